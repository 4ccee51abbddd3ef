package rnn

import (
	"fmt"
	"math"
)

// A Trace is the course of a network over a sequence.
type Trace struct {
	// Z and Y are states and activities, [step][unit].
	Z, Y [][]float64
	// Tau are the timescales in steps, [step][unit].
	Tau [][]float64
	// Out is the output, [step][output].
	Out [][]float64

	in       [][]float64 // W x + V y + b
	epsilon  [][]float64 // of timescales that vary
	adaptive [][]float64 // τ before it varies and is clipped
}

// Run gives the network a sequence, [step][input], from state 0. Networks that
// vary their timescales draw on, so a second run differs from the first. It
// panics on numbers that are not finite, in the weights too.
func (n *Net) Run(x [][]float64) *Trace {
	n.check()
	return n.run(x)
}

// run is Run of a network that has been checked.
func (n *Net) run(x [][]float64) *Trace {
	t := &Trace{}
	zero := make([]float64, n.Units())
	z, y := zero, zero
	for k, row := range x {
		if len(row) != n.Inputs {
			panic(fmt.Sprintf("rnn: Net.Run has x[%d] of length %d, want %d, the number of Inputs", k, len(row), n.Inputs))
		}
		for j, v := range row {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				panic(fmt.Sprintf("rnn: Net.Run has x[%d][%d] %v, want finite numbers", k, j, v))
			}
		}
		z, y = n.step(t, row, z, y)
	}
	return t
}

// step adds a step to a trace and returns the new state and activity.
func (n *Net) step(t *Trace, x, z, y []float64) (newZ, newY []float64) {
	h := n.Units()
	room := make([]float64, 4*h+n.Outputs)
	take := func(size int) []float64 {
		s := room[:size:size]
		room = room[size:]
		return s
	}
	in, tau, newZ, newY, out := take(h), take(h), take(h), take(h), take(n.Outputs)
	for i := range in {
		in[i] = n.B[i] + dot(n.W[i], x) + dot(n.V[i], y)
	}
	n.timescales(t, tau, x, y)
	for i := range newZ {
		newZ[i] = (1-1/tau[i])*z[i] + in[i]/tau[i]
		newY[i] = math.Tanh(newZ[i])
	}
	for o := range out {
		out[o] = n.Bias[o] + dot(n.R[o], newY)
	}
	t.Z, t.Y, t.Tau = append(t.Z, newZ), append(t.Y, newY), append(t.Tau, tau)
	t.Out, t.in = append(t.Out, out), append(t.in, in)
	return newZ, newY
}

// timescales fills in the timescales of a step.
func (n *Net) timescales(t *Trace, tau, x, y []float64) {
	for i, tau0 := range n.tau0 {
		switch n.Kind {
		case ACTRNN, AVCTRNN:
			tau[i] = scaled(tau0, n.WTau[i])
		case GACTRNN:
			tau[i] = scaled(tau0, n.WTau[i]+dot(n.UTau[i], x)+dot(n.VTau[i], y))
		default:
			tau[i] = tau0
		}
	}
	if n.Kind != VCTRNN && n.Kind != AVCTRNN {
		return
	}
	epsilon := n.rng.RandnSlice(len(tau))
	t.adaptive = append(t.adaptive, append([]float64(nil), tau...))
	t.epsilon = append(t.epsilon, epsilon)
	for i := range tau {
		tau[i] = min(max(tau[i]+n.sigma(i)*epsilon[i], tauMin), tauMax)
	}
}

// scaled is the timescale τ0 moved by w in its logarithm.
func scaled(tau0, w float64) float64 { return math.Exp(w+math.Log(tau0-floor)) + floor }

// sigma is how much the timescale of unit i varies.
func (n *Net) sigma(i int) float64 {
	if n.Kind != AVCTRNN {
		return n.Sigma
	}
	s := math.Exp(n.WSigma[i]+math.Log(n.Sigma+sigmaShift)) - sigmaShift
	return min(max(s, 0), sigmaMax)
}

func dot(a, b []float64) float64 {
	b = b[:len(a)]
	var s, r float64
	k := 0
	for ; k+1 < len(a); k += 2 {
		s += a[k] * b[k]
		r += a[k+1] * b[k+1]
	}
	if k < len(a) {
		s += a[k] * b[k]
	}
	return s + r
}
