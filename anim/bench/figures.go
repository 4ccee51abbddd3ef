package main

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// figures are the tutorial's, each with its twin of the same name in
// theirs.py.
var figures = []struct {
	name   string
	record func() *anim.Figure
}{
	{"basic", basic},
}

// basic is the figure of the tutorial's section 3: a sine wave that travels,
// beside points that grow in number and spread.
func basic() *anim.Figure {
	x := anim.Linspace(0, 2*math.Pi, 100)
	wave := &anim.Line{X: x, Y: make([]float64, len(x)), Width: 2, Color: anim.RGB(0x0000ff)}
	cloud := &anim.Scatter{Size: 50, VMax: 100}
	fig := &anim.Figure{
		Width: 12 * anim.Inch, Height: 4 * anim.Inch, FPS: 20,
		Axes: []*anim.Axes{{
			Title: "Animated Sine Wave", Grid: true,
			X:       anim.Axis{Label: "x", Max: 2 * math.Pi},
			Y:       anim.Axis{Label: "y", Min: -1.5, Max: 1.5},
			Artists: []anim.Artist{wave},
		}, {
			Title: "Animated Scatter Plot", Grid: true,
			X:       anim.Axis{Label: "x", Min: -2, Max: 2},
			Y:       anim.Axis{Label: "y", Min: -2, Max: 2},
			Artists: []anim.Artist{cloud},
		}},
	}
	rng := neural.NewRandomState(42)
	for k := range fig.Steps(100) {
		for i := range x {
			wave.Y[i] = math.Sin(x[i] + 0.1*float64(k))
		}
		n := min(k+1, 100)
		spread := 1 + float64(k)/100
		cloud.X, cloud.Y = rng.NormalSlice(0, spread, n), rng.NormalSlice(0, spread, n)
		cloud.Values = anim.Linspace(0, float64(n-1), n)
	}
	return fig
}
