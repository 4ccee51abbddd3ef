package model

import (
	"fmt"
	"iter"
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
)

// LIF is a population of leaky integrate-and-fire neurons, whose synapses are
// exponentially decaying currents:
//
//	Membrane dV/dt = Rest − V + s + Input + ξ
//	TauSyn ds/dt = −s,  and s grows by Aᵢⱼ when a spike of neuron j arrives
//
// At Threshold a neuron spikes, is set to Reset, and stays there for Refractory.
// All in mV and ms; currents are given as the voltage that they would lead to.
// Source: W. Gerstner et al., Neuronal Dynamics, Cambridge 2014, sections 1.3 and
// 13.1. Integrated with Euler's method.
type LIF struct {
	// Network has the weights, in mV, and lengths.
	Network
	Clock
	// Noise is a current of its own for each neuron, in mV. Its time constant
	// is Noise.Tau.
	Noise
	// Membrane is the time constant of the membrane in ms.
	Membrane float64
	// Rest, Threshold and Reset are voltages in mV.
	Rest, Threshold, Reset float64
	// Refractory is how long after a spike a neuron does not integrate, in ms.
	Refractory float64
	// TauSyn is the time constant of synapses in ms.
	TauSyn float64
	// V are the voltages at time 0 in mV, one a neuron.
	V []float64
	// Input is a current in mV, [neuron][step], or one value a neuron. Nil:
	// none.
	Input [][]float64
	// Seed is the noise's.
	Seed uint32
}

// NewLIF has a membrane of 10 ms, Rest and Reset −70 mV, Threshold −54 mV,
// Refractory 2 ms, TauSyn 5 ms (a cortical neuron, after P. Dayan and L. F.
// Abbott, Theoretical Neuroscience, MIT Press 2001, chapter 5), and voltages
// drawn evenly between Reset and Threshold with seed.
func NewLIF(n Network, seed uint32) *LIF {
	m := &LIF{
		Network: n, Membrane: 10, Rest: -70, Threshold: -54, Reset: -70, Refractory: 2, TauSyn: 5, Seed: seed,
	}
	m.V = neural.NewRandomState(seed).UniformSlice(m.Reset, m.Threshold, n.Nodes())
	return m
}

// Run integrates for the whole Duration and returns the voltages in mV,
// [neuron][step], and the times of spikes in ms, [neuron][spike].
func (m *LIF) Run() (v, spikes [][]float64) {
	return record(m.Nodes(), m.steps(), m.Steps())
}

// Steps integrates step by step. Each turn has the time in ms at the end of a
// step and the neurons there.
func (m *LIF) Steps() iter.Seq2[float64, *Firing] {
	return func(yield func(float64, *Firing) bool) {
		r := m.start()
		for k := range m.steps() {
			r.step(k)
			if !yield(float64(k+1)*r.dt, &r.now) {
				return
			}
		}
	}
}

// lifRun is an integration under way.
type lifRun struct {
	*LIF
	dt, rootDt float64
	noise      Noise
	rng        *neural.RandomState
	now        Firing
	s, ou      []float64
	rest       []int // steps a neuron still rests
	refractory int
	post       post
}

func (m *LIF) start() *lifRun {
	n, c := m.Nodes(), m.Clock.filled()
	checkState("LIF.V", m.V, n)
	checkInput("LIF.Input", m.Input, n, c.steps())
	checkNumbers(m)
	checkPositive("LIF.Membrane", m.Membrane)
	checkPositive("LIF.TauSyn", m.TauSyn)
	if !(m.Threshold > m.Reset) {
		panic(fmt.Sprintf("model: LIF.Threshold is %v mV, want above Reset, %v mV", m.Threshold, m.Reset))
	}
	if !(m.Refractory >= 0) {
		panic(fmt.Sprintf("model: LIF.Refractory is %v ms, want at least 0", m.Refractory))
	}
	return &lifRun{
		LIF: m, dt: c.Step, rootDt: math.Sqrt(c.Step), noise: m.Noise.filled(),
		rng: neural.NewRandomState(m.Seed), now: Firing{V: append([]float64(nil), m.V...)},
		s: make([]float64, n), ou: make([]float64, n), rest: make([]int, n),
		refractory: int(math.Round(m.Refractory / c.Step)), post: m.post(c.Step),
	}
}

func (r *lifRun) step(k int) {
	r.now.Spikes = r.now.Spikes[:0]
	arrived := r.post.arriving(k)
	for i, v := range r.now.V {
		r.s[i] += arrived[i] - r.s[i]*r.dt/r.TauSyn
		arrived[i] = 0
		if r.noise.Sigma > 0 {
			r.ou[i] = r.noise.next(r.ou[i], r.dt, r.rootDt, r.rng.Randn())
		}
		if r.rest[i] > 0 {
			r.rest[i]--
			continue
		}
		v += r.dt / r.Membrane * (r.Rest - v + r.s[i] + r.ou[i] + input(r.Input, i, k))
		if v >= r.Threshold {
			v, r.rest[i] = r.Reset, r.refractory
			r.now.Spikes = append(r.now.Spikes, i)
		}
		r.now.V[i] = v
	}
	r.post.send(k, r.now.Spikes)
}
