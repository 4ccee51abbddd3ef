package raster

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// starInner is the inner radius of a five-pointed star whose arms are
// straight: (3-√5)/2 of the outer one.
const starInner = 0.38196601125

// markOutline adds a mark of radius r around (x, y).
func markOutline(o *outline, shape strip.Shape, x, y, r float64) {
	ring := func(pts ...point) {
		for i, q := range pts {
			q = point{x + r*q.x, y + r*q.y}
			if i == 0 {
				o.move(q)
			} else {
				o.line(q)
			}
		}
		o.close()
	}
	stroke := func(x0, y0, x1, y1 float64) {
		o.move(point{x + r*x0, y + r*y0})
		o.line(point{x + r*x1, y + r*y1})
	}
	switch shape {
	case strip.Circle:
		n := 4 * (3 + int(math.Sqrt(r)*3))
		for i := range n {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
			q := point{x + r*cos, y + r*sin}
			if i == 0 {
				o.move(q)
			} else {
				o.line(q)
			}
		}
		o.close()
	case strip.SquareMark:
		ring(point{-1, -1}, point{1, -1}, point{1, 1}, point{-1, 1})
	case strip.Diamond:
		ring(point{0, -1}, point{1, 0}, point{0, 1}, point{-1, 0})
	case strip.TriangleUp:
		ring(point{0, -1}, point{1, 1}, point{-1, 1})
	case strip.TriangleDown:
		ring(point{0, 1}, point{1, -1}, point{-1, -1})
	case strip.VBar:
		stroke(0, -1, 0, 1)
	case strip.HBar:
		stroke(-1, 0, 1, 0)
	case strip.Plus:
		stroke(0, -1, 0, 1)
		stroke(-1, 0, 1, 0)
	case strip.Cross:
		stroke(-1, -1, 1, 1)
		stroke(-1, 1, 1, -1)
	case strip.Star:
		var pts [10]point
		for i := range pts {
			sin, cos := math.Sincos(math.Pi/5*float64(i) - math.Pi/2)
			q := 1.0
			if i%2 == 1 {
				q = starInner
			}
			pts[i] = point{q * cos, q * sin}
		}
		ring(pts[:]...)
	}
}
