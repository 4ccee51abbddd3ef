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
	x, y, right ends
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
	if e.fixed {
		return
	}
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

	fixed    bool    // it does not grow any more
	from, to float64 // what is seen on the axis then
	beyond   bool    // values were outside of that since
}

func (s *span) add(v float64) {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return
	}
	if !s.any {
		s.lo, s.hi, s.any = v, v, true
		return
	}
	if s.fixed {
		s.beyond = s.beyond || v < s.from || v > s.to
		return
	}
	s.lo, s.hi = min(s.lo, v), max(s.hi, v)
}

// fix keeps the span as it is, once it has seen a value.
func (s *span) fix() {
	if s.any && !s.fixed {
		s.fixed, s.from, s.to = true, s.lo, s.hi
	}
}

// fix keeps the ends as they are, once they have seen a value.
func (e *ends) fix(log bool) {
	if e.any && !e.fixed {
		e.fixed = true
		e.from, e.to = e.padded(log)
	}
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

// update notes the limits of the axes as it is now, and whether they follow
// the data.
func (l *limits) update(ax *Axes, now *look) {
	entries := ax.entries()
	now.autoX, now.autoY, now.autoRight = ax.X.auto("X"), ax.Y.auto("Y"), ax.Right.auto("Right")
	now.limits = strip.Limits{X0: ax.X.Min, X1: ax.X.Max, Y0: ax.Y.Min, Y1: ax.Y.Max}
	now.right.limits = [2]float64{ax.Right.Min, ax.Right.Max}
	for _, e := range entries {
		if now.autoX || now.autoY || e.order.right && now.autoRight {
			l.see(ax, e)
		}
	}
	if now.autoX {
		now.limits.X0, now.limits.X1 = l.x.padded(ax.X.Log)
	}
	if now.autoY {
		now.limits.Y0, now.limits.Y1 = l.y.padded(ax.Y.Log)
	}
	if now.autoRight {
		now.right.limits[0], now.right.limits[1] = l.right.padded(ax.Right.Log)
	}
	// An image's edges are the limits, as they are: without a margin, and with
	// its first row on top.
	for _, e := range entries {
		f, ok := e.Artist.(framer)
		if !ok {
			continue
		}
		edges, ok := f.frameLimits()
		if !ok {
			continue
		}
		if now.autoX {
			now.limits.X0, now.limits.X1, now.autoX = edges.X0, edges.X1, false
		}
		if now.autoY && !e.order.right {
			now.limits.Y0, now.limits.Y1, now.autoY = edges.Y0, edges.Y1, false
		}
		if now.autoRight && e.order.right {
			now.right.limits, now.autoRight = [2]float64{edges.Y0, edges.Y1}, false
		}
	}
	now.check(ax)
}

// check panics on automatic limits that no axis can have.
func (k *look) check(ax *Axes) {
	l := k.limits
	one := func(name string, log bool, lo, hi float64) {
		if d := hi - lo; math.IsInf(d, 0) || math.IsNaN(d) {
			panic(fmt.Sprintf("anim: Axes.%s cannot span the data, whose range is larger than any number; give Min and Max", name))
		}
		if log && (lo <= 0 || hi <= 0) {
			panic(fmt.Sprintf("anim: Axes.%s has Log and an artist whose edges are at %v and %v, want both above 0", name, lo, hi))
		}
	}
	one("X", ax.X.Log, l.X0, l.X1)
	one("Y", ax.Y.Log, l.Y0, l.Y1)
	one("Right", ax.Right.Log, k.right.limits[0], k.right.limits[1])
}

// see takes the data of an artist in.
func (l *limits) see(ax *Axes, e entry) {
	y, log := &l.y, ax.Y.Log
	if e.order.right {
		y, log = &l.right, ax.Right.Log
	}
	if v, ok := e.Artist.(valued); ok && (ax.X.Log || log) {
		l.addPositive(v, y, ax.X.Log, log)
		return
	}
	if r, ok := e.Artist.(plot.DataRanger); ok {
		x0, x1, y0, y1 := r.DataRange()
		l.x.add(x0)
		l.x.add(x1)
		y.add(y0)
		y.add(y1)
	}
	if r, ok := e.Artist.(sticker); ok {
		alongX, alongY := r.sticky()
		l.x.stick(alongX)
		y.stick(alongY)
	}
}

// valued is an artist whose points are known one by one.
type valued interface{ values() (x, y []float64) }

// addPositive adds the points that a logarithmic axis can show.
func (l *limits) addPositive(a valued, up *ends, logX, logY bool) {
	x, y := a.values()
	for i, v := range y {
		u := float64(i)
		if x != nil {
			u = x[i]
		}
		if logX && !(u > 0) || logY && !(v > 0) {
			continue
		}
		l.x.add(u)
		up.add(v)
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
	minor    []float64 // places without a label
	turned   bool      // so are the labels
}

// newScale chooses the ticks of an axis between lo and hi, at most about n.
func newScale(a axisLook, lo, hi float64, n int) scale {
	s := scale{lo: lo, hi: hi, log: a.log, label: a.label}
	at, text := a.ticks, a.labels
	switch {
	case at == nil && a.log:
		at = logTicks(min(lo, hi), max(lo, hi), n)
		s.minor = minorTicks(min(lo, hi), max(lo, hi), at)
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
