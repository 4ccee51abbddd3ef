package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

func ExampleSegments() {
	n := 60
	track := &anim.Segments{
		X0: make([]float64, n), Y0: make([]float64, n), X1: make([]float64, n), Y1: make([]float64, n),
		Alphas: make([]float64, n), Width: 3, Label: "track",
	}
	for i := range n {
		track.Alphas[i] = float64(i) / float64(n-1) // the oldest is not seen
	}
	spokes := &anim.Segments{
		Map: colormap.Plasma, VMin: -1, VMax: 1, Label: "spokes",
		X0: make([]float64, 12), Y0: make([]float64, 12), X1: make([]float64, 12), Y1: make([]float64, 12),
		Values: make([]float64, 12), Widths: make([]float64, 12),
	}
	fig := anim.New(&anim.Axes{
		Title: "Segments", X: anim.Axis{Min: -1.6, Max: 1.6}, Y: anim.Axis{Min: -1.2, Max: 1.2},
		Artists: []anim.Artist{spokes, track},
	})
	at := func(t float64) (x, y float64) { return 1.4 * math.Sin(2*t), math.Cos(3 * t) }
	for k := range fig.Steps(20) {
		for i := range n {
			t := 0.03 * float64(k+i)
			track.X0[i], track.Y0[i] = at(t)
			track.X1[i], track.Y1[i] = at(t + 0.03)
		}
		for i := range spokes.X0 {
			sin, cos := math.Sincos(2*math.Pi*float64(i)/12 + 0.05*float64(k))
			spokes.X0[i], spokes.Y0[i], spokes.X1[i], spokes.Y1[i] = 0.2*cos, 0.2*sin, 0.7*cos, 0.7*sin
			spokes.Values[i], spokes.Widths[i] = sin, 3+2*cos
		}
	}
	check(fig.Save("testdata/segments.png"))
}
