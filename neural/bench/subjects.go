package main

import (
	"github.com/zoetrope-go/zoetrope/neural"
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
	// first is the first round, which does not count. Nil: run.
	first func() (float64, error)
}

const (
	scipy = "numpy==2.4.6 scipy==1.17.1"
	numba = "numba==0.68.1 numpy==2.4.6"
	mne   = "matplotlib==3.11.2 mne==1.13.2 numpy==2.4.6 scipy==1.17.1"

	moviepy = mne + " moviepy==2.2.1"
)

var subjects = []subject{
	{"rk45", "solve_ivp over 100 s at rtol 1e-8", scipy, rk45, 1e-9, nil},
	{"radau", "solve_ivp, Radau, stiff van der Pol", scipy, radau, 1e-3, nil},
	{"events", "solve_ivp with events and dense output", scipy, events, 1e-9, nil},
	{"maruyama", "Euler–Maruyama, 100,000 steps", scipy, maruyama, 1e-9, nil},
	{"kuramoto6", "Kuramoto, 6 nodes, delays, noise, 10 s at 0.1 ms", numba, kuramoto6, 1e-9, nil},
	{"kuramoto80", "Kuramoto, 80 nodes", numba, kuramoto80, 1e-9, nil},
	{"kuramoto80one", "Kuramoto, 80 nodes, on one core", numba, kuramoto80one, 1e-9, nil},
	{"streamplot", "streamplot of four systems, as a picture", mne, streamplot, 0, nil},
	{"resample", "resample 20 s of sound", mne, resample, 1e-9, nil},
	{"morlet", "Morlet of 20 s of sound", mne, morlet, 1e-9, nil},
	{"filter", "low-pass 20 s of sound", mne, filter, 1e-9, nil},
	{"specgram", "specgram of 20 s of sound", mne, specgram, 1e-9, nil},
	{"hilbert", "Hilbert transform of 20 s of sound", mne, hilbert, 1e-9, nil},
	{"sosfiltfilt", "band-pass 20 s of sound, Butterworth", mne, sosfiltfilt, 1e-9, nil},
	{"inline", "film with sound, 552 frames of 1000 × 1000, in the notebook", moviepy, inline, 1e-9, inlineFirst},
	{"film", "film with sound, 552 frames of 1000 × 1000, as MP4", moviepy, film, 1e-9, filmFirst},
}

// wanted is how many times faster than its twin a case is to be.
func (s subject) wanted() float64 {
	switch s.name {
	case "kuramoto80":
		return 12
	case "kuramoto80one":
		return 7
	case "film", "inline":
		return 10
	}
	return 5
}

func names() []string {
	var n []string
	for _, s := range subjects {
		n = append(n, s.name)
	}
	return n
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
