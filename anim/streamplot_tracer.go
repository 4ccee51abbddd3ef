package anim

import (
	"math"
	"slices"
)

// How far lines are followed at a time, in parts of the field's size.
const (
	trailError = 0.0015 // by which the two methods of a step may differ
	trailStep  = 0.1    // at most
)

// A tracer follows lines through a field. The field is divided into places,
// and one that a line has been at no other may enter, nor the line itself
// again: this keeps lines apart and ends those that go round. The rules are
// those of matplotlib's streamplot.
type tracer struct {
	*flow
	n     int    // places along each side
	taken []bool // [row*n+column]
	now   int    // the place that the line is at
	mine  []int  // places that it took
}

// lines follows all lines that there is room for.
func (f *flow) lines(s *StreamPlot) []trail {
	density, shortest, longest := s.Density, s.MinLength, s.MaxLength
	if density == 0 {
		density = 1
	}
	if shortest == 0 {
		shortest = 0.1
	}
	if longest == 0 {
		longest = 4
	}
	n := max(int(30*density), 2)
	t := &tracer{flow: f, n: n, taken: make([]bool, n*n)}
	var out []trail
	try := func(p spot) {
		if !inside(p) || t.taken[t.place(p)] {
			return
		}
		if l := t.follow(p, longest); l.length() >= shortest && len(l) > 1 {
			out = append(out, l)
			return
		}
		for _, k := range t.mine {
			t.taken[k] = false
		}
	}
	if s.StartX != nil {
		for i, x := range s.StartX {
			try(spot{(x - f.x.from) / f.x.by, (s.StartY[i] - f.y.from) / f.y.by})
		}
		return out
	}
	inwards(n, func(col, row int) {
		try(spot{float64(col) / float64(n-1), float64(row) / float64(n-1)})
	})
	return out
}

// inwards visits the places of an n by n square ring by ring from the outside.
func inwards(n int, visit func(col, row int)) {
	for k := 0; 2*k < n; k++ {
		last := n - 1 - k
		for i := k; i <= last; i++ {
			visit(i, k)
		}
		for j := k + 1; j <= last; j++ {
			visit(last, j)
		}
		for i := last - 1; i >= k && last > k; i-- {
			visit(i, last)
		}
		for j := last - 1; j > k; j-- {
			visit(k, j)
		}
	}
}

// place is the place that p is in. That of the edges is half as wide.
func (t *tracer) place(p spot) int {
	at := func(v float64) int { return int(v*float64(t.n-1) + 0.5) }
	return at(p.y)*t.n + at(p.x)
}

// enter takes the place of p. ok is false if it is another line's, or was left.
func (t *tracer) enter(p spot) (ok bool) {
	k := t.place(p)
	if k == t.now {
		return true
	}
	if t.taken[k] {
		return false
	}
	t.taken[k], t.now = true, k
	t.mine = append(t.mine, k)
	return true
}

// follow follows the line through p both ways.
func (t *tracer) follow(p spot, longest float64) trail {
	t.now, t.mine = -1, t.mine[:0]
	t.enter(p)
	start := t.now
	l := t.walk(p, -1, longest/2)
	slices.Reverse(l)
	t.now = start
	return append(append(l, p), t.walk(p, 1, longest/2)...)
}

// walk follows the line from p, without p itself. A step is Heun's, and its
// difference from Euler's says how long the next may be.
func (t *tracer) walk(p spot, sign, longest float64) (l trail) {
	most := min(1/float64(t.n), trailStep)
	ds := most
	for total := 0.0; total < longest; {
		d, ok := t.direction(p, sign)
		if !ok {
			return l
		}
		ahead := p.add(ds, d)
		e, ok := t.direction(ahead, sign)
		mean := spot{(d.x + e.x) / 2, (d.y + e.y) / 2}
		next := p.add(ds, mean)
		if !ok || !inside(next) {
			if inside(ahead) && inside(next) {
				return l // the field ends, not the axes
			}
			ds = min(toEdge(p.x, d.x), toEdge(p.y, d.y), ds)
			if edge := p.add(ds, d).held(); t.enter(edge) {
				l = append(l, edge)
			}
			return l
		}
		wrong := ds * math.Hypot(e.x-d.x, e.y-d.y) / 2
		if wrong < trailError {
			if !t.enter(next) {
				return l
			}
			l = append(l, next)
			total += ds
			p = next
		}
		if wrong == 0 {
			ds = most
			continue
		}
		ds = min(most, 0.85*ds*math.Sqrt(trailError/wrong))
	}
	return l
}

// toEdge is how far it is to 0 or 1 from v in direction d.
func toEdge(v, d float64) float64 {
	switch {
	case d > 0:
		return (1 - v) / d
	case d < 0:
		return -v / d
	}
	return math.Inf(1)
}

// held undoes the rounding that puts a spot on the edge outside.
func (p spot) held() spot { return spot{min(max(p.x, 0), 1), min(max(p.y, 0), 1)} }
