package anim

import (
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

func TestMinorTicks(t *testing.T) {
	for _, test := range []struct {
		lo, hi, first, last float64
		n, ticks            int
	}{
		{1, 100, 2, 90, 16, 9},      // 2 … 9, 20 … 90
		{0.5, 30, 0.5, 30, 15, 9},   // the ends too
		{1, 1e12, 10, 1e11, 6, 9},   // each second power of ten has a tick
		{2, 7, 3, 7, 4, 9},          // 2 and 5 have ticks of their own
		{1e-320, 1e308, 0, 0, 0, 9}, // as good as all numbers there are
	} {
		at := minorTicks(test.lo, test.hi, logTicks(test.lo, test.hi, test.ticks))
		if len(at) != test.n || test.n > 0 && (!near(at[0], test.first) || !near(at[len(at)-1], test.last)) {
			t.Errorf("%v to %v has minor ticks %v, want %d from %v to %v", test.lo, test.hi, at, test.n, test.first, test.last)
		}
		if !slices.IsSorted(at) {
			t.Errorf("minor ticks %v are not in order", at)
		}
	}
}

func near(a, b float64) bool { return a > b*(1-1e-9) && a < b*(1+1e-9) }

// TestTurned changes from short names to long ones within a film: all are
// turned then, so that none jumps.
func TestTurned(t *testing.T) {
	for _, long := range []bool{false, true} {
		ax := &Axes{X: Axis{Max: 2, Ticks: []float64{0, 1, 2}, TickLabels: []string{"a", "b", "c"}}}
		fig := New(ax)
		fig.Width = 2 * Inch
		for k := range fig.Steps(2) {
			if k == 1 && long {
				ax.X.TickLabels = []string{"a long name", "another long name", "c"}
			}
		}
		film, err := fig.Film()
		if err != nil {
			t.Fatal(err)
		}
		turned := 0
		for _, l := range film.Layers {
			for _, op := range l.States[l.Frame[0]] {
				if s, ok := op.(*strip.Text); ok && s.Angle == 45*strip.Fine {
					turned++
				}
			}
		}
		if want := map[bool]int{false: 0, true: 3}[long]; turned != want {
			t.Errorf("long %v: %d labels of the first frame are turned, want %d", long, turned, want)
		}
	}
}

func TestGridStyleMisuse(t *testing.T) {
	for want, g := range map[string]GridStyle{
		"anim: Axes.GridStyle.Width is -1, want a number of points, or 0 for 0.8": {Width: -1},
		"anim: Axes.GridStyle.Alpha is 2, want 0 to 1":                            {Alpha: 2},
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("panic %v, want %v", got, want)
				}
			}()
			New(&Axes{GridStyle: g}).Film()
		}()
	}
}
