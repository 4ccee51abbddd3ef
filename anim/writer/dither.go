package writer

import (
	"encoding/binary"
	"math"

	"github.com/zoetrope-go/zoetrope/anim/raster/quant"
)

// A dither finds palette indices so that neighbouring pixels mix to the colours
// that the palette lacks. A pixel's index depends on its colour and its place
// alone, so that a picture that stands still does not flicker, and a rectangle
// of it can be coded by itself. A colour of the palette stays as it is.
//
// The method is ordered dithering (B. E. Bayer, "An optimum method for two-level
// rendition of continuous-tone pictures", ICC 1973) between two colours of the
// palette for each colour: the nearest one, and the one nearest to where that
// would be mirrored, on the other side.
type dither struct {
	palette *quant.Palette
	order   [8][8]uint8 // by y and x: 0 to 63
	spacing []float64   // from each of the palette's colours to its nearest
	mixes   [1 << 14]mix
	off     int // as of quant.Palette.Off, of the colours asked for
}

// A mix is how a colour is made of two of the palette. The zero value is that
// of no opaque colour.
type mix struct {
	color   uint32
	a, b    uint8 // indices
	portion uint8 // of b, in 64ths
}

func newDither(p *quant.Palette) *dither {
	d := &dither{palette: p}
	for y := range 8 {
		for x := range 8 {
			// The matrix in closed form: the bits of x^y and y, interleaved.
			for bit := range 3 {
				d.order[y][x] |= uint8((x^y)>>bit&1<<(5-2*bit) | y>>bit&1<<(4-2*bit))
			}
		}
	}
	for i, a := range p.Colors {
		least := math.Inf(1)
		for j, b := range p.Colors {
			if i != j {
				r, g, b := float64(a.R)-float64(b.R), float64(a.G)-float64(b.G), float64(a.B)-float64(b.B)
				least = min(least, math.Sqrt(r*r+g*g+b*b))
			}
		}
		d.spacing = append(d.spacing, least)
	}
	return d
}

// index finds the indices of the opaque pixels of a row from (x, y) on.
func (d *dither) index(dst, row []uint8, x, y int) {
	order := &d.order[y&7]
	for i := range dst {
		c := binary.LittleEndian.Uint32(row[4*i:])
		m := &d.mixes[c*2654435761>>18] // Knuth's multiplicative hash
		if m.color != c {
			*m = d.mix(c)
		}
		if dst[i] = m.a; order[(x+i)&7] < m.portion {
			dst[i] = m.b
		}
	}
}

func (d *dither) mix(c uint32) mix {
	want := rgb3(c)
	d.palette.Off()
	m := mix{color: c, a: d.nearest(want)}
	d.off = max(d.off, d.palette.Off())
	m.b = m.a
	near := d.color(m.a)
	var off [3]float64
	for i := range off {
		off[i] = want[i] - near[i]
	}
	// The further away one looks, the more colours are on the other side.
	for _, far := range []float64{1, 2, 4, 8, 16} {
		var there [3]float64
		for i := range there {
			there[i] = min(max(want[i]+far*off[i], 0), 255)
		}
		if m.b = d.nearest(there); m.b != m.a {
			break
		}
	}
	other := d.color(m.b)
	along, length := 0.0, 0.0
	for i := range off {
		along += off[i] * (other[i] - near[i])
		length += (other[i] - near[i]) * (other[i] - near[i])
	}
	// Dots of a colour far off would show: a thin line would look dashed.
	if most := 2 * d.spacing[m.a]; length > 0 && length <= most*most {
		m.portion = uint8(math.Round(64 * min(max(along/length, 0), 1)))
	}
	return m
}

func rgb3(c uint32) [3]float64 {
	return [3]float64{float64(c & 255), float64(c >> 8 & 255), float64(c >> 16 & 255)}
}

func (d *dither) color(i uint8) [3]float64 {
	c := d.palette.Colors[i]
	return [3]float64{float64(c.R), float64(c.G), float64(c.B)}
}

// nearest is the index of the palette's colour closest to an opaque one.
func (d *dither) nearest(c [3]float64) uint8 {
	var index [1]uint8
	d.palette.Index(index[:], []uint8{uint8(c[0] + 0.5), uint8(c[1] + 0.5), uint8(c[2] + 0.5), 255})
	return index[0]
}
