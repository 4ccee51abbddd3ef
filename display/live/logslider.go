package live

import (
	"encoding/json"
	"fmt"
	"iter"
	"math"
)

// A LogSlider chooses a positive number on a logarithmic scale.
type LogSlider struct {
	Min, Max  float64 // the values at the ends, above 0; both 0 are 1 and 10 000
	Step      float64 // in powers of Base; 0 is 0.1
	Base      float64 // above 1; 0 is 10
	Initial   float64 // the first value; 0 is 1; one outside of Min to Max is moved there
	Format    string  // of the number beside it, as d3-format has it; "" is ".3g"
	OnRelease bool    // tells of values only when the mouse button is released; ipywidgets' continuous_update=False
	Vertical  bool
	Label     string // stands before it
	Help      string // appears when the mouse rests on it
	Width     int    // CSS pixels; 0 is 300
	Disabled  bool   // shows a value that cannot be changed

	control[float64]
}

func (s *LogSlider) describe() *spec[float64] {
	base := or(s.Base, 10)
	if !(base > 1) {
		panic(fmt.Sprintf("live: LogSlider.Base is %v, want more than 1", base))
	}
	low, high := s.Min, s.Max
	if low == 0 && high == 0 {
		low, high = 1, math.Pow(base, 4)
	}
	if !(low > 0 && low < high) {
		panic(fmt.Sprintf("live: LogSlider goes from %v to %v, want from above 0 to more", low, high))
	}
	return &spec[float64]{
		model: newSlider("FloatLogSlider", s.Label, s.Help, s.Width, s.Disabled, s.OnRelease, s.Vertical, fields{
			"min": logarithm(low, base), "max": logarithm(high, base), "base": base,
			"step": stepOr("LogSlider", s.Step, 0.1), "readout_format": or(s.Format, ".3g"),
		}),
		key: "value", value: min(max(or(s.Initial, 1), low), high),
		decode: func(text json.RawMessage) (v float64, ok bool) {
			ok = json.Unmarshal(text, &v) == nil && v > 0
			return v, ok
		},
	}
}

// logarithm is exact for powers of 10, whose exponents the front end shows.
func logarithm(x, base float64) float64 {
	if base == 10 {
		return math.Log10(x)
	}
	return math.Log(x) / math.Log(base)
}

func (s *LogSlider) model() *model { return s.begin(s.describe).model }

// Value returns the present value.
func (s *LogSlider) Value() float64 { return s.value(s.describe) }

// Set changes the value, here and in the notebook.
func (s *LogSlider) Set(v float64) { s.set(s.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (s *LogSlider) OnChange(f func(float64)) { s.onChange(s.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (s *LogSlider) Values() iter.Seq[float64] { return s.values(s, s.describe) }
