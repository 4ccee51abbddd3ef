package live

import (
	"iter"
	"time"
)

// A Play counts by itself when its button is pressed, from Min to Max.
type Play struct {
	Min, Max int           // both 0 are 0 and 100
	Step     int           // 0 is 1
	Initial  int           // the first value; one outside of Min to Max is moved there
	Interval time.Duration // between two values; 0 is 100 ms
	Playing  bool          // begins at once
	Repeat   bool          // begins again at the end
	Label    string        // stands before it
	Help     string        // appears when the mouse rests on it
	Width    int           // CSS pixels; 0 is as wide as its buttons
	Disabled bool          // cannot be used

	control[int]
}

func (p *Play) describe() *spec[int] {
	low, high := limits("Play", p.Min, p.Max, 100)
	m := newLabelled("Play", "DescriptionStyle", p.Label, p.Help, p.Width, p.Disabled)
	m.state["min"], m.state["max"], m.state["step"] = low, high, stepOr("Play", p.Step, 1)
	m.state["interval"] = int(or(p.Interval, 100*time.Millisecond) / time.Millisecond)
	m.state["playing"], m.state["repeat"], m.state["show_repeat"] = p.Playing, p.Repeat, true
	m.will = fields{"disabled": true, "playing": false}
	return &spec[int]{model: m, key: "value", value: min(max(p.Initial, low), high), decode: decodeInt}
}

func (p *Play) model() *model { return p.begin(p.describe).model }

// Value returns the present value.
func (p *Play) Value() int { return p.value(p.describe) }

// Set changes the value, here and in the notebook.
func (p *Play) Set(v int) { p.set(p.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (p *Play) OnChange(f func(int)) { p.onChange(p.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (p *Play) Values() iter.Seq[int] { return p.values(p, p.describe) }
