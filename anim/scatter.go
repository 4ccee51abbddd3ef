package anim

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/anim/record"
)

// A Scatter draws a marker at each point.
type Scatter struct {
	// X and Y are the points, as many. Nil X: 0, 1, 2 … A point with a NaN or
	// infinite value is left out.
	X, Y []float64
	// Size is the area of a marker in points squared, as matplotlib's s: a
	// circle's diameter is its root. Zero: 36.
	Size float64
	// Sizes is the area of each marker, as many as points. Nil: all have Size.
	Sizes []float64
	// Marker is the shape. Zero: Circle.
	Marker Marker
	// Color of all markers. Nil: the next of the theme's cycle.
	Color color.Color
	// Colors is the colour of each marker, as many as points; a nil one is
	// Color. Nil: all have Color.
	Colors []color.Color
	// Values gives each marker a colour of Map, as many as points: VMin is
	// the map's first colour and VMax its last, and a NaN is not drawn. Nil:
	// the colours are Colors.
	Values []float64
	// Map is the colour map. Zero: colormap.Viridis.
	Map colormap.Map
	// VMin and VMax are the colour limits. Both zero: the range of Values
	// in all frames of the film.
	VMin, VMax float64
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Edge is the colour of the outline. Nil: the marker's own, which makes
	// it wider by EdgeWidth, as matplotlib does.
	Edge color.Color
	// Edges is the colour of each marker's outline, as many as points; a nil one
	// is Edge. Nil: all have Edge.
	Edges []color.Color
	// EdgeWidth is the width in points of the outline, and of the lines of
	// VBar, HBar, Plus and Cross. Zero: 1 for the outline and 1.5 for the lines,
	// as matplotlib has it. Below zero: no outline.
	EdgeWidth float64
	// Label is the points' name in the legend. Empty: they have no entry.
	Label string

	fromCycle color.Color
	seen
}

// Plot draws the markers; it implements plot.Plotter, on any canvas.
func (s *Scatter) Plot(c draw.Canvas, p *plot.Plot) {
	pts := points("Scatter", s.X, s.Y, &c, p)
	s.check()
	if len(pts) == 0 {
		return
	}
	m := s.marks()
	m.At = pts
	if s.Sizes != nil {
		m.Size = make([]vg.Length, len(pts))
		for i, a := range s.Sizes {
			m.Size[i] = s.diameter(a, s.Edge)
		}
	}
	if s.Values != nil {
		lo, hi := s.colorLimits()
		m.Colors = s.palette()
		m.Index = make([]uint8, len(pts))
		for i, v := range s.Values {
			k, ok := colormap.Index(v, lo, hi)
			if !ok {
				m.At[i] = vg.Point{X: vg.Length(math.NaN())}
			}
			m.Index[i] = k
		}
	}
	if s.Edges == nil && (s.Colors == nil || s.Values != nil) {
		drawMarks(&c, m)
		return
	}
	for part := range s.parts(m) {
		drawMarks(&c, part)
	}
}

// marks is everything about the markers but where they are.
func (s *Scatter) marks() record.Marks {
	m := record.Marks{
		Shape: s.Marker.shape(), Size: []vg.Length{s.diameter(s.area(), s.Edge)},
		Colors: []color.NRGBA{opacity(s.color(), s.Alpha)},
	}
	switch {
	case m.Shape.Lines():
		m.EdgeWidth = s.edgeWidth()
	case s.Edge != nil && s.edgeWidth() > 0:
		m.Edge, m.EdgeWidth = opacity(s.Edge, s.Alpha), s.edgeWidth()
	}
	return m
}

// diameter is the drawn width of a marker of an area and an edge.
func (s *Scatter) diameter(area float64, edge color.Color) vg.Length {
	if !(area > 0) {
		return 0
	}
	d := vg.Length(math.Sqrt(area))
	if edge == nil && !s.Marker.shape().Lines() {
		d += s.edgeWidth()
	}
	return d
}

func (s *Scatter) area() float64 {
	if s.Size == 0 {
		return 36
	}
	return s.Size
}

func (s *Scatter) edgeWidth() vg.Length {
	switch {
	case s.EdgeWidth != 0:
	case s.Marker.shape().Lines():
		return 1.5
	default:
		return 1
	}
	return vg.Length(max(s.EdgeWidth, 0))
}

// colorLimits is the range that the colour map spans.
func (s *Scatter) colorLimits() (lo, hi float64) {
	return s.colorRange(s.Values, s.VMin, s.VMax)
}

// colorScale implements Scaled.
func (s *Scatter) colorScale() (m colormap.Map, lo, hi float64, auto bool) {
	lo, hi, auto = s.filmRange(s.Values, s.VMin, s.VMax)
	return s.Map, lo, hi, auto
}

func (s *Scatter) palette() []color.NRGBA {
	p := s.Map.Palette()
	for i := range p {
		p[i] = opacity(p[i], s.Alpha)
	}
	return p
}

// DataRange implements plot.DataRanger: the range of the finite points.
func (s *Scatter) DataRange() (xmin, xmax, ymin, ymax float64) {
	return dataRange("Scatter", s.X, s.Y)
}

// values implements valued.
func (s *Scatter) values() (x, y []float64) {
	dataRange("Scatter", s.X, s.Y) // panics on wrong lengths
	return s.X, s.Y
}

// Thumbnail draws the markers' sample in a legend.
func (s *Scatter) Thumbnail(c *draw.Canvas) {
	m := s.marks()
	m.Size[0] = min(m.Size[0], c.Max.Y-c.Min.Y)
	m.At = []vg.Point{c.Center()}
	switch {
	case s.Values != nil:
		m.Colors = []color.NRGBA{opacity(s.Map.At(0.5), s.Alpha)}
	case len(s.Colors) > 0:
		m.Colors = []color.NRGBA{s.colorOf(0)}
	}
	drawMarks(c, m)
}

// ArtistLabel is the points' name in the legend.
func (s *Scatter) ArtistLabel() string { return s.Label }

func (s *Scatter) color() color.Color {
	switch {
	case s.Color != nil:
		return s.Color
	case s.fromCycle != nil:
		return s.fromCycle
	}
	return cycle[0]
}

func (s *Scatter) cycleColor(c color.Color) bool {
	if s.Color != nil || s.Values != nil {
		return false
	}
	s.fromCycle = c
	return true
}

// check panics if there are not as many of something as points.
func (s *Scatter) check() {
	want := func(field string, given bool, n int) {
		if given {
			wantLen("Scatter", field, n, len(s.Y), "Y")
		}
	}
	want("Sizes", s.Sizes != nil, len(s.Sizes))
	want("Colors", s.Colors != nil, len(s.Colors))
	want("Values", s.Values != nil, len(s.Values))
	want("Edges", s.Edges != nil, len(s.Edges))
}

// waits reports whether the colours depend on frames to come.
func (s *Scatter) waits() bool { return s.Values != nil && s.VMin == 0 && s.VMax == 0 }

func (s *Scatter) snapshot() placed {
	dataRange("Scatter", s.X, s.Y) // panics on wrong lengths
	s.check()
	s.see(s.Values...)
	return copyOf(s)
}

func (s *Scatter) equal(o placed) bool { t, ok := o.(*Scatter); return ok && same(s, t) }

func (s *Scatter) clipped() bool { return true }
