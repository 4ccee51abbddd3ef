package live

import (
	"iter"
)

// A Check is a box with a tick or none.
type Check struct {
	Initial  bool   // whether it is ticked at first
	Label    string // stands behind it
	Help     string // appears when the mouse rests on it
	Width    int    // CSS pixels; 0 is 300
	Disabled bool   // shows a value that cannot be changed

	control[bool]
}

func (c *Check) describe() *spec[bool] {
	m := newLabelled("Checkbox", "CheckboxStyle", c.Label, c.Help, c.Width, c.Disabled)
	m.state["indent"] = true
	return &spec[bool]{model: m, key: "value", value: c.Initial}
}

func (c *Check) model() *model { return c.begin(c.describe).model }

// Value returns the present value.
func (c *Check) Value() bool { return c.value(c.describe) }

// Set changes the value, here and in the notebook.
func (c *Check) Set(v bool) { c.set(c.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (c *Check) OnChange(f func(bool)) { c.onChange(c.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (c *Check) Values() iter.Seq[bool] { return c.values(c, c.describe) }
