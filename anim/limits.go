package anim

import (
	"fmt"
	"math"
	"slices"

	"gonum.org/v1/plot"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// limits are the ends of an axes, and what automatic ones have seen so far.
type limits struct {
	x, y ends
}

// ends are the values along an axis, and those among them that take no margin.
type ends struct {
	span
	sticky []float64
}

// sticker is an artist that stands on something, as bars on zero. Automatic
// limits end there, without a margin, if no data go beyond; matplotlib calls
// this sticky edges.
type sticker interface {
	// sticky are the values along X and Y.
	sticky() (x, y []float64)
}

// stick adds such values, after those of the data. What lies between the ends
// counts no more, since they only grow.
func (e *ends) stick(values []float64) {
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) && !(e.lo < v && v < e.hi) && !slices.Contains(e.sticky, v) {
			e.sticky = append(e.sticky, v)
		}
	}
}

// padded is the span with its margins.
func (e *ends) padded(log bool) (lo, hi float64) {
	lo, hi = e.span.padded(log)
	if e.lo == e.hi {
		return lo, hi // of a single value, the margins are all there is
	}
	for _, v := range e.sticky {
		if v <= e.lo {
			lo = max(lo, v)
		}
		if v >= e.hi {
			hi = min(hi, v)
		}
	}
	return lo, hi
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
func (s span) padded(log bool) (lo, hi float64) {
	if log {
		return s.paddedLog()
	}
	if !s.any {
		return 0, 1
	}
	m := (s.hi - s.lo) * 0.05
	if m == 0 {
		m = max(math.Abs(s.lo)*0.05, 0.05)
	}
	return s.lo - m, s.hi + m
}

// paddedLog is the span with a margin of 5 % of its decades each side. Of a span
// that reaches to 0 or below, as some artists tell it, it takes the three decades
// below its end, since the least value above 0 is not known.
func (s span) paddedLog() (lo, hi float64) {
	lo, hi = s.lo, s.hi
	if !s.any || hi <= 0 {
		return 0.1, 10
	}
	if lo <= 0 {
		lo = hi / 1000
	}
	m := math.Pow(hi/lo, 0.05)
	if m == 1 {
		m = 2
	}
	return lo / m, hi * m
}

// update returns the limits of the axes as it is now, and whether they follow
// the data.
func (l *limits) update(ax *Axes) (s strip.Limits, autoX, autoY bool) {
	entries := ax.entries()
	autoX, autoY = ax.X.auto("X"), ax.Y.auto("Y")
	if autoX || autoY {
		for _, e := range entries {
			a := e.Artist
			if v, ok := a.(valued); ok && (ax.X.Log || ax.Y.Log) {
				l.addPositive(ax, v)
				continue
			}
			if r, ok := a.(plot.DataRanger); ok {
				x0, x1, y0, y1 := r.DataRange()
				l.x.add(x0)
				l.x.add(x1)
				l.y.add(y0)
				l.y.add(y1)
			}
			if r, ok := a.(sticker); ok {
				x, y := r.sticky()
				l.x.stick(x)
				l.y.stick(y)
			}
		}
	}
	s = strip.Limits{X0: ax.X.Min, X1: ax.X.Max, Y0: ax.Y.Min, Y1: ax.Y.Max}
	if autoX {
		s.X0, s.X1 = l.x.padded(ax.X.Log)
	}
	if autoY {
		s.Y0, s.Y1 = l.y.padded(ax.Y.Log)
	}
	// An image's edges are the limits, as they are: without a margin, and with
	// its first row on top.
	for _, e := range entries {
		f, ok := e.Artist.(framer)
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

// valued is an artist whose points are known one by one.
type valued interface{ values() (x, y []float64) }

// addPositive adds the points that a logarithmic axis can show.
func (l *limits) addPositive(ax *Axes, a valued) {
	x, y := a.values()
	for i, v := range y {
		u := float64(i)
		if x != nil {
			u = x[i]
		}
		if ax.X.Log && !(u > 0) || ax.Y.Log && !(v > 0) {
			continue
		}
		l.x.add(u)
		l.y.add(v)
	}
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
	if a.Log && (a.Min <= 0 || a.Max <= 0) {
		panic(fmt.Sprintf("anim: Axes.%s has Log, Min %v and Max %v, want both above 0", name, a.Min, a.Max))
	}
	return false
}

// scale is one axis as it is drawn: its ends, ticks and texts.
type scale struct {
	lo, hi   float64
	log      bool
	ticks    []tick
	exponent int
	label    string
}

// newScale chooses the ticks of an axis between lo and hi, at most about n.
func newScale(a axisLook, lo, hi float64, n int) scale {
	s := scale{lo: lo, hi: hi, log: a.log, label: a.label}
	at, text := a.ticks, a.labels
	switch {
	case at == nil && a.log:
		at = logTicks(min(lo, hi), max(lo, hi), n)
	case at == nil:
		at = niceTicks(min(lo, hi), max(lo, hi), n)
	}
	switch {
	case text == nil && a.log:
		for _, v := range at {
			text = append(text, logLabel(v))
		}
	case text == nil:
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
func (s scale) norm(v float64) float64 {
	if s.log {
		return logScale{}.Normalize(s.lo, s.hi, v)
	}
	return (v - s.lo) / (s.hi - s.lo)
}

// logScale is gonum/plot's logarithmic scale, but a value that has no logarithm
// is nowhere, instead of a panic.
type logScale struct{}

func (logScale) Normalize(lo, hi, v float64) float64 {
	if !(v > 0) {
		return math.NaN()
	}
	return math.Log(v/lo) / math.Log(hi/lo)
}
