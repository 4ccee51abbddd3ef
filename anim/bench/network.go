package main

import (
	"fmt"
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/neural"
)

// Network is a set of nodes about a circle, and what joins them.
type Network struct {
	X, Y     []float64   // [node], places
	Weights  [][]float64 // [from][to], symmetric, 0 for none
	Activity [][]float64 // [frame][node], 0 to 1
}

// NewNetwork draws a network whose activity swings once in thirty frames.
func NewNetwork(rng *neural.RandomState, nodes, frames int) *Network {
	n := &Network{}
	for i := range nodes {
		angle := 2 * math.Pi / float64(nodes) * float64(i)
		n.X = append(n.X, 2*math.Cos(angle)+rng.Normal(0, 0.1))
		n.Y = append(n.Y, 2*math.Sin(angle)+rng.Normal(0, 0.1))
	}
	drawn := matrix(nodes, nodes, func(i, j int) float64 { return rng.Rand() })
	n.Weights = matrix(nodes, nodes, func(i, j int) float64 {
		if w := (drawn[i][j] + drawn[j][i]) / 2; i != j && w >= 0.7 {
			return w
		}
		return 0
	})
	n.Activity = matrix(frames, nodes, func(k, i int) float64 {
		return 0.5 + 0.5*math.Sin(2*math.Pi*float64(k)/30+float64(i)*math.Pi/5)
	})
	return n
}

// network is the figure of the tutorial's section 7.
func network() *anim.Figure {
	const (
		frames = 100
		nodes  = 20
	)
	net := NewNetwork(neural.NewRandomState(42), nodes, frames)

	edges := &anim.Segments{}
	type pair struct{ i, j int }
	var pairs []pair
	for i := range nodes {
		for j := i + 1; j < nodes; j++ {
			if net.Weights[i][j] > 0 {
				pairs = append(pairs, pair{i, j})
				edges.X0, edges.Y0 = append(edges.X0, net.X[i]), append(edges.Y0, net.Y[i])
				edges.X1, edges.Y1 = append(edges.X1, net.X[j]), append(edges.Y1, net.Y[j])
			}
		}
	}
	edges.Colors = make([]color.Color, len(pairs))
	edges.Widths, edges.Alphas = make([]float64, len(pairs)), make([]float64, len(pairs))
	dots := &anim.Scatter{X: net.X, Y: net.Y, Size: 200, Map: colormap.Hot, VMax: 1, Edge: anim.Ink(), EdgeWidth: 1}
	weights := &anim.Heatmap{Map: colormap.RdBu.Reverse(), VMin: -1, VMax: 1}

	graph := &anim.Axes{
		Hide: true, Equal: true,
		X: anim.Axis{Min: -3, Max: 3}, Y: anim.Axis{Min: -3, Max: 3},
		Artists: []anim.Artist{edges, dots},
	}
	fig := &anim.Figure{
		Title: "Network dynamics", Width: 14 * anim.Inch, Height: 6 * anim.Inch, FPS: 10,
		Axes: []*anim.Axes{graph, {
			Title: "Connectivity matrix", Equal: true,
			X:        anim.Axis{Ticks: []float64{0, 5, 10, 15}},
			Y:        anim.Axis{Ticks: []float64{0, 5, 10, 15}},
			Artists:  []anim.Artist{weights},
			ColorBar: anim.ColorBar{Of: weights, Label: "Weight"},
		}},
	}

	for k := range fig.Steps(frames) {
		gain := 1 + 0.5*math.Sin(2*math.Pi*float64(k)/50)
		weights.Z = matrix(nodes, nodes, func(i, j int) float64 { return gain * net.Weights[i][j] })
		dots.Values = net.Activity[k]
		for e, p := range pairs {
			strength := weights.Z[p.i][p.j]
			edges.Widths[e], edges.Alphas[e] = 3*strength, math.Min(strength, 1)
			edges.Colors[e] = anim.C(0)
			if dots.Values[p.i]*dots.Values[p.j] > 0.5 {
				edges.Colors[e] = anim.C(3)
			}
		}
		graph.Title = fmt.Sprintf("Network (t = %d)", k)
	}
	return fig
}
