package ode

import (
	"errors"
	"iter"
	"math"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural"
)

// blowUp reaches infinity at t = 1 from y = 1.
func blowUp(t float64, y, dydt []float64) { dydt[0] = y[0] * y[0] }

// ends is not a number from t = 1 on.
func ends(t float64, y, dydt []float64) { dydt[0] = math.Sqrt(1 - t) }

func nowhere(t float64, y, dydt []float64) { dydt[0] = math.NaN() }

// TestErrors: what was integrated before an error is returned with it, and Steps
// yields the same.
func TestErrors(t *testing.T) {
	type run interface {
		Solve() (*Solution, error)
		Steps() iter.Seq2[Step, error]
	}
	y0 := []float64{1}
	for _, c := range []struct {
		name string
		run  run
		want error
		text string
		last float64
	}{
		{"RK45 pole", RK45{F: blowUp, Y0: y0, End: 2}, ErrStepTooSmall,
			"ode: RK45 at t = 0.9999286400563746: the step became too small; a looser Rtol and Atol may help, or Radau if the problem is stiff", 1},
		{"RK45 edge", RK45{F: ends, Y0: y0, End: 2}, ErrNotFinite,
			"ode: RK45 at t = 0.9999999999999982: the derivative is not a finite number; however small the step; look at F near this state", 1},
		{"RK45 nowhere", RK45{F: nowhere, Y0: y0, End: 2}, ErrNotFinite,
			"ode: RK45 at t = 0: the derivative is not a finite number already at the start; look at Y0 and F", 0},
		{"Radau pole", Radau{F: blowUp, Y0: y0, End: 2}, ErrStepTooSmall, "", 1},
		{"Radau edge", Radau{F: ends, Y0: y0, End: 2}, ErrNotFinite, "", 1},
		{"Euler overflow", Euler{F: blowUp, Y0: y0, End: 5, Step: 0.1}, ErrNotFinite,
			"ode: Euler at t = 2.1: the derivative is not a finite number; a smaller Step than 0.1 may help", 2.1},
		{"RK4 edge", RK4{F: ends, Y0: y0, End: 5, Step: 0.1}, ErrNotFinite, "", 1},
		{"Heun edge", Heun{F: ends, Y0: y0, End: 5, Step: 0.1}, ErrNotFinite, "", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := c.run.Solve()
			if !errors.Is(err, c.want) {
				t.Fatalf("got error %v, want %v", err, c.want)
			}
			if c.text != "" && err.Error() != c.text {
				t.Errorf("got error\n%v, want\n%v", err, c.text)
			}
			last := s.T[len(s.T)-1]
			if math.Abs(last-c.last) > 1e-3 {
				t.Errorf("the solution ends at %v, want about %v", last, c.last)
			}
			turns := 0
			for step, err := range c.run.Steps() {
				turns++
				if turns < len(s.T) {
					if err != nil || step.T != s.T[turns] || step.Y[0] != s.Y[turns][0] {
						t.Fatalf("turn %d is %v %v with error %v, Solve has %v %v", turns, step.T, step.Y, err, s.T[turns], s.Y[turns])
					}
				} else if !errors.Is(err, c.want) || step.T != last {
					t.Errorf("the last turn is at %v with error %v, want %v and %v", step.T, err, last, c.want)
				}
			}
			if turns != len(s.T) {
				t.Errorf("%d turns, want one for each of %d steps and one for the error", turns, len(s.T)-1)
			}
		})
	}
	if _, err := (ComplexEuler{F: func(t float64, z, dzdt []complex128) { dzdt[0] = z[0] * z[0] }, Y0: []complex128{1}, End: 5, Step: 0.1}).Solve(); !errors.Is(err, ErrNotFinite) {
		t.Errorf("ComplexEuler: got error %v, want %v", err, ErrNotFinite)
	}
}

// TestCurves: between the ends of a step the curves keep to the solution as far
// as each method's order promises.
func TestCurves(t *testing.T) {
	y0 := []float64{1, 0}
	for _, c := range []struct {
		name  string
		steps iter.Seq2[Step, error]
		error float64
	}{
		{"Euler", Euler{F: oscillator, Y0: y0, End: 1, Step: 1e-3}.Steps(), 1e-3},
		{"Heun", Heun{F: oscillator, Y0: y0, End: 1, Step: 1e-2}.Steps(), 5e-5},
		{"RK4", RK4{F: oscillator, Y0: y0, End: 1, Step: 1e-2}.Steps(), 1e-9},
		{"RK45", RK45{F: oscillator, Y0: y0, End: 1, Rtol: 1e-8, Atol: 1e-8}.Steps(), 1e-8},
		{"Radau", Radau{F: oscillator, Y0: y0, End: 1, Rtol: 1e-8, Atol: 1e-8}.Steps(), 1e-7},
		{"backwards", RK4{F: oscillator, Y0: y0, End: -1, Step: 1e-2}.Steps(), 1e-9},
	} {
		worst, end := 0.0, 0.0
		for s, err := range c.steps {
			if err != nil {
				t.Fatal(err)
			}
			for _, x := range []float64{0, 0.3, 0.5, 0.9, 1} {
				at := s.From + x*(s.T-s.From)
				if x == 1 {
					at = s.T
				}
				worst = max(worst, math.Abs(s.At(at)[0]-math.Cos(at)))
			}
			end = s.T
		}
		if worst > c.error || math.Abs(end) != 1 {
			t.Errorf("%s: the error is up to %.1e until %v, want at most %.1e until ±1", c.name, worst, end, c.error)
		}
	}
}

// TestForever: a loop may run without an end and leave when it likes.
func TestForever(t *testing.T) {
	y0 := []float64{1, 0}
	for name, steps := range map[string]iter.Seq2[Step, error]{
		"RK45":  RK45{F: oscillator, Y0: y0, End: math.Inf(1)}.Steps(),
		"Radau": Radau{F: oscillator, Y0: y0, End: math.Inf(1)}.Steps(),
		"RK4":   RK4{F: oscillator, Y0: y0, End: math.Inf(1), Step: 0.1}.Steps(),
	} {
		for s, err := range steps {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if s.T > 50 {
				break
			}
		}
	}
}

// TestLastStep: a span that is no multiple of Step ends with a shorter step, one
// that is but for rounding errors does not get a further one.
func TestLastStep(t *testing.T) {
	for _, c := range []struct {
		end    float64
		points int
	}{{1, 11}, {0.3, 4}, {0.35, 5}, {0.05, 2}, {-0.35, 5}} {
		s, err := Euler{F: oscillator, Y0: []float64{1, 0}, End: c.end, Step: 0.1}.Solve()
		if err != nil {
			t.Fatal(err)
		}
		if len(s.T) != c.points || s.T[len(s.T)-1] != c.end {
			t.Errorf("to %v: %v, want %d points and the end met", c.end, s.T, c.points)
		}
	}
}

func TestEvery(t *testing.T) {
	problem := RK45{F: oscillator, Y0: []float64{1, 0}, End: 10, Rtol: 1e-6, Events: []Event{{G: ground}}}
	frames, events := 0, 0
	last := 0.0
	for s, err := range Every(0.04, problem.Steps()) {
		if err != nil {
			t.Fatal(err)
		}
		frames++
		if s.From != last || math.Abs(s.T-0.04*float64(frames)) > 1e-12 {
			t.Errorf("frame %d leads from %v to %v, want a step of 0.04 from %v", frames, s.From, s.T, last)
		}
		if math.Abs(s.Y[0]-math.Cos(s.T)) > 1e-4 {
			t.Errorf("state at %v is %v, want %v", s.T, s.Y[0], math.Cos(s.T))
		}
		for _, o := range s.Events {
			events++
			if o.T < s.From || o.T > s.T {
				t.Errorf("event at %v is in the frame from %v to %v", o.T, s.From, s.T)
			}
		}
		last = s.T
	}
	if frames != 250 || events != 3 {
		t.Errorf("%d frames and %d events, want 250 and 3", frames, events)
	}
	n := 0
	for s, err := range Every(0.3, RK45{F: ends, Y0: []float64{1}, End: -1, Start: -2}.Steps()) {
		if n++; err != nil || n == 4 && s.T != -1 {
			t.Errorf("frame %d ends at %v with error %v", n, s.T, err)
		}
	}
	var failure error
	for s, err := range Every(0.3, RK45{F: ends, Y0: []float64{1}, End: 2}.Steps()) {
		if failure = err; math.Abs(s.T-1) < 1e-3 && err == nil {
			n++
		}
	}
	if n != 5 || !errors.Is(failure, ErrNotFinite) {
		t.Errorf("%d frames in all and the error %v, want 5 and %v", n, failure, ErrNotFinite)
	}
}

func TestWrongUse(t *testing.T) {
	f, y0 := Func(oscillator), []float64{1, 0}
	inf, nan := math.Inf(1), math.NaN()
	for want, g := range map[string]func(){
		"ode: RK45.F has nil, want the derivative":                                                     func() { RK45{Y0: y0, End: 1}.Steps() },
		"ode: Solution.Series has component 2, want 0 to 1":                                            func() { s, _ := RK45{F: f, Y0: y0, End: 1}.Solve(); s.Series(2) },
		"ode: RK45.Y0 has length 0, want at least 1":                                                   func() { RK45{F: f, End: 1}.Steps() },
		"ode: RK45.Start has NaN, want a finite time":                                                  func() { RK45{F: f, Y0: y0, Start: nan}.Steps() },
		"ode: Radau.End has 0, which is Start, want another time":                                      func() { Radau{F: f, Y0: y0}.Steps() },
		"ode: RK45.End has NaN, want a time":                                                           func() { RK45{F: f, Y0: y0, End: nan}.Solve() },
		"ode: RK45.End has +Inf, want a finite time for Solve (Steps may run for ever)":                func() { RK45{F: f, Y0: y0, End: inf}.Solve() },
		"ode: Euler.End has -Inf, want a finite time for Solve (Steps may run for ever)":               func() { Euler{F: f, Y0: y0, End: -inf, Step: 1}.Solve() },
		"ode: RK45.Rtol has -1, want at least 0":                                                       func() { RK45{F: f, Y0: y0, End: 1, Rtol: -1}.Solve() },
		"ode: RK45.AtolEach has length 3, want that of Y0, 2":                                          func() { RK45{F: f, Y0: y0, End: 1, AtolEach: make([]float64, 3)}.Solve() },
		"ode: RK45.RtolEach[1] has NaN, want at least 0":                                               func() { RK45{F: f, Y0: y0, End: 1, RtolEach: []float64{0, nan}}.Solve() },
		"ode: RK45.MaxStep has -1, want a positive time, or 0 for no limit":                            func() { RK45{F: f, Y0: y0, End: 1, MaxStep: -1}.Solve() },
		"ode: RK45.FirstStep has 2, want a positive time within the span of 1, or 0 to have it chosen": func() { RK45{F: f, Y0: y0, End: 1, FirstStep: 2}.Solve() },
		"ode: RK45.Times[1] has 2, want a time from Start 0 to End 1":                                  func() { RK45{F: f, Y0: y0, End: 1, Times: []float64{0, 2}}.Solve() },
		"ode: RK45.Times[1] has 0 after 1, want times in the order of the run":                         func() { RK45{F: f, Y0: y0, End: 1, Times: []float64{1, 0}}.Solve() },
		"ode: RK45.Events[0].G has nil, want a function":                                               func() { RK45{F: f, Y0: y0, End: 1, Events: []Event{{}}}.Solve() },
		"ode: RK45.Events[0].Direction has 3, want -1, 0 or 1":                                         func() { RK45{F: f, Y0: y0, End: 1, Events: []Event{{G: ground, Direction: 3}}}.Solve() },
		"ode: RK45.Events[0].Terminal has -1, want at least 0":                                         func() { RK45{F: f, Y0: y0, End: 1, Events: []Event{{G: ground, Terminal: -1}}}.Solve() },
		"ode: Heun.Step has 0, want a positive time":                                                   func() { Heun{F: f, Y0: y0, End: 1}.Solve() },
		"ode: RK4.Step has 1e-09, which is lost beside Start 1e+09, want a larger one":                 func() { RK4{F: f, Y0: y0, Start: 1e9, End: 2e9, Step: 1e-9}.Steps() },
		"ode: ComplexEuler.F has nil, want the derivative":                                             func() { ComplexEuler{Y0: []complex128{1}, End: 1, Step: 1}.Steps() },
		"ode: EulerMaruyama.Diffusion has nil, want the strength of the noise":                         func() { EulerMaruyama{F: f, Y0: y0, End: 1, Step: 1}.Steps() },
		"ode: EulerMaruyama.Noise has nil, want a source such as neural.NewGenerator(42)":              func() { EulerMaruyama{F: f, Diffusion: f, Y0: y0, End: 1, Step: 1}.Steps() },
		"ode: EulerMaruyama.End has -1, want a time after Start 0, for noise has no way back": func() {
			EulerMaruyama{F: f, Diffusion: f, Noise: neural.NewGenerator(1), Y0: y0, End: -1, Step: 1}.Steps()
		},
		"ode: Every dt has 0, want a positive time":                                               func() { Every(0, nil) },
		"ode: Step.At t has 2, want a time from 0 to 1":                                           func() { Step{T: 1}.At(2) },
		"ode: Solution.At has nothing between the points, want Dense: true and at least one step": func() { new(Solution).At(0) },
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("got panic %v, want %v", got, want)
				}
			}()
			g()
		}()
	}
}
