package signal

import "fmt"

// SOS is a recursive filter as a row of second-order sections, as scipy.signal has
// them: b₀ b₁ b₂ a₀ a₁ a₂ of each
//
//	a₀·y[i] = b₀·x[i] + b₁·x[i-1] + b₂·x[i-2] - a₁·y[i-1] - a₂·y[i-2]
//
// with a₀ = 1. [Butterworth] makes such.
type SOS [][6]float64

// Filter stores x filtered once, forwards and from rest, in dst, as long as x, and
// returns it: scipy.signal.sosfilt. What comes out is late by the filter's phase.
// dst may be x. It panics if x or s is not finite, if dst has another length, or if
// an a₀ is not 1.
func (s SOS) Filter(dst, x []float64) []float64 {
	checkSignal("SOS.Filter", "x", x, 0)
	s.check("Filter")
	dst = destination("SOS.Filter", dst, len(x))
	copy(dst, x)
	s.long(dst, make([][2]float64, len(s)), false, s.memory(len(dst)))
	return dst
}

// SteadyState returns the two numbers that each section keeps when the signal has
// been 1 for ever: scipy.signal.sosfilt_zi. It panics if s is not finite or an a₀
// not 1.
func (s SOS) SteadyState() [][2]float64 {
	s.check("SteadyState")
	state := make([][2]float64, len(s))
	gain := 1.0
	for i, c := range s {
		b0, b1, b2, a1, a2 := c[0], c[1], c[2], c[4], c[5]
		out := (b0 + b1 + b2) / (1 + a1 + a2)
		second := b2 - a2*out
		state[i] = [2]float64{gain * (b1 - a1*out + second), gain * second}
		gain *= out
	}
	return state
}

// FiltFilt stores x filtered forwards and then backwards in dst, as long as x, and
// returns it: scipy.signal.sosfiltfilt. What comes out keeps its time, and each
// frequency is weakened twice. Before that, x is lengthened at both ends by
// itself, turned round about its end samples, by three times as many samples as
// the filter has coefficients, 2·len(s)+1 or less.
//
// It panics if x or s is not finite, if x is not longer than that lengthening, if
// dst has another length, or if an a₀ is not 1.
func (s SOS) FiltFilt(dst, x []float64) []float64 {
	s.check("FiltFilt")
	taps, bare := 2*len(s)+1, [2]int{}
	for _, c := range s {
		if c[2] == 0 {
			bare[0]++
		}
		if c[5] == 0 {
			bare[1]++
		}
	}
	edge := 3 * (taps - min(bare[0], bare[1]))
	checkSignal("SOS.FiltFilt", "x", x, edge+1)
	dst = destination("SOS.FiltFilt", dst, len(x))
	first, last := x[0], x[len(x)-1]
	before, after := make([]float64, edge), make([]float64, edge)
	for i := range edge {
		before[edge-1-i] = 2*first - x[1+i]
		after[i] = 2*last - x[len(x)-2-i]
	}
	copy(dst, x)
	warm := s.memory(len(dst))
	state := s.settled(before[0])
	s.run(before, state)
	s.long(dst, state, false, warm)
	s.run(after, state)
	state = s.settled(after[edge-1])
	s.turned(after, state, true)
	s.long(dst, state, true, warm)
	return dst
}

// settled is what the sections keep when the signal has been v for ever.
func (s SOS) settled(v float64) [][2]float64 {
	state := s.SteadyState()
	for i, z := range state {
		state[i] = [2]float64{z[0] * v, z[1] * v}
	}
	return state
}

// run filters x in place, in the transposed direct form II, and leaves in state
// what comes next. What a section keeps
// depends on what it put out just before, so the processor waits; with four
// sections in one pass it has three others to do meanwhile.
func (s SOS) run(x []float64, state [][2]float64) {
	for ; len(s) >= 4; s, state = s[4:], state[4:] {
		run4((*[4][6]float64)(s), (*[4][2]float64)(state), x)
	}
	if len(s) >= 2 {
		run2((*[2][6]float64)(s), (*[2][2]float64)(state), x)
		s, state = s[2:], state[2:]
	}
	for i, c := range s {
		b0, b1, b2, a1, a2 := c[0], c[1], c[2], c[4], c[5]
		z0, z1 := state[i][0], state[i][1]
		for j, v := range x {
			y := b0*v + z0
			z0 = b1*v - a1*y + z1
			z1 = b2*v - a2*y
			x[j] = y
		}
		state[i] = [2]float64{z0, z1}
	}
}

func run2(s *[2][6]float64, state *[2][2]float64, x []float64) {
	p, q := s[0], s[1]
	p0, p1, q0, q1 := state[0][0], state[0][1], state[1][0], state[1][1]
	for i, v := range x {
		y := p[0]*v + p0
		p0 = p[1]*v - p[4]*y + p1
		p1 = p[2]*v - p[5]*y
		v, y = y, q[0]*y+q0
		q0 = q[1]*v - q[4]*y + q1
		q1 = q[2]*v - q[5]*y
		x[i] = y
	}
	*state = [2][2]float64{{p0, p1}, {q0, q1}}
}

func run4(s *[4][6]float64, state *[4][2]float64, x []float64) {
	p, q, r, t := s[0], s[1], s[2], s[3]
	p0, p1, q0, q1 := state[0][0], state[0][1], state[1][0], state[1][1]
	r0, r1, t0, t1 := state[2][0], state[2][1], state[3][0], state[3][1]
	for i, v := range x {
		y := p[0]*v + p0
		p0 = p[1]*v - p[4]*y + p1
		p1 = p[2]*v - p[5]*y
		v, y = y, q[0]*y+q0
		q0 = q[1]*v - q[4]*y + q1
		q1 = q[2]*v - q[5]*y
		v, y = y, r[0]*y+r0
		r0 = r[1]*v - r[4]*y + r1
		r1 = r[2]*v - r[5]*y
		v, y = y, t[0]*y+t0
		t0 = t[1]*v - t[4]*y + t1
		t1 = t[2]*v - t[5]*y
		x[i] = y
	}
	*state = [4][2]float64{{p0, p1}, {q0, q1}, {r0, r1}, {t0, t1}}
}

func (s SOS) check(method string) {
	if len(s) == 0 {
		panic(fmt.Sprintf("signal: SOS.%s has no sections, want at least 1", method))
	}
	for i, c := range s {
		if c[3] != 1 {
			panic(fmt.Sprintf("signal: SOS.%s section %d has a₀ %v, want 1", method, i, c[3]))
		}
		if !finite(c[:]) {
			panic(fmt.Sprintf("signal: SOS.%s section %d has %v, want finite numbers", method, i, c))
		}
	}
}
