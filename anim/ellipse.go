package anim

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// An Ellipse has its radii in units of the data: on the screen a circle is
// round where both axes have the same scale. On a logarithmic axis it is
// drawn where its points lie, so it must not reach below zero there.
type Ellipse struct {
	// X and Y are the middle. Where any number is NaN or infinite the ellipse
	// is not drawn.
	X, Y float64
	// RX and RY are the radii along X and Y. Zero RY: as RX, a circle.
	RX, RY float64
	// Angle turns the ellipse counter-clockwise in the data, in degrees.
	Angle float64
	// Color of the area. Nil: the next of the theme's cycle.
	// color.Transparent: an outline alone.
	Color color.Color
	// Edge is the colour of the outline. Nil: none.
	Edge color.Color
	// EdgeWidth is the width of the outline in points. Zero: 1.
	EdgeWidth float64
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Label is the ellipse's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
}

// arcs is how many parabolas make an ellipse. With 16 they are at most 2e-4 of
// the radius off.
const arcs = 16

// Plot draws the ellipse; it implements plot.Plotter, on any canvas.
func (e *Ellipse) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	at := func(i, r float64) vg.Point {
		x, y := e.at(2*math.Pi*i/arcs, r)
		return vg.Point{X: tx(x), Y: ty(y)}
	}
	// The control points lie where the tangents of an arc's ends meet.
	outside := 1 / math.Cos(math.Pi/arcs)
	var path vg.Path
	start := at(0, 1)
	if !finite(start) {
		return
	}
	path.Move(start)
	for i := range arcs {
		path.QuadTo(at(float64(i)+0.5, outside), at(float64(i+1), 1))
	}
	path.Close()
	edge, width := edgeStyle(e.Edge, e.EdgeWidth, e.Alpha)
	paint(&c, path, e.color(), edge, width)
}

// at is the point of the data at an angle, where r is 1 on the ellipse.
func (e *Ellipse) at(angle, r float64) (x, y float64) {
	sin, cos := math.Sincos(angle)
	u, v := r*e.RX*cos, r*e.ry()*sin
	sin, cos = math.Sincos(e.Angle * math.Pi / 180)
	return e.X + u*cos - v*sin, e.Y + u*sin + v*cos
}

func (e *Ellipse) ry() float64 {
	if e.RY == 0 {
		return e.RX
	}
	return e.RY
}

// DataRange implements plot.DataRanger: the range of the ellipse.
func (e *Ellipse) DataRange() (xmin, xmax, ymin, ymax float64) {
	sin, cos := math.Sincos(e.Angle * math.Pi / 180)
	w, h := math.Hypot(e.RX*cos, e.ry()*sin), math.Hypot(e.RX*sin, e.ry()*cos)
	return e.X - w, e.X + w, e.Y - h, e.Y + h
}

// Thumbnail draws the ellipse's sample in a legend.
func (e *Ellipse) Thumbnail(c *draw.Canvas) {
	edge, width := edgeStyle(e.Edge, e.EdgeWidth, e.Alpha)
	swatch(c, e.color(), edge, width)
}

// ArtistLabel is the ellipse's name in the legend.
func (e *Ellipse) ArtistLabel() string { return e.Label }

func (e *Ellipse) color() color.NRGBA {
	return opacity(ownColor(e.Color, e.fromCycle), e.Alpha)
}

func (e *Ellipse) cycleColor(c color.Color) bool { return takeColor(&e.fromCycle, e.Color, c) }
