package ode

import (
	"encoding/json"
	"math"
	"math/cmplx"
	"os"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural"
)

// fixture is testdata/scipy.json, made by scipy_reference.py beside it.
type fixture struct {
	Scipy  string
	Solved []solvedCase
	Fixed  []struct {
		Name string
		Y    [][]json.RawMessage
	}
}

type solvedCase struct {
	Name, Method   string
	Span           [2]float64
	Y0, Rtol, Atol []float64
	MaxStep        float64   `json:"max_step"`
	FirstStep      float64   `json:"first_step"`
	TEval          []float64 `json:"t_eval"`
	Status, Points int
	Counts         [][4]int // points, evaluations, Jacobians, decompositions
	Spread         float64
	Which          []int
	T              []float64
	Y              [][]float64
	Events         []points
	Dense          *points
}

type points struct {
	T []float64
	Y [][]float64
}

func readFixture(t *testing.T) (f fixture) {
	t.Helper()
	data, err := os.ReadFile("testdata/scipy.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

func oscillator(t float64, y, dydt []float64) { dydt[0], dydt[1] = y[1], -y[0] }

func forced(t float64, y, dydt []float64) {
	dydt[0], dydt[1] = y[1], -0.2*y[1]-math.Sin(y[0])+0.5*math.Cos(0.7*t)
}

func lorenz(t float64, y, dydt []float64) {
	dydt[0] = 10 * (y[1] - y[0])
	dydt[1] = y[0]*(28-y[2]) - y[1]
	dydt[2] = y[0]*y[1] - 8./3*y[2]
}

func saddle(t float64, y, dydt []float64) { dydt[0], dydt[1] = y[0]+2*y[1], 3*y[0]-4*y[1] }

func ball(t float64, y, dydt []float64) { dydt[0], dydt[1] = y[1], -9.81 }

func robertson(t float64, y, dydt []float64) {
	a, b, c := 0.04*y[0], 1e4*y[1]*y[2], 3e7*y[1]*y[1]
	dydt[0], dydt[1], dydt[2] = -a+b, a-b-c, c
}

func vanDerPol(mu float64) Func {
	return func(t float64, y, dydt []float64) { dydt[0], dydt[1] = y[1], mu*(1-y[0]*y[0])*y[1]-y[0] }
}

func vanDerPolJacobian(mu float64) func(t float64, y []float64, j [][]float64) {
	return func(t float64, y []float64, j [][]float64) {
		j[0][1] = 1
		j[1][0] = -2*mu*y[0]*y[1] - 1
		j[1][1] = mu * (1 - y[0]*y[0])
	}
}

func ground(t float64, y []float64) float64 { return y[0] }
func apex(t float64, y []float64) float64   { return y[1] }

// systems are those of scipy_reference.py, by the names of their cases.
var systems = map[string]struct {
	f        Func
	jacobian func(t float64, y []float64, j [][]float64)
	events   []Event
}{
	"oscillator":                 {f: oscillator},
	"oscillator 1e-8":            {f: oscillator},
	"oscillator backwards":       {f: oscillator},
	"forced":                     {f: forced},
	"forced, max_step":           {f: forced},
	"forced, t_eval":             {f: forced},
	"forced, t_eval, dense":      {f: forced},
	"forced, t_eval backwards":   {f: forced},
	"lorenz":                     {f: lorenz},
	"lorenz, atol vector":        {f: lorenz},
	"saddle":                     {f: saddle},
	"van der pol 1":              {f: vanDerPol(1)},
	"van der pol 50":             {f: vanDerPol(50)},
	"rtol below the least":       {f: oscillator},
	"ball":                       {f: ball, events: []Event{{ground, -1, 1}, {apex, 0, 0}}},
	"ball passes":                {f: ball, events: []Event{{ground, 0, 0}, {apex, 1, 0}}},
	"third crossing":             {f: oscillator, events: []Event{{ground, 0, 3}, {apex, -1, 0}}},
	"starts at an event":         {f: oscillator, events: []Event{{ground, 1, 0}}},
	"event and t_eval":           {f: oscillator, events: []Event{{ground, 1, 2}}},
	"van der pol 1000":           {f: vanDerPol(1000)},
	"van der pol 1000, jacobian": {f: vanDerPol(1000), jacobian: vanDerPolJacobian(1000)},
	"robertson":                  {f: robertson},
	"oscillator, radau":          {f: oscillator, events: []Event{{ground, 0, 0}}},
	"van der pol 10 backwards":   {f: vanDerPol(10)},
	"lorenz, radau":              {f: lorenz},
}

// tolerances makes one number the scalar and several the vector.
func tolerances(s []float64) (one float64, each []float64) {
	if len(s) == 1 {
		return s[0], nil
	}
	return 0, s
}

// A solver is RK45 or Radau.
type solver interface{ Solve() (*Solution, error) }

func (c solvedCase) solver() solver {
	system := systems[c.Name]
	r := Radau{F: system.f, Y0: c.Y0, Start: c.Span[0], End: c.Span[1], FirstStep: c.FirstStep, MaxStep: c.MaxStep,
		Jacobian: system.jacobian, Events: system.events, Times: c.TEval, Dense: c.Dense != nil}
	r.Rtol, r.RtolEach = tolerances(c.Rtol)
	r.Atol, r.AtolEach = tolerances(c.Atol)
	if c.Method == "Radau" {
		return r
	}
	return RK45{F: r.F, Y0: r.Y0, Start: r.Start, End: r.End, Rtol: r.Rtol, Atol: r.Atol, RtolEach: r.RtolEach,
		AtolEach: r.AtolEach, FirstStep: r.FirstStep, MaxStep: r.MaxStep, Events: r.Events, Times: r.Times, Dense: r.Dense}
}

// closeTo says whether numbers agree to the tolerance, relative to the larger of
// the wanted one and 1.
func closeTo(got, want, tolerance float64) bool {
	return math.Abs(got-want) <= tolerance*max(1, math.Abs(want))
}

func sameState(t *testing.T, what string, i int, got, want []float64, tolerance float64) {
	t.Helper()
	for k, w := range want {
		if !closeTo(got[k], w, tolerance) {
			t.Errorf("%s %d: component %d is %.17g, want %.17g (difference %.1e)", what, i, k, got[k], w, got[k]-w)
		}
	}
}

// TestScipy compares steps, counts and values with scipy's: to 1e-9, and where
// scipy differs from itself by more than that to three times as much.
//
// Radau's steps follow from the difference of two successive error estimates,
// each a small difference of large numbers, so that rounding errors show in the
// seventh digit: its counts may differ by 2 %, its values by 1e-6.
func TestScipy(t *testing.T) {
	f := readFixture(t)
	if len(f.Solved) != len(systems) {
		t.Errorf("fixture has %d cases, want %d", len(f.Solved), len(systems))
	}
	for _, c := range f.Solved {
		t.Run(c.Name, func(t *testing.T) {
			s, err := c.solver().Solve()
			if err != nil {
				t.Fatal(err)
			}
			counts := [4]int{len(s.T), s.Evaluations, s.Jacobians, s.Decompositions}
			tolerance := max(1e-9, 3*c.Spread)
			if c.Method == "Radau" {
				tolerance = max(1e-6, 3*c.Spread)
				for i, want := range c.Counts[0] {
					if math.Abs(float64(counts[i]-want)) > max(1, 0.02*float64(want)) {
						t.Errorf("%d points, evaluations, Jacobians, decompositions, scipy %s has %d", counts, f.Scipy, c.Counts[0])
					}
				}
				if len(s.T) != c.Points {
					last := len(c.Y) - 1
					sameState(t, "the end", c.Points, s.Y[len(s.Y)-1], c.Y[last], 1e-3)
					return
				}
			} else if !slices.Contains(c.Counts, counts) || len(s.T) != c.Points {
				t.Fatalf("%d points, evaluations, Jacobians, decompositions, scipy %s has %d", counts, f.Scipy, c.Counts)
			}
			if s.Terminated != (c.Status == 1) {
				t.Errorf("terminated is %v, scipy's status %d", s.Terminated, c.Status)
			}
			for k, i := range c.Which {
				if !closeTo(s.T[i], c.T[k], tolerance) {
					t.Errorf("point %d is at %.17g, want %.17g", i, s.T[i], c.T[k])
				}
				sameState(t, "point", i, s.Y[i], c.Y[k], tolerance)
			}
			for k, want := range c.Events {
				if len(s.Events[k]) != len(want.T) {
					t.Fatalf("event %d occurred %d times, want %d", k, len(s.Events[k]), len(want.T))
				}
				for i, o := range s.Events[k] {
					if !closeTo(o.T, want.T[i], tolerance) || o.Event != k {
						t.Errorf("event %d (%d) is at %.17g, want %.17g", o.Event, k, o.T, want.T[i])
					}
					sameState(t, "event", k, o.Y, want.Y[i], tolerance)
				}
			}
			if c.Dense != nil {
				for i, at := range c.Dense.T {
					sameState(t, "dense", i, s.At(at), c.Dense.Y[i], tolerance)
				}
			}
		})
	}
}

func TestFixedSteps(t *testing.T) {
	states := map[string]func() ([][]float64, error){}
	collect := func(name string, s interface{ Solve() (*Solution, error) }) {
		states[name] = func() ([][]float64, error) {
			r, err := s.Solve()
			return r.Y, err
		}
	}
	y0 := []float64{0.1, 0}
	collect("Euler", Euler{F: forced, Y0: y0, End: 20, Step: 0.01})
	collect("Heun", Heun{F: forced, Y0: y0, End: 20, Step: 0.01})
	collect("RK4", RK4{F: forced, Y0: y0, End: 20, Step: 0.01})
	for name, noise := range map[string]Normals{"Generator": neural.NewGenerator(42), "RandomState": neural.NewRandomState(42)} {
		collect(name, EulerMaruyama{
			F:         func(t float64, y, dydt []float64) { dydt[0], dydt[1] = -y[0]/0.7, -y[1]/0.7 },
			Diffusion: func(t float64, y, b []float64) { b[0], b[1] = 0.3, 0.1+0.05*y[0] },
			Noise:     noise, Y0: []float64{0.5, -0.2}, End: 20, Step: 0.01,
		})
	}
	f := readFixture(t)
	if len(f.Fixed) != len(states)+1 {
		t.Errorf("fixture has %d cases, want %d", len(f.Fixed), len(states)+1)
	}
	for _, c := range f.Fixed {
		if c.Name == "ComplexEuler" {
			r, err := ComplexEuler{F: func(t float64, z, dzdt []complex128) {
				dzdt[0] = (-0.1+2i)*z[0] + 0.1*z[1]
				dzdt[1] = (0.05-1i)*z[1] + 0.1*z[0]
			}, Y0: []complex128{1, 0.5i}, End: 20, Step: 0.01}.Solve()
			if err != nil {
				t.Fatal(err)
			}
			for k, y := range c.Y {
				for i, raw := range y {
					var want [2]float64
					if err := json.Unmarshal(raw, &want); err != nil {
						t.Fatal(err)
					}
					if got := r.Series(i)[100*(k+1)]; cmplx.Abs(got-complex(want[0], want[1])) > 1e-12 {
						t.Errorf("%s: component %d after %d steps is %v, want %v", c.Name, i, 100*(k+1), got, want)
					}
				}
			}
			continue
		}
		got, err := states[c.Name]()
		if err != nil {
			t.Fatal(err)
		}
		if len(got) != 2001 {
			t.Fatalf("%s has %d points, want 2001", c.Name, len(got))
		}
		for k, y := range c.Y {
			for i, raw := range y {
				var want float64
				if err := json.Unmarshal(raw, &want); err != nil {
					t.Fatal(err)
				}
				if got := got[100*(k+1)][i]; math.Abs(got-want) > 1e-12 {
					t.Errorf("%s: component %d after %d steps is %v, want %v", c.Name, i, 100*(k+1), got, want)
				}
			}
		}
	}
}
