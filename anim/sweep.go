package anim

import (
	"fmt"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/mathtext"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A Param is a parameter of a sweep: what the reader of a film sets with a
// slider, or chooses from a menu. It has either Values or Choices.
type Param struct {
	// Name is what stands beside the slider or menu, with the unit; formulas stand
	// in a line, as τᵢ or x².
	Name string
	// Values are the numbers that the slider goes through, at least one.
	Values []float64
	// Choices are the names that the menu offers, at least one.
	Choices []string
	// Start is the index of the value or choice that shows first.
	Start int

	// Value is the value of the turn, for the loop's body; the loop sets it.
	// With Choices it is the index.
	Value float64
	// Choice is the choice of the turn, for the loop's body; the loop sets it.
	Choice string
}

// Sweep loops over the values of a parameter and records a picture after each
// turn, as Steps does. The film is one to choose from rather than to watch: its
// player has a slider, with name and value, that works without a kernel. There
// must be at least one value.
func (f *Figure) Sweep(name string, values []float64) iter.Seq[float64] {
	if len(values) == 0 {
		panic("anim: Figure.Sweep has no values, want at least 1")
	}
	p := &Param{Name: name, Values: values}
	return func(yield func(float64) bool) {
		for range f.SweepAll(p) {
			if !yield(p.Value) {
				return
			}
		}
	}
}

// SweepAll loops over all combinations of the parameters' values, the last
// parameter varying first, and records a picture after each turn. Before the
// turn it sets Value and Choice of each. The player has a slider or a menu for
// each parameter and shows the picture of the values chosen. It yields 0, 1, 2,
// … for the turns.
//
// The number of pictures is the product of the numbers of values; what
// pictures share is stored once. A loop that is left early keeps the pictures
// of as many values of the first parameter as it has completed; of the second
// one, if it has completed none; and so on.
func (f *Figure) SweepAll(params ...*Param) iter.Seq[int] {
	s := newSweep("SweepAll", 1, params)
	return func(yield func(int) bool) { f.run(s.frames(), nil, s.turns(f, yield)) }
}

// SweepSteps loops over all combinations of the parameters' values, as
// SweepAll does, and for each over the steps 0, 1, … n−1 of a film: where the
// parameters choose, play plays. It yields the step; n must be at least 1. The
// body begins a film anew at step 0.
func (f *Figure) SweepSteps(n int, params ...*Param) iter.Seq[int] {
	if n < 1 {
		panic(fmt.Sprintf("anim: Figure.SweepSteps has n = %d, want at least 1", n))
	}
	s := newSweep("SweepSteps", n, params)
	return func(yield func(int) bool) {
		f.run(s.frames(), nil, s.turns(f, func(k int) bool { return yield(k % n) }))
	}
}

// A sweep is what the frames of a film stand for where parameters choose.
type sweep struct {
	params []*Param
	shown  []strip.Param
	start  []int
	steps  int // frames for each combination
}

// newSweep panics on parameters that make no sense.
func newSweep(method string, steps int, params []*Param) *sweep {
	if n := len(params); n < 1 || n > strip.MaxParams {
		panic(fmt.Sprintf("anim: Figure.%s has %d parameters, want 1 to %d", method, n, strip.MaxParams))
	}
	s := &sweep{params: params, steps: steps}
	films := 1
	for i, p := range params {
		switch {
		case p == nil:
			panic(fmt.Sprintf("anim: Figure.%s has params[%d] nil, want a *Param", method, i))
		case slices.Contains(params[:i], p):
			panic(fmt.Sprintf("anim: Figure.%s has the parameter %q twice", method, p.Name))
		case len(p.Values) == 0 && len(p.Choices) == 0:
			panic(fmt.Sprintf("anim: Param.Values of %q is empty, want at least 1, or Choices", p.Name))
		case len(p.Values) > 0 && len(p.Choices) > 0:
			panic(fmt.Sprintf("anim: Param %q has both Values and Choices, want one of them", p.Name))
		case slices.ContainsFunc(p.Values, math.IsNaN):
			panic(fmt.Sprintf("anim: Param.Values of %q has NaN, want numbers", p.Name))
		case p.Start < 0 || p.Start >= p.count():
			panic(fmt.Sprintf("anim: Param.Start of %q is %d, want 0 to %d", p.Name, p.Start, p.count()-1))
		}
		if films *= p.count(); films > strip.MaxFilms {
			panic(fmt.Sprintf("anim: Figure.%s has more than %d combinations of values, want fewer", method, strip.MaxFilms))
		}
		s.shown = append(s.shown, strip.Param{Name: mathtext.Plain(p.Name), Values: p.texts(), Menu: p.Choices != nil})
		s.start = append(s.start, p.Start)
	}
	return s
}

func (p *Param) count() int { return max(len(p.Values), len(p.Choices)) }

// texts are the values as the reader sees them.
func (p *Param) texts() []string {
	if p.Choices != nil {
		text := make([]string, len(p.Choices))
		for i, c := range p.Choices {
			text[i] = mathtext.Plain(c)
		}
		return text
	}
	return numbers(p.Values)
}

// numbers writes values with as few decimals as tell them apart to a fiftieth
// of their least distance.
func numbers(values []float64) []string {
	big, gap := 0.0, math.Inf(1)
	for i, v := range values {
		big = max(big, math.Abs(v))
		for _, w := range values[:i] {
			if v != w {
				gap = min(gap, math.Abs(v-w))
			}
		}
	}
	format, digits := byte('f'), 0
	off := func(v float64) bool {
		p := math.Pow(10, float64(digits))
		return math.Abs(math.Round(v*p)/p-v) > gap/50
	}
	for digits < 7 && slices.ContainsFunc(values, off) {
		digits++
	}
	if math.IsInf(gap, 1) || digits == 7 || big >= 1e5 {
		format, digits = 'g', 4
	}
	text := make([]string, len(values))
	for i, v := range values {
		text[i] = strings.ReplaceAll(strconv.FormatFloat(v, format, digits, 64), "-", "\u2212")
	}
	return text
}

func (s *sweep) frames() int {
	n := s.steps
	for _, p := range s.shown {
		n *= len(p.Values)
	}
	return n
}

// turns returns a body that sets the parameters of the frame before its turn.
func (s *sweep) turns(f *Figure, yield func(int) bool) func(int) bool {
	return func(k int) bool {
		f.rec.sweep = s
		rest := k / s.steps
		for i := len(s.params) - 1; i >= 0; i-- {
			p := s.params[i]
			at := rest % len(s.shown[i].Values)
			rest /= len(s.shown[i].Values)
			if p.Choices == nil {
				p.Value = p.Values[at]
			} else {
				p.Value, p.Choice = float64(at), p.Choices[at]
			}
		}
		return yield(k)
	}
}

// finish gives a film its parameters, and the poster of the one of its films that
// shows first. Of a loop that was left early it keeps what all values of the
// parameters are there for.
func (s *sweep) finish(f *strip.Film, poster func(frames int) int) {
	shown, block := slices.Clone(s.shown), s.frames()
	for i := range shown {
		block /= len(shown[i].Values)
		whole := min(f.Frames/block, len(shown[i].Values))
		shown[i].Values = shown[i].Values[:max(whole, 1)]
		if whole > 0 {
			truncate(f, f.Frames/block*block)
			break
		}
	}
	f.Params = shown
	film := 0
	for i, p := range shown {
		film = film*len(p.Values) + min(s.start[i], len(p.Values)-1)
	}
	f.Poster = film*f.FilmFrames() + poster(f.FilmFrames())
}

// truncate leaves a film its first n frames.
func truncate(f *strip.Film, n int) {
	if n == f.Frames {
		return
	}
	f.Frames = n
	f.Axes, f.Layers = slices.Clone(f.Axes), slices.Clone(f.Layers)
	for i := range f.Axes {
		a := &f.Axes[i]
		a.Frame = a.Frame[:n]
		a.Limits = a.Limits[:slices.Max(a.Frame)+1]
	}
	for i := range f.Layers {
		l := &f.Layers[i]
		l.Frame = l.Frame[:n]
		l.States = l.States[:slices.Max(l.Frame)+1]
	}
}
