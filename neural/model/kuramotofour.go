package model

import "math"

// four is four nodes of a Kuramoto network, a lane each, and what they need for
// up to four steps. Lanes beyond the last node hold zeros.
type four struct {
	pull  sines4        // the sums that draw the nodes
	noise [4][4]float64 // [step][lane], standard normal numbers
	input [4][4]float64 // rad/ms
	omega [4]float64
	ou    [5][4]float64                 // the noise process; where it is, and where it comes to
	theta [5][4]float64                 // likewise the phases
	self  struct{ sin, cos [4]float64 } // of the phases that come last
	came  sines4                        // what they come to
}

// sines4 are sines and cosines of four steps, [step][lane].
type sines4 struct{ sin, cos [4][4]float64 }

// A kuramotoRule is what is the same for all nodes and steps: numbers, each four
// times for the four lanes.
type kuramotoRule struct {
	turn, turns, back    [4]float64 // 2π, 4π, -2π
	perTurn, half        [4]float64
	quarter, quarterRest [4]float64
	s, c                 [6][4]float64 // see sincos
	one                  [4]float64
	dt, tau, mean, sigma [4]float64 // sigma times the root of dt
	unwrapped            bool
}

func newKuramotoRule(noise Noise, dt float64, unwrapped bool) kuramotoRule {
	four := func(v float64) [4]float64 { return [4]float64{v, v, v, v} }
	r := kuramotoRule{
		turn: four(2 * math.Pi), turns: four(4 * math.Pi), back: four(-2 * math.Pi),
		perTurn: four(2 / math.Pi), half: four(0.5), quarter: four(quarter), quarterRest: four(quarterRest),
		one: four(1), dt: four(dt), tau: four(noise.Tau), mean: four(noise.Mean),
		sigma: four(noise.Sigma * math.Sqrt(dt)), unwrapped: unwrapped,
	}
	for i, v := range [6]float64{s1, s2, s3, s4, s5, s6} {
		r.s[i] = four(v)
	}
	for i, v := range [6]float64{c1, c2, c3, c4, c5, c6} {
		r.c[i] = four(v)
	}
	return r
}

// advance moves two fours on by up to four steps. The processor works at both
// at a time, for each waits for its sines.
func advance(f *[2]four, r *kuramotoRule, steps int) {
	if advanceAtOnce(f, r, steps) {
		return
	}
	for i := range f {
		f[i].advance(r, steps)
	}
}

func (f *four) advance(r *kuramotoRule, steps int) {
	dt, tau, mean, sigma := r.dt[0], r.tau[0], r.mean[0], r.sigma[0]
	for k := range steps {
		for i := range 4 {
			sin, cos, ou := f.pull.sin[k][i], f.pull.cos[k][i], f.ou[k][i]
			rate := f.omega[i] + (float64(sin*f.self.cos[i]) - float64(cos*f.self.sin[i])) + ou + f.input[k][i]
			theta := f.theta[k][i] + float64(dt*rate)
			wrapped := wrap(theta)
			f.ou[k+1][i] = ou + float64((mean-ou)*dt)/tau + float64(sigma*f.noise[k][i])
			if !r.unwrapped {
				theta = wrapped
			}
			f.theta[k+1][i] = theta
			f.self.sin[i], f.self.cos[i] = sincos(wrapped)
			f.came.sin[k][i], f.came.cos[k][i] = f.self.sin[i], f.self.cos[i]
		}
	}
	f.ou[0], f.theta[0] = f.ou[steps], f.theta[steps]
}

// wrap is a phase from 0 to below 2π.
func wrap(theta float64) float64 {
	const turn = 2 * math.Pi
	switch {
	case 0 <= theta && theta < turn:
		return theta
	case turn <= theta && theta < 2*turn:
		return theta - turn
	}
	r := math.Mod(theta, turn)
	if r < 0 {
		r += turn
	}
	if r == turn { // of a phase just below 0, by rounding
		return 0
	}
	return r
}
