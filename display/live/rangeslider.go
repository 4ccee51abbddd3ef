package live

import (
	"iter"
	"slices"
)

// A RangeSlider chooses two numbers, the ends of a range.
type RangeSlider struct {
	Min, Max  float64    // both 0 are 0 and 100
	Step      float64    // 0 is 0.1
	Initial   [2]float64 // the first value, the smaller end first; both 0 are the middle half
	Format    string     // of the numbers beside it, as d3-format has it; "" is ".2f"
	OnRelease bool       // tells of values only when the mouse button is released; ipywidgets' continuous_update=False
	Vertical  bool
	Label     string // stands before it
	Help      string // appears when the mouse rests on it
	Width     int    // CSS pixels; 0 is 300
	Disabled  bool   // shows a value that cannot be changed

	control[[2]float64]
}

func (s *RangeSlider) describe() *spec[[2]float64] {
	low, high := limits("RangeSlider", s.Min, s.Max, 100)
	return &spec[[2]float64]{
		model: newSlider("FloatRangeSlider", s.Label, s.Help, s.Width, s.Disabled, s.OnRelease, s.Vertical, fields{
			"min": low, "max": high, "step": stepOr("RangeSlider", s.Step, 0.1), "readout_format": or(s.Format, ".2f"),
		}),
		key: "value", value: firstRange(s.Initial, low, high),
	}
}

// firstRange is the first value of a range: the middle half of low to high where
// none is given, and otherwise the one given, in order and within them.
func firstRange[T int | float64](given [2]T, low, high T) [2]T {
	if given == [2]T{} {
		return [2]T{low + (high-low)/4, high - (high-low)/4}
	}
	slices.Sort(given[:])
	for i := range given {
		given[i] = min(max(given[i], low), high)
	}
	return given
}

func (s *RangeSlider) model() *model { return s.begin(s.describe).model }

// Value returns the present value, the smaller end first.
func (s *RangeSlider) Value() [2]float64 { return s.value(s.describe) }

// Set changes the value, here and in the notebook.
func (s *RangeSlider) Set(v [2]float64) { s.set(s.describe, v) }

// OnChange has f called with each new value, see [Wait].
func (s *RangeSlider) OnChange(f func([2]float64)) { s.onChange(s.describe, f) }

// Values are the present value and then each new one, see [Wait] for the end.
func (s *RangeSlider) Values() iter.Seq[[2]float64] { return s.values(s, s.describe) }
