package ode

import (
	"iter"
	"math"
)

// RK45 is the method of Dormand and Prince: steps of order 5 whose errors are
// estimated by the difference to a formula of order 4 and kept below
//
//	Atol + Rtol·max(|y before|, |y after|)
//
// in the root of the mean square over the components. It takes the steps of
// scipy's solve_ivp(method="RK45").
//
// Formula: J. R. Dormand and P. J. Prince, Journal of Computational and Applied
// Mathematics 6 (1980) 19–26. Curve within a step: L. F. Shampine, Mathematics of
// Computation 46 (1986) 135–150.
type RK45 struct {
	F          Func
	Y0         []float64 // the state at Start
	Start, End float64   // End may be ±Inf in Steps

	Rtol     float64   // relative tolerance; default 1e-3, at least 2.2e-14
	Atol     float64   // absolute tolerance, in the unit of y; default 1e-6
	RtolEach []float64 // in place of Rtol: one for each component
	AtolEach []float64 // in place of Atol: one for each component; 0 means 0

	FirstStep float64 // size of the first step to try; default: chosen by the solution's curvature
	MaxStep   float64 // largest step; default: no limit
	Events    []Event // moments to find on the way

	Times []float64 // what Solve returns points at, in the order of the run; default: the steps' ends
	Dense bool      // Solve keeps the curves between the points, for Solution.At
}

func (r RK45) problem() *problem {
	return &problem{name: "RK45", f: r.F, y0: r.Y0, start: r.Start, end: r.End, rtol: r.Rtol, atol: r.Atol,
		rtolEach: r.RtolEach, atolEach: r.AtolEach, firstStep: r.FirstStep, maxStep: r.MaxStep, events: r.Events,
		times: r.Times, dense: r.Dense, order: 4, method: newDormandPrince}
}

// Steps runs the integration, one turn an accepted step. After an error, which
// comes with the last good state, the loop ends. It ends early where an event
// does so: the last step then leads to the event. Times and Dense are not looked
// at, for each step has its own At.
func (r RK45) Steps() iter.Seq2[Step, error] { return r.problem().steps() }

// Solve runs to the end. With an error it returns what there is up to there.
func (r RK45) Solve() (*Solution, error) { return r.problem().solve() }

// dormandPrince keeps the slopes of a step: k[0] at its start, k[6] at its end.
type dormandPrince struct {
	k             [7][]float64
	stage, scales []float64
	h             float64 // of the last step, with sign
}

func newDormandPrince(in *integration) method {
	d := &dormandPrince{stage: make([]float64, in.n), scales: make([]float64, in.n)}
	for i := range d.k {
		d.k[i] = make([]float64, in.n)
	}
	copy(d.k[6], in.dydt)
	return d
}

const (
	safety    = 0.9 // steps are a little smaller than the error estimate allows
	minFactor = 0.2 // largest decrease of a step
	maxFactor = 10  // largest increase
)

func (d *dormandPrince) try(in *integration) error {
	smallest := in.smallest()
	h := min(max(in.h, smallest), in.maxStep)
	copy(d.k[0], d.k[6])
	next := make([]float64, in.n)
	rejected := false
	var cause error
	for {
		if h < smallest {
			copy(d.k[6], d.k[0])
			return in.tooSmall(cause)
		}
		t := in.bounded(h)
		step := t - in.t
		h = math.Abs(step)
		d.slopes(in, step, t, next)
		in.scaleTo(d.scales, in.y, next)
		e := d.error(step)
		if e < 1 {
			factor := float64(maxFactor)
			if e > 0 {
				factor = min(factor, safety*math.Pow(e, -0.2))
			}
			if rejected {
				factor = min(1, factor)
			}
			in.h = h * factor
			in.before, in.t, d.h = in.t, t, step
			in.yBefore, in.y = in.y, next
			return nil
		}
		cause = nil
		if !finite(next) || !finite(d.k[6]) {
			cause = ErrNotFinite
		}
		factor := minFactor
		if f := safety * math.Pow(e, -0.2); f > factor { // false if e is not a number
			factor = f
		}
		h *= factor
		rejected = true
	}
}

// slopes fills k[1] to k[6], and next with the state at t = in.t + h.
func (d *dormandPrince) slopes(in *integration, h, t float64, next []float64) {
	k, y := &d.k, in.y
	k0, k1, k2, k3, k4, k5 := k[0], k[1], k[2], k[3], k[4], k[5]
	s := d.stage
	for i := range s {
		s[i] = y[i] + h*(k0[i]*(1./5))
	}
	in.call(in.t+1./5*h, s, k1)
	for i := range s {
		s[i] = y[i] + h*(k0[i]*(3./40)+k1[i]*(9./40))
	}
	in.call(in.t+3./10*h, s, k2)
	for i := range s {
		s[i] = y[i] + h*(k0[i]*(44./45)+k1[i]*(-56./15)+k2[i]*(32./9))
	}
	in.call(in.t+4./5*h, s, k3)
	for i := range s {
		s[i] = y[i] + h*(k0[i]*(19372./6561)+k1[i]*(-25360./2187)+k2[i]*(64448./6561)+k3[i]*(-212./729))
	}
	in.call(in.t+8./9*h, s, k4)
	for i := range s {
		s[i] = y[i] + h*(k0[i]*(9017./3168)+k1[i]*(-355./33)+k2[i]*(46732./5247)+k3[i]*(49./176)+k4[i]*(-5103./18656))
	}
	in.call(in.t+h, s, k5)
	for i := range next {
		next[i] = y[i] + h*(k0[i]*(35./384)+k2[i]*(500./1113)+k3[i]*(125./192)+k4[i]*(-2187./6784)+k5[i]*(11./84))
	}
	in.call(t, next, k[6])
}

// error is the estimated error of the step in units of the tolerance.
func (d *dormandPrince) error(h float64) float64 {
	k, s := &d.k, d.stage
	for i := range s {
		s[i] = h * (k[0][i]*(-71./57600) + k[2][i]*(71./16695) + k[3][i]*(-71./1920) +
			k[4][i]*(17253./339200) + k[5][i]*(-22./525) + k[6][i]*(1./40))
	}
	return norm(s, d.scales)
}

// shampine are the weights of the slopes in the coefficients of x, x², x³ and
// x⁴, for the value of Shampine's free parameter that makes the errors smallest.
var shampine = [7][4]float64{
	{1, -8048581381. / 2820520608, 8663915743. / 2820520608, -12715105075. / 11282082432},
	{},
	{0, 131558114200. / 32700410799, -68118460800. / 10900136933, 87487479700. / 32700410799},
	{0, -1754552775. / 470086768, 14199869525. / 1410260304, -10690763975. / 1880347072},
	{0, 127303824393. / 49829197408, -318862633887. / 49829197408, 701980252875. / 199316789632},
	{0, -282668133. / 205662961, 2019193451. / 616988883, -1453857185. / 822651844},
	{0, 40617522. / 29380423, -110615467. / 29380423, 69997945. / 29380423},
}

func (d *dormandPrince) curve(in *integration) curve {
	p := newPolynomial(4, in.before, d.h, in.yBefore)
	for power, c := range p.coefficients {
		for stage, k := range d.k {
			w := d.h * shampine[stage][power]
			if w == 0 {
				continue
			}
			for i := range c {
				c[i] += w * k[i]
			}
		}
	}
	return p
}
