package ode

import (
	"fmt"
	"iter"
	"math"
)

// fixed is what the methods of fixed step have in common.
type fixed[T float64 | complex128] struct {
	name       string
	start, end float64
	step       float64
	y0         []T
	// advance fills next with the state at t+h.
	advance func(t, h float64, y, next []T)
	calls   int // calls of the derivative in a step
}

func (f fixed[T]) check(hasF bool) {
	checkProblem(f.name, hasF, len(f.y0), f.start, f.end)
	if !(f.step > 0) || math.IsInf(f.step, 1) {
		panic(fmt.Sprintf("ode: %s.Step has %g, want a positive time", f.name, f.step))
	}
	if h := math.Copysign(f.step, f.end-f.start); f.start+h == f.start {
		panic(fmt.Sprintf("ode: %s.Step has %g, which is lost beside Start %g, want a larger one", f.name, f.step, f.start))
	}
}

// fits is how far, in steps, End may lie behind a step's end and still be met
// by it.
const fits = 1e-6

// steps runs from step to step. The times are Start + k·Step, so that their
// rounding errors do not add up; the last is End.
func (f fixed[T]) steps() iter.Seq2[fixedStep[T], error] {
	return func(yield func(fixedStep[T], error) bool) {
		y, t := append([]T(nil), f.y0...), f.start
		h := math.Copysign(f.step, f.end-f.start)
		for k := 1; t != f.end; k++ {
			after := f.start + float64(k)*h
			if (f.end-after)/h < fits {
				after = f.end
			}
			next := make([]T, len(y))
			f.advance(t, after-t, y, next)
			if !finite(next) {
				yield(fixedStep[T]{t, t, y, y}, fmt.Errorf("ode: %s at t = %g: %w; a smaller Step than %g may help", f.name, t, ErrNotFinite, f.step))
				return
			}
			if !yield(fixedStep[T]{t, after, y, next}, nil) {
				return
			}
			y, t = next, after
		}
	}
}

type fixedStep[T float64 | complex128] struct {
	from, t  float64
	yFrom, y []T
}

// realSteps turns steps into the public ones; f is nil where the curve between
// the ends is a straight line.
func realSteps(m fixed[float64], f Func) iter.Seq2[Step, error] {
	return func(yield func(Step, error) bool) {
		for s, err := range m.steps() {
			step := Step{From: s.from, T: s.t, Y: s.y}
			if err == nil {
				step.curve = hermite{s, f}
			}
			if !yield(step, err) {
				return
			}
		}
	}
}

// solveFixed collects the steps.
func solveFixed(m fixed[float64]) (*Solution, error) {
	checkEnd(m.name, m.end)
	s := &Solution{T: []float64{m.start}, Y: [][]float64{append([]float64(nil), m.y0...)}}
	for step, err := range m.steps() {
		if err != nil {
			return s, err
		}
		s.T = append(s.T, step.t)
		s.Y = append(s.Y, step.y)
		s.Steps++
		s.Evaluations += m.calls
	}
	return s, nil
}

// hermite is the cubic with the values and derivatives at both ends of a step,
// or the straight line if f is nil.
type hermite struct {
	fixedStep[float64]
	f Func
}

func (c hermite) at(t float64, dst []float64) {
	h := c.t - c.from
	x := (t - c.from) / h
	if c.f == nil {
		for i, a := range c.yFrom {
			dst[i] = a + x*(c.y[i]-a)
		}
		return
	}
	before, after := make([]float64, len(dst)), make([]float64, len(dst))
	c.f(c.from, c.yFrom, before)
	c.f(c.t, c.y, after)
	for i, a := range c.yFrom {
		d := c.y[i] - a
		dst[i] = a + x*d + x*(1-x)*((1-x)*(h*before[i]-d)-x*(h*after[i]-d))
	}
}
