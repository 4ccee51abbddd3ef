package anim

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// breakPoint, among points, ends one line; the next begins after it.
var breakPoint = vg.Point{X: vg.Length(math.NaN()), Y: vg.Length(math.NaN())}

// strokeLines draws lines of one style as one stroke. Opaque ones have round
// ends, so that pieces of different colours join; of translucent ones the
// joints would show.
func strokeLines(c *draw.Canvas, pts []vg.Point, col color.NRGBA, width vg.Length) {
	if len(pts) == 0 || col.A == 0 || !(width > 0) {
		return
	}
	c.SetLineStyle(draw.LineStyle{Color: col, Width: width})
	end := strip.Butt
	if col.A == 0xff {
		end = strip.Round
	}
	strokePoints(c, pts, end)
}

// strokePoints strokes a line in the canvas' style; a point that is not finite
// breaks it.
func strokePoints(c *draw.Canvas, pts []vg.Point, end strip.Cap) {
	if rec, ok := c.Canvas.(*record.Canvas); ok {
		rec.SetCap(end)
		rec.Polyline(pts)
		return
	}
	path := make(vg.Path, 0, len(pts))
	pen := false
	for _, pt := range pts {
		switch {
		case !finite(pt):
			pen = false
		case pen:
			path.Line(pt)
		default:
			path.Move(pt)
			pen = true
		}
	}
	if len(path) > 0 {
		c.Stroke(path)
	}
}
