package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

// A grid of one's own, long names below bars and logarithmic axes.
func ExampleGridStyle() {
	bars := &anim.Bars{Height: make([]float64, 5)}
	decay := &anim.Line{X: anim.Linspace(1, 1000, 300)}
	fig := anim.New(&anim.Axes{
		Title: "Long names", BoldTitle: true, Grid: true, GridStyle: anim.GridStyle{Alpha: 0.6, Dash: anim.Dashed},
		X: anim.Axis{
			Ticks:      []float64{0, 1, 2, 3, 4},
			TickLabels: []string{"Hodgkin–Huxley", "leaky integrate and fire", "Izhikevich", "FitzHugh–Nagumo", "Hopf"},
		},
		Y:       anim.Axis{Label: "time (ms)"},
		Artists: []anim.Artist{bars},
	}, &anim.Axes{
		Title: "Minor ticks", Grid: true, GridStyle: anim.GridStyle{Color: anim.C(1), Alpha: 0.3, Width: 1.5},
		X: anim.Axis{Log: true, Label: "time (ms)"}, Y: anim.Axis{Log: true, Label: "current"},
		Artists: []anim.Artist{decay},
	})
	fig.Width = 9 * anim.Inch
	for k := range fig.Steps(6) {
		for i := range bars.Height {
			bars.Height[i] = 3 + math.Sin(float64(i)+0.3*float64(k))
		}
		decay.Y = nil
		for _, t := range decay.X {
			decay.Y = append(decay.Y, math.Pow(t, -1-0.1*float64(k)))
		}
	}
	check(fig.Save("testdata/grid.png"))
}
