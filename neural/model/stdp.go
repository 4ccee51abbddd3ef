package model

import (
	"fmt"
	"math"
)

// STDP changes weights with the order of spikes: a spike of neuron j shortly
// before one of neuron i strengthens the connection to i from j, the other order
// weakens it. Every pair of spikes counts, with a weight that falls
// exponentially with the time between them. Sources: G. Bi and M. Poo, Journal of
// Neuroscience 18, 1998; with traces as in A. Morrison, M. Diesmann and W.
// Gerstner, Biological Cybernetics 98, 2008.
type STDP struct {
	// Plus and Minus are the largest changes, by which weights grow and
	// shrink. Both zero: 0.01 and 0.012.
	Plus, Minus float64
	// TauPlus and TauMinus are how fast the effect falls, in ms. Zero: 20.
	TauPlus, TauMinus float64
	// Min and Max are the bounds of weights. Both zero: 0 and 1.
	Min, Max float64

	before, after []float64 // traces of each neuron's spikes
	none          [][]bool  // where there is no connection
}

func (s *STDP) filled() STDP {
	f := *s
	if f.Plus == 0 && f.Minus == 0 {
		f.Plus, f.Minus = 0.01, 0.012
	}
	if f.TauPlus == 0 {
		f.TauPlus = 20
	}
	if f.TauMinus == 0 {
		f.TauMinus = 20
	}
	if f.Min == 0 && f.Max == 0 {
		f.Max = 1
	}
	checkPositive("STDP.TauPlus", f.TauPlus)
	checkPositive("STDP.TauMinus", f.TauMinus)
	if !(f.Max > f.Min) {
		panic(fmt.Sprintf("model: STDP has Min %v and Max %v, want Max above Min", f.Min, f.Max))
	}
	return f
}

// Window is the change of a weight by a pair of spikes, delay ms from that of the
// sending to that of the receiving neuron. Spikes at the same time change
// nothing.
func (s *STDP) Window(delay float64) float64 {
	f := s.filled()
	switch {
	case delay > 0:
		return f.Plus * math.Exp(-delay/f.TauPlus)
	case delay < 0:
		return -f.Minus * math.Exp(delay/f.TauMinus)
	}
	return 0
}

// Update lets step ms pass, at whose end the neurons spikes fire, and changes
// weights, [to][from]. Where the first Update finds a weight of 0 there is no
// connection, and none grows. The diagonal stays as it is.
func (s *STDP) Update(weights [][]float64, spikes []int, step float64) {
	f := s.filled()
	n := len(weights)
	for i, row := range weights {
		if len(row) != n {
			panic(fmt.Sprintf("model: STDP.Update has weights[%d] of length %d, want %d", i, len(row), n))
		}
	}
	if s.before == nil {
		s.before, s.after = make([]float64, n), make([]float64, n)
		for i, row := range weights {
			s.none = append(s.none, make([]bool, len(row)))
			for j, w := range row {
				s.none[i][j] = w == 0 || i == j
			}
		}
	}
	if n != len(s.before) {
		panic(fmt.Sprintf("model: STDP.Update has weights of %d neurons, want %d as before", n, len(s.before)))
	}
	checkPositive("STDP.Update's step", step)
	plus, minus := math.Exp(-step/f.TauPlus), math.Exp(-step/f.TauMinus)
	for i := range n {
		s.before[i] *= plus
		s.after[i] *= minus
	}
	for _, k := range spikes {
		if k < 0 || k >= n {
			panic(fmt.Sprintf("model: STDP.Update has spike of neuron %d, want one of %d", k, n))
		}
		for j := range n {
			if w := &weights[k][j]; !s.none[k][j] {
				*w = min(max(*w+f.Plus*s.before[j], f.Min), f.Max)
			}
			if w := &weights[j][k]; !s.none[j][k] {
				*w = min(max(*w-f.Minus*s.after[j], f.Min), f.Max)
			}
		}
	}
	for _, k := range spikes {
		s.before[k]++
		s.after[k]++
	}
}
