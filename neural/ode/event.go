package ode

import (
	"fmt"
	"math"
	"slices"
)

// An Event is a moment to be found: when G passes through zero. At most one
// passage of each event in a step is seen; MaxStep makes sure that none is
// missed.
type Event struct {
	G         func(t float64, y []float64) float64
	Direction int // 1: only from negative to positive, -1: only the reverse, 0: both
	Terminal  int // ends the integration at this many-th occurrence; 0: never
}

// An Occurrence is one passage of an event through zero.
type Occurrence struct {
	Event int       // index in Events
	T     float64   // time
	Y     []float64 // state
}

func checkEvents(name string, events []Event) {
	for i, e := range events {
		switch {
		case e.G == nil:
			panic(fmt.Sprintf("ode: %s.Events[%d].G has nil, want a function", name, i))
		case e.Direction < -1 || e.Direction > 1:
			panic(fmt.Sprintf("ode: %s.Events[%d].Direction has %d, want -1, 0 or 1", name, i, e.Direction))
		case e.Terminal < 0:
			panic(fmt.Sprintf("ode: %s.Events[%d].Terminal has %d, want at least 0", name, i, e.Terminal))
		}
	}
}

// watch follows the events through an integration.
type watch struct {
	events []Event
	before []float64 // values of G at the last step's end
	counts []int
}

func newWatch(events []Event, t float64, y []float64) *watch {
	w := &watch{events, make([]float64, len(events)), make([]int, len(events))}
	for i, e := range events {
		w.before[i] = e.G(t, y)
	}
	return w
}

// passed returns the indices of the events that passed through zero in a step
// to the state y at t.
func (w *watch) passed(t float64, y []float64) (active []int) {
	for i, e := range w.events {
		g, after := w.before[i], e.G(t, y)
		w.before[i] = after
		up := g <= 0 && after >= 0 && e.Direction >= 0
		down := g >= 0 && after <= 0 && e.Direction <= 0
		if up || down {
			active = append(active, i)
		}
	}
	return active
}

// occurrences finds where on the curve the active events occurred, in order of
// time up to the one that ends the integration, if any does.
func (w *watch) occurrences(active []int, c curve, from, t float64, n int) (found []Occurrence, terminated bool) {
	for _, i := range active {
		y := make([]float64, n)
		root := findRoot(func(t float64) float64 {
			c.at(t, y)
			return w.events[i].G(t, y)
		}, from, t)
		c.at(root, y)
		found = append(found, Occurrence{i, root, y})
	}
	slices.SortStableFunc(found, func(a, b Occurrence) int {
		switch d := (a.T - b.T) * (t - from); {
		case d < 0:
			return -1
		case d > 0:
			return 1
		}
		return 0
	})
	for k, o := range found {
		w.counts[o.Event]++
		if last := w.events[o.Event].Terminal; last > 0 && w.counts[o.Event] >= last {
			return found[:k+1], true
		}
	}
	return found, false
}

// findRoot returns a zero of g between a and b, to four units in the last place:
// R. P. Brent, Algorithms for Minimization Without Derivatives, 1973, chapter 4.
// If rounding left no change of sign it is the end where g is nearer to zero.
func findRoot(g func(float64) float64, a, b float64) float64 {
	const tolerance = 4 * 0x1p-52
	// b is the best guess, a the one before it, and the zero lies between b
	// and c.
	ga, gb := g(a), g(b)
	switch {
	case ga == 0:
		return a
	case gb == 0:
		return b
	case (ga < 0) == (gb < 0):
		if math.Abs(ga) < math.Abs(gb) {
			return a
		}
		return b
	}
	c, gc := a, ga
	last, step := b-a, b-a
	for range 100 {
		if (ga < 0) != (gb < 0) {
			c, gc = a, ga
			last, step = b-a, b-a
		}
		if math.Abs(gc) < math.Abs(gb) {
			a, b, c = b, c, b
			ga, gb, gc = gb, gc, gb
		}
		enough := (tolerance + tolerance*math.Abs(b)) / 2
		half := (c - b) / 2
		if gb == 0 || math.Abs(half) < enough {
			return b
		}
		bisect := true
		if math.Abs(last) > enough && math.Abs(gb) < math.Abs(ga) {
			var try float64
			if a == c { // secant
				try = -gb * (b - a) / (gb - ga)
			} else { // inverse quadratic interpolation
				pa, pc := (ga-gb)/(a-b), (gc-gb)/(c-b)
				try = -gb * (gc*pc - ga*pa) / (pc * pa * (gc - ga))
			}
			if 2*math.Abs(try) < min(math.Abs(last), 3*math.Abs(half)-enough) {
				last, step = step, try
				bisect = false
			}
		}
		if bisect {
			last, step = half, half
		}
		a, ga = b, gb
		if math.Abs(step) > enough {
			b += step
		} else {
			b += math.Copysign(enough, half)
		}
		gb = g(b)
	}
	return b
}
