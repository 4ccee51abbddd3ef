package ode

import (
	"fmt"
	"sort"
)

// A Solution is a finished integration, or what there was of it before an error.
type Solution struct {
	T []float64   // times, [point]: Start and the end of each step, or Times
	Y [][]float64 // states, [point][component]

	// Events are the occurrences of each event, [event][occurrence]; of RK45
	// and Radau only.
	Events [][]Occurrence
	// Terminated says that an event ended the integration before End.
	Terminated bool

	Steps          int // steps accepted
	Evaluations    int // calls of F, but for those that numeric Jacobians took
	Jacobians      int // Jacobians given or computed numerically; Radau only
	Decompositions int // LU decompositions; Radau only

	n      int       // components
	times  []float64 // ends of the curves, len(curves)+1
	curves []curve
}

// Series returns component i over all points, to be plotted against T. It
// panics if there is no such component.
func (s *Solution) Series(i int) []float64 {
	checkComponent(i, s.Y)
	series := make([]float64, len(s.Y))
	for k, y := range s.Y {
		series[k] = y[i]
	}
	return series
}

// At returns the state at time t between the ends of the integration. It needs
// Dense. It panics if t lies outside what was integrated.
func (s *Solution) At(t float64) []float64 {
	n := len(s.curves)
	if n == 0 {
		panic("ode: Solution.At has nothing between the points, want Dense: true and at least one step")
	}
	first, last := s.times[0], s.times[n]
	if !(min(first, last) <= t && t <= max(first, last)) {
		panic(fmt.Sprintf("ode: Solution.At t has %g, want a time from %g to %g", t, first, last))
	}
	// The first step that reaches t.
	i := sort.Search(n-1, func(i int) bool {
		if last >= first {
			return s.times[i+1] >= t
		}
		return s.times[i+1] <= t
	})
	y := make([]float64, s.n)
	s.curves[i].at(t, y)
	return y
}

// solve runs to the end and collects the points.
func (p *problem) solve() (*Solution, error) {
	p.check()
	checkEnd(p.name, p.end)
	in, err := p.begin()
	s := &Solution{n: in.n, times: []float64{in.t}, Events: make([][]Occurrence, len(p.events))}
	next := 0 // of the times asked for
	if p.times == nil {
		s.add(in.t, in.y)
	}
	if err != nil {
		return s, err
	}
	behind := func(t float64) bool { return next < len(p.times) && (t-p.times[next])*in.direction >= 0 }
	wanted := func(_, t float64) bool { return p.dense || behind(t) }
	p.run(in, wanted, func(step Step, e error) bool {
		if err = e; err != nil {
			return false
		}
		s.Steps++
		for _, o := range step.Events {
			s.Events[o.Event] = append(s.Events[o.Event], o)
			if last := p.events[o.Event].Terminal; last > 0 && len(s.Events[o.Event]) >= last {
				s.Terminated = true
			}
		}
		if p.dense && step.T != step.From {
			s.times = append(s.times, step.T)
			s.curves = append(s.curves, step.curve)
		}
		if p.times == nil {
			s.add(step.T, step.Y)
		}
		for ; behind(step.T); next++ {
			y := make([]float64, in.n)
			step.curve.at(p.times[next], y)
			s.add(p.times[next], y)
		}
		return true
	})
	s.Evaluations, s.Jacobians, s.Decompositions = in.evaluations, in.jacobians, in.decompositions
	return s, err
}

func (s *Solution) add(t float64, y []float64) {
	s.T = append(s.T, t)
	s.Y = append(s.Y, y)
}

func checkComponent[V any](i int, states [][]V) {
	if len(states) > 0 && (i < 0 || i >= len(states[0])) {
		panic(fmt.Sprintf("ode: Solution.Series has component %d, want 0 to %d", i, len(states[0])-1))
	}
}
