package raster

import (
	"encoding/binary"
	"image"
	"image/color"
)

// A mask is the coverage, 0 to 255, of the pixels of a picture by one shape.
// All of it is zero between shapes. Drawing a shape keeps note of the columns
// it touched in each row, so that painting and clearing cost no more than the
// shape itself.
type mask struct {
	w, h   int
	pix    []uint8
	lo, hi []int // touched columns of each row: [lo, hi)
	y0, y1 int   // touched rows: [y0, y1)
	clip   image.Rectangle
}

// levels is the number of steps from uncovered to covered. The eye does not
// tell more apart at the edge of a line, and fewer make fewer colours: plots
// fit an exact palette more often, and files are smaller.
const levels = 16

// level rounds a coverage to the nearest of the levels.
var level = func() (t [256]uint8) {
	for c := range t {
		n := (c*levels + 127) / 255
		t[c] = uint8((n*255 + levels/2) / levels)
	}
	return t
}()

func newMask(w, h int) *mask {
	m := &mask{w: w, h: h, pix: make([]uint8, w*h), lo: make([]int, h), hi: make([]int, h)}
	for y := range m.lo {
		m.lo[y] = w
	}
	m.y0 = h
	return m
}

// limit starts a shape that is drawn inside r only.
func (m *mask) limit(r image.Rectangle) {
	m.clip = r.Intersect(image.Rect(0, 0, m.w, m.h))
}

// touch notes that columns [lo, hi) of row y are being written.
func (m *mask) touch(y, lo, hi int) {
	m.lo[y] = min(m.lo[y], lo)
	m.hi[y] = max(m.hi[y], hi)
	m.y0 = min(m.y0, y)
	m.y1 = max(m.y1, y+1)
}

// box covers the whole pixels of r.
func (m *mask) box(r image.Rectangle) {
	r = r.Intersect(m.clip)
	if r.Empty() {
		return
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := m.pix[y*m.w+r.Min.X : y*m.w+r.Max.X]
		for x := range row {
			row[x] = 255
		}
		m.touch(y, r.Min.X, r.Max.X)
	}
}

// paint blends k into img wherever the mask covers it, and clears the mask.
func (m *mask) paint(img *image.RGBA, k ink) {
	for y := m.y0; y < m.y1; y++ {
		lo, hi := m.lo[y], m.hi[y]
		if lo >= hi {
			continue
		}
		row := m.pix[y*m.w+lo : y*m.w+hi]
		k.row(img.Pix[img.PixOffset(lo, y):], row)
		clear(row)
		m.lo[y], m.hi[y] = m.w, 0
	}
	m.y0, m.y1 = m.h, 0
}

// An ink is a premultiplied colour.
type ink struct {
	r, g, b, a uint32
	full       uint32 // the four bytes of a fully covered pixel
}

func newInk(c color.NRGBA) ink {
	a := uint32(c.A)
	k := ink{r: over255(uint32(c.R) * a), g: over255(uint32(c.G) * a), b: over255(uint32(c.B) * a), a: a}
	k.full = k.r | k.g<<8 | k.b<<16 | k.a<<24
	return k
}

// over255 divides by 255, rounding to nearest, for 0 <= x <= 255*255+255.
func over255(x uint32) uint32 {
	x += 128
	return (x + x>>8) >> 8
}

// row blends the ink into the pixels dst, as far as cov covers them.
func (k ink) row(dst []uint8, cov []uint8) {
	for x := 0; x < len(cov); x++ {
		c := cov[x]
		if c == 0 {
			// Most of a thin line's row is empty: skip it by eights.
			for x+8 <= len(cov) && binary.LittleEndian.Uint64(cov[x:]) == 0 {
				x += 8
			}
			if x >= len(cov) {
				return
			}
			if c = cov[x]; c == 0 {
				continue
			}
		}
		k.pixel(dst[4*x:4*x+4:4*x+4], uint32(c))
	}
}

// pixel blends the ink into one pixel with coverage c.
func (k ink) pixel(d []uint8, c uint32) {
	if c&k.a == 255 {
		binary.LittleEndian.PutUint32(d, k.full)
		return
	}
	_ = d[3]
	keep := 255 - over255(k.a*c)
	d[0] = uint8(over255(k.r*c + uint32(d[0])*keep))
	d[1] = uint8(over255(k.g*c + uint32(d[1])*keep))
	d[2] = uint8(over255(k.b*c + uint32(d[2])*keep))
	d[3] = uint8(over255(k.a*c + uint32(d[3])*keep))
}

// fillRow gives all pixels of row the four bytes of full.
func fillRow(row []uint8, full uint32) {
	if len(row) == 0 {
		return
	}
	binary.LittleEndian.PutUint32(row, full)
	for n := 4; n < len(row); n *= 2 {
		copy(row[n:], row[:n])
	}
}
