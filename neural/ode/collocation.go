package ode

import (
	"math"
	"slices"
)

// collocation makes Radau's steps. The state at the three nodes of a step is
// y + z; the system for z falls apart, in the coordinates w = T⁻¹z, into a real
// one and a complex one of n equations each.
type collocation struct {
	given   func(t float64, y []float64, j [][]float64)
	numeric *jacobian
	j       [][]float64
	fresh   bool // j belongs to the step's start

	real    *lu[float64]
	complex *lu[complex128]
	ready   bool // the two fit j and the step

	last            *polynomial // curve of the last step, from which the next is guessed
	lastH, lastE    float64     // size tried first and error of the last step; lastE < 0: none
	newtonTolerance float64

	z, w, dw, f [3][]float64
	stage       []float64
	b           []complex128
	scales      []float64
	e           []float64
	ze          []float64
}

var (
	root6 = math.Sqrt(6)
	nodes = [3]float64{(4 - root6) / 10, (4 + root6) / 10, 1}
	// errorWeights combine z into the difference to the formula of order 3.
	errorWeights = [3]float64{(-13 - 7*root6) / 3, (-13 + 7*root6) / 3, -1. / 3}
	// Eigenvalues of the inverse of the method's matrix; of the complex pair one.
	eigenReal    = 3 + math.Pow(3, 2./3) - math.Cbrt(3)
	eigenComplex = complex(3+0.5*(math.Cbrt(3)-math.Pow(3, 2./3)), -0.5*(math.Pow(3, 5./6)+math.Pow(3, 7./6)))
	// radauCurve are the weights of z in the coefficients of x, x² and x³.
	radauCurve = [3][3]float64{
		{13./3 + 7*root6/3, -23./3 - 22*root6/3, 10./3 + 5*root6},
		{13./3 - 7*root6/3, -23./3 + 22*root6/3, 10./3 - 5*root6},
		{1. / 3, -8. / 3, 10. / 3},
	}
)

// fromW and toW are T and its inverse (Hairer and Wanner, as named in Radau).
var (
	fromW = [3][3]float64{
		{0.09443876248897524, -0.14125529502095421, 0.03002919410514742},
		{0.25021312296533332, 0.20412935229379994, -0.38294211275726192},
		{1, 1, 0},
	}
	toW = [3][3]float64{
		{4.17871859155190428, 0.32768282076106237, 0.52337644549944951},
		{-4.17871859155190428, -0.32768282076106237, 0.47662355450055044},
		{0.50287263494578682, -2.57192694985560522, 0.59603920482822492},
	}
)

const newtonRounds = 6

func newCollocation(in *integration, given func(t float64, y []float64, j [][]float64)) method {
	n := in.n
	c := &collocation{given: given, numeric: newJacobian(n), real: newLU[float64](n), complex: newLU[complex128](n),
		j: newLU[float64](n).rows, stage: make([]float64, n), b: make([]complex128, n), scales: make([]float64, n),
		e: make([]float64, n), ze: make([]float64, n), lastE: -1}
	for _, a := range []*[3][]float64{&c.z, &c.w, &c.dw, &c.f} {
		for i := range a {
			a[i] = make([]float64, n)
		}
	}
	rtol := slices.Min(in.rtols)
	c.newtonTolerance = max(10*epsilon/rtol, min(0.03, math.Sqrt(rtol)))
	c.jacobian(in)
	return c
}

// jacobian computes j where the integration stands.
func (c *collocation) jacobian(in *integration) {
	in.jacobians++
	c.fresh, c.ready = true, false
	if c.given == nil {
		c.numeric.compute(in, in.t, in.y, in.dydt, c.j)
		return
	}
	for _, row := range c.j {
		clear(row)
	}
	c.given(in.t, in.y, c.j)
}

// decompose makes the matrices of both systems for a step of h.
func (c *collocation) decompose(in *integration, h float64) {
	for i, row := range c.j {
		for k, x := range row {
			c.real.rows[i][k] = -x
			c.complex.rows[i][k] = complex(-x, 0)
		}
		c.real.rows[i][i] += eigenReal / h
		c.complex.rows[i][i] += eigenComplex / complex(h, 0)
	}
	c.real.decompose(math.Abs)
	c.complex.decompose(size1)
	in.decompositions += 2
	c.ready = true
}

func (c *collocation) try(in *integration) error {
	smallest := in.smallest()
	h, lastH, lastE := in.h, c.lastH, c.lastE
	if h > in.maxStep || h < smallest {
		h = min(max(h, smallest), in.maxStep)
		lastE = -1
	}
	rejected := false
	var cause error
	for {
		if h < smallest {
			return in.tooSmall(cause)
		}
		t := in.bounded(h)
		step := t - in.t
		h = math.Abs(step)
		c.guess(in, step)
		in.scaleTo(c.scales, in.y, in.y)
		n := c.newton(in, step)
		for !n.converged && !c.fresh {
			c.jacobian(in)
			c.guess(in, step)
			n = c.newton(in, step)
		}
		if !n.converged {
			if cause = nil; n.notFinite {
				cause = ErrNotFinite
			}
			h *= 0.5
			c.ready = false
			continue
		}
		cause = nil
		next := make([]float64, in.n)
		for i := range next {
			next[i] = in.y[i] + c.z[2][i]
		}
		e := c.error(in, step, next, rejected)
		slack := safety * (2*newtonRounds + 1) / (2*newtonRounds + float64(n.rounds))
		factor := slack * predict(h, lastH, e, lastE)
		if !(e <= 1) {
			if !(factor > minFactor) {
				factor = minFactor
			}
			h *= factor
			c.ready, rejected = false, true
			if !finite(next) {
				cause = ErrNotFinite
			}
			continue
		}
		c.accept(in, t, h, next, e, min(maxFactor, factor), n)
		return nil
	}
}

// accept makes the step the integration's.
func (c *collocation) accept(in *integration, t, h float64, next []float64, e, factor float64, n newtonResult) {
	stale := n.rounds > 2 && n.rate > 1e-3 // Newton's method was slow
	if !stale && factor < 1.2 {
		factor = 1 // keeps the decompositions
	} else {
		c.ready = false
	}
	c.lastH, c.lastE = in.h, e
	in.h = h * factor
	in.before, in.t = in.t, t
	in.yBefore, in.y = in.y, next
	in.call(t, next, in.dydt)
	c.fresh = false
	if stale {
		c.jacobian(in)
	}
	p := newPolynomial(3, in.before, in.t-in.before, in.yBefore)
	for power, co := range p.coefficients {
		for k, z := range c.z {
			w := radauCurve[k][power]
			for i := range co {
				co[i] += w * z[i]
			}
		}
	}
	c.last = p
}

func (c *collocation) curve(in *integration) curve { return c.last }

// predict returns the factor by which the step should change for an error of 1,
// from the errors of this step and the last (K. Gustafsson's predictive
// control, Hairer and Wanner, IV.8).
func predict(h, lastH, e, lastE float64) float64 {
	trend := 1.0
	if lastE >= 0 && e != 0 {
		trend = h / lastH * math.Pow(lastE/e, 0.25)
	}
	return min(1, trend) * math.Pow(e, -0.25)
}
