package record

import (
	"image"
	"image/color"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// DrawImage records a picture stretched over rect. Up to 256 colours are kept
// as a palette.
func (c *Canvas) DrawImage(rect vg.Rectangle, img image.Image) {
	b := img.Bounds()
	if b.Empty() {
		return
	}
	op := &strip.Image{Rect: c.rect(rect), W: b.Dx(), H: b.Dy()}
	if op.Rect.X0 == op.Rect.X1 || op.Rect.Y0 == op.Rect.Y1 {
		return
	}
	op.Palette, op.Pix = paletted(img, b)
	if op.Palette == nil {
		op.Pix = planes(img, b)
	}
	c.ops = append(c.ops, op)
}

// Cells records W*H palette indices, row by row from the top, stretched over
// rect. lo and hi are the values that the first and last palette entry stand
// for, equal if they stand for none.
func (c *Canvas) Cells(rect vg.Rectangle, w, h int, pix []uint8, palette []color.NRGBA, lo, hi float64, smooth bool) {
	c.ops = append(c.ops, &strip.Image{
		Rect: c.rect(rect), W: w, H: h, Palette: palette, Pix: pix,
		Min: lo, Max: hi, Smooth: smooth,
	})
}

// rect maps a rectangle to coordinate steps.
func (c *Canvas) rect(r vg.Rectangle) strip.Rect {
	x0, y0 := c.pixels(r.Min)
	x1, y1 := c.pixels(r.Max)
	return strip.Rect{
		X0: step(min(x0, x1)), X1: step(max(x0, x1)),
		Y0: step(min(y0, y1)), Y1: step(max(y0, y1)),
	}
}

// paletted returns nil if the image has more than 256 colours.
func paletted(img image.Image, b image.Rectangle) ([]color.NRGBA, []uint8) {
	var palette []color.NRGBA
	index := map[color.NRGBA]uint8{}
	pix := make([]uint8, 0, b.Dx()*b.Dy())
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			col := nrgba(img.At(x, y))
			i, ok := index[col]
			if !ok {
				if len(palette) == 256 {
					return nil, nil
				}
				i = uint8(len(palette))
				index[col] = i
				palette = append(palette, col)
			}
			pix = append(pix, i)
		}
	}
	return palette, pix
}

// planes returns the red, green, blue and alpha of an image one after another.
func planes(img image.Image, b image.Rectangle) []uint8 {
	n := b.Dx() * b.Dy()
	pix := make([]uint8, 4*n)
	i := 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			c := nrgba(img.At(x, y))
			pix[i], pix[n+i], pix[2*n+i], pix[3*n+i] = c.R, c.G, c.B, c.A
			i++
		}
	}
	return pix
}
