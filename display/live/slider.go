package live

import (
	"fmt"
	"iter"
)

// A Slider chooses a number.
//
//	w := &live.Slider{Label: "coupling", Max: 2, Step: 0.05, Initial: 0.5}
//	for v := range w.Values() {
//		…
//	}
type Slider struct {
	Min, Max  float64 // both 0 are 0 and 100
	Step      float64 // 0 is 0.1
	Initial   float64 // the first value; one outside of Min to Max is moved there
	Format    string  // of the number beside it, as d3-format has it; "" is ".2f"
	OnRelease bool    // tells of values only when the mouse button is released; ipywidgets' continuous_update=False
	Vertical  bool
	Label     string // stands before it
	Help      string // appears when the mouse rests on it
	Width     int    // CSS pixels; 0 is 300
	Disabled  bool   // shows a value that cannot be changed

	control[float64]
}

func (s *Slider) describe() *spec[float64] {
	low, high := limits("Slider", s.Min, s.Max, 100)
	return &spec[float64]{
		model: newSlider("FloatSlider", s.Label, s.Help, s.Width, s.Disabled, s.OnRelease, s.Vertical, fields{
			"min": low, "max": high, "step": stepOr("Slider", s.Step, 0.1), "readout_format": or(s.Format, ".2f"),
		}),
		key: "value", value: min(max(s.Initial, low), high),
	}
}

func (s *Slider) model() *model { return s.begin(s.describe).model }

// Value returns the present value.
func (s *Slider) Value() float64 { return s.value(s.describe) }

// Set changes the value, here and in the notebook.
func (s *Slider) Set(v float64) { s.set(s.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (s *Slider) OnChange(f func(float64)) { s.onChange(s.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (s *Slider) Values() iter.Seq[float64] { return s.values(s, s.describe) }

// newSlider returns the model of a slider.
func newSlider(name, label, help string, width int, disabled, onRelease, vertical bool, more fields) *model {
	m := newLabelled(name, "SliderStyle", label, help, width, disabled)
	m.state["behavior"] = "drag-tap"
	m.state["readout"] = true
	m.state["continuous_update"] = !onRelease
	m.state["orientation"] = "horizontal"
	if vertical {
		m.state["orientation"] = "vertical"
	}
	for key, value := range more {
		m.state[key] = value
	}
	return m
}

// newLabelled returns the model of a control with a label.
func newLabelled(name, style, label, help string, width int, disabled bool) *model {
	m := newWidget(name, style, width, fields{"description": label, "description_allow_html": false, "disabled": disabled})
	if help != "" {
		m.state["tooltip"] = help
	}
	return m
}

// limits returns the limits low and high, or 0 and the default for none.
func limits[T int | float64](kind string, low, high, usual T) (T, T) {
	switch {
	case low == 0 && high == 0:
		return 0, usual
	case !(low < high):
		panic(fmt.Sprintf("live: %s.Max is %v, want more than Min, %v", kind, high, low))
	}
	return low, high
}

// stepOr returns a step, or the default for none.
func stepOr[T int | float64](kind string, step, usual T) T {
	if !(step >= 0) {
		panic(fmt.Sprintf("live: %s.Step is %v, want 0 or more", kind, step))
	}
	return or(step, usual)
}

// or returns v, or the default if v is zero.
func or[T comparable](v, usual T) T {
	var zero T
	if v == zero {
		return usual
	}
	return v
}
