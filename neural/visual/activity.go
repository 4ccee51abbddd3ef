package visual

import (
	"fmt"
	"image/color"
	"math"
	"sort"

	"github.com/zoetrope-go/zoetrope/anim"
)

// An Activity shows the activity of a population whose units have values, not
// spikes: the mean of the units over time, a band of a standard deviation (over
// n) each side, and the units themselves, fainter. In a film it grows, or slides
// with Window.
type Activity struct {
	// Series are the values of the units, [unit][sample], all as long and
	// finite.
	Series [][]float64
	// T are the times of the samples, rising. Nil: 0, 1, 2 …
	T []float64
	// Unit of the times. Empty: seconds, or without T the numbers of samples.
	Unit Unit
	// Window is the span of time that a film shows, which ends at the present.
	// Zero: all of it.
	Window float64
	// HideUnits leaves the units out.
	HideUnits bool
	// Color of the curve and, fainter, of band and units. Nil: the default
	// theme's first.
	Color color.Color

	t, mean, low, high []float64
	axes               *anim.Axes
	curve              *anim.Line
	band               *anim.FillBetween
	units              []*anim.Line
}

// Axes is the plot, with the time along X and the activity along Y.
func (a *Activity) Axes() *anim.Axes {
	if a.axes != nil {
		return a.axes
	}
	wantWindow("Activity", a.Window)
	n := 0
	for i, s := range a.Series {
		if i == 0 {
			n = len(s)
		}
		wantLen(fmt.Sprintf("Activity.Series[%d]", i), len(s), n, "Series[0]")
	}
	a.t = times("Activity", a.T, n)
	units := float64(len(a.Series))
	for k := range n {
		mean, square := 0.0, 0.0
		for i, s := range a.Series {
			if math.IsNaN(s[k]) || math.IsInf(s[k], 0) {
				panic(fmt.Sprintf("visual: Activity.Series[%d] has %v, want finite values", i, s[k]))
			}
			mean += s[k] / units
		}
		for _, s := range a.Series {
			square += (s[k] - mean) * (s[k] - mean) / units
		}
		spread := math.Sqrt(square)
		a.mean, a.low, a.high = append(a.mean, mean), append(a.low, mean-spread), append(a.high, mean+spread)
	}
	col := orFirst(a.Color)
	a.axes = &anim.Axes{X: anim.Axis{Label: a.Unit.samples(a.T)}, Y: anim.Axis{Label: "activity"}}
	if !a.HideUnits {
		for range a.Series {
			unit := &anim.Line{Color: col, Alpha: 0.25, Width: 0.8}
			a.units = append(a.units, unit)
			a.axes.Artists = append(a.axes.Artists, unit)
		}
	}
	a.band = &anim.FillBetween{Color: col, Alpha: 0.25}
	a.curve = &anim.Line{Color: col, Width: 2}
	a.axes.Artists = append(a.axes.Artists, a.band, a.curve)
	from, to := a.Span()
	slide(&a.axes.X, 0, to, from, to)
	a.show(0, n)
	return a.axes
}

// show shows some of the samples.
func (a *Activity) show(first, end int) {
	x := a.t[first:end]
	for i, unit := range a.units {
		unit.X, unit.Y = x, a.Series[i][first:end]
	}
	a.curve.X, a.curve.Y = x, a.mean[first:end]
	a.band.X, a.band.Y1, a.band.Y2 = x, a.low[first:end], a.high[first:end]
}

// Show shows the samples up to t.
func (a *Activity) Show(t float64) {
	from, to := a.Span()
	slide(&a.axes.X, a.Window, t, from, to)
	end := sort.Search(len(a.t), func(i int) bool { return a.t[i] > t })
	first := sort.Search(end, func(i int) bool { return a.t[i] >= a.axes.X.Min })
	a.show(max(first-1, 0), end) // one before, for the line to reach the edge
}

// Span is the time of the series.
func (a *Activity) Span() (from, to float64) {
	n := 0
	if len(a.Series) > 0 {
		n = len(a.Series[0])
	}
	return ends(times("Activity", a.T, n))
}
