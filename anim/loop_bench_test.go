package anim_test

import (
	"math"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// waveAndCloud is the tutorial's first figure: a sine wave that travels beside
// a cloud of points that grows.
func waveAndCloud(frames int) *anim.Figure {
	x := anim.Linspace(0, 2*math.Pi, 100)
	wave := &anim.Line{X: x, Y: make([]float64, len(x)), Width: 2}
	cloud := &anim.Scatter{Size: 50, VMax: 100}
	fig := &anim.Figure{
		Width: 12 * anim.Inch, Height: 4 * anim.Inch,
		Axes: []*anim.Axes{{
			Title: "Wave", Grid: true, Artists: []anim.Artist{wave},
			X: anim.Axis{Label: "x", Max: 2 * math.Pi}, Y: anim.Axis{Label: "y", Min: -1.5, Max: 1.5},
		}, {
			Title: "Cloud", Grid: true, Artists: []anim.Artist{cloud},
			X: anim.Axis{Label: "x", Min: -2, Max: 2}, Y: anim.Axis{Label: "y", Min: -2, Max: 2},
		}},
	}
	rng := neural.NewRandomState(42)
	for k := range fig.Steps(frames) {
		for i := range x {
			wave.Y[i] = math.Sin(x[i] + 0.1*float64(k))
		}
		n := min(k+1, 100)
		cloud.X, cloud.Y = rng.NormalSlice(0, 1+float64(k)/100, n), rng.NormalSlice(0, 1+float64(k)/100, n)
		cloud.Values = anim.Linspace(0, float64(n-1), n)
	}
	return fig
}

// BenchmarkRecord is the loop of the tutorial's first figure, 100 frames.
func BenchmarkRecord(b *testing.B) {
	for b.Loop() {
		if _, err := waveAndCloud(100).Film(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkMIMEBundle adds what a notebook's cell does with it.
func BenchmarkMIMEBundle(b *testing.B) {
	for b.Loop() {
		bundle, err := waveAndCloud(100).MIMEBundle()
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(bundle["text/html"].(string))), "bytes")
	}
}
