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

// An Annotation is a text with an arrow to a point. It takes no part in
// automatic limits.
type Annotation struct {
	// X and Y are the point, in the coordinates that In names. A point of the
	// data that is NaN, infinite or outside the axes has no annotation.
	X, Y float64
	// In is what X and Y count in. Zero: InData.
	In Coords
	// Text is the text, with its place and looks. Its In says what its place
	// counts in; InPoints: points right of and above the annotation's point.
	Text Text
	// Color of the arrow. Nil: the text's.
	Color color.Color
	// Width of the arrow's line in points. Zero: 1. Below zero: no arrow.
	Width float64
	// Head is the length of the arrow's head in points. Zero: 7. Below zero:
	// no head.
	Head float64
	// Gap is how far from the point the arrow ends, in points. Zero: 3. Below
	// zero: none.
	Gap float64
}

// Plot draws the annotation; it implements plot.Plotter, on any canvas.
func (a *Annotation) Plot(c draw.Canvas, p *plot.Plot) {
	tip := place(&c, p, a.In, a.X, a.Y)
	if !finite(tip) || a.In == InData && !c.Contains(tip) {
		return
	}
	at := place(&c, p, a.Text.In, a.Text.X, a.Text.Y)
	if a.Text.In == InPoints {
		at = tip.Add(vg.Point{X: vg.Length(a.Text.X), Y: vg.Length(a.Text.Y)})
	}
	if a.Width >= 0 && finite(at) {
		a.arrow(&c, at, tip)
	}
	a.Text.draw(&c, at)
}

// arrow draws the arrow from the text's frame to near the point.
func (a *Annotation) arrow(c *draw.Canvas, at, tip vg.Point) {
	from, ok := at, true
	if a.Text.String != "" {
		from, ok = a.leave(at, tip)
	}
	d := tip.Sub(from)
	length := vg.Length(math.Hypot(float64(d.X), float64(d.Y)))
	gap, head, width := orElse(a.Gap, 3), orElse(a.Head, 7), orElse(a.Width, 1)
	if !ok || length <= gap+1 {
		return
	}
	unit := d.Scale(1 / length)
	tip = tip.Sub(unit.Scale(gap))
	head = min(head, length-gap)
	neck := tip.Sub(unit.Scale(head))

	col := a.Text.color()
	if a.Color != nil {
		col = opacity(a.Color, a.Text.Alpha)
	}
	c.SetLineStyle(draw.LineStyle{Color: col, Width: width})
	if rec, ok := c.Canvas.(*record.Canvas); ok {
		rec.SetCap(strip.Butt)
	}
	var shaft vg.Path
	shaft.Move(from)
	shaft.Line(neck)
	c.Stroke(shaft)
	if head <= 0 {
		return
	}
	side := vg.Point{X: -unit.Y, Y: unit.X}.Scale(0.35 * head)
	var triangle vg.Path
	triangle.Move(tip)
	triangle.Line(neck.Add(side))
	triangle.Line(neck.Sub(side))
	triangle.Close()
	c.Fill(triangle)
}

// leave is where the straight line from the middle of the text to the point
// leaves the text's frame; it is false if the point lies in the frame.
func (a *Annotation) leave(at, tip vg.Point) (vg.Point, bool) {
	sin, cos := math.Sincos(a.Text.Angle * math.Pi / 180)
	turn := func(p vg.Point, sin float64) vg.Point {
		s, k := vg.Length(sin), vg.Length(cos)
		return vg.Point{X: k*p.X - s*p.Y, Y: s*p.X + k*p.Y}
	}
	frame := a.Text.block().frame()
	half := frame.Size().Scale(0.5)
	middle := frame.Min.Add(half)
	d := turn(tip.Sub(at), -sin).Sub(middle)
	out := max(math.Abs(float64(d.X/half.X)), math.Abs(float64(d.Y/half.Y)))
	if out <= 1 {
		return vg.Point{}, false
	}
	return at.Add(turn(middle.Add(d.Scale(vg.Length(1/out))), sin)), true
}

// orElse is a length field of which zero means def and less means none.
func orElse(v, def float64) vg.Length {
	if v == 0 {
		v = def
	}
	return vg.Length(max(v, 0))
}

func (a *Annotation) themeInk(ink color.Color) { a.Text.ink = ink }

func (a *Annotation) snapshot() placed { s := *a; return &s }

func (a *Annotation) equal(o placed) bool { s, ok := o.(*Annotation); return ok && *a == *s }

func (a *Annotation) clipped() bool { return false }
