package anim

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// limits are the ends of an axes, and what automatic ones have seen so far.
type limits struct {
	x, y span
}

// span is a range of values; the zero span has seen none.
type span struct {
	lo, hi float64
	any    bool
}

func (s *span) add(v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return
	}
	if !s.any {
		s.lo, s.hi, s.any = v, v, true
		return
	}
	s.lo, s.hi = min(s.lo, v), max(s.hi, v)
}

// padded is the span with a margin of 5 % each side.
func (s span) padded() (lo, hi float64) {
	if !s.any {
		return 0, 1
	}
	m := (s.hi - s.lo) * 0.05
	if m == 0 {
		m = max(math.Abs(s.lo)*0.05, 0.05)
	}
	return s.lo - m, s.hi + m
}

// update returns the limits of the axes as it is now, and whether they follow
// the data.
func (l *limits) update(ax *Axes) (s strip.Limits, autoX, autoY bool) {
	autoX, autoY = ax.X.auto("X"), ax.Y.auto("Y")
	if autoX || autoY {
		for _, a := range ax.Artists {
			if r, ok := a.(plot.DataRanger); ok {
				x0, x1, y0, y1 := r.DataRange()
				l.x.add(x0)
				l.x.add(x1)
				l.y.add(y0)
				l.y.add(y1)
			}
		}
	}
	s = strip.Limits{X0: ax.X.Min, X1: ax.X.Max, Y0: ax.Y.Min, Y1: ax.Y.Max}
	if autoX {
		s.X0, s.X1 = l.x.padded()
	}
	if autoY {
		s.Y0, s.Y1 = l.y.padded()
	}
	// An image's edges are the limits, as they are: without a margin, and with
	// its first row on top.
	for _, a := range ax.Artists {
		f, ok := a.(framer)
		if !ok {
			continue
		}
		if e, ok := f.frameLimits(); ok {
			if autoX {
				s.X0, s.X1, autoX = e.X0, e.X1, false
			}
			if autoY {
				s.Y0, s.Y1, autoY = e.Y0, e.Y1, false
			}
			break
		}
	}
	return s, autoX, autoY
}

// auto reports whether the limits follow the data. It panics on limits that
// span nothing.
func (a *Axis) auto(name string) bool {
	if a.Min == 0 && a.Max == 0 {
		return true
	}
	if d := a.Max - a.Min; d == 0 || math.IsNaN(d) || math.IsInf(d, 0) {
		panic(fmt.Sprintf("anim: Axes.%s has Min %v and Max %v, want two different finite numbers", name, a.Min, a.Max))
	}
	return false
}

// scale is one axis as it is drawn: its ends, ticks and texts.
type scale struct {
	lo, hi   float64
	ticks    []tick
	exponent int
	label    string
}

// newScale chooses the ticks of an axis between lo and hi, at most about n.
func newScale(a axisLook, lo, hi float64, n int) scale {
	s := scale{lo: lo, hi: hi, label: a.label}
	at, text := a.ticks, a.labels
	if at == nil {
		at = niceTicks(min(lo, hi), max(lo, hi), n)
	}
	if text == nil {
		text, s.exponent = labels(at)
	}
	for i, v := range at {
		if v >= min(lo, hi) && v <= max(lo, hi) || a.ticks == nil {
			s.ticks = append(s.ticks, tick{v, text[i]})
		}
	}
	return s
}

// norm is where v lies between the ends, from 0 to 1.
func (s scale) norm(v float64) float64 { return (v - s.lo) / (s.hi - s.lo) }
