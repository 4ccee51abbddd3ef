package main

import (
	"github.com/zoetrope-go/zoetrope/neural"
	"github.com/zoetrope-go/zoetrope/neural/model"
	"github.com/zoetrope-go/zoetrope/neural/ode"
)

// A subject is one case. Its twin in theirs.py has the same name.
type subject struct {
	name         string // short, for flags
	title        string // what it computes
	requirements string // what pip installs for the twin
	// run does the work and returns a number that shows both sides did the
	// same.
	run func() (float64, error)
	// tolerance is how far, relative, the two numbers may be apart.
	tolerance float64
}

const (
	scipy = "numpy==2.4.6 scipy==1.17.1"
	mne   = "matplotlib==3.11.2 mne==1.13.2 numpy==2.4.6 scipy==1.17.1"
	// The release on PyPI lacks the Kuramoto model.
	neurolib = "numpy==2.4.6 numba==0.68.1 neurolib@git+https://github.com/neurolib-dev/neurolib@9b6b2b8f082c0cfa212f05576ead55bf23046d6f"
)

var subjects = []subject{
	{"kuramoto6", "Kuramoto, 6 nodes, delays, noise, 10 s at 0.1 ms", neurolib, func() (float64, error) { return kuramoto(6, 0) }, 1e-9},
	{"kuramoto80", "Kuramoto, 80 nodes, delays, noise, 10 s at 0.1 ms", neurolib, func() (float64, error) { return kuramoto(80, 0) }, 1e-9},
	{"kuramoto80one", "Kuramoto, 80 nodes, on one core", neurolib, func() (float64, error) { return kuramoto(80, 1) }, 1e-9},
	{"rk45", "solve_ivp over 100 s at rtol 1e-8", scipy, rk45, 1e-9},
	{"radau", "solve_ivp, Radau, stiff van der Pol", scipy, radau, 1e-3},
	{"events", "solve_ivp with events and dense output", scipy, events, 1e-9},
	{"maruyama", "Euler–Maruyama, 100,000 steps", scipy, maruyama, 1e-9},
	{"resample", "resample 20 s of sound", mne, resample, 1e-9},
	{"morlet", "Morlet of 20 s of sound", mne, morlet, 1e-9},
	{"filter", "low-pass 20 s of sound", mne, filter, 1e-9},
	{"specgram", "specgram of 20 s of sound", mne, specgram, 1e-9},
}

func names() []string {
	var n []string
	for _, s := range subjects {
		n = append(n, s.name)
	}
	return n
}

// kuramoto returns a phase after 1000 steps; later ones go their own way, for
// the network multiplies rounding errors.
func kuramoto(nodes, threads int) (float64, error) {
	n := model.Network{Weights: make([][]float64, nodes), Lengths: make([][]float64, nodes)}
	for i := range nodes {
		n.Weights[i], n.Lengths[i] = make([]float64, nodes), make([]float64, nodes)
		for j := range nodes {
			n.Weights[i][j] = float64((7*i+3*j)%5) / 4
			if i != j {
				n.Lengths[i][j] = 10 + float64((37*i+17*j)%240)
			}
		}
	}
	m := model.NewKuramoto(n, 7)
	m.Duration, m.K, m.Noise.Sigma = 10000, 1.5, 0.2
	m.Delays, m.Threads = model.DelayAsNeurolib, threads
	return m.Run()[0][999], nil
}

func oscillator(t float64, y, dydt []float64) { dydt[0], dydt[1] = y[1], -y[0] }

func last(s *ode.Solution, err error) (float64, error) { return s.Y[len(s.Y)-1][0], err }

func rk45() (float64, error) {
	return last(ode.RK45{F: oscillator, Y0: []float64{1, 0}, End: 100, Rtol: 1e-8}.Solve())
}

func radau() (float64, error) {
	const mu = 1000
	return last(ode.Radau{F: func(t float64, y, dydt []float64) {
		dydt[0], dydt[1] = y[1], mu*(1-y[0]*y[0])*y[1]-y[0]
	}, Y0: []float64{2, 0}, End: 3000, Rtol: 1e-6}.Solve())
}

func events() (float64, error) {
	s, err := ode.RK45{F: oscillator, Y0: []float64{1, 0}, End: 100, Rtol: 1e-6, Dense: true,
		Events: []ode.Event{{G: func(t float64, y []float64) float64 { return y[0] }}}}.Solve()
	sum := 0.0
	for _, e := range s.Events[0] {
		sum += e.T
	}
	for k := range 10001 {
		sum += s.At(float64(k) / 100)[1]
	}
	return sum, err
}

func maruyama() (float64, error) {
	return last(ode.EulerMaruyama{
		F:         func(t float64, y, dydt []float64) { dydt[0], dydt[1] = -y[0]/5, -y[1]/5 },
		Diffusion: func(t float64, y, b []float64) { b[0], b[1] = 0.2, 0.2 },
		Noise:     neural.NewGenerator(42), Y0: []float64{0, 0}, End: 10000, Step: 0.1,
	}.Solve())
}
