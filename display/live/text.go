package live

import (
	"iter"
)

// A Text is a line, or several, for the user to write.
type Text struct {
	Initial   string
	Lines     int    // its height; 0 or 1 is a single line
	Hint      string // stands in it, pale, while it is empty
	OnRelease bool   // tells of a text only when Enter is pressed or it is left; ipywidgets' continuous_update=False
	Label     string // stands before it
	Help      string // appears when the mouse rests on it
	Width     int    // CSS pixels; 0 is 300
	Disabled  bool   // shows a value that cannot be changed

	control[string]
}

func (s *Text) describe() *spec[string] {
	name := "Text"
	if s.Lines > 1 {
		name = "Textarea"
	}
	m := newLabelled(name, "TextStyle", s.Label, s.Help, s.Width, s.Disabled)
	m.state["continuous_update"] = !s.OnRelease
	m.state["placeholder"] = or(s.Hint, emptyHint)
	if s.Lines > 1 {
		m.state["rows"] = s.Lines
	}
	return &spec[string]{model: m, key: "value", value: s.Initial}
}

// emptyHint is ipywidgets' hint for none: a space without width, which keeps the
// line's height.
const emptyHint = "\u200b"

func (s *Text) model() *model { return s.begin(s.describe).model }

// Value returns the present value.
func (s *Text) Value() string { return s.value(s.describe) }

// Set changes the value, here and in the notebook.
func (s *Text) Set(v string) { s.set(s.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (s *Text) OnChange(f func(string)) { s.onChange(s.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (s *Text) Values() iter.Seq[string] { return s.values(s, s.describe) }
