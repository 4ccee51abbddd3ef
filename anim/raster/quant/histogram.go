// Package quant finds the palette of pictures and films: exactly their
// colours where those are few, and otherwise the few that stand for them best.
package quant

import (
	"encoding/binary"
	"math"
)

// maxColors is the number of different colours that a histogram tells apart.
// Beyond it, colours that differ in their lowest bits only are taken as one.
const maxColors = 1 << 16

// A Histogram counts the colours of pictures. Its zero value is empty.
//
// A colour is the four bytes of an image.RGBA's pixel, red first: red, green
// and blue premultiplied, and alpha.
type Histogram struct {
	keep  uint32 // the bits of a colour that tell it apart
	slots []slot // open addressing; a power of two
	n     int
}

// A slot is a colour, the first that was met of those that are taken as one.
// Films have so many of them that it counts how large it is.
type slot struct {
	rgba uint32
	// count is the number of pixels, which goes no higher than four thousand
	// million; once the palette is made, the index there and 1. 0: the slot is
	// empty.
	count uint32
}

func (s *slot) add(pixels uint64) {
	s.count = uint32(min(uint64(s.count)+pixels, math.MaxUint32))
}

// Add counts the pixels of one row or of a part of it, four bytes each.
func (h *Histogram) Add(row []uint8) {
	if len(row) < 4 {
		return
	}
	last, run := binary.LittleEndian.Uint32(row), uint64(0)
	for i := 0; i+4 <= len(row); i += 4 {
		c := binary.LittleEndian.Uint32(row[i:])
		if c == last {
			run++
			// Most of a drawing is background: go on two by two.
			for two := twice(c); i+12 <= len(row) && binary.LittleEndian.Uint64(row[i+4:]) == two; i += 8 {
				run += 2
			}
			continue
		}
		h.add(last, run)
		last, run = c, 1
	}
	h.add(last, run)
}

func twice(c uint32) uint64 { return uint64(c) | uint64(c)<<32 }

// Merge adds the counts of other.
func (h *Histogram) Merge(other *Histogram) {
	for _, s := range other.slots {
		if s.count > 0 {
			h.add(s.rgba, uint64(s.count))
		}
	}
}

// Len is the number of different colours.
func (h *Histogram) Len() int { return h.n }

// Exact reports whether all colours have been told apart.
func (h *Histogram) Exact() bool { return h.keep == 0 || h.keep == ^uint32(0) }

func (h *Histogram) add(rgba uint32, count uint64) {
	if h.slots == nil {
		h.keep = ^uint32(0)
		h.slots = make([]slot, 1024)
	}
	s := &h.slots[h.find(rgba)]
	if s.count > 0 {
		s.add(count)
		return
	}
	s.rgba = rgba
	s.add(count)
	h.n++
	switch {
	case h.n > maxColors:
		// Drop one more bit of each channel.
		h.keep &= h.keep << 1 & 0xfefefefe
		h.rebuild(len(h.slots))
	case 2*h.n > len(h.slots):
		h.rebuild(2 * len(h.slots))
	}
}

func (h *Histogram) rebuild(size int) {
	old := h.slots
	h.slots = make([]slot, size)
	h.n = 0
	for _, o := range old {
		if o.count == 0 {
			continue
		}
		s := &h.slots[h.find(o.rgba)]
		if s.count == 0 {
			*s = o
			h.n++
		} else {
			s.add(uint64(o.count))
		}
	}
}

// find is the slot of a colour, or the empty one where it belongs.
func (h *Histogram) find(rgba uint32) int {
	key := rgba & h.keep
	last := len(h.slots) - 1
	i := int(key*2654435769>>7) & last // 2^32 over the golden ratio
	for h.slots[i].count > 0 && h.slots[i].rgba&h.keep != key {
		i = (i + 1) & last
	}
	return i
}
