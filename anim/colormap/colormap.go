// Package colormap maps numbers to colours. Its maps are matplotlib's, whose
// colours are rounded to the nearest 1/255; Linear and Diverging build others.
package colormap

import (
	"image/color"
	"math"
)

// A Map is a colour map. The zero Map is Viridis.
type Map struct {
	name     string
	table    string // red, green, blue of each colour
	reversed bool
}

// Perceptually uniform maps, for values without a natural middle.
var (
	Viridis = Map{name: "viridis", table: viridisTable}
	Plasma  = Map{name: "plasma", table: plasmaTable}
	Inferno = Map{name: "inferno", table: infernoTable}
	Magma   = Map{name: "magma", table: magmaTable}
	// Cividis looks the same to most people with a colour vision deficiency.
	Cividis = Map{name: "cividis", table: cividisTable}
)

// Maps that are wide-spread, though lightness does not follow the value in
// all of them.
var (
	Gray = Map{name: "gray", table: grayTable}
	Hot  = Map{name: "hot", table: hotTable}
	Jet  = Map{name: "jet", table: jetTable}
)

// Diverging maps, for values on both sides of a middle.
var (
	Coolwarm = Map{name: "coolwarm", table: coolwarmTable}
	RdBu     = Map{name: "RdBu", table: rdBuTable}
)

// Cyclic maps, whose last colour is their first, for angles and phases.
var (
	// Twilight has 510 colours, so one of its 256 places stands for two or three,
	// which differ by no more than 2/255 from what the place has.
	Twilight = Map{name: "twilight", table: twilightTable}
	HSV      = Map{name: "hsv", table: hsvTable}
)

// Lists of colours, for kinds and numbered groups: each takes an equal part of
// the map, without a transition. Colors returns them one by one.
var (
	Tab10 = Map{name: "tab10", table: tab10Table}
	Tab20 = Map{name: "tab20", table: tab20Table}
)

// Len is the number of places in a map.
const Len = 256

// Index returns the place in the map of v, where lo is the first colour and
// hi the last: v is divided into 256 equal steps as matplotlib divides it, and
// values outside are held at the ends. ok is false for NaN. Where hi equals
// lo, every value has place 0.
func Index(v, lo, hi float64) (i uint8, ok bool) {
	if math.IsNaN(v) {
		return 0, false
	}
	if hi == lo {
		return 0, true
	}
	t := (v - lo) / (hi - lo) * Len
	return uint8(min(max(t, 0), Len-1)), true
}

// Color returns the colour of place i. In a map of more than 256 colours it is the
// one in the middle of the place, and in a list of n colours the one at its end:
// so group k has colour k with limits of 0 and n too, where it begins in mid-place.
func (m Map) Color(i uint8) color.NRGBA {
	n := m.len()
	if n < Len {
		return m.own(((int(i)+1)*n - 1) / Len)
	}
	return m.own((2*int(i) + 1) * n / (2 * Len))
}

// len is the number of colours in the table.
func (m Map) len() int { return len(m.rgb()) / 3 }

func (m Map) rgb() string {
	if m.table == "" {
		return viridisTable
	}
	return m.table
}

// own returns colour k of the table.
func (m Map) own(k int) color.NRGBA {
	t := m.rgb()
	if m.reversed {
		k = len(t)/3 - 1 - k
	}
	return color.NRGBA{t[3*k], t[3*k+1], t[3*k+2], 255}
}

// At returns the colour of t, from 0 (the first) to 1 (the last); values
// outside are held at the ends, and NaN is transparent.
func (m Map) At(t float64) color.NRGBA {
	if math.IsNaN(t) {
		return color.NRGBA{}
	}
	n := float64(m.len())
	return m.own(int(min(max(t*n, 0), n-1)))
}

// Palette returns the colours of all 256 places.
func (m Map) Palette() []color.NRGBA {
	p := make([]color.NRGBA, Len)
	for i := range p {
		p[i] = m.Color(uint8(i))
	}
	return p
}

// Colors returns the different colours that the map is made of: ten of Tab10,
// twenty of Tab20, 510 of Twilight, 256 of the others.
func (m Map) Colors() []color.NRGBA {
	p := make([]color.NRGBA, m.len())
	for k := range p {
		p[k] = m.own(k)
	}
	return p
}

// Reverse returns the map from its last colour to its first.
func (m Map) Reverse() Map {
	m.reversed = !m.reversed
	return m
}

// String is the map's name, that of matplotlib, with "_r" if it is reversed.
func (m Map) String() string {
	n := m.name
	if n == "" {
		n = "viridis"
	}
	if m.reversed {
		n += "_r"
	}
	return n
}
