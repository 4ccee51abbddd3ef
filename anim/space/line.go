package space

import (
	"image/color"
	"math"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// A Line joins points in space by straight lines.
type Line struct {
	// X, Y and Z are the points, as many of each. A value that is NaN or
	// infinite breaks the line.
	X, Y, Z []float64
	// Color of the line. Nil: the next of the theme's cycle.
	Color color.Color
	// Values gives each point a colour of Map, as many as X, and a straight
	// line between two points the colour of their mean: VMin is the map's first
	// colour and VMax its last. Nil: all is Color.
	Values []float64
	// Map is the colour map. Zero: colormap.Viridis.
	Map colormap.Map
	// VMin and VMax are the colour limits. Both zero: the range of Values in
	// all frames of the film.
	VMin, VMax float64
	// Width of the line in points. Zero: 1.5.
	Width float64
	// Dash is the line's pattern. Zero: anim.Solid. A line with a pattern is one
	// piece, as far as its middle, and has one Color.
	Dash anim.Dash
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Alphas is the opacity of the line at each point from 0 to 1, as many as X,
	// times Alpha; between two points it is their mean, in 32 steps. Nil: all 1.
	// A line with a pattern does not have them.
	Alphas []float64
	// Fade takes opacity from what is farther: down to 0.3 at the farthest
	// corner of the box.
	Fade bool
	// Label is the line's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
	shades
}

var _ Artist = (*Line)(nil)

// Scale is what the colours of Values mean, for the ColorBar of the axes.
func (l *Line) Scale() *anim.ColorScale { return l.see(l.Values, l.Map, l.VMin, l.VMax) }

func (l *Line) extend(b *bounds) {
	wantLen("Line", "Y", len(l.Y), len(l.X))
	wantLen("Line", "Z", len(l.Z), len(l.X))
	if l.Values != nil {
		wantLen("Line", "Values", len(l.Values), len(l.X))
		l.Scale()
	}
	if l.Alphas != nil {
		wantLen("Line", "Alphas", len(l.Alphas), len(l.X))
	}
	b.add(l.X, l.Y, l.Z)
}

func (l *Line) copy() Artist {
	c := *l
	c.X, c.Y, c.Z = slices.Clone(l.X), slices.Clone(l.Y), slices.Clone(l.Z)
	c.Values, c.Alphas = slices.Clone(l.Values), slices.Clone(l.Alphas)
	return &c
}

func (l *Line) bytes() int { return 8 * (3*len(l.X) + len(l.Values) + len(l.Alphas)) }

func (l *Line) cycle(c color.Color) bool {
	if l.Color != nil || l.Values != nil && l.Dash == anim.Solid {
		return false
	}
	l.fromCycle = c
	return true
}

func (l *Line) sample() anim.Labeled {
	col := own(l.Color, l.fromCycle)
	if l.Values != nil {
		col = l.Map.At(0.5)
	}
	return &anim.Line{Color: col, Alpha: l.Alpha, Width: l.Width, Dash: l.Dash, Label: l.Label}
}

func (l *Line) pieces(v *view) {
	s := style{kind: stroke, color: opaque(own(l.Color, l.fromCycle), l.Alpha), width: or(l.Width, 1.5)}
	if l.Dash != anim.Solid {
		s.kind, s.dash = dashed, l.Dash
		l.whole(v, s)
		return
	}
	for i := 1; i < len(l.X); i++ {
		p, q := v.box.world(vec{l.X[i-1], l.Y[i-1], l.Z[i-1]}), v.box.world(vec{l.X[i], l.Y[i], l.Z[i]})
		p, q, ok := v.box.cut(p, q)
		if !ok {
			continue
		}
		if l.Values != nil {
			col, ok := l.color((l.Values[i-1]+l.Values[i])/2, l.VMin, l.VMax, l.Map)
			if !ok {
				continue
			}
			s.color = opaque(col, l.Alpha)
		}
		piece := s
		if l.Alphas != nil {
			part := math.Round(32*(l.Alphas[i-1]+l.Alphas[i])/2) / 32
			if !(part > 0) {
				continue
			}
			piece.color = anim.Fade(s.color, part)
		}
		v.add(piece, l.Fade, p, q)
	}
}

// whole adds the line in one piece for each part of it that is inside.
func (l *Line) whole(v *view, s style) {
	var run []vec
	end := func() {
		if len(run) > 1 {
			v.add(s, l.Fade, run...)
		}
		run = nil
	}
	for i := 1; i < len(l.X); i++ {
		p, q, ok := v.box.cut(v.box.world(vec{l.X[i-1], l.Y[i-1], l.Z[i-1]}), v.box.world(vec{l.X[i], l.Y[i], l.Z[i]}))
		if !ok {
			end()
			continue
		}
		if len(run) == 0 || run[len(run)-1] != p {
			end()
			run = append(run, p)
		}
		run = append(run, q)
	}
	end()
}
