package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

func ExampleFadingLine() {
	trace := &anim.FadingLine{Length: 60, Width: 4, Label: "trace"}
	comet := &anim.FadingLine{Length: 40, Width: 5, Taper: true, Label: "comet"}
	fig := anim.New(&anim.Axes{
		X: anim.Axis{Min: -1.3, Max: 1.3}, Y: anim.Axis{Min: -1.2, Max: 1.2},
		Artists: []anim.Artist{trace, comet},
	})
	for k := range fig.Steps(100) {
		t := 0.05 * float64(k)
		trace.X, trace.Y = append(trace.X, math.Sin(2*t)), append(trace.Y, math.Cos(3*t))
		comet.X, comet.Y = append(comet.X, 0.5*math.Cos(t)), append(comet.Y, 0.5*math.Sin(t))
	}
	check(fig.Save("testdata/fadingline.png"))
}
