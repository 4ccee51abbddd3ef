package visual

import (
	"image/color"

	"github.com/zoetrope-go/zoetrope/anim"
)

// A Raster draws a tick for every spike, neuron above neuron. In a film it
// grows, or slides with Window.
type Raster struct {
	// Spikes are the times of each neuron's spikes, [neuron][spike], in any
	// order.
	Spikes [][]float64
	// From and To are the ends of the recording. Both zero: 0, or the first
	// spike before that, and the last spike.
	From, To float64
	// Unit of the times. Empty: seconds.
	Unit Unit
	// Window is the span of time that a film shows, which ends at the present.
	// Zero: all of it.
	Window float64
	// Color of the ticks. Nil: the theme's first.
	Color color.Color
	// Colors are those of the neurons, as many as Spikes. Nil: all have Color.
	Colors []color.Color
	// Width of the ticks in points. Zero: 1.
	Width float64

	all   []spike
	axes  *anim.Axes
	ticks *anim.Segments
	whole anim.Segments
	now   *anim.VLine
}

// Axes is the plot, with the time along X and the neurons along Y.
func (r *Raster) Axes() *anim.Axes {
	if r.axes != nil {
		return r.axes
	}
	if r.Colors != nil {
		wantLen("Raster.Colors", len(r.Colors), len(r.Spikes), "Spikes")
	}
	wantWindow("Raster", r.Window)
	wantSize("Raster.Width", r.Width, "points", "1")
	r.all = spikes("Raster", r.Spikes)
	w := &r.whole
	w.Color, w.Width = r.Color, r.Width
	if w.Width == 0 {
		w.Width = 1
	}
	for _, s := range r.all {
		w.X0, w.X1 = append(w.X0, s.at), append(w.X1, s.at)
		w.Y0, w.Y1 = append(w.Y0, float64(s.neuron)-0.4), append(w.Y1, float64(s.neuron)+0.4)
		if r.Colors != nil {
			w.Colors = append(w.Colors, r.Colors[s.neuron])
		}
	}
	ticks := *w
	r.ticks, r.now = &ticks, cursor()
	r.axes = &anim.Axes{
		X: anim.Axis{Label: r.Unit.label("time")}, Y: anim.Axis{Label: "neuron", Min: -0.5, Max: max(float64(len(r.Spikes)), 1) - 0.5},
		Artists: []anim.Artist{r.ticks, r.now},
	}
	from, to := r.Span()
	slide(&r.axes.X, 0, to, from, to)
	return r.axes
}

// Show shows the spikes up to t, and a line there unless the window slides.
func (r *Raster) Show(t float64) {
	first, n := 0, until(r.all, t)
	from, to := r.Span()
	slide(&r.axes.X, r.Window, t, from, to)
	if r.Window > 0 {
		first = min(until(r.all, r.axes.X.Min), n)
	} else {
		r.now.X = t
	}
	w, s := &r.whole, r.ticks
	s.X0, s.X1, s.Y0, s.Y1 = w.X0[first:n], w.X1[first:n], w.Y0[first:n], w.Y1[first:n]
	if w.Colors != nil {
		s.Colors = w.Colors[first:n]
	}
}

// Span is the time of the recording.
func (r *Raster) Span() (from, to float64) {
	all := r.all
	if all == nil {
		all = spikes("Raster", r.Spikes)
	}
	return spikeSpan(r.From, r.To, all)
}
