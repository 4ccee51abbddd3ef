package live

import (
	"iter"
)

// A Toggle is a button that stays down when pressed, until it is pressed again.
type Toggle struct {
	Initial  bool   // whether it is down at first
	Icon     string // a name of Font Awesome 5, such as "play"; "" is none
	Label    string // stands on it
	Help     string // appears when the mouse rests on it
	Width    int    // CSS pixels; 0 is 148
	Disabled bool   // shows a value that cannot be changed

	control[bool]
}

func (s *Toggle) describe() *spec[bool] {
	m := newLabelled("ToggleButton", "ToggleButtonStyle", s.Label, s.Help, s.Width, s.Disabled)
	m.state["icon"] = s.Icon
	m.state["button_style"] = ""
	return &spec[bool]{model: m, key: "value", value: s.Initial}
}

func (s *Toggle) model() *model { return s.begin(s.describe).model }

// Value returns the present value.
func (s *Toggle) Value() bool { return s.value(s.describe) }

// Set changes the value, here and in the notebook.
func (s *Toggle) Set(v bool) { s.set(s.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (s *Toggle) OnChange(f func(bool)) { s.onChange(s.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (s *Toggle) Values() iter.Seq[bool] { return s.values(s, s.describe) }
