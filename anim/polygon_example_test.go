package anim_test

import (
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

func ExamplePolygon() {
	star := &anim.Polygon{Color: anim.C(1), Edge: anim.C(5), EdgeWidth: 2, Label: "star"}
	ring := &anim.Polygon{Alpha: 0.6, Label: "ring"}
	fig := anim.New(&anim.Axes{
		Title: "Polygons", X: anim.Axis{Min: -2, Max: 2}, Y: anim.Axis{Min: -1.5, Max: 1.5},
		Artists: []anim.Artist{
			ring, star,
			&anim.Polygon{X: []float64{-1.9, -1.1, -1.5}, Y: []float64{-1.4, -1.4, -0.8}, Color: color.Transparent, Edge: anim.C(3), Label: "outline"},
		},
	})
	for k := range fig.Steps(20) {
		turn := 0.05 * float64(k)
		star.X, star.Y, ring.X, ring.Y = nil, nil, nil, nil
		for i := range 10 {
			r := 0.7 - 0.4*float64(i%2)
			sin, cos := math.Sincos(turn + math.Pi*float64(i)/5)
			star.X, star.Y = append(star.X, r*cos), append(star.Y, r*sin)
		}
		for _, r := range []float64{1.3, 0.9} { // the inner one runs the other way
			for i := range 6 {
				sin, cos := math.Sincos(-turn + math.Pi*float64(i)/3)
				if r < 1 {
					sin = -sin
				}
				ring.X, ring.Y = append(ring.X, r*cos), append(ring.Y, r*sin)
			}
			ring.X, ring.Y = append(ring.X, math.NaN()), append(ring.Y, 0)
		}
	}
	check(fig.Save("testdata/polygon.png"))
}

func ExampleEllipse() {
	ball := &anim.Ellipse{RX: 0.3, Color: anim.C(0), Edge: anim.RGB(0x222222), Label: "ball"}
	shadow := &anim.Ellipse{Y: -0.95, RX: 0.4, RY: 0.05, Color: anim.RGB(0x222222), Alpha: 0.3}
	tilted := &anim.Ellipse{X: 1, Y: 0.3, RX: 0.6, RY: 0.2, Color: color.Transparent, Edge: anim.C(3), EdgeWidth: 2}
	fig := anim.New(&anim.Axes{
		Title: "Ellipses", Equal: true, X: anim.Axis{Min: -2, Max: 2}, Y: anim.Axis{Min: -1, Max: 1},
		Artists: []anim.Artist{shadow, ball, tilted},
	})
	for k := range fig.Steps(20) {
		t := 0.05 * float64(k)
		ball.X, ball.Y = 2*t-1.5, -0.65+1.2*math.Abs(math.Sin(5*t))
		shadow.X = ball.X
		tilted.Angle = 120 * t
	}
	check(fig.Save("testdata/ellipse.png"))
}
