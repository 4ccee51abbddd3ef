package model

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

// Steps and Run are the same integration.
func TestStepsLikeRun(t *testing.T) {
	m := NewKuramoto(six(true), 2)
	m.Duration, m.Sigma = 30, 0.3
	all := m.Run()
	k := 0
	for at, theta := range m.Steps() {
		if want := m.Times()[k]; at != want {
			t.Fatalf("step %d is at %v ms, want %v", k, at, want)
		}
		for i := range theta {
			if theta[i] != all[i][k] {
				t.Fatalf("step %d: phase %v, want %v", k, theta[i], all[i][k])
			}
		}
		k++
	}
	if k != 300 {
		t.Errorf("%d steps, want 300", k)
	}

	h := NewHopf(six(true), 2)
	h.Duration, h.Sigma = 10, 0.1
	x, y := h.Run()
	for range 2 { // the loop can be run again
		k = 0
		for _, s := range h.Steps() {
			if s.X[2] != x[2][k] || s.Y[5] != y[5][k] {
				t.Fatalf("step %d: %v %v, want %v %v", k, s.X[2], s.Y[5], x[2][k], y[5][k])
			}
			k++
		}
	}
}

func TestUnwrappedPhases(t *testing.T) {
	m := NewKuramoto(Network{}, 1)
	m.Duration, m.Omega[0], m.Theta[0], m.Unwrapped = 100, -0.5, 1, true
	theta := m.Run()[0]
	if got := theta[len(theta)-1]; math.Abs(got-(1-50)) > 1e-9 {
		t.Errorf("after 100 ms at −0.5 rad/ms the phase is %v, want −49", got)
	}
	m.Unwrapped = false
	for k, v := range m.Run()[0] {
		if v < 0 || v >= 2*math.Pi {
			t.Fatalf("step %d: phase %v is not from 0 to 2π", k, v)
		}
	}
}

func TestThreadsAgree(t *testing.T) {
	m := NewKuramoto(six(true), 9)
	m.Duration, m.Sigma, m.K, m.Threads = 200, 0.2, 2, 1
	for _, lengths := range [][][]float64{m.Lengths, nil} {
		m.Lengths, m.Threads = lengths, 1
		one := m.Run()
		for m.Threads = 2; m.Threads < 8; m.Threads++ {
			for i, row := range m.Run() {
				for k := range row {
					if row[k] != one[i][k] {
						t.Fatalf("%d threads: node %d differs in step %d", m.Threads, i, k)
					}
				}
			}
		}
	}
}

func TestWrongUse(t *testing.T) {
	ragged := Network{Weights: [][]float64{{0, 1}, {1}}}
	for want, f := range map[string]func(){
		"Network.Weights[1] has length 1, want 2": func() { NewKuramoto(ragged, 0).Run() },
		"Network.Weights[0][1] is NaN":            func() { NewHopf(Network{Weights: [][]float64{{0, math.NaN()}, {1, 0}}}, 0).Run() },
		"Network.Lengths has 1 rows, want 2":      func() { NewHopf(Network{Weights: All(2).Weights, Lengths: [][]float64{{0, 0}}}, 0).Run() },
		"Network.Lengths[0][1] is -1 mm": func() {
			NewHopf(Network{Weights: All(2).Weights, Lengths: [][]float64{{0, -1}, {0, 0}}}, 0).Run()
		},
		"Network.Speed is -1 m/s":           func() { NewHopf(Network{Weights: All(2).Weights, Speed: -1}, 0).Run() },
		"All has n = 0":                     func() { All(0) },
		"Coincidence.Update has rng nil":    func() { Coincidence{Noise: 1}.Update(nil, nil, nil, nil) },
		"Kuramoto.Omega has length 0":       func() { (&Kuramoto{Theta: []float64{0}}).Run() },
		"Kuramoto.Omega[0] is +Inf":         func() { m := NewKuramoto(Network{}, 0); m.Omega[0] = math.Inf(1); m.Run() },
		"Kuramoto.K is NaN":                 func() { m := NewKuramoto(Network{}, 0); m.K = math.NaN(); m.Run() },
		"Hopf.A is +Inf":                    func() { m := NewHopf(Network{}, 0); m.A = math.Inf(1); m.Run() },
		"Noise.Mean is NaN":                 func() { m := NewWilsonCowan(Network{}, 0); m.Mean = math.NaN(); m.Run() },
		"LIF.Rest is NaN":                   func() { m := NewLIF(Network{}, 0); m.Rest = math.NaN(); m.Run() },
		"Hopf.InputY[0][0] is NaN":          func() { m := NewHopf(Network{}, 0); m.InputY = [][]float64{{math.NaN()}}; m.Run() },
		"Izhikevich.V[1] is NaN":            func() { m := NewIzhikevich(1, 1, 0); m.V[1] = math.NaN(); m.Run() },
		"Kuramoto.Theta[0] is NaN":          func() { (&Kuramoto{Theta: []float64{math.NaN()}, Omega: []float64{1}}).Run() },
		"Clock.Step is -1 ms":               func() { m := NewKuramoto(Network{}, 0); m.Step = -1; m.Run() },
		"Clock.Duration is 0.05 ms":         func() { m := NewKuramoto(Network{}, 0); m.Duration = 0.05; m.Run() },
		"Noise.Sigma is -1":                 func() { m := NewKuramoto(Network{}, 0); m.Sigma = -1; m.Run() },
		"Noise.Tau is -1 ms":                func() { m := NewKuramoto(Network{}, 0); m.Tau = -1; m.Run() },
		"Kuramoto.Input has 2 rows, want 1": func() { m := NewKuramoto(Network{}, 0); m.Input = make([][]float64, 2); m.Run() },
		"Hopf.InputX[0] has length 3, want 1 or 20000": func() {
			m := NewHopf(Network{}, 0)
			m.InputX = [][]float64{{1, 2, 3}}
			m.Run()
		},
		"Hopf.X has length 0, want 1":              func() { (&Hopf{}).Run() },
		"FitzHughNagumo.Recovery is 0":             func() { m := NewFitzHughNagumo(Network{}, 0); m.Recovery = 0; m.Run() },
		"WilsonCowan.TauE is 0":                    func() { m := NewWilsonCowan(Network{}, 0); m.TauE = 0; m.Run() },
		"LIF.Membrane is 0":                        func() { m := NewLIF(Network{}, 0); m.Membrane = 0; m.Run() },
		"LIF.Threshold is -80 mV":                  func() { m := NewLIF(Network{}, 0); m.Threshold = -80; m.Run() },
		"Izhikevich.U has length 0, want 2":        func() { m := NewIzhikevich(1, 1, 0); m.U = nil; m.Run() },
		"Izhikevich.Duration is -1 ms":             func() { m := NewIzhikevich(1, 1, 0); m.Duration = -1; m.Run() },
		"0 excitatory and 0 inhibitory":            func() { NewIzhikevich(0, 0, 0) },
		"STDP.TauPlus is -1":                       func() { (&STDP{TauPlus: -1}).Window(1) },
		"STDP has Min 2 and Max 1":                 func() { (&STDP{Min: 2, Max: 1}).Window(1) },
		"STDP.Update has spike of neuron 5":        func() { (&STDP{}).Update(All(2).Weights, []int{5}, 1) },
		"STDP.Update has weights[1] of length 1":   func() { (&STDP{}).Update(ragged.Weights, nil, 1) },
		"Coincidence.Update has send and receive":  func() { Coincidence{}.Update(All(2).Weights, nil, nil, nil) },
		"Coincidence.Update has weights[1] of len": func() { Coincidence{}.Update(ragged.Weights, make([]bool, 2), make([]bool, 2), nil) },
	} {
		t.Run(want, func(t *testing.T) {
			defer func() {
				got := fmt.Sprint(recover())
				if !strings.HasPrefix(got, "model: ") || !strings.Contains(got, want) {
					t.Errorf("panics with %q, want model: … %s", got, want)
				}
			}()
			f()
		})
	}
}
