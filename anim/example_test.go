package anim_test

import (
	"math"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// waveAndCloud is the tutorial's first figure: a travelling sine beside a
// growing cloud of points.
func waveAndCloud(frames int) *anim.Figure {
	x := anim.Linspace(0, 2*math.Pi, 100)
	wave := &anim.Line{X: x, Y: make([]float64, len(x)), Width: 2}
	cloud := &anim.Scatter{Size: 50, VMax: 100}
	fig := &anim.Figure{
		Width: 12 * anim.Inch, Height: 4 * anim.Inch,
		Axes: []*anim.Axes{
			{
				Title: "Animated Sine Wave", Grid: true,
				X: anim.Axis{Label: "x", Max: 2 * math.Pi}, Y: anim.Axis{Label: "y", Min: -1.5, Max: 1.5},
				Artists: []anim.Artist{wave},
			},
			{
				Title: "Animated Scatter Plot", Grid: true,
				X: anim.Axis{Label: "x", Min: -2, Max: 2}, Y: anim.Axis{Label: "y", Min: -2, Max: 2},
				Artists: []anim.Artist{cloud},
			},
		},
	}
	rng := neural.NewRandomState(42)
	for k := range fig.Steps(frames) {
		for i := range x {
			wave.Y[i] = math.Sin(x[i] + 0.1*float64(k))
		}
		n := min(k+1, 100)
		cloud.X, cloud.Y, cloud.Values = make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range n {
			cloud.X[i] = rng.Randn() * (1 + float64(k)/100)
			cloud.Y[i] = rng.Randn() * (1 + float64(k)/100)
			cloud.Values[i] = float64(i)
		}
	}
	return fig
}

func TestX(t *testing.T) {
	fig := waveAndCloud(100)
	f, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	t.Log(f.Frames, len(f.Layers))
}
