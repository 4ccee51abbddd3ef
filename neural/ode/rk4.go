package ode

import "iter"

// RK4 is the classical method of Runge and Kutta: four slopes a step,
//
//	a = f(t, y),                       b = f(t+Step/2, y + Step/2·a),
//	c = f(t+Step/2, y + Step/2·b),     d = f(t+Step, y + Step·c),
//	y += Step·(a + 2b + 2c + d)/6.
//
// Its error falls with the fourth power of Step (W. Kutta, Zeitschrift für
// Mathematik und Physik 46 (1901) 435–453).
type RK4 struct {
	F          Func
	Y0         []float64 // the state at Start
	Start, End float64   // End may be ±Inf in Steps
	Step       float64   // positive; the last step is cut to end at End
}

func (e RK4) fixed() fixed[float64] {
	n := len(e.Y0)
	a, b, c, d := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	m := fixed[float64]{"RK4", e.Start, e.End, e.Step, e.Y0, func(t, h float64, y, next []float64) {
		along := func(h float64, k []float64) []float64 {
			for i := range y {
				next[i] = y[i] + h*k[i]
			}
			return next
		}
		e.F(t, y, a)
		e.F(t+h/2, along(h/2, a), b)
		e.F(t+h/2, along(h/2, b), c)
		e.F(t+h, along(h, c), d)
		for i := range y {
			next[i] = y[i] + h/6*(a[i]+2*b[i]+2*c[i]+d[i])
		}
	}, 4}
	m.check(e.F != nil)
	return m
}

// Steps runs the integration, one turn a step. After an error, which comes with
// the last good state, the loop ends.
func (e RK4) Steps() iter.Seq2[Step, error] { return realSteps(e.fixed(), e.F) }

// Solve runs to the end. With an error it returns what there is up to there.
func (e RK4) Solve() (*Solution, error) { return solveFixed(e.fixed()) }
