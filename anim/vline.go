package anim

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
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

func (v *VLine) cycleColor(c color.Color) bool { return takeColor(&v.fromCycle, v.Color, c) }

func (v *VLine) snapshot() placed { s := *v; return &s }

func (v *VLine) equal(o placed) bool { w, ok := o.(*VLine); return ok && *v == *w }

func (v *VLine) clipped() bool { return true }
