package visual

import (
	"image/color"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// A SpikeHistogram counts the spikes of all neurons in bins of time. In a film
// its bars grow one after another.
type SpikeHistogram struct {
	// Spikes are the times of each neuron's spikes, [neuron][spike], in any
	// order.
	Spikes [][]float64
	// From and To are the ends of the recording. Both zero: 0, or the first
	// spike before that, and the last spike.
	From, To float64
	// Unit of the times. Empty: seconds.
	Unit Unit
	// Bin is the width of the bins. Zero: a hundredth of the recording.
	Bin float64
	// Color of the bars. Nil: the theme's first.
	Color color.Color

	all   []spike
	edges []float64
	axes  *anim.Axes
	bars  *anim.Bars
}

// Axes is the plot, with the time along X and the number of spikes along Y.
func (h *SpikeHistogram) Axes() *anim.Axes {
	if h.axes != nil {
		return h.axes
	}
	from, to := h.Span()
	h.edges = bins("SpikeHistogram", h.Bin, from, to)
	h.bars = &anim.Bars{X: middles(h.edges), Width: h.edges[1] - h.edges[0], Color: h.Color}
	h.axes = &anim.Axes{X: anim.Axis{Label: h.Unit.label("time")}, Y: anim.Axis{Label: "spikes"}, Artists: []anim.Artist{h.bars}}
	slide(&h.axes.X, 0, to, from, h.edges[len(h.edges)-1])
	h.Show(to)
	return h.axes
}

// Show counts the spikes up to t.
func (h *SpikeHistogram) Show(t float64) {
	h.bars.Height = floats(neural.Histogram(atTimes(h.all[:until(h.all, t)]), h.edges))
}

// Span is the time of the recording.
func (h *SpikeHistogram) Span() (from, to float64) {
	if h.all == nil {
		h.all = spikes("SpikeHistogram", h.Spikes)
	}
	return spikeSpan(h.From, h.To, h.all)
}
