package live

import (
	"encoding/json"
	"iter"
	"math"
)

// An IntSlider chooses a whole number.
type IntSlider struct {
	Min, Max  int    // both 0 are 0 and 100
	Step      int    // 0 is 1
	Initial   int    // the first value; one outside of Min to Max is moved there
	Format    string // of the number beside it, as d3-format has it; "" is "d"
	OnRelease bool   // tells of values only when the mouse button is released; ipywidgets' continuous_update=False
	Vertical  bool
	Label     string // stands before it
	Help      string // appears when the mouse rests on it
	Width     int    // CSS pixels; 0 is 300
	Disabled  bool   // shows a value that cannot be changed

	control[int]
}

func (s *IntSlider) describe() *spec[int] {
	low, high := limits("IntSlider", s.Min, s.Max, 100)
	return &spec[int]{
		model: newSlider("IntSlider", s.Label, s.Help, s.Width, s.Disabled, s.OnRelease, s.Vertical, fields{
			"min": low, "max": high, "step": stepOr("IntSlider", s.Step, 1), "readout_format": or(s.Format, "d"),
		}),
		key: "value", value: min(max(s.Initial, low), high), decode: decodeInt,
	}
}

// decodeInt reads a whole number, which a front end may write as 3.0.
func decodeInt(text json.RawMessage) (int, bool) {
	var x float64
	if json.Unmarshal(text, &x) != nil || x != math.Trunc(x) || math.Abs(x) > 1<<53 {
		return 0, false
	}
	return int(x), true
}

func (s *IntSlider) model() *model { return s.begin(s.describe).model }

// Value returns the present value.
func (s *IntSlider) Value() int { return s.value(s.describe) }

// Set changes the value, here and in the notebook.
func (s *IntSlider) Set(v int) { s.set(s.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (s *IntSlider) OnChange(f func(int)) { s.onChange(s.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (s *IntSlider) Values() iter.Seq[int] { return s.values(s, s.describe) }
