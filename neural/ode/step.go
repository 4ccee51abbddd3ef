package ode

import (
	"errors"
	"fmt"
	"math"
)

// Func is the right-hand side of dy/dt = f(t, y). It fills dydt, which is as
// long as y, and must neither change nor keep the two.
type Func func(t float64, y, dydt []float64)

// A Step is one step of an integration. It may be kept, but Y must not be
// changed, for the next step starts from it.
type Step struct {
	From, T float64      // the times it leads from and to
	Y       []float64    // the state at T, as long as Y0
	Events  []Occurrence // what happened on the way, in order of time; of RK45 and Radau only

	curve curve
}

// A curve is the solution between two ends of a step.
type curve interface {
	at(t float64, dst []float64)
}

// At returns the state at a time t of the step, From ≤ t ≤ T (or the reverse
// when the run goes backwards). It panics if t lies outside.
//
// Between the ends lies: for Euler and EulerMaruyama a straight line, for Heun
// and RK4 the cubic that has the derivatives at both ends (Hermite), for RK45
// and Radau the method's own polynomial, of order 4 and 3.
func (s Step) At(t float64) []float64 {
	if !(min(s.From, s.T) <= t && t <= max(s.From, s.T)) {
		panic(fmt.Sprintf("ode: Step.At t has %g, want a time from %g to %g", t, s.From, s.T))
	}
	y := make([]float64, len(s.Y))
	if s.curve == nil {
		copy(y, s.Y)
	} else {
		s.curve.at(t, y)
	}
	return y
}

var (
	// ErrNotFinite says that the derivative, or the state itself, became
	// infinite or not a number.
	ErrNotFinite = errors.New("the derivative is not a finite number")
	// ErrStepTooSmall says that no step the numbers can express keeps the
	// tolerance: the solution has a jump or a pole there, the problem is
	// stiff (then Radau helps), or the tolerance is out of reach.
	ErrStepTooSmall = errors.New("the step became too small")
)

func finite[T float64 | complex128](s []T) bool {
	for _, x := range s {
		if x-x != 0 { // Inf - Inf and NaN - NaN are not numbers
			return false
		}
	}
	return true
}

// checkProblem checks the fields every method has.
func checkProblem(name string, hasF bool, n int, start, end float64) {
	switch {
	case !hasF:
		panic(fmt.Sprintf("ode: %s.F has nil, want the derivative", name))
	case n == 0:
		panic(fmt.Sprintf("ode: %s.Y0 has length 0, want at least 1", name))
	case math.IsNaN(start) || math.IsInf(start, 0):
		panic(fmt.Sprintf("ode: %s.Start has %g, want a finite time", name, start))
	case math.IsNaN(end):
		panic(fmt.Sprintf("ode: %s.End has NaN, want a time", name))
	case start == end:
		panic(fmt.Sprintf("ode: %s.End has %g, which is Start, want another time", name, end))
	}
}

func checkEnd(name string, end float64) {
	if math.IsInf(end, 0) {
		panic(fmt.Sprintf("ode: %s.End has %g, want a finite time for Solve (Steps may run for ever)", name, end))
	}
}
