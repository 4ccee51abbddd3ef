package anim_test

import (
	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

func ExampleHistogram() {
	rng := neural.NewRandomState(7)
	weights, spread := rng.NormalSlice(0, 0.3, 500), rng.NormalSlice(1, 0.5, 300)
	fig := anim.New(&anim.Axes{
		Title: "Histograms", X: anim.Axis{Label: "weight", Min: -2, Max: 3}, Y: anim.Axis{Label: "density", Max: 2},
		Artists: []anim.Artist{
			&anim.Histogram{Data: weights, Bins: 40, Min: -2, Max: 2, Density: true, Alpha: 0.7, Label: "learning"},
			&anim.Histogram{
				Data: spread, Edges: []float64{-1, 0, 0.25, 0.5, 0.75, 1, 1.5, 2, 3}, Density: true,
				Alpha: 0.5, Edge: anim.RGB(0x222222), Label: "uneven bins",
			},
		},
	})
	for range fig.Steps(20) {
		for i := range weights {
			weights[i] += rng.Normal(0, 0.08)
		}
	}
	check(fig.Save("testdata/histogram.png"))
}
