package writer

import (
	"bytes"
	"encoding/binary"
	"image"
)

// A changed remembers a picture and finds what is different in the next. The
// damage of a thin line is the rectangle around it, of which a few pixels are
// different: comparing is cheaper than all that is done with a pixel later.
type changed struct {
	pix   []uint8 // four bytes a pixel
	known bool    // they are a picture
}

// forget makes the next picture the first.
func (c *changed) forget() { c.known = false }

const (
	// gap is how many equal pixels part two spans.
	gap = 8
	// block is how many bytes are compared in one go, which is fastest by far
	// where they are equal.
	block = 256
)

// spans calls span for each stretch of a row, columns x0 to x1, that differs
// from the picture before within the damage: all rows, the first time.
func (c *changed) spans(img *image.RGBA, damage []image.Rectangle, span func(y, x0, x1 int)) {
	w, h := img.Rect.Dx(), img.Rect.Dy()
	if !c.known {
		c.known = true
		if c.pix == nil {
			c.pix = make([]uint8, 4*w*h)
		}
		for y := range h {
			copy(c.pix[4*w*y:], img.Pix[y*img.Stride:][:4*w])
			span(y, 0, w)
		}
		return
	}
	for _, r := range damage {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			now := img.Pix[img.PixOffset(r.Min.X, y):][:4*r.Dx()]
			before := c.pix[4*(w*y+r.Min.X):][:4*r.Dx()]
			for x := 0; ; {
				for len(now)-x >= block && bytes.Equal(now[x:x+block], before[x:x+block]) {
					x += block
				}
				for len(now)-x >= 8 && binary.LittleEndian.Uint64(now[x:]) == binary.LittleEndian.Uint64(before[x:]) {
					x += 8
				}
				for x < len(now) && binary.LittleEndian.Uint32(now[x:]) == binary.LittleEndian.Uint32(before[x:]) {
					x += 4
				}
				if x == len(now) {
					break
				}
				end := x + 4 // behind the last pixel that differs
				for i := end; i < len(now) && i-end < 4*gap; i += 4 {
					if binary.LittleEndian.Uint32(now[i:]) != binary.LittleEndian.Uint32(before[i:]) {
						end = i + 4
					}
				}
				copy(before[x:end], now[x:end])
				span(y, r.Min.X+x/4, r.Min.X+end/4)
				x = end
			}
		}
	}
}
