package anim

import (
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// turn is the angle of tick labels that have no room beside one another.
const turn = math.Pi / 4

// turns reports whether the labels of a horizontal axis have to be turned. Only
// those at given places do: automatic ticks are as many as there is room for.
func (l look) turns(size vg.Point, font vg.Length) bool {
	return l.x.ticks != nil && crowded(newScale(l.x, l.final.X0, l.final.X1, 1), size.X, font)
}

// band is the height of the tick labels below a horizontal axis.
func (s scale) band(font vg.Length) vg.Length {
	f := sans(font, false)
	out := tickReach(f, s.ticks)
	high := digitHeight(font) + out.sum()
	if !s.turned {
		return high
	}
	sin, cos := math.Sincos(turn)
	return widest(s.ticks, font)*vg.Length(sin) + (high+f.Extents().Descent)*vg.Length(cos)
}

// overhang is how far the tick labels stick out on the sides of data of a
// width.
func (s scale) overhang(width, font vg.Length) (left, right vg.Length) {
	f := sans(font, false)
	for _, k := range s.ticks {
		at, w := vg.Length(s.norm(k.at))*width, textWidth(f, k.label)
		before, after := w/2, w/2
		if s.turned {
			after = digitHeight(font)
			before = w*vg.Length(math.Cos(turn)) + after
		}
		left, right = max(left, before-at), max(right, at+after-width)
	}
	return left, right
}

// drawLabel writes the label of a tick of a horizontal axis, below a point.
func (r *recording) drawLabel(s scale, k tick, under vg.Point) {
	c, f := r.canvas, sans(r.theme.Size, false)
	high := digitHeight(r.theme.Size) + tickReach(f, s.ticks).up
	if !s.turned {
		drawText(c, f, vg.Point{X: under.X, Y: under.Y - high}, k.label, strip.Center)
		return
	}
	sin, cos := math.Sincos(turn)
	c.Push()
	c.Translate(vg.Point{X: under.X + high*vg.Length(sin)/2, Y: under.Y - high*vg.Length(cos)})
	c.Rotate(turn)
	drawText(c, f, vg.Point{}, k.label, strip.Right)
	c.Pop()
}

// powers is the width of the powers of ten above the vertical axes, of the wider
// one.
func (l look) powers(size vg.Point, em vg.Length) (wide vg.Length) {
	_, y := l.scales(size, em)
	all := []scale{y}
	if l.twin {
		all = append(all, l.rightScale(size, em))
	}
	for _, s := range all {
		if s.exponent != 0 {
			wide = max(wide, textWidth(sans(em, false), power(s.exponent)))
		}
	}
	return wide
}

// liftTitle lifts the title above the powers of ten in the corners, if it is so
// long that it would meet them in any frame, and returns by how much.
func (p *panel) liftTitle(f font.Face, size vg.Point, powers, small vg.Length) vg.Length {
	p.lift = 0
	for _, t := range p.title.values {
		if t != "" && powers > 0 && textWidth(f, t)/2+labelPad > size.X/2-powers {
			p.lift = labelPad + digitHeight(small) + f.Extents().Descent + 1 - titlePad
		}
	}
	return p.lift
}

// minorTicks are the places between the ticks of a logarithmic axis: twice to
// nine times the powers of ten or, where there are so many of those that some
// have no tick, these.
func minorTicks(lo, hi float64, ticks []float64) (at []float64) {
	first, last := math.Floor(math.Log10(lo)), math.Ceil(math.Log10(hi))
	if last-first > 300 {
		return nil
	}
	sparse := len(ticks) > 1 && ticks[1]/ticks[0] > 10.5
	for k := first; k <= last; k++ {
		for m := 1.0; m < 10; m++ {
			v := m * math.Pow(10, k)
			if sparse != (m == 1) || v < lo || v > hi || hasTick(ticks, v) {
				continue
			}
			at = append(at, v)
		}
	}
	return at
}

func hasTick(ticks []float64, v float64) bool {
	for _, t := range ticks {
		if math.Abs(t-v) < 1e-6*v {
			return true
		}
	}
	return false
}
