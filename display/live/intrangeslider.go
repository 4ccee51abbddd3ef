package live

import (
	"encoding/json"
	"iter"
)

// An IntRangeSlider chooses two whole numbers, the ends of a range.
type IntRangeSlider struct {
	Min, Max  int    // both 0 are 0 and 100
	Step      int    // 0 is 1
	Initial   [2]int // the first value, the smaller end first; both 0 are the middle half
	Format    string // of the numbers beside it, as d3-format has it; "" is "d"
	OnRelease bool   // tells of values only when the mouse button is released; ipywidgets' continuous_update=False
	Vertical  bool
	Label     string // stands before it
	Help      string // appears when the mouse rests on it
	Width     int    // CSS pixels; 0 is 300
	Disabled  bool   // shows a value that cannot be changed

	control[[2]int]
}

func (s *IntRangeSlider) describe() *spec[[2]int] {
	low, high := limits("IntRangeSlider", s.Min, s.Max, 100)
	return &spec[[2]int]{
		model: newSlider("IntRangeSlider", s.Label, s.Help, s.Width, s.Disabled, s.OnRelease, s.Vertical, fields{
			"min": low, "max": high, "step": stepOr("IntRangeSlider", s.Step, 1), "readout_format": or(s.Format, "d"),
		}),
		key: "value", value: firstRange(s.Initial, low, high),
		decode: func(text json.RawMessage) (v [2]int, ok bool) {
			var ends [2]json.RawMessage
			if json.Unmarshal(text, &ends) != nil {
				return v, false
			}
			for i := range v {
				if v[i], ok = decodeInt(ends[i]); !ok {
					break
				}
			}
			return v, ok
		},
	}
}

func (s *IntRangeSlider) model() *model { return s.begin(s.describe).model }

// Value returns the present value, the smaller end first.
func (s *IntRangeSlider) Value() [2]int { return s.value(s.describe) }

// Set changes the value, here and in the notebook.
func (s *IntRangeSlider) Set(v [2]int) { s.set(s.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (s *IntRangeSlider) OnChange(f func([2]int)) { s.onChange(s.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (s *IntRangeSlider) Values() iter.Seq[[2]int] { return s.values(s, s.describe) }
