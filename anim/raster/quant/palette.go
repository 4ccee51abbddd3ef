package quant

import (
	"cmp"
	"encoding/binary"
	"image/color"
	"math"
	"slices"
)

// A Palette stands for the colours of a histogram.
type Palette struct {
	// Colors are the palette's colours, the most frequent first where the
	// palette is exact.
	Colors []color.NRGBA
	// Exact: each of the histogram's colours is in the palette.
	Exact bool

	h    *Histogram
	rgba [][4]int32 // Colors premultiplied
	// by green, for finding the nearest
	order []int
	off   int32
}

// NewPalette chooses at most n colours, 1 to 256, for the colours of h, which
// must hold one at least. The histogram must not be used afterwards.
//
// Up to n colours are kept exactly. Of more, colours close to each other share
// an entry, so that the sum of the squared distances is small; a distance
// counts with the square root of the number of its pixels, because a plot is
// nearly all background. A colour that most of an entry's pixels have is
// itself the entry, so white remains white.
func NewPalette(h *Histogram, n int) *Palette {
	p := &Palette{h: h}
	all := make([]*slot, 0, h.n)
	for i := range h.slots {
		if h.slots[i].count > 0 {
			all = append(all, &h.slots[i])
		}
	}
	slices.SortFunc(all, func(a, b *slot) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.rgba, b.rgba))
	})
	if len(all) <= n {
		p.Exact = h.Exact()
		for i, s := range all {
			s.count = uint32(i) + 1
			p.rgba = append(p.rgba, channels(s.rgba))
		}
	} else {
		p.rgba = cut(all, n)
		p.sort()
		for _, s := range all {
			s.count = uint32(p.nearest(channels(s.rgba))) + 1
		}
	}
	for _, c := range p.rgba {
		p.Colors = append(p.Colors, straight(c))
	}
	return p
}

// PaletteOf takes the given opaque colours, 1 to 256, for the colours of h,
// which must not be used afterwards. Each colour gets the nearest entry.
func PaletteOf(h *Histogram, colors []color.NRGBA) *Palette {
	p := &Palette{h: h, Colors: colors, Exact: h.Exact()}
	for _, c := range colors {
		p.rgba = append(p.rgba, [4]int32{int32(c.R), int32(c.G), int32(c.B), int32(c.A)})
	}
	p.sort()
	for i := range h.slots {
		if s := &h.slots[i]; s.count > 0 {
			i := p.nearest(channels(s.rgba))
			s.count = uint32(i) + 1
			p.Exact = p.Exact && p.rgba[i] == channels(s.rgba)
		}
	}
	return p
}

// Index writes the palette index of each pixel of a row to dst. A colour that
// the histogram did not meet gets the nearest entry.
func (p *Palette) Index(dst, row []uint8) {
	n := len(row) / 4
	dst = dst[:n]
	for i := 0; i < n; {
		c := binary.LittleEndian.Uint32(row[4*i:])
		index := p.index(c)
		dst[i] = index
		i++
		for two := twice(c); i+2 <= n && binary.LittleEndian.Uint64(row[4*i:]) == two; i += 2 {
			dst[i], dst[i+1] = index, index
		}
		if i < n && binary.LittleEndian.Uint32(row[4*i:]) == c {
			dst[i] = index
			i++
		}
	}
}

func (p *Palette) index(c uint32) uint8 {
	if s := &p.h.slots[p.h.find(c)]; s.count > 0 {
		return uint8(s.count - 1)
	}
	if p.order == nil {
		p.sort()
	}
	want := channels(c)
	i := p.nearest(want)
	sum := int32(0)
	for k, v := range p.rgba[i] {
		sum += (v - want[k]) * (v - want[k])
	}
	p.off = max(p.off, sum)
	return uint8(i)
}

// Off is how far the nearest entry was, at most, from a colour that the
// histogram did not meet: the squared distance, over all calls of Index since
// the last one of Off.
func (p *Palette) Off() int {
	off := p.off
	p.off = 0
	return int(off)
}

func channels(rgba uint32) [4]int32 {
	return [4]int32{int32(rgba & 255), int32(rgba >> 8 & 255), int32(rgba >> 16 & 255), int32(rgba >> 24)}
}

// Straight is the colour of an image.RGBA's pixel of four bytes.
func Straight(pixel []uint8) color.NRGBA {
	return straight(channels(binary.LittleEndian.Uint32(pixel)))
}

// straight undoes the premultiplication.
func straight(c [4]int32) color.NRGBA {
	a := c[3]
	if a == 0 {
		return color.NRGBA{}
	}
	un := func(v int32) uint8 { return uint8(min((v*255+a/2)/a, 255)) }
	return color.NRGBA{un(c[0]), un(c[1]), un(c[2]), uint8(a)}
}

// sort orders the palette by green.
func (p *Palette) sort() {
	p.order = make([]int, len(p.rgba))
	for i := range p.order {
		p.order[i] = i
	}
	slices.SortFunc(p.order, func(a, b int) int {
		return cmp.Or(cmp.Compare(p.rgba[a][1], p.rgba[b][1]), cmp.Compare(a, b))
	})
}

// nearest finds the entry closest to c, going outwards from those with the
// same green until green alone is too far.
func (p *Palette) nearest(c [4]int32) int {
	up, _ := slices.BinarySearchFunc(p.order, c[1], func(i int, g int32) int { return cmp.Compare(p.rgba[i][1], g) })
	down := up - 1
	best, least := 0, int32(math.MaxInt32)
	try := func(i int) bool {
		q := &p.rgba[i]
		g := q[1] - c[1]
		if g*g > least {
			return false
		}
		r, b, a := q[0]-c[0], q[2]-c[2], q[3]-c[3]
		if d := g*g + r*r + b*b + a*a; d < least || d == least && i < best {
			best, least = i, d
		}
		return true
	}
	for up < len(p.order) || down >= 0 {
		if up < len(p.order) {
			if try(p.order[up]) {
				up++
			} else {
				up = len(p.order)
			}
		}
		if down >= 0 {
			if try(p.order[down]) {
				down--
			} else {
				down = -1
			}
		}
	}
	return best
}
