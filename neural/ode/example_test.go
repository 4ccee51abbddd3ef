package ode_test

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
	"github.com/zoetrope-go/zoetrope/neural/ode"
)

// A pendulum with friction comes to rest.
func ExampleRK45_Steps() {
	pendulum := ode.RK45{
		F: func(t float64, y, dydt []float64) {
			angle, speed := y[0], y[1]
			dydt[0] = speed
			dydt[1] = -math.Sin(angle) - 0.5*speed
		},
		Y0:  []float64{2, 0}, // rad, rad per unit of time
		End: 12,
	}
	for frame, err := range ode.Every(3, pendulum.Steps()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Printf("%g: %.2f\n", frame.T, frame.Y[0])
	}
	// Output:
	// 3: -0.37
	// 6: 0.03
	// 9: 0.04
	// 12: -0.04
}

// A ball falls from 10 m, and bounces with nine tenths of its speed.
func ExampleEvent() {
	y := []float64{10, 0} // m, m/s
	t := 0.0
	for range 3 {
		fall := ode.RK45{
			F: func(t float64, y, dydt []float64) {
				dydt[0], dydt[1] = y[1], -9.81
			},
			Y0: y, Start: t, End: t + 100,
			Events: []ode.Event{{
				G:         func(t float64, y []float64) float64 { return y[0] },
				Direction: -1, // downwards
				Terminal:  1,
			}},
		}
		s, err := fall.Solve()
		if err != nil {
			fmt.Println(err)
			return
		}
		hit := s.Events[0][0]
		fmt.Printf("%.3f s: %.2f m/s\n", hit.T, hit.Y[1])
		t, y = hit.T, []float64{0, -0.9 * hit.Y[1]}
	}
	// Output:
	// 1.428 s: -14.01 m/s
	// 3.998 s: -12.61 m/s
	// 6.311 s: -11.35 m/s
}

// The oscillator of van der Pol, so stiff that RK45 takes 1.7 million
// steps.
func ExampleRadau() {
	const mu = 1000
	s, err := ode.Radau{
		F: func(t float64, y, dydt []float64) {
			dydt[0] = y[1]
			dydt[1] = mu*(1-y[0]*y[0])*y[1] - y[0]
		},
		Y0: []float64{2, 0}, End: 3000,
		Times: []float64{0, 1000, 2000, 3000},
	}.Solve()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range s.Series(0) {
		fmt.Printf("%.1f ", x)
	}
	fmt.Println("in fewer than 300 steps:", s.Steps < 300)
	// Output:
	// 2.0 -1.9 1.7 -1.5 in fewer than 300 steps: true
}

// An Ornstein–Uhlenbeck process: noise that forgets within a time of 5 ms.
func ExampleEulerMaruyama() {
	const tau, sigma = 5, 0.2 // ms, mV/√ms
	s, err := ode.EulerMaruyama{
		F:         func(t float64, y, dydt []float64) { dydt[0] = -y[0] / tau },
		Diffusion: func(t float64, y, b []float64) { b[0] = sigma },
		Noise:     neural.NewGenerator(42),
		Y0:        []float64{0}, End: 10000, Step: 0.1, // mV, ms
	}.Solve()
	if err != nil {
		fmt.Println(err)
		return
	}
	sum := 0.0
	for _, x := range s.Series(0) {
		sum += x * x
	}
	fmt.Printf("standard deviation %.2f mV, in theory %.2f mV\n",
		math.Sqrt(sum/float64(len(s.T))), sigma*math.Sqrt(tau/2.))
	// Output:
	// standard deviation 0.32 mV, in theory 0.32 mV
}

// A complex state turns and decays: dz/dt = (-0.1 + 2i)·z.
func ExampleComplexEuler() {
	s, err := ode.ComplexEuler{
		F:  func(t float64, z, dzdt []complex128) { dzdt[0] = (-0.1 + 2i) * z[0] },
		Y0: []complex128{1}, End: 1, Step: 0.001,
	}.Solve()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("%.2f\n", s.Y[len(s.Y)-1][0])
	// Output:
	// (-0.38+0.82i)
}
