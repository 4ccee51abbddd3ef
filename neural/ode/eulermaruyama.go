package ode

import (
	"fmt"
	"iter"
	"math"
)

// Normals is a source of normal random numbers of mean loc and standard
// deviation scale. The generators of package neural are some.
type Normals interface {
	Normal(loc, scale float64) float64
}

// EulerMaruyama integrates the stochastic equation
//
//	dy = a(t, y)·dt + b(t, y)·dW
//
// of Itô's kind, each component with a white noise of its own:
//
//	y += Step·a(t, y) + √Step·b(t, y)·ξ.
//
// A path's error falls with the root of Step, that of averages in proportion to
// Step (G. Maruyama, Rendiconti del Circolo Matematico di Palermo 4 (1955)
// 48–90).
type EulerMaruyama struct {
	F          Func      // the drift a
	Diffusion  Func      // the strength b of the noise: in the unit of y per √(unit of time)
	Noise      Normals   // draws one ξ for each component of each step, in order
	Y0         []float64 // the state at Start
	Start, End float64   // End lies after Start; it may be +Inf in Steps
	Step       float64   // positive; the last step is cut to end at End
}

func (e EulerMaruyama) fixed() fixed[float64] {
	n := len(e.Y0)
	a, b := make([]float64, n), make([]float64, n)
	m := fixed[float64]{"EulerMaruyama", e.Start, e.End, e.Step, e.Y0, func(t, h float64, y, next []float64) {
		e.F(t, y, a)
		e.Diffusion(t, y, b)
		root := math.Sqrt(h)
		for i := range y {
			next[i] = y[i] + h*a[i] + root*b[i]*e.Noise.Normal(0, 1)
		}
	}, 1}
	m.check(e.F != nil)
	switch {
	case e.Diffusion == nil:
		panic("ode: EulerMaruyama.Diffusion has nil, want the strength of the noise")
	case e.Noise == nil:
		panic("ode: EulerMaruyama.Noise has nil, want a source such as neural.NewGenerator(42)")
	case e.End < e.Start:
		panic(fmt.Sprintf("ode: EulerMaruyama.End has %g, want a time after Start %g, for noise has no way back", e.End, e.Start))
	}
	return m
}

// Steps runs the integration, one turn a step. After an error, which comes with
// the last good state, the loop ends. A second loop draws further noise.
func (e EulerMaruyama) Steps() iter.Seq2[Step, error] { return realSteps(e.fixed(), nil) }

// Solve runs to the end. With an error it returns what there is up to there.
func (e EulerMaruyama) Solve() (*Solution, error) { return solveFixed(e.fixed()) }
