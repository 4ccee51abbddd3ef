package visual

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// An ISIDistribution is a histogram of the intervals between neighbouring
// spikes, with their mean and coefficient of variation. In a film those of the
// spikes so far are counted.
type ISIDistribution struct {
	// Spikes are the times of each neuron's spikes, [neuron][spike], in any
	// order; the intervals of all neurons are counted together.
	Spikes [][]float64
	// Unit of the times. Empty: seconds.
	Unit Unit
	// Bins is the number of bins. Zero: 30.
	Bins int
	// Max is the interval that the last bin ends at; longer ones are not shown,
	// but count for mean and variation. Zero: the longest.
	Max float64
	// Color of the bars. Nil: the default theme's first.
	Color color.Color

	intervals []spike // their lengths, in order of their ends
	ends      []float64
	axes      *anim.Axes
	bars      *anim.Histogram
	mean      *anim.VLine
	note      *anim.Text
}

// Axes is the plot, with the intervals along X and their number along Y.
func (d *ISIDistribution) Axes() *anim.Axes {
	if d.axes != nil {
		return d.axes
	}
	wantSize("ISIDistribution.Bins", float64(d.Bins), "a number", "30")
	wantSize("ISIDistribution.Max", d.Max, "an interval", "the longest")
	n := d.Bins
	if n == 0 {
		n = 30
	}
	d.find()
	longest := d.Max
	if longest == 0 {
		for _, v := range d.intervals {
			longest = max(longest, v.at)
		}
	}
	if longest == 0 {
		longest = 1
	}
	d.bars = &anim.Histogram{Edges: anim.Linspace(0, longest, n+1), Color: orFirst(d.Color)}
	d.mean = &anim.VLine{X: math.NaN(), Color: anim.C(3), Dash: anim.Dashed}
	d.note = &anim.Text{In: anim.InAxes, X: 0.96, Y: 0.94, Align: anim.AlignRight, VAlign: anim.AlignTop}
	d.axes = &anim.Axes{
		X: anim.Axis{Label: d.Unit.label("interval"), Max: longest}, Y: anim.Axis{Label: "number"},
		Artists: []anim.Artist{d.bars, d.mean, d.note},
	}
	d.Show(math.Inf(1))
	return d.axes
}

// find lists the intervals by the time of the spike that ends them.
func (d *ISIDistribution) find() {
	if d.ends != nil {
		return
	}
	spikes("ISIDistribution", d.Spikes) // panics on times that are not finite
	type interval struct{ end, length float64 }
	var list []interval
	for _, train := range d.Spikes {
		train = slices.Sorted(slices.Values(train))
		for i, v := range neural.ISI(train) {
			list = append(list, interval{train[i+1], v})
		}
	}
	slices.SortStableFunc(list, func(a, b interval) int {
		if a.end < b.end {
			return -1
		} else if a.end > b.end {
			return 1
		}
		return 0
	})
	d.ends = []float64{}
	for _, v := range list {
		d.ends = append(d.ends, v.end)
		d.intervals = append(d.intervals, spike{at: v.length})
	}
}

// Show counts the intervals that have ended at t.
func (d *ISIDistribution) Show(t float64) {
	n := 0
	for n < len(d.ends) && d.ends[n] <= t {
		n++
	}
	data := atTimes(d.intervals[:n])
	d.bars.Data = data
	d.note.String, d.mean.X = "", math.NaN()
	sum := 0.0
	for _, v := range data {
		sum += v
	}
	if sum > 0 {
		d.mean.X = sum / float64(n)
		d.note.String = fmt.Sprintf("mean %.3g %s\nCV %.2f", d.mean.X, d.Unit.name(), neural.CV(data))
	}
}

// Span is the time from the first spike to the last.
func (d *ISIDistribution) Span() (from, to float64) {
	return spikeSpan(0, 0, spikes("ISIDistribution", d.Spikes))
}
