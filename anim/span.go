package anim

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Span is a band across the axes, whatever its limits.
type Span struct {
	// X0 and X1 are the band's left and right. Both zero: the whole width.
	X0, X1 float64
	// Y0 and Y1 are the band's bottom and top. Both zero: the whole height.
	// Where any of the four is NaN the band is not drawn.
	Y0, Y1 float64
	// Color of the band. Nil: the next of the theme's cycle.
	Color color.Color
	// Edge is the colour of the outline. Nil: none.
	Edge color.Color
	// EdgeWidth is the width of the outline in points. Zero: 1.
	EdgeWidth float64
	// Alpha is the opacity, from 0 to 1. Zero: 0.2, so that the data show
	// through.
	Alpha float64
	// Label is the band's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
}

// Plot draws the band; it implements plot.Plotter, on any canvas.
func (s *Span) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	at := c.Rectangle
	if s.X0 != 0 || s.X1 != 0 {
		at.Min.X, at.Max.X = tx(s.X0), tx(s.X1)
	}
	if s.Y0 != 0 || s.Y1 != 0 {
		at.Min.Y, at.Max.Y = ty(s.Y0), ty(s.Y1)
	}
	b := s.look()
	b.at = []vg.Rectangle{at}
	b.draw(&c)
}

func (s *Span) look() boxes {
	alpha := s.Alpha
	if alpha == 0 {
		alpha = 0.2
	}
	col := opacity(ownColor(s.Color, s.fromCycle), alpha)
	b := boxes{fill: func(int) color.NRGBA { return col }}
	b.edge, b.width = edgeStyle(s.Edge, s.EdgeWidth, 1)
	return b
}

// DataRange implements plot.DataRanger: the ends that are given.
func (s *Span) DataRange() (xmin, xmax, ymin, ymax float64) {
	nan := math.NaN()
	xmin, xmax, ymin, ymax = nan, nan, nan, nan
	if s.X0 != 0 || s.X1 != 0 {
		xmin, xmax = min(s.X0, s.X1), max(s.X0, s.X1)
	}
	if s.Y0 != 0 || s.Y1 != 0 {
		ymin, ymax = min(s.Y0, s.Y1), max(s.Y0, s.Y1)
	}
	return xmin, xmax, ymin, ymax
}

// Thumbnail draws the band's sample in a legend.
func (s *Span) Thumbnail(c *draw.Canvas) {
	b := s.look()
	swatch(c, b.fill(0), b.edge, b.width)
}

// ArtistLabel is the band's name in the legend.
func (s *Span) ArtistLabel() string { return s.Label }

func (s *Span) cycleColor(c color.Color) bool { return takeColor(&s.fromCycle, s.Color, c) }

func (s *Span) snapshot() placed { t := *s; return &t }

func (s *Span) equal(o placed) bool { t, ok := o.(*Span); return ok && *s == *t }

func (s *Span) clipped() bool { return true }
