package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

func ExampleStreamPlot() {
	x, y := anim.Linspace(-3, 3, 30), anim.Linspace(-2, 2, 25)
	gyre := &anim.StreamPlot{
		X: x, Y: y, U: matrix(25, 30), V: matrix(25, 30),
		BySpeed: true, VMax: 4, Map: colormap.Plasma, Label: "two vortices",
	}
	pendulum := &anim.StreamPlot{X: []float64{-6, 6}, Y: []float64{-3, 3}, Density: 0.7, Width: 1, Label: "pendulum"}
	fig := anim.New(
		&anim.Axes{Title: "By speed", Artists: []anim.Artist{gyre}, ColorBar: anim.ColorBar{Of: gyre, Label: "speed"}},
		&anim.Axes{Title: "A function", X: anim.Axis{Min: -6, Max: 6}, Y: anim.Axis{Min: -3, Max: 3}, Artists: []anim.Artist{pendulum}},
	)
	fig.Width = 9 * anim.Inch
	for k := range fig.Steps(12) {
		sin, cos := math.Sincos(0.15 * float64(k))
		for j, b := range y {
			for i, a := range x {
				// Two whirls that go round each other, and a wind.
				var u, v float64
				for _, side := range []float64{-1, 1} {
					dx, dy := a-side*cos, b-side*sin
					r := dx*dx + dy*dy + 0.2
					u, v = u-2*dy/r, v+2*dx/r
				}
				gyre.U[j][i], gyre.V[j][i] = u+0.8, v
			}
		}
		drive := 0.05 * float64(k)
		pendulum.Field = func(q, p float64) (u, v float64) { return p, drive - math.Sin(q) - 0.2*p }
	}
	check(fig.Save("testdata/stream.png"))
}

// matrix makes a matrix of zeros.
func matrix(rows, cols int) [][]float64 {
	z := make([][]float64, rows)
	for j := range z {
		z[j] = make([]float64, cols)
	}
	return z
}
