// Package colormap maps numbers to colours. Its maps are matplotlib's, each a
// table of 256 colours, matplotlib's rounded to the nearest 1/255.
package colormap

import (
	"image/color"
	"math"
)

// A Map is a colour map. The zero Map is Viridis.
type Map struct {
	name     string
	table    string // 256 times red, green, blue
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

// Twilight is cyclic, for angles and phases.
var Twilight = Map{name: "twilight", table: twilightTable}

// Len is the number of colours of a map.
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

// Color returns colour i.
func (m Map) Color(i uint8) color.NRGBA {
	t := m.table
	if t == "" {
		t = viridisTable
	}
	if m.reversed {
		i = Len - 1 - i
	}
	k := 3 * int(i)
	return color.NRGBA{t[k], t[k+1], t[k+2], 255}
}

// At returns the colour of t, from 0 (the first) to 1 (the last); values
// outside are held at the ends, and NaN is transparent.
func (m Map) At(t float64) color.NRGBA {
	i, ok := Index(t, 0, 1)
	if !ok {
		return color.NRGBA{}
	}
	return m.Color(i)
}

// Palette returns all 256 colours.
func (m Map) Palette() []color.NRGBA {
	p := make([]color.NRGBA, Len)
	for i := range p {
		p[i] = m.Color(uint8(i))
	}
	return p
}

// Reverse returns the map from its last colour to its first.
func (m Map) Reverse() Map {
	m.reversed = !m.reversed
	return m
}

// String is matplotlib's name of the map.
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
