package anim

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// boxes are filled rectangles, as Bars and Histogram draw them.
type boxes struct {
	at    []vg.Rectangle
	fill  func(i int) color.NRGBA
	edge  color.NRGBA
	width vg.Length // of the edge
}

// draw draws the boxes in order. Neighbours in the list of one colour make one
// path, so that no seam shows where they touch.
func (b boxes) draw(c *draw.Canvas) {
	for i := 0; i < len(b.at); {
		col := b.fill(i)
		path := make(vg.Path, 0, 5*len(b.at))
		for ; i < len(b.at) && b.fill(i) == col; i++ {
			if r := b.at[i]; finite(r.Min) && finite(r.Max) {
				path = append(path, box(upright(r))...)
			}
		}
		if len(path) == 0 {
			continue
		}
		c.SetColor(col)
		c.Fill(path)
		if b.edge.A > 0 && b.width > 0 {
			c.SetLineStyle(draw.LineStyle{Color: b.edge, Width: b.width})
			c.Stroke(path)
		}
	}
}

// upright is the rectangle with its corners in order, so that all boxes turn
// the same way round: where two of one path overlap, both are filled.
func upright(r vg.Rectangle) vg.Rectangle {
	return vg.Rectangle{
		Min: vg.Point{X: min(r.Min.X, r.Max.X), Y: min(r.Min.Y, r.Max.Y)},
		Max: vg.Point{X: max(r.Min.X, r.Max.X), Y: max(r.Min.Y, r.Max.Y)},
	}
}

// paint fills and outlines a closed path.
func paint(c *draw.Canvas, path vg.Path, fill, edge color.NRGBA, width vg.Length) {
	if len(path) == 0 {
		return
	}
	c.SetColor(fill)
	if fill.A > 0 {
		c.Fill(path)
	}
	if edge.A > 0 && width > 0 {
		c.SetLineStyle(draw.LineStyle{Color: edge, Width: width})
		c.Stroke(path)
	}
}

// swatch paints the sample of an area in a legend.
func swatch(c *draw.Canvas, fill, edge color.NRGBA, width vg.Length) {
	paint(c, box(c.Rectangle), fill, edge, width)
}

// edgeStyle is the outline of an area: no colour means none, and no width 1
// point.
func edgeStyle(edge color.Color, width, alpha float64) (color.NRGBA, vg.Length) {
	if edge == nil {
		return color.NRGBA{}, 0
	}
	if width == 0 {
		width = 1
	}
	return opacity(edge, alpha), vg.Length(width)
}
