package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

func ExampleContour() {
	x, y := anim.Linspace(-3, 3, 41), anim.Linspace(-2, 2, 31)
	z := matrix(31, 41)
	lines := &anim.Contour{X: x, Y: y, Z: z, Levels: anim.Linspace(-1, 1, 11), Map: colormap.Coolwarm}
	bands := &anim.Contour{X: x, Y: y, Z: z, Levels: anim.Linspace(-1.2, 1.2, 13), Filled: true, Map: colormap.Coolwarm}
	zero := &anim.Contour{X: x, Y: y, Z: z, Levels: []float64{0}, Color: anim.RGB(0x222222), Width: 1, Label: "zero"}
	fig := anim.New(
		&anim.Axes{Title: "Lines", Artists: []anim.Artist{lines}},
		&anim.Axes{Title: "Filled", Artists: []anim.Artist{bands, zero}, ColorBar: anim.ColorBar{Of: bands, Label: "height"}},
	)
	fig.Width = 9 * anim.Inch
	for k := range fig.Steps(12) {
		t := 0.2 * float64(k)
		for j, b := range y {
			for i, a := range x {
				z[j][i] = math.Sin(1.5*a+t)*math.Cos(1.5*b) + 0.2*math.Cos(a*b-t)
				if math.Hypot(a-1.5, b+1) < 0.4 {
					z[j][i] = math.NaN() // no data here
				}
			}
		}
	}
	check(fig.Save("testdata/contour.png"))
}
