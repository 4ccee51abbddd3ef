package ode

import (
	"fmt"
	"iter"
	"math"
)

// Every turns steps into steps of the same length dt, in the unit of time, as
// the frames of an animation need them:
//
//	for step, err := range ode.Every(0.04, pendulum.Steps()) {
//
// The integration itself runs with steps of its own, ahead by one of them. Each
// new step carries the events that fall into it; between its ends At draws a
// straight line. Where the end is no multiple of
// dt the last one is shorter; it ends like the run. It panics if dt is not
// positive.
func Every(dt float64, steps iter.Seq2[Step, error]) iter.Seq2[Step, error] {
	if !(dt > 0) || math.IsInf(dt, 1) {
		panic(fmt.Sprintf("ode: Every dt has %g, want a positive time", dt))
	}
	return func(yield func(Step, error) bool) {
		var start, t, h float64 // t: end of the last new step
		var last Step           // of the integration
		var before []float64    // state at t
		var events []Occurrence // since t
		k := 1.0
		emit := func(at float64, y []float64) bool {
			s := Step{From: t, T: at, Y: y, curve: hermite{fixedStep[float64]{t, at, before, y}, nil}}
			for len(events) > 0 && (events[0].T-at)*h <= 0 {
				s.Events = append(s.Events, events[0])
				events = events[1:]
			}
			t, before = at, y
			return yield(s, nil)
		}
		began := false
		for s, err := range steps {
			if err != nil {
				if began && (last.T-t)/h > fits && !emit(last.T, last.Y) {
					return
				}
				yield(s, err)
				return
			}
			if !began {
				began, start, t, h = true, s.From, s.From, math.Copysign(dt, s.T-s.From)
				before = s.At(s.From)
			}
			last = s
			events = append(events, s.Events...)
			for at := start + k*h; (at-s.T)*h <= 0; at = start + k*h {
				if !emit(at, s.At(at)) {
					return
				}
				k++
			}
		}
		if began && (last.T-t)/h > fits {
			emit(last.T, last.Y)
		}
	}
}
