package ode

import "iter"

// Radau is the implicit method of Radau's second kind: steps of order 5 for
// stiff problems, where explicit methods must creep. A step solves a system of
// 3·n equations by Newton's method, with the Jacobian of F. Its error is
// estimated by a formula of order 3 and bounded as in [RK45]. It takes the steps
// of scipy's solve_ivp(method="Radau").
//
// E. Hairer and G. Wanner, Solving Ordinary Differential Equations II, 2nd
// edition 1996, section IV.8.
type Radau struct {
	F          Func
	Y0         []float64 // the state at Start
	Start, End float64   // End may be ±Inf in Steps

	// Jacobian fills j[i][k] with ∂f_i/∂y_k at (t, y); j is all zeros before.
	// Default: differences of F.
	Jacobian func(t float64, y []float64, j [][]float64)

	Rtol     float64   // relative tolerance; default 1e-3, at least 2.2e-14
	Atol     float64   // absolute tolerance, in the unit of y; default 1e-6
	RtolEach []float64 // in place of Rtol: one for each component
	AtolEach []float64 // in place of Atol: one for each component; 0 means 0

	FirstStep float64 // size of the first step to try; default: chosen by the solution's curvature
	MaxStep   float64 // largest step; default: no limit
	Events    []Event // moments to find on the way

	Times []float64 // what Solve returns points at, in the order of the run; default: the steps' ends
	Dense bool      // Solve keeps the curves between the points, for Solution.At
}

func (r Radau) problem() *problem {
	return &problem{name: "Radau", f: r.F, y0: r.Y0, start: r.Start, end: r.End, rtol: r.Rtol, atol: r.Atol,
		rtolEach: r.RtolEach, atolEach: r.AtolEach, firstStep: r.FirstStep, maxStep: r.MaxStep, events: r.Events,
		times: r.Times, dense: r.Dense, order: 3,
		method: func(in *integration) method { return newCollocation(in, r.Jacobian) }}
}

// Steps runs the integration, one turn an accepted step. After an error, which
// comes with the last good state, the loop ends. It ends early where an event
// does so: the last step then leads to the event. Times and Dense are not looked
// at, for each step has its own At.
func (r Radau) Steps() iter.Seq2[Step, error] { return r.problem().steps() }

// Solve runs to the end. With an error it returns what there is up to there.
func (r Radau) Solve() (*Solution, error) { return r.problem().solve() }
