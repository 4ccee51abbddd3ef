package model

import (
	"fmt"
	"iter"
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
)

// Izhikevich is a population of Izhikevich neurons, which spike and burst as
// cortical neurons do:
//
//	dv/dt = 0.04 v² + 5 v + 140 − u + I
//	du/dt = a (b v − u)
//
// and where v has reached 30 mV, v is set to c and u grows by d. A spike adds its
// weight to I for one step. Source: E. M. Izhikevich, IEEE Transactions on Neural
// Networks 14, 2003; stepped as the program printed there, 1 ms at a time, with v
// in two halves.
type Izhikevich struct {
	// Weights[i][j] is what a spike of neuron j adds to I of neuron i, itself
	// included. Nil: no connections.
	Weights [][]float64
	// A, B, C (mV) and D are the parameters of each neuron.
	A, B, C, D []float64
	// V (mV) and U are the state at time 0, one value a neuron.
	V, U []float64
	// Sigma is the standard deviation of each neuron's random input, drawn
	// anew in each step. Nil: none.
	Sigma []float64
	// Input is added to I, [neuron][step], or one value a neuron. Nil: none.
	Input [][]float64
	// Duration is the simulated time in ms, rounded to whole ones. Zero: 1000.
	Duration float64

	rng *neural.RandomState
}

// NewIzhikevich is the paper's network of excitatory and inhibitory neurons, 800
// and 200 of them there: parameters between those of regular spiking and
// chattering cells, and of fast spiking and low-threshold spiking ones, all
// connected with random weights up to 0.5 and −1, driven by random input of
// deviation 5 and 2. It draws in the order of the paper's program, from numpy's
// legacy generator, and its run goes on drawing there: Run gives the same again
// only from a new one.
func NewIzhikevich(excitatory, inhibitory int, seed uint32) *Izhikevich {
	if excitatory < 0 || inhibitory < 0 || excitatory+inhibitory == 0 {
		panic(fmt.Sprintf("model: NewIzhikevich has %d excitatory and %d inhibitory neurons, want at least one in all", excitatory, inhibitory))
	}
	m := &Izhikevich{rng: neural.NewRandomState(seed)}
	for _, r := range m.rng.RandSlice(excitatory) {
		m.A, m.B = append(m.A, 0.02), append(m.B, 0.2)
		m.C, m.D = append(m.C, -65+15*r*r), append(m.D, 8-6*r*r)
		m.Sigma = append(m.Sigma, 5)
	}
	for _, r := range m.rng.RandSlice(inhibitory) {
		m.A, m.B = append(m.A, 0.02+0.08*r), append(m.B, 0.25-0.05*r)
		m.C, m.D = append(m.C, -65), append(m.D, 2)
		m.Sigma = append(m.Sigma, 2)
	}
	n := excitatory + inhibitory
	for range n {
		m.Weights = append(m.Weights, m.rng.UniformSlice(0, 0.5, excitatory))
	}
	for i := range n {
		for _, r := range m.rng.RandSlice(inhibitory) {
			m.Weights[i] = append(m.Weights[i], -r)
		}
	}
	for i := range n {
		m.V, m.U = append(m.V, -65), append(m.U, m.B[i]*-65)
	}
	return m
}

// Times are the ends of the steps in ms: 1, 2, … Duration.
func (m *Izhikevich) Times() []float64 {
	t := make([]float64, m.steps())
	for k := range t {
		t[k] = float64(k + 1)
	}
	return t
}

func (m *Izhikevich) steps() int {
	d := m.Duration
	if d == 0 {
		d = 1000
	}
	if !(d >= 1) || math.IsInf(d, 0) {
		panic(fmt.Sprintf("model: Izhikevich.Duration is %v ms, want at least 1", m.Duration))
	}
	return int(math.Round(d))
}

// Run integrates for the whole Duration and returns the voltages in mV,
// [neuron][step], as they are before a spike's reset but at most 30, and the
// times of spikes in ms, [neuron][spike].
func (m *Izhikevich) Run() (v, spikes [][]float64) {
	return record(len(m.V), m.steps(), m.Steps())
}

// Steps integrates step by step. Each turn has the time in ms at the end of a
// step, and the neurons there: those that have reached 30 mV spike.
func (m *Izhikevich) Steps() iter.Seq2[float64, *Firing] {
	return func(yield func(float64, *Firing) bool) {
		m.check()
		if m.rng == nil {
			m.rng = neural.NewRandomState(0)
		}
		n := len(m.V)
		v, u := append([]float64(nil), m.V...), append([]float64(nil), m.U...)
		current, now := make([]float64, n), Firing{V: make([]float64, n)}
		for k := range m.steps() {
			for i := range current {
				current[i] = input(m.Input, i, k)
				if m.Sigma != nil {
					current[i] += m.Sigma[i] * m.rng.Randn()
				}
			}
			for _, j := range now.Spikes {
				v[j], u[j] = m.C[j], u[j]+m.D[j]
			}
			if m.Weights != nil {
				for i, row := range m.Weights {
					sum := 0.0
					for _, j := range now.Spikes {
						sum += row[j]
					}
					current[i] += sum
				}
			}
			now.Spikes = now.Spikes[:0]
			for i := range v {
				for range 2 {
					v[i] += 0.5 * (0.04*v[i]*v[i] + 5*v[i] + 140 - u[i] + current[i])
				}
				u[i] += m.A[i] * (m.B[i]*v[i] - u[i])
				if v[i] >= 30 {
					now.Spikes = append(now.Spikes, i)
				}
				now.V[i] = min(v[i], 30)
			}
			if !yield(float64(k+1), &now) {
				return
			}
		}
	}
}

func (m *Izhikevich) check() {
	n := len(m.V)
	for name, x := range map[string][]float64{"V": m.V, "U": m.U, "A": m.A, "B": m.B, "C": m.C, "D": m.D} {
		checkState("Izhikevich."+name, x, n)
	}
	if m.Sigma != nil {
		checkState("Izhikevich.Sigma", m.Sigma, n)
	}
	if m.Weights != nil {
		if len(m.Weights) != n {
			panic(fmt.Sprintf("model: Izhikevich.Weights has %d rows, want %d, one a neuron", len(m.Weights), n))
		}
		for i, row := range m.Weights {
			checkState(fmt.Sprintf("Izhikevich.Weights[%d]", i), row, n)
		}
	}
	checkInput("Izhikevich.Input", m.Input, n, m.steps())
}
