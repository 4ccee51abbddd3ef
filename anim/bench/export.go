package main

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

// export is the figure of the tutorial's section 10.
func export() *anim.Figure {
	x := anim.Linspace(0, 10, 100)
	line := &anim.Line{X: x, Y: make([]float64, len(x))}
	fig := &anim.Figure{
		Width: 6 * anim.Inch, Height: 4 * anim.Inch, FPS: 20,
		Axes: []*anim.Axes{{X: anim.Axis{Max: 10}, Y: anim.Axis{Min: -1, Max: 1}, Artists: []anim.Artist{line}}},
	}
	for k := range fig.Steps(50) {
		for i := range x {
			line.Y[i] = math.Sin(x[i] + 0.1*float64(k))
		}
	}

	return fig
}
