package space

import (
	"image/color"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim"
)

// An Area is a flat area in space. It is drawn as one piece, as far as the mean
// of its corners, so that areas must not cross one another.
type Area struct {
	// X, Y and Z are the corners, as many of each and at least 3, in one plane;
	// the last is joined to the first. An area with a NaN or infinite value is
	// not drawn.
	X, Y, Z []float64
	// Color of the area. Nil: the next of the theme's cycle.
	Color color.Color
	// Edge is the colour of its outline, 1 point wide. Nil: none.
	Edge color.Color
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Label is the area's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
}

var _ Artist = (*Area)(nil)

func (a *Area) extend(b *bounds) {
	wantLen("Area", "Y", len(a.Y), len(a.X))
	wantLen("Area", "Z", len(a.Z), len(a.X))
	b.add(a.X, a.Y, a.Z)
}

func (a *Area) copy() Artist {
	c := *a
	c.X, c.Y, c.Z = slices.Clone(a.X), slices.Clone(a.Y), slices.Clone(a.Z)
	return &c
}

func (a *Area) bytes() int { return 24 * len(a.X) }
func (a *Area) forget()    {}
func (a *Area) keep() bool { return false }

func (a *Area) cycle(c color.Color) bool {
	if a.Color != nil {
		return false
	}
	a.fromCycle = c
	return true
}

func (a *Area) sample() anim.Labeled {
	return &anim.Polygon{Color: own(a.Color, a.fromCycle), Edge: a.Edge, Alpha: a.Alpha, Label: a.Label}
}

func (a *Area) pieces(v *view) {
	s := style{kind: area, color: opaque(own(a.Color, a.fromCycle), a.Alpha), width: 1}
	if a.Edge != nil {
		s.edge = opaque(a.Edge, a.Alpha)
	}
	corners := make([]vec, len(a.X))
	for i := range a.X {
		corners[i] = v.box.world(vec{a.X[i], a.Y[i], a.Z[i]})
		if p := corners[i]; !(p.norm() < 1e9) {
			return
		}
	}
	if corners = v.box.crop(corners); len(corners) > 2 {
		v.add(s, false, corners...)
	}
}
