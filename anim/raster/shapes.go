package raster

import (
	"math"

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
}
