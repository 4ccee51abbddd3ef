package main

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/neural"
)

// Learning is the course of something that learns.
type Learning struct {
	Accuracy, Loss []float64     // [epoch]
	Weights        [][][]float64 // [epoch][from][to]
	Importance     [][]float64   // [epoch][feature]
}

// NewLearning makes one up.
func NewLearning(rng *neural.RandomState, epochs, neurons int) *Learning {
	l := &Learning{}
	for range epochs { // of these draws only the first epoch's stay
		l.Weights = append(l.Weights, matrix(neurons, neurons, func(i, j int) float64 { return 0.1 * rng.Randn() }))
	}
	for e := range epochs {
		l.Accuracy = append(l.Accuracy, 1-math.Exp(-float64(e)/20)+rng.Normal(0, 0.02))
		l.Loss = append(l.Loss, 2*math.Exp(-float64(e)/15)+rng.Normal(0, 0.05))
		if e > 0 {
			l.Weights[e] = matrix(neurons, neurons, func(i, j int) float64 {
				return (l.Weights[e-1][i][j] + 0.01*rng.Randn()) * 0.99 // decay
			})
		}
	}
	rng.RandSlice(neurons) // drawn by the original too, and not shown
	l.Importance = matrix(epochs, 5, func(e, f int) float64 { return rng.Rand() })
	for e := 1; e < epochs; e++ {
		for f, before := range l.Importance[e-1] {
			l.Importance[e][f] = 0.9*before + 0.1*rng.Rand()
		}
	}
	return l
}

// learning is the figure of the tutorial's section 8.
func learning() *anim.Figure {
	const (
		epochs  = 100
		neurons = 10
	)
	l := NewLearning(neural.NewRandomState(42), epochs, neurons)
	all := func(m [][]float64) (flat []float64) {
		for _, row := range m {
			flat = append(flat, row...)
		}
		return flat
	}

	accuracy := &anim.Line{Color: anim.C(2), Width: 2, Label: "Accuracy"}
	loss := &anim.Line{Color: anim.C(3), Width: 2, Label: "Loss (halved)"}
	weights := &anim.Heatmap{Map: colormap.RdBu.Reverse(), VMin: -0.3, VMax: 0.3}
	counts := &anim.Histogram{Color: anim.C(0), Alpha: 0.7}
	_, counts.Edges = neural.HistogramBins(all(l.Weights[0]), 30)
	activity := &anim.Bars{Height: make([]float64, neurons), Color: anim.C(1)}
	features := &anim.Axes{
		Title: "What matters", Legend: anim.Legend{Place: anim.MiddleRight},
		X: anim.Axis{Label: "Epoch", Max: 1.12 * epochs}, Y: anim.Axis{Label: "Importance", Max: 1},
		Cell: anim.Cell{Row: 2, Rows: 1, Cols: 3},
	}
	lines := make([]*anim.Line, 5)
	for f := range lines {
		lines[f] = &anim.Line{Width: 2, Label: fmt.Sprintf("Feature %d", f+1)}
		features.Artists = append(features.Artists, lines[f])
	}

	fig := &anim.Figure{
		Width: 15 * anim.Inch, Height: 10 * anim.Inch, FPS: 10,
		Axes: []*anim.Axes{{
			Title: "Learning curves", Grid: true, Legend: anim.Legend{Place: anim.MiddleRight},
			X: anim.Axis{Label: "Epoch", Max: 1.12 * epochs}, Y: anim.Axis{Label: "Performance", Max: 1.2},
			Artists: []anim.Artist{accuracy, loss},
			Cell:    anim.Cell{Row: 0, Rows: 1, Cols: 3},
		}, {
			Title: "Weights", Equal: true,
			X:        anim.Axis{Label: "Post"},
			Y:        anim.Axis{Label: "Pre"},
			Artists:  []anim.Artist{weights},
			ColorBar: anim.ColorBar{Of: weights},
			Cell:     anim.Cell{Row: 1, Col: 0, Rows: 1, Cols: 1},
		}, {
			Title: "Distribution of weights",
			X:     anim.Axis{Label: "Weight", Min: -0.35, Max: 0.35}, Y: anim.Axis{Label: "Count", Max: 15},
			Artists: []anim.Artist{counts},
			Cell:    anim.Cell{Row: 1, Col: 1, Rows: 1, Cols: 1},
		}, {
			Title: "Activity",
			X:     anim.Axis{Label: "Neuron", Min: -0.6, Max: neurons - 0.4}, Y: anim.Axis{Max: 1.05},
			Artists: []anim.Artist{activity},
			Cell:    anim.Cell{Row: 1, Col: 2, Rows: 1, Cols: 1},
		}, features},
	}

	for e := range fig.Steps(epochs) {
		x := anim.Linspace(0, float64(e), e+1)
		accuracy.X, accuracy.Y = x, l.Accuracy[:e+1]
		loss.X, loss.Y = x, nil
		for _, v := range l.Loss[:e+1] {
			loss.Y = append(loss.Y, v/2)
		}
		weights.Z = l.Weights[e]
		counts.Data = all(weights.Z)
		top := 0.0
		for j := range neurons {
			sum := 0.0
			for i := range neurons {
				sum += weights.Z[i][j]
			}
			activity.Height[j] = math.Abs(sum)
			top = math.Max(top, activity.Height[j])
		}
		for j := range neurons {
			activity.Height[j] /= top
		}
		for f, line := range lines {
			line.X, line.Y = x, append(line.Y, l.Importance[e][f])
		}
		fig.Title = fmt.Sprintf("Learning (epoch %d)", e)
	}
	return fig
}
