package anim

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

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

func (h *HLine) cycleColor(c color.Color) bool { return takeColor(&h.fromCycle, h.Color, c) }

func (h *HLine) snapshot() placed { s := *h; return &s }

func (h *HLine) equal(o placed) bool { w, ok := o.(*HLine); return ok && *h == *w }

func (h *HLine) clipped() bool { return true }
