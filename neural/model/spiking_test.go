package model

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
)

// population is a run of testdata/spiking_reference.py: pairs of step and
// neuron, and the state at the end.
type population struct {
	Spikes [][2]int
	V      []float64
}

func readPopulations(t *testing.T) map[string]population {
	t.Helper()
	data, err := os.ReadFile("testdata/spiking.json")
	if err != nil {
		t.Fatal(err)
	}
	var p map[string]population
	if err := json.Unmarshal(data, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func (p population) compare(t *testing.T, spikes [][2]int, v []float64) {
	t.Helper()
	if len(p.Spikes) < 100 {
		t.Fatalf("the reference has %d spikes, want enough to compare", len(p.Spikes))
	}
	if !slices.Equal(spikes, p.Spikes) {
		t.Fatalf("%d spikes differ from numpy's %d", len(spikes), len(p.Spikes))
	}
	for i, want := range p.V {
		if math.Abs(v[i]-want) > 1e-9 {
			t.Errorf("neuron %d ends at %v mV, numpy's at %v", i, v[i], want)
		}
	}
}

func TestIzhikevichLikeNumpy(t *testing.T) {
	want := readPopulations(t)["izhikevich"]
	m := NewIzhikevich(80, 20, 11)
	m.Duration = 500
	var spikes [][2]int
	var last []float64
	for t, f := range m.Steps() {
		for _, i := range f.Spikes {
			spikes = append(spikes, [2]int{int(t), i})
		}
		last = f.V
	}
	for i := range want.V {
		want.V[i] = min(want.V[i], 30)
	}
	want.compare(t, spikes, last)
}

func TestLIFLikeNumpy(t *testing.T) {
	const n = 20
	net := Network{}
	m := &LIF{}
	for i := range n {
		var w, l []float64
		for j := range n {
			w = append(w, float64((5*i+3*j)%7-3)*0.8)
			l = append(l, 20*0.1*float64((11*i+7*j)%40)) // 20 mm/ms, 0.1 ms a step
		}
		net.Weights, net.Lengths = append(net.Weights, w), append(net.Lengths, l)
	}
	m = NewLIF(net, 4)
	m.Duration, m.Sigma = 300, 1.5
	for i := range n {
		m.Input = append(m.Input, []float64{15 + 6*float64(i)/n})
	}
	var spikes [][2]int
	var last []float64
	for t, f := range m.Steps() {
		for _, i := range f.Spikes {
			spikes = append(spikes, [2]int{int(math.Round(t / 0.1)), i})
		}
		last = f.V
	}
	readPopulations(t)["lif"].compare(t, spikes, last)

	v, times := m.Run()
	count := 0
	for _, ts := range times {
		count += len(ts)
	}
	if count != len(spikes) || v[3][len(v[3])-1] != last[3] {
		t.Errorf("Run has %d spikes and ends at %v, want %d and %v as Steps", count, v[3][len(v[3])-1], len(spikes), last[3])
	}
}

// A constant current leads to regular spikes, whose distance is known: see
// Neuronal Dynamics, section 1.3.
func TestLIFInterval(t *testing.T) {
	m := NewLIF(Network{}, 1)
	m.Step, m.Duration = 0.001, 200
	m.Input = [][]float64{{20}}
	_, spikes := m.Run()
	want := m.Membrane*math.Log(20/(20-(m.Threshold-m.Rest))) + m.Refractory
	s := spikes[0]
	if len(s) < 5 {
		t.Fatalf("%d spikes, want some", len(s))
	}
	if got := (s[len(s)-1] - s[0]) / float64(len(s)-1); math.Abs(got-want) > 0.003 {
		t.Errorf("intervals of %v ms, want %v", got, want)
	}
}

func TestSTDPFollowsWindow(t *testing.T) {
	for _, delay := range []int{-30, -5, -1, 1, 5, 30} {
		s := &STDP{}
		w := [][]float64{{0, 0.5}, {0.5, 0}} // to 1 from 0, and back
		for k := range 100 {
			var spikes []int
			if k == 40 {
				spikes = append(spikes, 0)
			}
			if k == 40+delay {
				spikes = append(spikes, 1)
			}
			slices.Sort(spikes)
			s.Update(w, spikes, 1)
		}
		d := float64(delay)
		if got, want := w[1][0]-0.5, s.Window(d); math.Abs(got-want) > 1e-12 {
			t.Errorf("a delay of %d ms changes the weight by %v, want %v", delay, got, want)
		}
		if got, want := w[0][1]-0.5, s.Window(-d); math.Abs(got-want) > 1e-12 {
			t.Errorf("a delay of %d ms changes the weight back by %v, want %v", delay, got, want)
		}
	}
}

func TestSTDPBounds(t *testing.T) {
	s := &STDP{Plus: 0.4, Minus: 0.4}
	w := [][]float64{{0, 0, 0.5}, {0.5, 0, 0.5}, {0.5, 0.5, 0}}
	for k := range 300 {
		s.Update(w, []int{k % 3}, 2)
		for i := range w {
			for j, v := range w[i] {
				if v < 0 || v > 1 || (i == j || i == 0 && j == 1) && v != 0 {
					t.Fatalf("step %d: the weight to %d from %d is %v", k, i, j, v)
				}
			}
		}
	}
	together := &STDP{}
	w = [][]float64{{0, 0.5}, {0.5, 0}}
	together.Update(w, []int{0, 1}, 1)
	if w[0][1] != 0.5 || w[1][0] != 0.5 {
		t.Errorf("spikes at the same time change the weights to %v", w)
	}
}

func TestCoincidence(t *testing.T) {
	w := [][]float64{{0.2, 0.5, 0}, {0.5, 0.2, 0}, {0, 0, 0}}
	c := Coincidence{}
	c.Update(w, []bool{true, false, false}, []bool{false, true, false}, nil) // 0 sends, 1 receives
	if w[1][0] != 0.51 || w[0][1] != 0.495 || w[0][0] != 0.2 || w[2][0] != 0 {
		t.Errorf("weights are %v", w)
	}
	c.Symmetric = true
	c.Update(w, make([]bool, 3), make([]bool, 3), nil)
	if w[1][0] != w[0][1] || math.Abs(w[0][1]-0.5025) > 1e-12 {
		t.Errorf("weights %v and %v, want both 0.5025", w[1][0], w[0][1])
	}
}
