// Package visual draws neural data, still and moving: spikes, activity,
// connectivity, trajectories, phase portraits, networks, tuning and learning.
//
// Each view is a struct with the data and a method Axes, whose result stands in
// a figure of package anim and shows all of them. It is an ordinary anim.Axes:
// its title, labels, limits and artists may be changed. Views that know of time
// move with Film:
//
//	raster := &visual.Raster{Spikes: spikes}
//	rate := &visual.Population{Spikes: spikes, Window: 2}
//	fig := anim.New(raster.Axes(), rate.Axes())
//	for t := range visual.Film(fig, visual.Clock{Speed: 0.5, Unit: "s"}, raster, rate) {
//		// what else is to change
//	}
//
// Times are in whatever unit the data have; each view that names times has a
// field for it, which is seconds if empty. Those of package model are in
// milliseconds, as in Raster{Spikes: spikes, Unit: "ms"}.
package visual

import (
	"fmt"
	"iter"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

// A View is a plot that can show a moment.
type View interface {
	// Axes is the plot. It is made at the first call, which panics on data that
	// do not fit together, and shows all data until Show is called. Data that
	// change after that are not noticed.
	Axes() *anim.Axes
	// Show shows what there is up to a time.
	Show(t float64)
	// Span is the time from the first of the data to the last.
	Span() (from, to float64)
}

var _ = []View{
	(*Raster)(nil), (*Population)(nil), (*Activity)(nil), (*SpikeHistogram)(nil), (*ISIDistribution)(nil), (*RateMap)(nil), (*TuningCurve)(nil),
	(*Trajectory)(nil), (*Trajectory3D)(nil), (*PhasePortrait)(nil), (*Connectivity)(nil), (*Correlation)(nil), (*Network)(nil),
	(*LearningCurve)(nil),
}

// A Clock says how simulated time passes in a film.
type Clock struct {
	// From and To are the ends of the film, in the unit of the data. Both zero:
	// from the first to the last time in any of the views.
	From, To float64
	// Speed is the simulated time that passes in a second of the film. Zero:
	// what makes the film 10 seconds long.
	Speed float64
	// Unit of the time, for the figure's title, which then tells the time.
	// Empty: the title stays as it is.
	Unit string
}

// mostFrames is far above what any film has: beyond it a speed is a mistake.
const mostFrames = 1 << 24

// Film loops over the times of a film and records a frame of the figure after
// each turn, as anim's loops do. Before a turn all views show its time, which it
// yields: Speed/FPS after From in the first turn, and To in the last. The views'
// axes should stand in the figure.
func Film(fig *anim.Figure, c Clock, views ...View) iter.Seq[float64] {
	if fig == nil {
		panic("visual: Film has fig nil, want the figure that the views' axes stand in")
	}
	for i, v := range views {
		if v == nil {
			panic(fmt.Sprintf("visual: Film has views[%d] nil, want a view", i))
		}
	}
	from, to := c.From, c.To
	if from == 0 && to == 0 {
		from, to = math.Inf(1), math.Inf(-1)
		for _, v := range views {
			if a, b := v.Span(); b > a {
				from, to = min(from, a), max(to, b)
			}
		}
	}
	if from > to && math.IsInf(from, 1) {
		panic("visual: Film has no view of more than one time, want one whose data have times, or Clock.From and Clock.To")
	}
	if d := to - from; !(d > 0) || math.IsInf(d, 0) {
		panic(fmt.Sprintf("visual: Film is to go from %v to %v, want a time span; give Clock.From and Clock.To", from, to))
	}
	if !(c.Speed >= 0) || math.IsInf(c.Speed, 0) {
		panic(fmt.Sprintf("visual: Clock.Speed is %v, want simulated time above 0 in a second, or 0 for a film of 10 s", c.Speed))
	}
	fps := fig.FPS
	if fps == 0 {
		fps = 20 // anim's default
	}
	frames := 10 * fps
	if c.Speed > 0 {
		frames = (to - from) / c.Speed * fps
	}
	if !(frames <= mostFrames) {
		panic(fmt.Sprintf("visual: Clock.Speed is %v, which makes a film of %.3g frames, want at most %d", c.Speed, frames, mostFrames))
	}
	n := max(int(math.Ceil(frames-1e-6)), 1)
	decimals := 0
	for step := (to - from) / float64(n); step < 0.5 && decimals < 6; decimals++ {
		step *= 10
	}
	return func(yield func(float64) bool) {
		for k := range fig.Steps(n) {
			t := from + (to-from)*float64(k+1)/float64(n)
			for _, v := range views {
				v.Axes()
				v.Show(t)
			}
			if c.Unit != "" {
				fig.Title = fmt.Sprintf("t = %.*f %s", decimals, t, c.Unit)
			}
			if !yield(t) {
				return
			}
		}
	}
}

// slide sets the limits of the horizontal axis such that the last window of time
// is seen, or the whole span for a window of 0.
func slide(a *anim.Axis, window, t, from, to float64) {
	if window > 0 {
		to = max(t, from+window)
		from = to - window
	}
	if to <= from {
		to = from + 1
	}
	a.Min, a.Max = from, to
}

// cursor is a line at the present of a film.
func cursor() *anim.VLine {
	return &anim.VLine{X: math.NaN(), Color: anim.RGB(0x888888), Width: 1}
}

// wantSize panics on a size that is negative or not finite; unset says what 0 means.
func wantSize(field string, v float64, what, unset string) {
	if !(v >= 0) || math.IsInf(v, 0) {
		panic(fmt.Sprintf("visual: %s is %v, want %s above 0, or 0 for %s", field, v, what, unset))
	}
}

// wantWindow is wantSize for the window of a film.
func wantWindow(view string, v float64) { wantSize(view+".Window", v, "a time", "all of it") }

func wantLen(field string, got, want int, of string) {
	if got != want {
		panic(fmt.Sprintf("visual: %s has length %d, want %d, the length of %s", field, got, want, of))
	}
}

// times are the times of samples: those given, or 0, 1, 2 …
func times(view string, t []float64, n int) []float64 {
	if t == nil {
		if n == 0 {
			return nil
		}
		return anim.Linspace(0, float64(n-1), n)
	}
	wantLen(view+".T", len(t), n, "the samples")
	for i, v := range t {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			panic(fmt.Sprintf("visual: %s.T has %v, want finite times", view, v))
		}
		if i > 0 && v < t[i-1] {
			panic(fmt.Sprintf("visual: %s.T has %v after %v, want rising times", view, t[i], t[i-1]))
		}
	}
	return t
}

func ends(t []float64) (from, to float64) {
	if len(t) == 0 {
		return 0, 0
	}
	return t[0], t[len(t)-1]
}
