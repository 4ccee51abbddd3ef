package anim

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

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
