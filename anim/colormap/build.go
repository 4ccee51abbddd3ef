package colormap

import (
	"fmt"
	"image/color"
	"math"
)

// Linear builds a map that passes through two or more colours at equal
// distances, as matplotlib's LinearSegmentedColormap.from_list: red, green and
// blue are interpolated in a straight line. Opacity is left out. It panics on
// fewer than two colours.
func Linear(name string, colors ...color.Color) Map {
	if len(colors) < 2 {
		panic(fmt.Sprintf("colormap: Linear %q has %d colours, want 2 or more", name, len(colors)))
	}
	stops := opaque(colors)
	last := len(stops) - 1
	return build(name, func(t float64) (a, b color.NRGBA, u float64) {
		k := min(int(t*float64(last)), last-1)
		return stops[k], stops[k+1], t*float64(last) - float64(k)
	})
}

// Diverging builds a map from low through middle to high. spread, from 0 to
// below 1, is how far the middle spreads: at distance d from the middle, of
// which the ends have 1, the part of the end's colour is d to the power of
// 1/(1-spread). With 0 both halves are straight lines, with 0.5 squares, and
// the nearer to 1, the more of the map has the middle's colour. It panics on
// another spread.
func Diverging(name string, low, middle, high color.Color, spread float64) Map {
	if !(spread >= 0 && spread < 1) {
		panic(fmt.Sprintf("colormap: Diverging %q has spread %v, want 0 or more and below 1", name, spread))
	}
	c := opaque([]color.Color{low, middle, high})
	return build(name, func(t float64) (a, b color.NRGBA, u float64) {
		end := c[0]
		if t > 0.5 {
			end = c[2]
		}
		return c[1], end, math.Pow(math.Abs(2*t-1), 1/(1-spread))
	})
}

// build makes a table of 256 colours. at says between which two colours the
// place t lies, and how far from the first, each from 0 to 1.
func build(name string, at func(t float64) (a, b color.NRGBA, u float64)) Map {
	table := make([]byte, 0, 3*Len)
	for i := range Len {
		a, b, u := at(float64(i) / (Len - 1))
		mix := func(a, b uint8) byte { return byte(math.Round(float64(a) + (float64(b)-float64(a))*u)) }
		table = append(table, mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B))
	}
	return Map{name: name, table: string(table)}
}

// opaque converts colours, without their opacity.
func opaque(colors []color.Color) []color.NRGBA {
	out := make([]color.NRGBA, len(colors))
	for i, c := range colors {
		if c == nil {
			panic(fmt.Sprintf("colormap: colour %d is nil, want a colour", i))
		}
		out[i] = color.NRGBAModel.Convert(c).(color.NRGBA)
	}
	return out
}
