package main

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// basics is the figure of the tutorial's section 3.
func basics() *anim.Figure {
	fig, turn := newBasics()
	for k := range fig.Steps(100) {
		turn(k)
	}
	return fig
}

// longBasics writes so many frames of it while it records them.
func longBasics(path string, frames int) error {
	fig, turn := newBasics()
	out := fig.To(path)
	for k := range out.Steps(frames) {
		turn(k)
	}
	return out.Err()
}

// newBasics makes the figure, and the body of its loop.
func newBasics() (fig *anim.Figure, turn func(k int)) {
	rng := neural.NewRandomState(42)
	// On the left, a sine wave that travels.
	x := anim.Linspace(0, 2*math.Pi, 100)
	wave := &anim.Line{X: x, Y: make([]float64, len(x)), Width: 2}

	// On the right, points that grow in number and spread, coloured by their age.
	cloud := &anim.Scatter{Size: 50, VMin: 0, VMax: 100}

	fig = &anim.Figure{
		Width: 12 * anim.Inch, Height: 4 * anim.Inch,
		FPS: 20, // a frame every 50 ms
		Axes: []*anim.Axes{{
			Title:   "A travelling sine wave",
			X:       anim.Axis{Label: "x", Min: 0, Max: 2 * math.Pi},
			Y:       anim.Axis{Label: "y", Min: -1.5, Max: 1.5},
			Grid:    true,
			Artists: []anim.Artist{wave},
		}, {
			Title:   "A growing scatter plot",
			X:       anim.Axis{Label: "x", Min: -2, Max: 2},
			Y:       anim.Axis{Label: "y", Min: -2, Max: 2},
			Grid:    true,
			Artists: []anim.Artist{cloud},
		}},
	}

	return fig, func(k int) {
		for i := range x {
			wave.Y[i] = math.Sin(x[i] + 0.1*float64(k))
		}
		n := k%100 + 1
		spread := 1 + float64(n-1)/100
		cloud.X = rng.NormalSlice(0, spread, n)
		cloud.Y = rng.NormalSlice(0, spread, n)
		cloud.Values = anim.Linspace(0, float64(n-1), n)
	}
}
