package model

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/neural"
)

// Coincidence is a rule of thumb for weights that change with spikes, simpler
// than STDP: time passes in steps, and what counts is who spikes in the same
// one, as a sender and as a receiver.
type Coincidence struct {
	// Up is by how much the weight to i from j grows when j sends and i
	// receives a spike, Down by how much it shrinks when i sends and j receives
	// one and the first is not the case. Both zero: 0.01 and 0.005.
	Up, Down float64
	// Noise is the standard deviation of what is added to every weight in
	// each step. Zero: none.
	Noise float64
	// Min and Max are the bounds of weights. Both zero: −1 and 1.
	Min, Max float64
	// Symmetric makes both directions the same, their mean, after each step.
	Symmetric bool
}

// Update changes weights, [to][from], by a step in which neurons send and
// receive spikes. rng is only used with Noise; it is drawn from once a weight,
// row by row.
func (c Coincidence) Update(weights [][]float64, send, receive []bool, rng *neural.RandomState) {
	if c.Up == 0 && c.Down == 0 {
		c.Up, c.Down = 0.01, 0.005
	}
	if c.Min == 0 && c.Max == 0 {
		c.Min, c.Max = -1, 1
	}
	if c.Noise != 0 && rng == nil {
		panic("model: Coincidence.Update has rng nil, want a neural.RandomState for the Noise")
	}
	n := len(weights)
	if len(send) != n || len(receive) != n {
		panic(fmt.Sprintf("model: Coincidence.Update has send and receive of length %d and %d, want %d, as weights", len(send), len(receive), n))
	}
	for i, row := range weights {
		if len(row) != n {
			panic(fmt.Sprintf("model: Coincidence.Update has weights[%d] of length %d, want %d", i, len(row), n))
		}
		for j := range row {
			switch {
			case i == j:
			case send[j] && receive[i]:
				row[j] += c.Up
			case send[i] && receive[j]:
				row[j] -= c.Down
			}
			if c.Noise != 0 {
				row[j] += rng.Normal(0, c.Noise)
			}
			row[j] = min(max(row[j], c.Min), c.Max)
		}
	}
	if !c.Symmetric {
		return
	}
	for i := range weights {
		for j := range i {
			mean := (weights[i][j] + weights[j][i]) / 2
			weights[i][j], weights[j][i] = mean, mean
		}
	}
}
