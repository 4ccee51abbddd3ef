package main

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

// oscillations is the figure of the tutorial's section 11.
func oscillations() *anim.Figure {
	t := anim.Linspace(0, 10, 1000)
	ax := &anim.Axes{
		Grid: true,
		X:    anim.Axis{Label: "Time", Max: 10},
		Y:    anim.Axis{Label: "Signal", Min: -2, Max: 2},
	}
	freqs, amps := []float64{0.5, 1, 2}, []float64{1, 0.5, 0.3}
	lines := make([]*anim.Line, len(freqs))
	for i, f := range freqs {
		lines[i] = &anim.Line{X: t, Y: make([]float64, len(t)), Width: 2, Label: fmt.Sprintf("f = %g Hz", f)}
		ax.Artists = append(ax.Artists, lines[i])
	}
	fig := &anim.Figure{Width: 12 * anim.Inch, Height: 6 * anim.Inch, FPS: 20, Axes: []*anim.Axes{ax}}
	for k := range fig.Steps(63) { // once round, near enough
		phase := 0.1 * float64(k+1)
		for i, line := range lines {
			for j := range t {
				line.Y[j] = amps[i] * math.Sin(2*math.Pi*freqs[i]*t[j]+phase+float64(i)*math.Pi/3)
			}
		}
		ax.Title = fmt.Sprintf("Oscillations (phase %.1f)", phase)
	}
	return fig
}
