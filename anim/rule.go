package anim

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A rule is the look of a straight line across the axes, a VLine or an HLine.
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
