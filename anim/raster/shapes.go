package raster

import (
	"math"
	"sync"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// markOutline adds a mark of radius r around (x, y).
func markOutline(o *outline, shape strip.Shape, x, y, r float64) {
	if shape == strip.Circle {
		circleOutline(o, x, y, r)
		return
	}
	for _, line := range shape.Outline() {
		for i, v := range line {
			q := point{x + r*v[0], y + r*v[1]}
			if i == 0 {
				o.move(q)
			} else {
				o.line(q)
			}
		}
		if !shape.Lines() {
			o.close()
		}
	}
}

// circleOutline adds a polygon with so many corners that they are not seen.
func circleOutline(o *outline, x, y, r float64) {
	corners := circle(3 + int(math.Sqrt(r)*3))
	for i, c := range corners {
		q := point{x + r*c.x, y + r*c.y}
		if i == 0 {
			o.move(q)
		} else {
			o.line(q)
		}
	}
	o.close()
}

// circle is a polygon of 4·n corners on the circle of radius 1.
func circle(n int) []point {
	if n < len(circles) {
		return circles[n]()
	}
	return newCircle(n)
}

// circles are made when first needed. The last is for a radius of 400 pixels.
var circles = func() (c [64]func() []point) {
	for n := range c {
		c[n] = sync.OnceValue(func() []point { return newCircle(n) })
	}
	return c
}()

func newCircle(n int) []point {
	corners := make([]point, 4*n)
	for i := range corners {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(corners)))
		corners[i] = point{cos, sin}
	}
	return corners
}
