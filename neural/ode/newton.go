package ode

import "math"

// guess extends the curve of the last step to the nodes of the next.
func (c *collocation) guess(in *integration, h float64) {
	for k, z := range c.z {
		if c.last == nil {
			clear(z)
			continue
		}
		c.last.at(in.t+h*nodes[k], z)
		for i := range z {
			z[i] -= in.y[i]
		}
	}
}

type newtonResult struct {
	converged bool
	notFinite bool // because of the derivative
	rounds    int
	rate      float64 // of convergence; 0 after a single round
}

// newton solves the system of a step of h for z, from the guess in z.
func (c *collocation) newton(in *integration, h float64) (r newtonResult) {
	if !c.ready {
		c.decompose(in, h)
	}
	transform(&toW, &c.z, &c.w)
	mReal, mComplex := eigenReal/h, eigenComplex/complex(h, 0)
	lastNorm := 0.0
	for r.rounds = 1; r.rounds <= newtonRounds; r.rounds++ {
		for k, z := range c.z {
			for i := range z {
				c.stage[i] = in.y[i] + z[i]
			}
			in.call(in.t+h*nodes[k], c.stage, c.f[k])
		}
		if !finite(c.f[0]) || !finite(c.f[1]) || !finite(c.f[2]) {
			r.notFinite = true
			return r
		}
		transform(&toW, &c.f, &c.dw)
		for i := range c.stage {
			c.dw[0][i] -= mReal * c.w[0][i]
			c.b[i] = complex(c.dw[1][i], c.dw[2][i]) - mComplex*complex(c.w[1][i], c.w[2][i])
		}
		c.real.solve(c.dw[0])
		c.complex.solve(c.b)
		for i, x := range c.b {
			c.dw[1][i], c.dw[2][i] = real(x), imag(x)
		}

		sum := 0.0
		for _, dw := range c.dw {
			for i, x := range dw {
				x /= c.scales[i]
				sum += x * x
			}
		}
		size := math.Sqrt(sum) / math.Sqrt(float64(3*in.n))
		if lastNorm > 0 {
			r.rate = size / lastNorm
			left := math.Pow(r.rate, float64(newtonRounds-r.rounds+1))
			if r.rate >= 1 || left/(1-r.rate)*size > c.newtonTolerance {
				return r
			}
		}
		for k := range c.w {
			for i, x := range c.dw[k] {
				c.w[k][i] += x
			}
		}
		transform(&fromW, &c.w, &c.z)
		if size == 0 || lastNorm > 0 && r.rate/(1-r.rate)*size < c.newtonTolerance {
			r.converged = true
			return r
		}
		lastNorm = size
	}
	r.rounds--
	return r
}

// transform fills dst with m·src.
func transform(m *[3][3]float64, src, dst *[3][]float64) {
	for k := range dst {
		for i := range dst[k] {
			dst[k][i] = m[k][0]*src[0][i] + m[k][1]*src[1][i] + m[k][2]*src[2][i]
		}
	}
}

// error estimates the error of the step to next in units of the tolerance. The
// estimate is smoothed by a linear system, after a rejection twice, so that stiff
// components do not dominate it.
func (c *collocation) error(in *integration, h float64, next []float64, rejected bool) float64 {
	for i := range c.ze {
		c.ze[i] = (c.z[0][i]*errorWeights[0] + c.z[1][i]*errorWeights[1] + c.z[2][i]*errorWeights[2]) / h
		c.e[i] = in.dydt[i] + c.ze[i]
	}
	c.real.solve(c.e)
	in.scaleTo(c.scales, in.y, next)
	e := norm(c.e, c.scales)
	if rejected && e > 1 {
		for i, x := range c.e {
			c.stage[i] = in.y[i] + x
		}
		in.call(in.t, c.stage, c.e)
		for i := range c.e {
			c.e[i] += c.ze[i]
		}
		c.real.solve(c.e)
		e = norm(c.e, c.scales)
	}
	return e
}
