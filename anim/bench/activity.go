package main

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// activity is the figure of the tutorial's section 4.
func activity() *anim.Figure {
	const (
		window   = 2.0  // seconds
		step     = 0.05 // seconds from one frame to the next
		duration = 10.0 // seconds
		neurons  = 30
	)

	rng := neural.NewRandomState(42)
	trains := make([][]float64, neurons)
	for n := range trains {
		rate := rng.Uniform(5, 20) // Hz
		trains[n] = rng.UniformSlice(0, duration, rng.Poisson(rate*duration))
	}

	raster := &anim.Scatter{Marker: anim.VBar, Size: 40, EdgeWidth: 1, Color: anim.Ink()}
	bins := anim.Linspace(0, window, 100)
	rate := &anim.Line{X: bins[:len(bins)-1], Color: anim.C(0), Width: 2}
	area := &anim.FillBetween{X: rate.X, Color: anim.C(0), Alpha: 0.3}

	top := &anim.Axes{
		X:       anim.Axis{Label: "Time (s)", Max: window},
		Y:       anim.Axis{Label: "Neuron", Min: -1, Max: neurons},
		Artists: []anim.Artist{raster},
	}
	fig := &anim.Figure{
		Title: "Neural activity", Width: 12 * anim.Inch, Height: 8 * anim.Inch, FPS: 20, Rows: 2,
		Axes: []*anim.Axes{top, {
			Title:   "Population firing rate",
			X:       anim.Axis{Label: "Time (s)", Max: window},
			Y:       anim.Axis{Label: "Rate (Hz)", Max: 30},
			Grid:    true,
			Artists: []anim.Artist{area, rate},
		}},
	}

	for k := range fig.Steps(int((duration - window) / step)) {
		start := step * float64(k)
		raster.X, raster.Y = nil, nil
		for n, train := range trains {
			for _, t := range train {
				if start <= t && t < start+window {
					raster.X, raster.Y = append(raster.X, t-start), append(raster.Y, float64(n))
				}
			}
		}
		rate.Y = neural.GaussianFilter1D(nil, neural.Rate(raster.X, bins, neurons), 2, nil)
		area.Y1 = rate.Y
		top.Title = fmt.Sprintf("Spikes in a sliding window (t = %.1f s)", start)
	}
	return fig
}
