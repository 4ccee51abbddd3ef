package rnn

import "math"

// backward adds to grad, which has the shape of the weights, the gradient of a
// loss of which dOut is the derivative by the outputs, [step][output]. It goes
// back through all steps (P. J. Werbos, Proceedings of the IEEE 78, 1990).
func (n *Net) backward(x [][]float64, t *Trace, dOut [][]float64, grad *Net) {
	h := n.Units()
	zero := make([]float64, h)
	dy, dz := make([]float64, h), make([]float64, h)       // from later steps
	nextY, nextZ := make([]float64, h), make([]float64, h) // for earlier ones
	for k := len(x) - 1; k >= 0; k-- {
		z, y := zero, zero
		if k > 0 {
			z, y = t.Z[k-1], t.Y[k-1]
		}
		for o, d := range dOut[k] {
			grad.Bias[o] += d
			axpy(d, t.Y[k], grad.R[o])
			axpy(d, n.R[o], dy)
		}
		clear(nextY)
		for i := range h {
			tau := t.Tau[k][i]
			d := dz[i] + dy[i]*(1-t.Y[k][i]*t.Y[k][i]) // by z
			in := d / tau
			grad.B[i] += in
			axpy(in, x[k], grad.W[i])
			axpy(in, y, grad.V[i])
			axpy(in, n.V[i], nextY)
			nextZ[i] = d * (1 - 1/tau)
			n.backTau(i, k, d*(z[i]-t.in[k][i])/tau/tau, x[k], y, t, grad, nextY)
		}
		dy, nextY = nextY, dy
		dz, nextZ = nextZ, dz
	}
}

// backTau goes on from the derivative by the timescale of unit i in step k.
func (n *Net) backTau(i, k int, d float64, x, y []float64, t *Trace, grad *Net, nextY []float64) {
	tau := t.Tau[k][i]
	if n.Kind == AVCTRNN {
		if tau == tauMin || tau == tauMax {
			return // clipped: nothing changes it
		}
		if s := n.sigma(i); s > 0 && s < sigmaMax {
			grad.WSigma[i] += d * t.epsilon[k][i] * (s + sigmaShift)
		}
		tau = t.adaptive[k][i]
	}
	if d == 0 || math.IsInf(tau, 0) {
		return
	}
	switch n.Kind {
	case ACTRNN, AVCTRNN:
		grad.WTau[i] += d * (tau - floor)
	case GACTRNN:
		by := d * (tau - floor)
		grad.WTau[i] += by
		axpy(by, x, grad.UTau[i])
		axpy(by, y, grad.VTau[i])
		axpy(by, n.VTau[i], nextY)
	}
}

// axpy adds a·x to y.
func axpy(a float64, x, y []float64) {
	y = y[:len(x)]
	for i, v := range x {
		y[i] += a * v
	}
}
