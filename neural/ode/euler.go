package ode

import "iter"

// Euler takes steps along the tangent, y += Step·f(t, y), the simplest method
// there is (L. Euler, Institutionum calculi integralis, 1768). Its error falls
// in proportion to Step.
type Euler struct {
	F          Func
	Y0         []float64 // the state at Start
	Start, End float64   // End may be ±Inf in Steps
	Step       float64   // positive; the last step is cut to end at End
}

func (e Euler) fixed() fixed[float64] {
	k := make([]float64, len(e.Y0))
	m := fixed[float64]{"Euler", e.Start, e.End, e.Step, e.Y0, func(t, h float64, y, next []float64) {
		e.F(t, y, k)
		for i := range y {
			next[i] = y[i] + h*k[i]
		}
	}, 1}
	m.check(e.F != nil)
	return m
}

// Steps runs the integration, one turn a step. After an error, which comes with
// the last good state, the loop ends.
func (e Euler) Steps() iter.Seq2[Step, error] { return realSteps(e.fixed(), nil) }

// Solve runs to the end. With an error it returns what there is up to there.
func (e Euler) Solve() (*Solution, error) { return solveFixed(e.fixed()) }

// ComplexEuler is [Euler] for complex states, such as an oscillator
// dz/dt = (λ + iω)z.
type ComplexEuler struct {
	F          func(t float64, y, dydt []complex128) // see Func
	Y0         []complex128                          // the state at Start
	Start, End float64                               // End may be ±Inf in Steps
	Step       float64                               // positive; the last step is cut to end at End
}

// A ComplexStep is a step of a complex state.
type ComplexStep struct {
	From, T float64      // the times it leads from and to
	Y       []complex128 // the state at T
}

func (e ComplexEuler) fixed() fixed[complex128] {
	k := make([]complex128, len(e.Y0))
	m := fixed[complex128]{"ComplexEuler", e.Start, e.End, e.Step, e.Y0, func(t, h float64, y, next []complex128) {
		e.F(t, y, k)
		for i := range y {
			// Not h·k in complex numbers, which would turn an infinite part
			// into NaNs.
			next[i] = y[i] + complex(h*real(k[i]), h*imag(k[i]))
		}
	}, 1}
	m.check(e.F != nil)
	return m
}

// Steps runs the integration, one turn a step. After an error, which comes with
// the last good state, the loop ends.
func (e ComplexEuler) Steps() iter.Seq2[ComplexStep, error] {
	m := e.fixed()
	return func(yield func(ComplexStep, error) bool) {
		for s, err := range m.steps() {
			if !yield(ComplexStep{s.from, s.t, s.y}, err) {
				return
			}
		}
	}
}

// A ComplexSolution is a finished integration of a complex state, or what there
// was of it before an error.
type ComplexSolution struct {
	T []float64      // times, [point]: Start and the end of each step
	Y [][]complex128 // states, [point][component]
}

// Series returns component i over all points. It panics if there is no such
// component.
func (s *ComplexSolution) Series(i int) []complex128 {
	checkComponent(i, s.Y)
	series := make([]complex128, len(s.Y))
	for k, y := range s.Y {
		series[k] = y[i]
	}
	return series
}

// Solve runs to the end. With an error it returns what there is up to there.
func (e ComplexEuler) Solve() (*ComplexSolution, error) {
	m := e.fixed()
	checkEnd(m.name, m.end)
	s := &ComplexSolution{T: []float64{m.start}, Y: [][]complex128{append([]complex128(nil), m.y0...)}}
	for step, err := range m.steps() {
		if err != nil {
			return s, err
		}
		s.T = append(s.T, step.t)
		s.Y = append(s.Y, step.y)
	}
	return s, nil
}
