package main

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/neural"
)

// Plasticity draws connections that change with the spikes of their neurons:
// [frame][from][to], symmetric, from -1 to 1.
func Plasticity(rng *neural.RandomState, frames, neurons int) [][][]float64 {
	symmetric := func(w [][]float64) [][]float64 {
		return matrix(neurons, neurons, func(i, j int) float64 { return (w[i][j] + w[j][i]) / 2 })
	}
	film := make([][][]float64, frames)
	for k := range film { // of these draws only the first frame's stay
		film[k] = matrix(neurons, neurons, func(i, j int) float64 { return 0.1 * rng.Randn() })
	}
	film[0] = symmetric(film[0])
	for k := 1; k < frames; k++ {
		pre, post := rng.RandSlice(neurons), rng.RandSlice(neurons)
		const p = 0.1 // of a spike
		film[k] = symmetric(matrix(neurons, neurons, func(i, j int) float64 {
			w := film[k-1][i][j]
			switch {
			case i == j:
			case pre[i] < p && post[j] < p:
				w += 0.01 // potentiation
			case post[i] < p && pre[j] < p:
				w -= 0.005 // depression
			}
			return math.Max(-1, math.Min(1, w+rng.Normal(0, 0.001)))
		}))
	}
	return film
}

// plasticity is the figure of the tutorial's section 9.
func plasticity() *anim.Figure {
	const (
		frames  = 150
		neurons = 15
	)
	film := Plasticity(neural.NewRandomState(42), frames, neurons)

	weights := &anim.Heatmap{Map: colormap.RdBu.Reverse(), VMin: -0.5, VMax: 0.5}
	counts := &anim.Histogram{Edges: anim.Linspace(-0.5, 0.5, 30), Color: anim.C(0), Alpha: 0.7}
	dots := &anim.Scatter{Size: 200, Color: anim.RGB(0xadd8e6), Edge: anim.Ink(), EdgeWidth: 1}
	for i := range neurons {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / neurons)
		dots.X, dots.Y = append(dots.X, 1.5*cos), append(dots.Y, 1.5*sin)
	}
	edges := &anim.Segments{}
	strength := &anim.Line{Color: anim.C(0), Label: "Mean strength"}
	share := &anim.Line{Color: anim.C(3), Label: "Share above 0.1"}

	fig := &anim.Figure{
		Width: 12 * anim.Inch, Height: 10 * anim.Inch, FPS: 20, Rows: 2,
		Axes: []*anim.Axes{{
			Title: "Connectivity matrix", Equal: true,
			X:        anim.Axis{Label: "Post-synaptic"},
			Y:        anim.Axis{Label: "Pre-synaptic"},
			Artists:  []anim.Artist{weights},
			ColorBar: anim.ColorBar{Of: weights, Label: "Weight"},
		}, {
			Title: "Distribution of weights",
			X:     anim.Axis{Label: "Weight", Min: -0.5, Max: 0.5}, Y: anim.Axis{Label: "Count", Max: 50},
			Artists: []anim.Artist{counts},
		}, {
			Title: "Strong connections", Hide: true, Equal: true,
			X: anim.Axis{Min: -2, Max: 2}, Y: anim.Axis{Min: -2, Max: 2},
			Artists: []anim.Artist{edges, dots},
		}, {
			Title: "In numbers", Grid: true,
			X: anim.Axis{Label: "Frame", Max: frames}, Y: anim.Axis{Label: "Value", Min: -0.1, Max: 0.5},
			Artists: []anim.Artist{strength, share},
		}},
	}

	for k := range fig.Steps(frames) {
		w := film[k]
		weights.Z, counts.Data = w, nil
		sum, strong := 0.0, 0.0
		*edges = anim.Segments{}
		for i := range neurons {
			counts.Data = append(counts.Data, w[i]...)
			for j, v := range w[i] {
				size := math.Abs(v)
				sum += size
				if size <= 0.1 {
					continue
				}
				strong++
				if j > i {
					edges.X0, edges.Y0 = append(edges.X0, dots.X[i]), append(edges.Y0, dots.Y[i])
					edges.X1, edges.Y1 = append(edges.X1, dots.X[j]), append(edges.Y1, dots.Y[j])
					edges.Widths, edges.Alphas = append(edges.Widths, 5*size), append(edges.Alphas, math.Min(4*size, 1))
					paint := anim.C(3)
					if v < 0 {
						paint = anim.C(0)
					}
					edges.Colors = append(edges.Colors, paint)
				}
			}
		}
		strength.Y = append(strength.Y, sum/(neurons*neurons))
		share.Y = append(share.Y, strong/(neurons*neurons))
		fig.Title = fmt.Sprintf("Dynamic connectivity (t = %d)", k)
	}
	return fig
}
