package writer

import (
	"encoding/binary"
	"math"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/raster/quant"
)

// A dither finds palette indices so that neighbouring pixels mix to the colours
// that the palette lacks. A pixel's index depends on its colour and its place
// alone, so that a picture that stands still does not flicker, and a rectangle
// of it can be coded by itself.
//
// The method is ordered dithering: B. E. Bayer, "An optimum method for
// two-level rendition of continuous-tone pictures", ICC 1973.
type dither struct {
	palette *quant.Palette
	exact   map[uint32]bool // the palette's colours
	offset  [8][8]int       // by y and x, added to each channel
	row     []uint8
	last    [1 << 12]known
}

// known is an index that was found before, of an opaque colour. The zero value
// is none.
type known struct {
	color uint32
	index uint8
}

func newDither(p *quant.Palette) *dither {
	d := &dither{palette: p, exact: map[uint32]bool{}}
	for _, c := range p.Colors {
		d.exact[binary.LittleEndian.Uint32([]byte{c.R, c.G, c.B, c.A})] = true
	}
	spread := spacing(p)
	for y := range 8 {
		for x := range 8 {
			// The matrix in closed form: the bits of x^y and y, interleaved.
			m := 0
			for bit := range 3 {
				m |= (x^y)>>bit&1<<(5-2*bit) | y>>bit&1<<(4-2*bit)
			}
			d.offset[y][x] = int(math.Round(((float64(m)+0.5)/64 - 0.5) * spread))
		}
	}
	return d
}

// spacing is how far the palette's colours are apart in a channel: the median
// over the colours of the distance to the nearest other one.
func spacing(p *quant.Palette) float64 {
	var list []float64
	for i, a := range p.Colors {
		least := math.Inf(1)
		for j, b := range p.Colors {
			if i != j {
				r, g, b := float64(a.R)-float64(b.R), float64(a.G)-float64(b.G), float64(a.B)-float64(b.B)
				least = min(least, r*r+g*g+b*b)
			}
		}
		list = append(list, math.Sqrt(least/3))
	}
	slices.Sort(list)
	if len(list) < 2 {
		return 0
	}
	return list[len(list)/2]
}

// index finds the indices of the opaque pixels of a row from (x, y) on.
func (d *dither) index(dst, row []uint8, x, y int) {
	d.row = append(d.row[:0], row...)
	offset := &d.offset[y&7]
	for i := 0; i < len(row); i += 4 {
		if d.exact[binary.LittleEndian.Uint32(row[i:])] {
			continue
		}
		o := offset[(x+i/4)&7]
		for c := range 3 {
			d.row[i+c] = uint8(min(max(int(row[i+c])+o, 0), 255))
		}
	}
	for i := range dst {
		c := binary.LittleEndian.Uint32(d.row[4*i:])
		k := &d.last[c*2654435761>>20] // Knuth's multiplicative hash
		if k.color != c {
			*k = known{c, 0}
			var one [1]uint8
			d.palette.Index(one[:], d.row[4*i:4*i+4])
			k.index = one[0]
		}
		dst[i] = k.index
	}
}
