package model

import (
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
)

// kuramotoRun is an integration under way.
type kuramotoRun struct {
	*Kuramoto
	rule  kuramotoRule
	dt    float64
	steps int
	links links
	theta [][]float64 // before its step, a place holds the step's noise
	fours [][2]four   // the nodes, eight together
	rings []phasor    // doubled ring of each node, see links
	homes [][2]homes  // of the nodes of fours
}

// homes are where the phases and the rings of four nodes begin. Lanes beyond the
// last node share those of the first, which is stored after them; without any node
// there are none.
type homes struct {
	theta [4]*float64
	ring  [4]*phasor
}

// phasor is a phase as sine and cosine. With those of both nodes at hand, the
// sine of a difference needs no sine for each pair.
type phasor struct{ sin, cos float64 }

func (m *Kuramoto) start() *kuramotoRun {
	checkNumbers(m)
	n, c, noise := m.Nodes(), m.Clock.filled(), m.Noise.filled()
	checkState("Kuramoto.Omega", m.Omega, n)
	checkState("Kuramoto.Theta", m.Theta, n)
	r := &kuramotoRun{
		Kuramoto: m, rule: newKuramotoRule(noise, c.Step, m.Unwrapped), dt: c.Step, steps: c.steps(),
		links: m.links(c.Step, m.K/float64(n), m.Delays), fours: make([][2]four, (n+7)/8),
		homes: make([][2]homes, (n+7)/8),
	}
	checkInput("Kuramoto.Input", m.Input, n, r.steps)
	r.theta = series(n, r.steps)
	if noise.Sigma > 0 {
		draw(neural.NewRandomState(m.Seed), r.theta)
	}
	r.rings = make([]phasor, 2*r.links.size*n)
	for i, t := range m.Theta {
		f, lane := &r.fours[i/8][i/4%2], i%4
		f.omega[lane], f.theta[0][lane] = m.Omega[i], t
		f.self.sin[lane], f.self.cos[lane] = math.Sincos(t)
		ring := r.rings[2*r.links.size*i:][:2*r.links.size]
		for k := range ring {
			ring[k] = phasor{f.self.sin[lane], f.self.cos[lane]}
		}
		if r.steps == 0 {
			continue
		}
		h := &r.homes[i/8][i/4%2]
		for l := lane; l == lane || lane == 0 && l < 4; l++ {
			h.theta[l], h.ring[l] = &r.theta[i][0], &ring[0]
		}
	}
	return r
}

// block integrates n steps, 1 or 4, from the k-th of the eights from lo to hi. For
// four steps k is a multiple of 4, and no connection may be quicker than that.
func (r *kuramotoRun) block(k, n, lo, hi int) {
	for g := lo; g < hi; g++ {
		nodes := min(8, len(r.theta)-8*g)
		if n == 4 && r.loadFours(g, nodes, k) {
			advance(&r.fours[g], &r.rule, n)
			r.storeFours(g, k)
			continue
		}
		for i := range nodes {
			r.load(&r.fours[g][i/4], i%4, 8*g+i, k, n)
		}
		advance(&r.fours[g], &r.rule, n)
		for i := range nodes {
			r.store(&r.fours[g][i/4], i%4, 8*g+i, k, n)
		}
	}
}

// loadFours is load for the nodes of an eight and four steps, and says whether it
// could.
func (r *kuramotoRun) loadFours(g, nodes, k int) bool {
	if !byLanes {
		return false
	}
	rings := r.rings[k%r.links.size:]
	for j := range r.fours[g] {
		f, home := &r.fours[g][j], &r.homes[g][j]
		if home.theta[0] == nil {
			break
		}
		var sums [4][4]phasor
		first := 8*g + 4*j
		for lane := range min(4, nodes-4*j) {
			in := &r.links.from[first+lane]
			pull4(&sums[lane], in.weight, in.at, rings)
			if r.Input != nil {
				for step := range 4 {
					f.input[step][lane] = input(r.Input, first+lane, k+step)
				}
			}
		}
		loadLanes(f, &sums, home, k)
	}
	return true
}

// storeFours is store for the nodes of an eight and four steps.
func (r *kuramotoRun) storeFours(g, k int) {
	size := r.links.size
	for j := range r.fours[g] {
		if home := &r.homes[g][j]; home.theta[0] != nil {
			storeLanes(&r.fours[g][j], home, k, k%size, k%size+size)
		}
	}
}

// load gives node i's lane what it needs.
func (r *kuramotoRun) load(f *four, lane, i, k, n int) {
	var sums [4]phasor
	rings := r.rings[k%r.links.size:]
	if in := &r.links.from[i]; n == 4 {
		pull4(&sums, in.weight, in.at, rings)
	} else {
		sums[0] = pull(in.weight, in.at, rings)
	}
	for j, z := range r.theta[i][k:][:n] {
		f.pull.sin[j][lane], f.pull.cos[j][lane] = sums[j].sin, sums[j].cos
		f.noise[j][lane] = z
	}
	if r.Input != nil {
		for j := range n {
			f.input[j][lane] = input(r.Input, i, k+j)
		}
	}
}

// store takes what became of node i.
func (r *kuramotoRun) store(f *four, lane, i, k, n int) {
	size := r.links.size
	ring := r.rings[2*size*i:][:2*size]
	early, late := ring[k%size:][:n], ring[k%size+size:][:n]
	for j := range early {
		p := phasor{f.came.sin[j][lane], f.came.cos[j][lane]}
		r.theta[i][k+j], early[j], late[j] = f.theta[j+1][lane], p, p
	}
}

// pull sums sines and cosines of the delayed phases. Two pairs of sums keep the
// processor from waiting for one.
func pull(weight []float64, at []int32, rings []phasor) phasor {
	at = at[:len(weight)]
	var a, b phasor
	for k, w := range weight {
		p := &rings[at[k]]
		if k%2 == 0 {
			a.sin += float64(w * p.sin)
			a.cos += float64(w * p.cos)
		} else {
			b.sin += float64(w * p.sin)
			b.cos += float64(w * p.cos)
		}
	}
	return phasor{a.sin + b.sin, a.cos + b.cos}
}

// pull4Go does the same for four steps at once, which lie side by side in the
// rings: most of the work of pull is to find them.
func pull4Go(sums *[4]phasor, weight []float64, at []int32, rings []phasor) {
	at = at[:len(weight)]
	var a, b [4]phasor
	for k, w := range weight {
		p := (*[4]phasor)(rings[at[k]:])
		to := &a
		if k%2 == 1 {
			to = &b
		}
		for j := range p {
			to[j].sin += float64(w * p[j].sin)
			to[j].cos += float64(w * p[j].cos)
		}
	}
	for j := range sums {
		sums[j] = phasor{a[j].sin + b[j].sin, a[j].cos + b[j].cos}
	}
}
