package ode

import (
	"fmt"
	"iter"
	"math"
	"slices"
)

// A problem is what the methods of adaptive step have in common.
type problem struct {
	name               string
	f                  Func
	y0                 []float64
	start, end         float64
	rtol, atol         float64
	rtolEach, atolEach []float64
	firstStep, maxStep float64
	events             []Event
	times              []float64
	dense              bool
	order              float64 // of the error estimate
	method             func(*integration) method
}

// A method makes steps.
type method interface {
	// try makes the next step, leading to in.t and in.y, or says why it cannot.
	try(in *integration) error
	// curve returns the solution within the last step.
	curve(in *integration) curve
}

// An integration is a problem under way.
type integration struct {
	*problem
	n            int
	direction    float64 // 1 or -1
	t, before    float64 // now, and at the last step's start
	y, yBefore   []float64
	dydt         []float64
	h            float64 // size of the step to try next, positive
	rtols, atols []float64

	evaluations, jacobians, decompositions int
}

// smallestRtol is 100 times the spacing of numbers, below which rounding errors
// would be taken for those of the method.
const smallestRtol = 100 * 0x1p-52

func (p *problem) check() {
	n := len(p.y0)
	checkProblem(p.name, p.f != nil, n, p.start, p.end)
	tolerance := func(field string, x float64) {
		if !(x >= 0) || math.IsInf(x, 1) {
			panic(fmt.Sprintf("ode: %s.%s has %g, want at least 0", p.name, field, x))
		}
	}
	vector := func(field string, each []float64) {
		if each != nil && len(each) != n {
			panic(fmt.Sprintf("ode: %s.%s has length %d, want that of Y0, %d", p.name, field, len(each), n))
		}
		for i, x := range each {
			tolerance(fmt.Sprintf("%s[%d]", field, i), x)
		}
	}
	vector("RtolEach", p.rtolEach)
	vector("AtolEach", p.atolEach)
	tolerance("Rtol", p.rtol)
	tolerance("Atol", p.atol)
	if !(p.maxStep >= 0) {
		panic(fmt.Sprintf("ode: %s.MaxStep has %g, want a positive time, or 0 for no limit", p.name, p.maxStep))
	}
	if !(p.firstStep >= 0 && p.firstStep <= math.Abs(p.end-p.start)) {
		panic(fmt.Sprintf("ode: %s.FirstStep has %g, want a positive time within the span of %g, or 0 to have it chosen", p.name, p.firstStep, math.Abs(p.end-p.start)))
	}
	checkEvents(p.name, p.events)
	for i, t := range p.times {
		if !(min(p.start, p.end) <= t && t <= max(p.start, p.end)) {
			panic(fmt.Sprintf("ode: %s.Times[%d] has %g, want a time from Start %g to End %g", p.name, i, t, p.start, p.end))
		}
		if i > 0 && (t-p.times[i-1])*(p.end-p.start) <= 0 {
			panic(fmt.Sprintf("ode: %s.Times[%d] has %g after %g, want times in the order of the run", p.name, i, t, p.times[i-1]))
		}
	}
}

// begin evaluates the derivative at the start and chooses the first step.
func (p *problem) begin() (*integration, error) {
	n := len(p.y0)
	in := &integration{problem: p, n: n, direction: math.Copysign(1, p.end-p.start), t: p.start, before: p.start,
		y: slices.Clone(p.y0), dydt: make([]float64, n), rtols: make([]float64, n), atols: make([]float64, n)}
	for i := range n {
		in.rtols[i], in.atols[i] = p.rtol, p.atol
		if p.rtol == 0 {
			in.rtols[i] = 1e-3
		}
		if p.atol == 0 {
			in.atols[i] = 1e-6
		}
		if p.rtolEach != nil {
			in.rtols[i] = p.rtolEach[i]
		}
		if p.atolEach != nil {
			in.atols[i] = p.atolEach[i]
		}
		in.rtols[i] = max(in.rtols[i], smallestRtol)
	}
	in.call(in.t, in.y, in.dydt)
	if !finite(in.y) || !finite(in.dydt) {
		return in, fmt.Errorf("ode: %s at t = %g: %w already at the start; look at Y0 and F", p.name, in.t, ErrNotFinite)
	}
	if in.maxStep == 0 {
		in.maxStep = math.Inf(1)
	}
	if in.h = p.firstStep; in.h == 0 {
		in.h = in.chooseFirstStep()
	}
	return in, nil
}

func (in *integration) call(t float64, y, dydt []float64) {
	in.evaluations++
	in.f(t, y, dydt)
}

// chooseFirstStep estimates a step from the sizes of the state and its first
// two derivatives: E. Hairer, S. P. Nørsett and G. Wanner, Solving Ordinary
// Differential Equations I, 2nd edition 1993, section II.4.
func (in *integration) chooseFirstStep() float64 {
	scale := in.scale(in.y, in.y)
	d0, d1 := norm(in.y, scale), norm(in.dydt, scale)
	h0 := 1e-6
	if d0 >= 1e-5 && d1 >= 1e-5 {
		h0 = 0.01 * d0 / d1
	}
	interval := math.Abs(in.end - in.start)
	h0 = min(h0, interval)
	y, dydt := make([]float64, in.n), make([]float64, in.n)
	for i := range y {
		y[i] = in.y[i] + h0*in.direction*in.dydt[i]
	}
	in.call(in.t+h0*in.direction, y, dydt)
	for i := range dydt {
		dydt[i] -= in.dydt[i]
	}
	d2 := norm(dydt, scale) / h0
	h1 := max(1e-6, h0*1e-3)
	if largest := d1; !(d1 <= 1e-15 && d2 <= 1e-15) {
		if d2 > d1 { // false for a d2 that is not a number
			largest = d2
		}
		h1 = math.Pow(0.01/largest, 1/(in.order+1))
	}
	return min(100*h0, h1, interval, in.maxStep)
}

// scale is the error allowed to each component of a step from a to b.
func (in *integration) scale(a, b []float64) []float64 {
	s := make([]float64, in.n)
	in.scaleTo(s, a, b)
	return s
}

func (in *integration) scaleTo(dst, a, b []float64) {
	for i := range dst {
		dst[i] = in.atols[i] + max(math.Abs(a[i]), math.Abs(b[i]))*in.rtols[i]
	}
}

// norm is the root of the mean square of x/scale.
func norm(x, scale []float64) float64 {
	sum := 0.0
	for i := range x {
		r := x[i] / scale[i]
		sum += r * r
	}
	return math.Sqrt(sum) / math.Sqrt(float64(len(x)))
}

// smallest is the smallest step that times near t can express with some care.
func (in *integration) smallest() float64 {
	return 10 * math.Abs(math.Nextafter(in.t, math.Inf(int(in.direction)))-in.t)
}

// bounded returns the time a step of size h leads to, End at most.
func (in *integration) bounded(h float64) float64 {
	t := in.t + h*in.direction
	if in.direction*(t-in.end) > 0 {
		return in.end
	}
	return t
}

func (in *integration) tooSmall(cause error) error {
	if cause == nil {
		cause = ErrStepTooSmall
	}
	cure := "a looser Rtol and Atol may help, or Radau if the problem is stiff"
	if cause == ErrNotFinite {
		cure = "however small the step; look at F near this state"
	} else if in.name == "Radau" {
		cure = "a looser Rtol and Atol may help, or a given Jacobian"
	}
	return fmt.Errorf("ode: %s at t = %g: %w; %s", in.name, in.t, cause, cure)
}

// run makes the steps. wanted says whether a step from and to these times needs
// its curve.
func (p *problem) run(in *integration, wanted func(from, t float64) bool, yield func(Step, error) bool) {
	m := p.method(in)
	w := newWatch(p.events, in.t, in.y)
	for in.t != in.end {
		from := in.t
		if err := m.try(in); err != nil {
			yield(Step{From: from, T: from, Y: in.y}, err)
			return
		}
		s := Step{From: from, T: in.t, Y: in.y}
		active := w.passed(in.t, in.y)
		if len(active) > 0 || wanted(from, in.t) {
			s.curve = m.curve(in)
		}
		terminated := false
		if len(active) > 0 {
			if s.Events, terminated = w.occurrences(active, s.curve, from, in.t, in.n); terminated {
				last := s.Events[len(s.Events)-1]
				s.T, s.Y = last.T, last.Y
			}
		}
		if !yield(s, nil) || terminated {
			return
		}
	}
}

func (p *problem) steps() iter.Seq2[Step, error] {
	p.check()
	return func(yield func(Step, error) bool) {
		in, err := p.begin()
		if err != nil {
			yield(Step{From: in.t, T: in.t, Y: in.y}, err)
			return
		}
		p.run(in, func(from, t float64) bool { return true }, yield)
	}
}
