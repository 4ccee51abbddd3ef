package anim

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A VLine is a vertical line across the axes, whatever its limits.
type VLine struct {
	// X is where the line stands. NaN: it is not drawn.
	X float64
	// From and To are its ends, in parts of the axes' height: 0 is the bottom
	// and 1 the top. Both zero: the whole height.
	From, To float64
	// Color of the line. Nil: the next of the theme's cycle.
	Color color.Color
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Width of the line in points. Zero: 1.5.
	Width float64
	// Dash is the line's pattern. Zero: Solid.
	Dash Dash
	// Label is the line's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
}

// Plot draws the line; it implements plot.Plotter, on any canvas.
func (v *VLine) Plot(c draw.Canvas, p *plot.Plot) {
	tx, _ := p.Transforms(&c)
	from, to := part(v.From, v.To)
	x := tx(v.X)
	v.look().stroke(&c,
		vg.Point{X: x, Y: within(&c, 0, from).Y},
		vg.Point{X: x, Y: within(&c, 0, to).Y})
}

func (v *VLine) look() rule {
	return rule{opacity(ownColor(v.Color, v.fromCycle), v.Alpha), v.Width, v.Dash}
}

// DataRange implements plot.DataRanger: X alone.
func (v *VLine) DataRange() (xmin, xmax, ymin, ymax float64) {
	nan := math.NaN()
	return v.X, v.X, nan, nan
}

// Thumbnail draws the line's sample in a legend.
func (v *VLine) Thumbnail(c *draw.Canvas) { v.look().thumbnail(c) }

// ArtistLabel is the line's name in the legend.
func (v *VLine) ArtistLabel() string { return v.Label }

func (v *VLine) cycleColor(c color.Color) bool {
	if v.Color != nil {
		return false
	}
	v.fromCycle = c
	return true
}

func (v *VLine) snapshot() placed { s := *v; return &s }

func (v *VLine) equal(o placed) bool { w, ok := o.(*VLine); return ok && *v == *w }

func (v *VLine) clipped() bool { return true }

// An HLine is a horizontal line across the axes, whatever its limits.
type HLine struct {
	// Y is where the line lies. NaN: it is not drawn.
	Y float64
	// From and To are its ends, in parts of the axes' width: 0 is the left
	// and 1 the right. Both zero: the whole width.
	From, To float64
	// Color of the line. Nil: the next of the theme's cycle.
	Color color.Color
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Width of the line in points. Zero: 1.5.
	Width float64
	// Dash is the line's pattern. Zero: Solid.
	Dash Dash
	// Label is the line's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
}

// Plot draws the line; it implements plot.Plotter, on any canvas.
func (h *HLine) Plot(c draw.Canvas, p *plot.Plot) {
	_, ty := p.Transforms(&c)
	from, to := part(h.From, h.To)
	y := ty(h.Y)
	h.look().stroke(&c,
		vg.Point{X: within(&c, from, 0).X, Y: y},
		vg.Point{X: within(&c, to, 0).X, Y: y})
}

func (h *HLine) look() rule {
	return rule{opacity(ownColor(h.Color, h.fromCycle), h.Alpha), h.Width, h.Dash}
}

// DataRange implements plot.DataRanger: Y alone.
func (h *HLine) DataRange() (xmin, xmax, ymin, ymax float64) {
	nan := math.NaN()
	return nan, nan, h.Y, h.Y
}

// Thumbnail draws the line's sample in a legend.
func (h *HLine) Thumbnail(c *draw.Canvas) { h.look().thumbnail(c) }

// ArtistLabel is the line's name in the legend.
func (h *HLine) ArtistLabel() string { return h.Label }

func (h *HLine) cycleColor(c color.Color) bool {
	if h.Color != nil {
		return false
	}
	h.fromCycle = c
	return true
}

func (h *HLine) snapshot() placed { s := *h; return &s }

func (h *HLine) equal(o placed) bool { w, ok := o.(*HLine); return ok && *h == *w }

func (h *HLine) clipped() bool { return true }

// rule is the look of a straight line.
type rule struct {
	color color.NRGBA
	width float64 // points; zero: 1.5
	dash  Dash
}

func (r rule) stroke(c *draw.Canvas, a, b vg.Point) {
	w := vg.Length(r.width)
	if w == 0 {
		w = 1.5
	}
	if w < 0 || !finite(a) || !finite(b) {
		return
	}
	c.SetLineStyle(draw.LineStyle{Color: r.color, Width: w, Dashes: r.dash.style(w)})
	if rec, ok := c.Canvas.(*record.Canvas); ok {
		rec.SetCap(strip.Butt)
	}
	var path vg.Path
	path.Move(a)
	path.Line(b)
	c.Stroke(path)
}

func (r rule) thumbnail(c *draw.Canvas) {
	y := (c.Min.Y + c.Max.Y) / 2
	r.stroke(c, vg.Point{X: c.Min.X, Y: y}, vg.Point{X: c.Max.X, Y: y})
}
