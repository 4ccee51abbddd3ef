package space

import (
	"image/color"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// Points draws a marker at each of some points in space.
type Points struct {
	// X, Y and Z are the points, as many of each. One with a NaN or infinite
	// value is left out.
	X, Y, Z []float64
	// Color of the markers. Nil: the next of the theme's cycle.
	Color color.Color
	// Values gives each point a colour of Map, as many as X: VMin is the map's
	// first colour and VMax its last, and a NaN is not drawn. Nil: all have
	// Color.
	Values []float64
	// Map is the colour map. Zero: colormap.Viridis.
	Map colormap.Map
	// VMin and VMax are the colour limits. Both zero: the range of Values in
	// all frames of the film.
	VMin, VMax float64
	// Marker is the shape. Zero: anim.Circle.
	Marker anim.Marker
	// Size is the area of the markers in square points, as anim.Scatter's.
	// Zero: 20, as in mplot3d.
	Size float64
	// Sizes is the area of each marker, as many as X. Nil: all have Size.
	Sizes []float64
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Fade takes opacity from what is farther: down to 0.3 at the farthest
	// corner of the box.
	Fade bool
	// Label is the points' name in the legend. Empty: they have no entry.
	Label string

	fromCycle color.Color
	shades
}

var _ Artist = (*Points)(nil)

// Scale is what the colours of Values mean, for the ColorBar of the axes.
func (s *Points) Scale() *anim.ColorScale { return s.see(s.Values, s.Map, s.VMin, s.VMax) }

func (s *Points) extend(b *bounds) {
	wantLen("Points", "Y", len(s.Y), len(s.X))
	wantLen("Points", "Z", len(s.Z), len(s.X))
	if s.Sizes != nil {
		wantLen("Points", "Sizes", len(s.Sizes), len(s.X))
	}
	if s.Values != nil {
		wantLen("Points", "Values", len(s.Values), len(s.X))
		s.Scale()
	}
	b.add(s.X, s.Y, s.Z)
}

func (s *Points) copy() Artist {
	c := *s
	c.X, c.Y, c.Z, c.Values, c.Sizes = slices.Clone(s.X), slices.Clone(s.Y), slices.Clone(s.Z), slices.Clone(s.Values), slices.Clone(s.Sizes)
	return &c
}

func (s *Points) bytes() int { return 8 * (3*len(s.X) + len(s.Values) + len(s.Sizes)) }

func (s *Points) cycle(c color.Color) bool {
	if s.Color != nil || s.Values != nil {
		return false
	}
	s.fromCycle = c
	return true
}

func (s *Points) sample() anim.Labeled {
	col := own(s.Color, s.fromCycle)
	if s.Values != nil {
		col = s.Map.At(0.5)
	}
	return &anim.Scatter{Color: col, Alpha: s.Alpha, Marker: s.Marker, Size: or(s.Size, 20), Label: s.Label}
}

func (s *Points) pieces(v *view) {
	look := style{kind: mark, color: opaque(own(s.Color, s.fromCycle), s.Alpha), width: or(s.Size, 20), marker: s.Marker}
	for i := range s.X {
		p := v.box.world(vec{s.X[i], s.Y[i], s.Z[i]})
		if !v.box.within(p) {
			continue
		}
		if s.Sizes != nil {
			if look.width = s.Sizes[i]; !(look.width > 0) {
				continue
			}
		}
		if s.Values != nil {
			col, ok := s.color(s.Values[i], s.VMin, s.VMax, s.Map)
			if !ok {
				continue
			}
			look.color = opaque(col, s.Alpha)
		}
		v.add(look, s.Fade, p)
	}
}
