package model

import (
	"iter"
	"math"

	"github.com/zoetrope-go/zoetrope/neural"
)

// pair is an integration under way of a network whose nodes have two variables,
// x, which reaches the other nodes, and y. Before its step, a place of the
// series holds the step's noise.
type pair struct {
	dt, rootDt   float64
	steps        int
	links        links
	diffusive    bool
	noise        Noise
	meanY        float64
	x, y         [][]float64
	lastX, lastY []float64
	ouX, ouY     []float64
	rings        []float64 // of x, doubled, see links
	rate         func(i, k int, x, y, coupled float64) (dx, dy float64)
	clamp        bool // to 0…1
}

// setting is what the models with two variables have in common.
type setting struct {
	Network
	Clock
	Noise
	gain      float64
	diffusive bool
	meanY     float64
	x, y      []float64 // initial
	seed      uint32
}

func newPair(s setting) *pair {
	n, c := s.Nodes(), s.Clock.filled()
	p := &pair{
		dt: c.Step, rootDt: math.Sqrt(c.Step), steps: c.steps(),
		links: s.links(c.Step, s.gain, DelayRounded), diffusive: s.diffusive,
		noise: s.Noise.filled(), meanY: s.meanY,
		lastX: append([]float64(nil), s.x...), lastY: append([]float64(nil), s.y...),
		ouX: make([]float64, n), ouY: make([]float64, n),
	}
	p.x, p.y = series(n, p.steps), series(n, p.steps)
	if p.noise.Sigma > 0 {
		rng := neural.NewRandomState(s.seed)
		draw(rng, p.x)
		draw(rng, p.y)
	}
	size := 2 * p.links.size
	p.rings = make([]float64, size*n)
	for i, x := range s.x {
		for k := range size {
			p.rings[size*i+k] = x
		}
	}
	return p
}

func (p *pair) run() (x, y [][]float64) {
	for k := range p.steps {
		p.step(k)
	}
	return p.x, p.y
}

// steps loops over the steps of an integration, each time from its start.
func steps(start func() *pair) iter.Seq2[float64, State] {
	return func(yield func(float64, State) bool) {
		p := start()
		s := State{X: make([]float64, len(p.x)), Y: make([]float64, len(p.x))}
		for k := range p.steps {
			p.step(k)
			copy(s.X, p.lastX)
			copy(s.Y, p.lastY)
			if !yield(float64(k+1)*p.dt, s) {
				return
			}
		}
	}
}

// State is the state of a network whose nodes have two variables, one value a
// node each. The next step overwrites the slices.
type State struct{ X, Y []float64 }

func (p *pair) step(k int) {
	size := p.links.size
	rings := p.rings[k%size:]
	noiseY := p.noise
	noiseY.Mean = p.meanY
	for i := range p.x {
		in := &p.links.from[i]
		coupled := 0.0
		for j, w := range in.weight {
			coupled += w * rings[in.at[j]]
		}
		x, y := p.lastX[i], p.lastY[i]
		if p.diffusive {
			coupled -= in.sum * x
		}
		dx, dy := p.rate(i, k, x, y, coupled)
		x, y = x+p.dt*dx, y+p.dt*dy
		if p.clamp {
			x, y = min(max(x, 0), 1), min(max(y, 0), 1)
		}
		p.ouX[i] = p.noise.next(p.ouX[i], p.dt, p.rootDt, p.x[i][k])
		p.ouY[i] = noiseY.next(p.ouY[i], p.dt, p.rootDt, p.y[i][k])
		p.x[i][k], p.y[i][k] = x, y
		p.lastX[i], p.lastY[i] = x, y
	}
	// Only now: the nodes of this step must not see one another's.
	for i, x := range p.lastX {
		ring := p.rings[2*size*i:]
		ring[k%size], ring[k%size+size] = x, x
	}
}

// Coupling is what a node receives of another's x.
type Coupling uint8

const (
	// Diffusive coupling is the difference to the node's own x.
	Diffusive Coupling = iota
	// Additive coupling is the other's x itself.
	Additive
)
