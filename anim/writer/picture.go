package writer

import (
	"image"
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Programs that show vector pictures differ in how they enlarge the pictures
// inside: many blur what should stay sharp. So these are enlarged beforehand.

// maxSamples is the largest picture that is made so.
const maxSamples = 1 << 24

// enlarge is m's picture with about density samples for one of the film's
// pixels in each direction, or its own cells if they are more.
func enlarge(m *strip.Image, density float64) image.Image {
	times := func(lo, hi int32, n int) int {
		return max(1, int(min(math.Ceil(density*(px(hi)-px(lo))/float64(n)), maxSamples)))
	}
	kx, ky := times(m.Rect.X0, m.Rect.X1, m.W), times(m.Rect.Y0, m.Rect.Y1, m.H)
	if kx*ky > maxSamples/(m.W*m.H) {
		kx, ky = 1, 1
	}
	box := image.Rect(0, 0, m.W*kx, m.H*ky)
	switch {
	case m.Smooth && kx*ky > 1:
		return blend(m, box)
	case len(m.Palette) == 0:
		img := image.NewNRGBA(box)
		fill(img.Pix, 4, m.W, m.H, kx, ky, func(dst []uint8, cell int) {
			c := cellColor(m, cell)
			dst[0], dst[1], dst[2], dst[3] = c.R, c.G, c.B, c.A
		})
		return img
	}
	var p color.Palette
	for _, c := range m.Palette {
		p = append(p, c)
	}
	img := image.NewPaletted(box, p)
	fill(img.Pix, 1, m.W, m.H, kx, ky, func(dst []uint8, cell int) { dst[0] = m.Pix[cell] })
	return img
}

// fill repeats each of w×h cells kx times across and ky times down; a sample
// has size bytes.
func fill(pix []uint8, size, w, h, kx, ky int, put func(dst []uint8, cell int)) {
	stride := w * kx * size
	for y := range h {
		row := pix[y*ky*stride:][:stride]
		for x := range w * kx {
			put(row[x*size:][:size], y*w+x/kx)
		}
		for i := 1; i < ky; i++ {
			copy(pix[(y*ky+i)*stride:], row)
		}
	}
}

func cellColor(m *strip.Image, cell int) color.NRGBA {
	if len(m.Palette) > 0 {
		return m.Palette[m.Pix[cell]]
	}
	n := m.W * m.H
	return color.NRGBA{m.Pix[cell], m.Pix[n+cell], m.Pix[2*n+cell], m.Pix[3*n+cell]}
}

// blend mixes the four cells around each sample by its distance from their
// centres, as package raster does.
func blend(m *strip.Image, box image.Rectangle) image.Image {
	img := image.NewRGBA(box)
	near := func(i, samples, n int) (a, b int, t float64) {
		c := (float64(i)+0.5)/float64(samples)*float64(n) - 0.5
		c = min(max(c, 0), float64(n-1))
		a = int(c)
		return a, min(a+1, n-1), c - float64(a)
	}
	for y := range box.Max.Y {
		y0, y1, v := near(y, box.Max.Y, m.H)
		for x := range box.Max.X {
			x0, x1, u := near(x, box.Max.X, m.W)
			var sum [4]float64
			for _, part := range []struct {
				cell   int
				weight float64
			}{{y0*m.W + x0, (1 - u) * (1 - v)}, {y0*m.W + x1, u * (1 - v)}, {y1*m.W + x0, (1 - u) * v}, {y1*m.W + x1, u * v}} {
				c := cellColor(m, part.cell)
				a := float64(c.A) / 255 * part.weight
				sum[0] += float64(c.R) * a
				sum[1] += float64(c.G) * a
				sum[2] += float64(c.B) * a
				sum[3] += 255 * a
			}
			for i, s := range sum {
				img.Pix[img.PixOffset(x, y)+i] = uint8(s + 0.5)
			}
		}
	}
	return img
}

// opaquePalette says that m has a palette without see-through colours.
func opaquePalette(m *strip.Image) bool {
	for _, c := range m.Palette {
		if c.A < 255 {
			return false
		}
	}
	return len(m.Palette) > 0
}

// trueColor is img without a palette. What cannot be seen is white: programs
// that shrink a picture let its colour bleed into its neighbours.
func trueColor(img image.Image) *image.NRGBA {
	r := img.Bounds()
	out := image.NewNRGBA(r)
	for y := range r.Dy() {
		for x := range r.Dx() {
			c := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			if c.A == 0 {
				c = color.NRGBA{255, 255, 255, 0}
			}
			out.SetNRGBA(x, y, c)
		}
	}
	return out
}

// widen repeats the last column of a picture with size bytes a pixel n times.
func widen(pix []uint8, width, size, n int) []uint8 {
	var out []uint8
	for stride := width * size; len(pix) > 0; pix = pix[stride:] {
		out = append(out, pix[:stride]...)
		for range n {
			out = append(out, pix[stride-size:stride]...)
		}
	}
	return out
}
