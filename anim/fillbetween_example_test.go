package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

func ExampleFillBetween() {
	x := anim.Linspace(0, 10, 201)
	n := len(x)
	rate, low, high := make([]float64, n), make([]float64, n), make([]float64, n)
	above := make([]bool, n)
	fig := anim.New(&anim.Axes{
		Title: "Areas", X: anim.Axis{Label: "time (s)", Max: 10}, Y: anim.Axis{Label: "rate (Hz)", Max: 60},
		Artists: []anim.Artist{
			&anim.FillBetween{X: x, Y1: low, Y2: high, Color: anim.RGB(0x888888), Alpha: 0.3, Label: "spread"},
			&anim.FillBetween{X: x, Y1: rate, Base: 30, Where: above, Color: anim.C(3), Alpha: 0.5, Label: "above 30 Hz"},
			&anim.FillBetween{X: x, Y1: rate, Color: anim.C(0), Alpha: 0.2},
			&anim.Line{X: x, Y: rate, Label: "rate"},
		},
	})
	for k := range fig.Steps(20) {
		for i, u := range x {
			rate[i] = 25 + 12*math.Sin(u+0.2*float64(k)) + 4*math.Sin(3*u)
			low[i], high[i] = rate[i]-6, rate[i]+6+2*math.Sin(u)
			above[i] = rate[i] > 30
		}
		low[150] = math.NaN() // a gap
	}
	check(fig.Save("testdata/fillbetween.png"))
}
