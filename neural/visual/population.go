package visual

import (
	"image/color"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// A Population shows the mean firing rate of neurons over time, as
// neural.Rate counts it. In a film it grows, or slides with Window. For units
// with values instead of spikes see Activity.
type Population struct {
	// Spikes are the times of each neuron's spikes, [neuron][spike], in any
	// order.
	Spikes [][]float64
	// From and To are the ends of the recording. Both zero: 0, or the first
	// spike before that, and the last spike.
	From, To float64
	// Unit of the times. Empty: seconds.
	Unit Unit
	// Bin is the width of the bins that spikes are counted in. Zero: a
	// hundredth of the recording.
	Bin float64
	// Sigma is the standard deviation, in time, of a Gaussian that smooths the
	// rates. Zero: they are not smoothed.
	Sigma float64
	// Window is the span of time that a film shows, which ends at the present.
	// Zero: all of it.
	Window float64
	// Color of the curve and, fainter, of the area below it. Nil: the default
	// theme's first.
	Color color.Color

	all  []spike
	t    []float64 // middles of the bins
	rate []float64
	half float64
	axes *anim.Axes
	line *anim.Line
	fill *anim.FillBetween
}

// Axes is the plot, with the time along X and the rate along Y.
func (p *Population) Axes() *anim.Axes {
	if p.axes != nil {
		return p.axes
	}
	wantWindow("Population", p.Window)
	wantSize("Population.Sigma", p.Sigma, "a time", "rates as they are")
	from, to := p.Span()
	edges := bins("Population", p.Bin, from, to)
	p.half = (edges[1] - edges[0]) / 2
	p.t, p.rate = middles(edges), make([]float64, len(edges)-1)
	if len(p.Spikes) > 0 {
		p.rate = neural.Rate(atTimes(p.all), edges, len(p.Spikes))
	}
	label, factor := p.Unit.rate()
	for i := range p.rate {
		p.rate[i] *= factor
	}
	if p.Sigma != 0 {
		neural.GaussianFilter1D(p.rate, p.rate, p.Sigma/(2*p.half), nil)
	}
	p.line = &anim.Line{X: p.t, Y: p.rate, Color: orFirst(p.Color)}
	p.fill = &anim.FillBetween{X: p.t, Y1: p.rate, Color: orFirst(p.Color), Alpha: 0.25}
	p.axes = &anim.Axes{
		X: anim.Axis{Label: p.Unit.label("time")}, Y: anim.Axis{Label: label},
		Artists: []anim.Artist{p.fill, p.line},
	}
	slide(&p.axes.X, 0, to, from, to)
	return p.axes
}

// Show shows the bins that have ended at t.
func (p *Population) Show(t float64) {
	from, to := p.Span()
	slide(&p.axes.X, p.Window, t, from, to)
	n := 0
	for n < len(p.t) && p.t[n]+p.half <= t+1e-9*p.half {
		n++
	}
	p.line.X, p.line.Y = p.t[:n], p.rate[:n]
	p.fill.X, p.fill.Y1 = p.t[:n], p.rate[:n]
}

// Span is the time of the recording.
func (p *Population) Span() (from, to float64) {
	if p.all == nil {
		p.all = spikes("Population", p.Spikes)
	}
	return spikeSpan(p.From, p.To, p.all)
}

// orFirst is a colour, or the first of the default theme.
func orFirst(c color.Color) color.Color {
	if c == nil {
		return anim.C(0)
	}
	return c
}
