package main

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/neural"
)

// signals is the figure of the tutorial's section 5.
func signals() *anim.Figure {
	const (
		channels = 5
		samples  = 1000
		width    = 200 // samples in the window
	)

	rng := neural.NewRandomState(42)
	t := anim.Linspace(0, 10, samples)
	signals := make([][]float64, channels)
	for c := range signals {
		freq := 0.5 + 0.5*float64(c) // Hz
		phase := rng.Uniform(0, 2*math.Pi)
		signals[c] = rng.NormalSlice(0, 0.1, samples)
		for i := range t {
			signals[c][i] += math.Sin(2*math.Pi*freq*t[i]+phase) * (1 + 0.2*float64(c))
		}
	}

	scope := &anim.Axes{
		X:    anim.Axis{Label: "Time (s)", Max: 2},
		Y:    anim.Axis{Label: "Amplitude", Min: -3, Max: 3},
		Grid: true, Legend: anim.Legend{Place: anim.OutsideRight},
	}
	waterfall := &anim.Axes{
		Title: "Waterfall",
		X:     anim.Axis{Label: "Time (s)", Max: 2},
		Y:     anim.Axis{Label: "Channel", Min: -2, Max: 10, Ticks: []float64{0, 2, 4, 6, 8}, TickLabels: []string{"1", "2", "3", "4", "5"}},
	}
	heat := &anim.Heatmap{
		Z: make([][]float64, channels), Map: colormap.Hot, VMin: -2, VMax: 2,
		Extent: anim.Extent{Left: 0, Right: 2, Bottom: channels + 0.5, Top: 0.5},
	}
	intensity := &anim.Axes{
		Title:    "Amplitude as colour",
		X:        anim.Axis{Label: "Time (s)"},
		Y:        anim.Axis{Label: "Channel", Ticks: []float64{1, 2, 3, 4, 5}},
		Artists:  []anim.Artist{heat},
		ColorBar: anim.ColorBar{Of: heat, Label: "Amplitude"},
	}
	traces := make([]*anim.Line, channels)
	shifted := make([]*anim.Line, channels)
	for c := range channels {
		color := colormap.Viridis.At(float64(c) / (channels - 1))
		traces[c] = &anim.Line{Color: color, Label: fmt.Sprintf("Ch %d", c+1)}
		shifted[c] = &anim.Line{Color: color, Y: make([]float64, width)}
		scope.Artists = append(scope.Artists, traces[c])
		waterfall.Artists = append(waterfall.Artists, shifted[c])
	}

	fig := &anim.Figure{
		Title: "One-dimensional signals", Width: 12 * anim.Inch, Height: 10 * anim.Inch, FPS: 20, Rows: 3,
		Axes: []*anim.Axes{scope, waterfall, intensity},
	}
	for k := range fig.Steps((samples - width) / 5) {
		first := 5 * k
		for c, s := range signals {
			part := s[first : first+width]
			traces[c].X, traces[c].Y = t[:width], part
			shifted[c].X = t[:width]
			heat.Z[c] = nil
			for i, v := range part {
				shifted[c].Y[i] = v + 2*float64(c)
				if i%2 == 0 {
					heat.Z[c] = append(heat.Z[c], v)
				}
			}
		}
		scope.Title = fmt.Sprintf("Oscilloscope (t = %.1f s)", t[first])
	}
	return fig
}
