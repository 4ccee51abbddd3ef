package raster

import (
	"encoding/binary"
	"image"
	"image/color"
	"math"
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
	a    uint32
	full uint32 // the four bytes of a fully covered pixel
	wide uint64 // the same in lanes of 16 bits
}

func newInk(c color.NRGBA) ink {
	a := uint32(c.A)
	k := ink{a: a}
	k.full = over255(uint32(c.R)*a) | over255(uint32(c.G)*a)<<8 | over255(uint32(c.B)*a)<<16 | a<<24
	k.wide = widen(k.full)
	return k
}

// widen gives each of four bytes 16 bits of its own.
func widen(c uint32) uint64 {
	w := uint64(c)
	w = (w | w<<16) & 0x0000ffff0000ffff
	return (w | w<<8) & lanes
}

const lanes = 0x00ff00ff00ff00ff

// over255 divides by 255, rounding to nearest, for 0 <= x <= 255*255+255.
func over255(x uint32) uint32 {
	x += 128
	return (x + x>>8) >> 8
}

// row blends the ink into the pixels dst, as far as cov covers them. Most of a
// thin line's row is empty, and most of a large mark's covered as a whole: both
// go by eights.
func (k ink) row(dst []uint8, cov []uint8) {
	var lastC, lastUnder, last uint32
	for x := 0; x < len(cov); {
		if x+8 <= len(cov) {
			first := binary.LittleEndian.Uint64(cov[x:])
			if first == 0 || first == math.MaxUint64 && k.a == 255 {
				from := x
				for x += 8; x+8 <= len(cov) && binary.LittleEndian.Uint64(cov[x:]) == first; {
					x += 8
				}
				if first != 0 {
					fillRow(dst[4*from:4*x], k.full)
				}
				continue
			}
		}
		for end := min(x+8, len(cov)); x < end; x++ {
			c := uint32(cov[x])
			if c == 0 {
				continue
			}
			d := dst[4*x : 4*x+4 : 4*x+4]
			under := binary.LittleEndian.Uint32(d)
			if c != lastC || under != lastUnder {
				// A drawing has few colours: often the same one lies over the same.
				lastC, lastUnder, last = c, under, k.over(under, c)
			}
			binary.LittleEndian.PutUint32(d, last)
		}
	}
}

// span blends the ink into the pixels dst, all of which are covered by c.
func (k ink) span(dst []uint8, c uint8) {
	if c == 255 && k.a == 255 {
		fillRow(dst, k.full)
		return
	}
	under := binary.LittleEndian.Uint32(dst)
	now := k.over(under, uint32(c))
	binary.LittleEndian.PutUint32(dst, now)
	for dst = dst[4:]; len(dst) > 0; dst = dst[4:] {
		if u := binary.LittleEndian.Uint32(dst); u != under {
			under, now = u, k.over(u, uint32(c))
		}
		binary.LittleEndian.PutUint32(dst, now)
	}
}

// pixel blends the ink into one pixel with coverage c.
func (k ink) pixel(d []uint8, c uint32) {
	full := k.full
	if c&k.a != 255 {
		full = k.over(binary.LittleEndian.Uint32(d), c)
	}
	binary.LittleEndian.PutUint32(d, full)
}

// over is the colour of a pixel, of four bytes, once the ink lies over it with
// coverage c.
func (k ink) over(under, c uint32) uint32 {
	keep := 255 - over255(k.a*c)
	// All four channels at once, and over255 of each: a sum is at most 65280, so
	// it stays within its lane.
	s := k.wide*uint64(c) + widen(under)*uint64(keep) + 128*(lanes/255)
	s += s >> 8 & lanes
	s = s >> 8 & lanes
	s = (s | s>>8) & 0x0000ffff0000ffff
	return uint32(s | s>>16)
}
