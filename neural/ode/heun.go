package ode

import "iter"

// Heun averages the slopes at both ends of an Euler step:
//
//	a = f(t, y),  b = f(t+Step, y + Step·a),  y += Step·(a + b)/2.
//
// Its error falls with the square of Step (K. Heun, Zeitschrift für Mathematik
// und Physik 45 (1900) 23–38).
type Heun struct {
	F          Func
	Y0         []float64 // the state at Start
	Start, End float64   // End may be ±Inf in Steps
	Step       float64   // positive; the last step is cut to end at End
}

func (e Heun) fixed() fixed[float64] {
	n := len(e.Y0)
	a, b := make([]float64, n), make([]float64, n)
	m := fixed[float64]{"Heun", e.Start, e.End, e.Step, e.Y0, func(t, h float64, y, next []float64) {
		e.F(t, y, a)
		for i := range y {
			next[i] = y[i] + h*a[i]
		}
		e.F(t+h, next, b)
		for i := range y {
			next[i] = y[i] + h/2*(a[i]+b[i])
		}
	}, 2}
	m.check(e.F != nil)
	return m
}

// Steps runs the integration, one turn a step. After an error, which comes with
// the last good state, the loop ends.
func (e Heun) Steps() iter.Seq2[Step, error] { return realSteps(e.fixed(), e.F) }

// Solve runs to the end. With an error it returns what there is up to there.
func (e Heun) Solve() (*Solution, error) { return solveFixed(e.fixed()) }
