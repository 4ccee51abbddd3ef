package record

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A Map moves coordinates: x' = AX x + BX, y' = AY y + BY, in coordinate steps.
type Map struct{ AX, BX, AY, BY float64 }

// Identity moves nothing.
var Identity = Map{AX: 1, AY: 1}

func (m Map) x(v int32) int32 { return round(m.AX*float64(v) + m.BX) }
func (m Map) y(v int32) int32 { return round(m.AY*float64(v) + m.BY) }

func round(v float64) int32 {
	return int32(math.Round(min(max(v, -limit*strip.Unit), limit*strip.Unit)))
}

// State returns a drawing with every place in it moved. Marks, text and line
// widths keep their size. So do small round shapes, which are the dots of
// gonum/plot's plotters.
func (m Map) State(s strip.State) strip.State {
	if m == Identity {
		return s
	}
	out := make(strip.State, len(s))
	for i, op := range s {
		switch op := op.(type) {
		case *strip.Path:
			c := *op
			if dot(op) {
				c.X, c.Y = m.shift(op)
			} else {
				c.X, c.Y = all(op.X, m.x), all(op.Y, m.y)
			}
			out[i] = &c
		case *strip.Marks:
			c := *op
			c.X, c.Y = all(op.X, m.x), all(op.Y, m.y)
			out[i] = &c
		case *strip.Text:
			c := *op
			c.X, c.Y = m.x(op.X), m.y(op.Y)
			out[i] = &c
		case *strip.Image:
			c := *op
			x0, x1 := m.x(op.Rect.X0), m.x(op.Rect.X1)
			y0, y1 := m.y(op.Rect.Y0), m.y(op.Rect.Y1)
			c.Rect = strip.Rect{X0: min(x0, x1), X1: max(x0, x1), Y0: min(y0, y1), Y1: max(y0, y1)}
			out[i] = &c
		}
	}
	return out
}

// dot reports whether a path is a small round shape.
func dot(p *strip.Path) bool {
	const small = 32 * strip.Unit
	for _, v := range p.Verbs {
		if v.Kind == strip.CubicTo {
			b := bounds(p.X, p.Y)
			return b.X1-b.X0 <= small && b.Y1-b.Y0 <= small
		}
	}
	return false
}

// shift moves the centre of a path, and the path with it.
func (m Map) shift(p *strip.Path) (x, y []int32) {
	b := bounds(p.X, p.Y)
	cx, cy := (b.X0+b.X1)/2, (b.Y0+b.Y1)/2
	dx, dy := m.x(cx)-cx, m.y(cy)-cy
	return all(p.X, func(v int32) int32 { return v + dx }), all(p.Y, func(v int32) int32 { return v + dy })
}

func all(v []int32, f func(int32) int32) []int32 {
	out := make([]int32, len(v))
	for i, x := range v {
		out[i] = f(x)
	}
	return out
}
