package anim

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Segments draws straight lines, each with a colour, width and opacity of its
// own: the edges of a network, or a track that fades with age. It does what
// matplotlib's LineCollection does. Neighbours in the list of one style are
// one stroke, so where two of them cross, their opacity does not add up.
type Segments struct {
	// X0, Y0 and X1, Y1 are the segments' ends, as many of each. A segment
	// with a NaN or infinite value is left out.
	X0, Y0, X1, Y1 []float64
	// Color of all segments. Nil: the next of the theme's cycle.
	Color color.Color
	// Colors is the colour of each segment, as many as X0; a nil one is Color.
	// Nil: all have Color.
	Colors []color.Color
	// Values gives each segment a colour of Map, as many as X0: VMin is the
	// map's first colour and VMax its last, and a NaN is not drawn. Nil: the
	// colours are Colors.
	Values []float64
	// Map is the colour map. Zero: colormap.Viridis.
	Map colormap.Map
	// VMin and VMax are the colour limits. Both zero: the range of Values
	// in all frames of the film.
	VMin, VMax float64
	// Width of all segments in points. Zero: 1.5.
	Width float64
	// Widths is the width of each segment in points, as many as X0; one of
	// zero or below is not drawn. Nil: all have Width.
	Widths []float64
	// Alpha is the opacity of all, from 0 to 1. Zero: 1.
	Alpha float64
	// Alphas is the opacity of each segment from 0 to 1, as many as X0, times
	// Alpha. A segment of opacity 0, or NaN, is not drawn. Nil: all 1.
	Alphas []float64
	// Label is the segments' name in the legend. Empty: they have no entry.
	Label string

	fromCycle color.Color
	seen
}

// Plot draws the segments; it implements plot.Plotter, on any canvas.
func (s *Segments) Plot(c draw.Canvas, p *plot.Plot) {
	s.check()
	tx, ty := p.Transforms(&c)
	lo, hi := s.colorRange(s.Values, s.VMin, s.VMax)
	var path vg.Path
	var style draw.LineStyle
	last := vg.Point{X: vg.Length(math.NaN())}
	for i := range s.X0 {
		a, b := vg.Point{X: tx(s.X0[i]), Y: ty(s.Y0[i])}, vg.Point{X: tx(s.X1[i]), Y: ty(s.Y1[i])}
		col, width := s.style(i, lo, hi)
		if col.A == 0 || !(width > 0) || !finite(a) || !finite(b) {
			continue
		}
		if style.Color != col || style.Width != width {
			strokeSegments(&c, style, path)
			path, style = nil, draw.LineStyle{Color: col, Width: width}
		}
		if len(path) == 0 || a != last {
			path.Move(a)
		}
		path.Line(b)
		last = b
	}
	strokeSegments(&c, style, path)
}

func strokeSegments(c *draw.Canvas, style draw.LineStyle, path vg.Path) {
	if len(path) == 0 {
		return
	}
	c.SetLineStyle(style)
	if rec, ok := c.Canvas.(*record.Canvas); ok {
		rec.SetCap(strip.Butt)
	}
	c.Stroke(path)
}

// style is the look of segment i.
func (s *Segments) style(i int, lo, hi float64) (col color.NRGBA, width vg.Length) {
	col, width = s.color(), s.width()
	switch {
	case s.Values != nil:
		k, ok := colormap.Index(s.Values[i], lo, hi)
		if !ok {
			return color.NRGBA{}, 0
		}
		col = opacity(s.Map.Color(k), s.Alpha)
	case s.Colors != nil && s.Colors[i] != nil:
		col = opacity(s.Colors[i], s.Alpha)
	}
	if s.Alphas != nil {
		if !(s.Alphas[i] > 0) {
			return color.NRGBA{}, 0
		}
		col = Fade(col, s.Alphas[i])
	}
	if s.Widths != nil {
		width = vg.Length(s.Widths[i])
	}
	return col, width
}

// colorScale implements Scaled.
func (s *Segments) colorScale() (m colormap.Map, lo, hi float64, auto bool) {
	lo, hi, auto = s.filmRange(s.Values, s.VMin, s.VMax)
	return s.Map, lo, hi, auto
}

func (s *Segments) width() vg.Length {
	if s.Width == 0 {
		return 1.5
	}
	return vg.Length(s.Width)
}

func (s *Segments) color() color.NRGBA {
	return opacity(ownColor(s.Color, s.fromCycle), s.Alpha)
}

func (s *Segments) check() {
	n := len(s.X0)
	want := func(field string, got int) { wantLen("Segments", field, got, n, "X0") }
	want("Y0", len(s.Y0))
	want("X1", len(s.X1))
	want("Y1", len(s.Y1))
	if s.Colors != nil {
		want("Colors", len(s.Colors))
	}
	if s.Values != nil {
		want("Values", len(s.Values))
	}
	if s.Widths != nil {
		want("Widths", len(s.Widths))
	}
	if s.Alphas != nil {
		want("Alphas", len(s.Alphas))
	}
}

// DataRange implements plot.DataRanger: the range of the finite ends.
func (s *Segments) DataRange() (xmin, xmax, ymin, ymax float64) {
	s.check()
	x := append(append(make([]float64, 0, 2*len(s.X0)), s.X0...), s.X1...)
	y := append(append(make([]float64, 0, 2*len(s.X0)), s.Y0...), s.Y1...)
	return dataRange("Segments", x, y)
}

// Thumbnail draws the segments' sample in a legend.
func (s *Segments) Thumbnail(c *draw.Canvas) {
	col := s.color()
	switch {
	case s.Values != nil:
		col = opacity(s.Map.At(0.5), s.Alpha)
	case s.Color == nil && len(s.Colors) > 0 && s.Colors[0] != nil:
		col = opacity(s.Colors[0], s.Alpha)
	}
	y := (c.Min.Y + c.Max.Y) / 2
	var path vg.Path
	path.Move(vg.Point{X: c.Min.X, Y: y})
	path.Line(vg.Point{X: c.Max.X, Y: y})
	strokeSegments(c, draw.LineStyle{Color: col, Width: s.width()}, path)
}

// ArtistLabel is the segments' name in the legend.
func (s *Segments) ArtistLabel() string { return s.Label }

func (s *Segments) cycleColor(c color.Color) bool {
	if s.Color != nil || s.Colors != nil || s.Values != nil {
		return false
	}
	s.fromCycle = c
	return true
}

// waits reports whether the colours depend on frames to come.
func (s *Segments) waits() bool { return s.Values != nil && s.VMin == 0 && s.VMax == 0 }

func (s *Segments) snapshot() placed {
	s.check()
	s.see(s.Values...)
	return copyOf(s)
}

func (s *Segments) equal(o placed) bool { t, ok := o.(*Segments); return ok && same(s, t) }

func (s *Segments) clipped() bool { return true }
