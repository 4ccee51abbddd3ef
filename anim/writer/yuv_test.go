package writer

import (
	"bytes"
	"image"
	"image/color"
	"math/rand/v2"
	"testing"
)

// plainYUV converts a picture with the plain formulas, pixel by pixel.
func plainYUV(img *image.RGBA, outside color.NRGBA) []uint8 {
	size := img.Rect.Size()
	w, h := size.X+size.X%2, size.Y+size.Y%2
	at := func(x, y int) (r, g, b int) {
		if x >= size.X || y >= size.Y {
			return int(outside.R), int(outside.G), int(outside.B)
		}
		c := img.RGBAAt(x, y)
		return int(c.R), int(c.G), int(c.B)
	}
	pix := make([]uint8, 0, w*h*3/2)
	for y := range h {
		for x := range w {
			r, g, b := at(x, y)
			pix = append(pix, uint8((yr*r+yg*g+yb*b+16<<16+1<<15)>>16))
		}
	}
	for _, c := range [][3]int{{ur, ug, ub}, {vr, vg, vb}} {
		for y := 0; y < h; y += 2 {
			for x := 0; x < w; x += 2 {
				sum := 0
				for k := range 4 {
					r, g, b := at(x+k%2, y+k/2)
					sum += c[0]*r + c[1]*g + c[2]*b
				}
				pix = append(pix, uint8((sum+4*(128<<16)+4*(1<<15))>>18))
			}
		}
	}
	return pix
}

// A picture comes out as the plain formulas have it, whatever its size and
// whatever parts of it are converted.
func TestYUV(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := range 300 {
		size := image.Pt(1+r.IntN(90), 1+r.IntN(12))
		img := image.NewRGBA(image.Rectangle{Max: size})
		outside := color.NRGBA{uint8(r.Uint32()), uint8(r.Uint32()), uint8(r.Uint32()), 255}
		// Noise, extremes, and few colours, which makes runs of them.
		draw := func() {
			for i := range img.Pix {
				switch n % 3 {
				case 0:
					img.Pix[i] = uint8(r.Uint32())
				case 1:
					img.Pix[i] = uint8(255 * r.IntN(2))
				case 2:
					if img.Pix[i] = 200; i >= 4 {
						img.Pix[i] = img.Pix[i-4] + uint8(r.IntN(60)/59)
					}
				}
				if i%4 == 3 {
					img.Pix[i] = 255
				}
			}
		}
		draw()
		y := newYUV(size, outside)
		y.update(img, img.Rect)
		want := plainYUV(img, outside)
		if !bytes.Equal(y.pix, want) {
			t.Fatalf("a picture of %v differs from the plain formulas", size)
		}
		// What is converted is new, with the rest of its squares; all else is old.
		draw()
		now := plainYUV(img, outside)
		var part image.Rectangle
		part.Min = image.Pt(r.IntN(size.X), r.IntN(size.Y))
		part.Max = image.Pt(part.Min.X+1+r.IntN(size.X-part.Min.X), part.Min.Y+1+r.IntN(size.Y-part.Min.Y))
		y.update(img, part)
		for i := range want {
			plane, w, x0, x1, y0, y1 := i, y.w, part.Min.X&^1, (part.Max.X+1)&^1, part.Min.Y&^1, (part.Max.Y+1)&^1
			if i >= y.w*y.h {
				plane = (i - y.w*y.h) % (y.w * y.h / 4)
				w, x0, x1, y0, y1 = w/2, x0/2, x1/2, y0/2, y1/2
			}
			if image.Pt(plane%w, plane/w).In(image.Rect(x0, y0, x1, y1)) {
				want[i] = now[i]
			}
		}
		if !bytes.Equal(y.pix, want) {
			t.Fatalf("part %v of a picture of %v differs from the plain formulas", part, size)
		}
	}
}
