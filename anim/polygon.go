package anim

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Polygon is an area with straight sides.
type Polygon struct {
	// X and Y are the corners, as many; the last is joined to the first. A
	// corner with a NaN or infinite value ends one polygon and the next
	// begins; one inside another is a hole if its corners go the other way
	// round.
	X, Y []float64
	// Color of the area. Nil: the next of the theme's cycle.
	// color.Transparent: an outline alone.
	Color color.Color
	// Edge is the colour of the outline. Nil: none.
	Edge color.Color
	// EdgeWidth is the width of the outline in points. Zero: 1.
	EdgeWidth float64
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Label is the polygon's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
}

// Plot draws the polygon; it implements plot.Plotter, on any canvas.
func (g *Polygon) Plot(c draw.Canvas, p *plot.Plot) {
	wantLen("Polygon", "Y", len(g.Y), len(g.X), "X")
	pts := points("Polygon", g.X, g.Y, &c, p)
	path := make(vg.Path, 0, len(pts)+1)
	open := false
	end := func() {
		if open {
			path.Close()
		}
		open = false
	}
	for _, pt := range pts {
		switch {
		case !finite(pt):
			end()
		case open:
			path.Line(pt)
		default:
			path.Move(pt)
			open = true
		}
	}
	end()
	edge, width := edgeStyle(g.Edge, g.EdgeWidth, g.Alpha)
	paint(&c, path, g.color(), edge, width)
}

// DataRange implements plot.DataRanger: the range of the finite corners.
func (g *Polygon) DataRange() (xmin, xmax, ymin, ymax float64) {
	wantLen("Polygon", "Y", len(g.Y), len(g.X), "X")
	return dataRange("Polygon", g.X, g.Y)
}

// Thumbnail draws the polygon's sample in a legend.
func (g *Polygon) Thumbnail(c *draw.Canvas) {
	edge, width := edgeStyle(g.Edge, g.EdgeWidth, g.Alpha)
	swatch(c, g.color(), edge, width)
}

// ArtistLabel is the polygon's name in the legend.
func (g *Polygon) ArtistLabel() string { return g.Label }

func (g *Polygon) color() color.NRGBA {
	return opacity(ownColor(g.Color, g.fromCycle), g.Alpha)
}

func (g *Polygon) cycleColor(c color.Color) bool { return takeColor(&g.fromCycle, g.Color, c) }
