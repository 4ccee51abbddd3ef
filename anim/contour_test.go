package anim_test

import (
	"image/color"
	"math"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// TestContourBands sees the colours of bands, opaque and not, with levels of
// one's own and automatic ones.
func TestContourBands(t *testing.T) {
	// The value is 4x: levels are at 0.25, 0.5 and 0.75 of the width.
	z := [][]float64{{0, 4}, {0, 4}}
	m := colormap.Linear("", color.Black, color.White)
	axis := anim.Axis{Min: 0, Max: 1}
	own := &anim.Contour{Z: z, Levels: []float64{1, 2, 3}, Filled: true, Map: m}
	faint := &anim.Contour{Z: z, Levels: []float64{1, 2, 3}, Filled: true, Map: m, Alpha: 0.5}
	auto := &anim.Contour{Z: z, N: 3, Filled: true, Map: m}
	for _, c := range []struct {
		name string
		a    *anim.Contour
		x    float64
		want uint32
	}{
		{"below", own, 0.1, 255}, {"first", own, 0.4, 64}, {"second", own, 0.6, 192}, {"above", own, 0.9, 255},
		{"faint below", faint, 0.1, 255}, {"faint first", faint, 0.4, 159}, {"faint second", faint, 0.6, 223}, {"faint above", faint, 0.9, 255},
		{"auto first", auto, 0.1, 32}, {"auto second", auto, 0.4, 96}, {"auto last", auto, 0.9, 224},
	} {
		for canvas, at := range paints(t, axis, axis, c.a) {
			g, _, _, _ := at(c.x, 0.5).RGBA()
			if d := int(g>>8) - int(c.want); d < -3 || d > 3 {
				t.Errorf("%s on %s: gray %d, want %d", c.name, canvas, g>>8, c.want)
			}
		}
	}
}

// TestContourCircle sees that a closed line is one, and where.
func TestContourCircle(t *testing.T) {
	at := anim.Linspace(0, 1, 51)
	c := &anim.Contour{X: at, Y: at, Z: matrix(51, 51), Levels: []float64{0.3}}
	for j, y := range at {
		for i, x := range at {
			c.Z[j][i] = math.Hypot(x-0.5, y-0.5)
		}
	}
	x, y := strokes(c)
	if len(x) != 1 {
		t.Fatalf("%d lines, want 1", len(x))
	}
	n := len(x[0]) - 1
	if x[0][0] != x[0][n] || y[0][0] != y[0][n] {
		t.Errorf("the line goes from %v, %v to %v, %v, want it closed", x[0][0], y[0][0], x[0][n], y[0][n])
	}
	for i := range x[0] {
		if r := math.Hypot(x[0][i]-500, y[0][i]-500); math.Abs(r-300) > 1 {
			t.Fatalf("a point is at a radius of %v, want 300", r)
		}
	}
}

func TestContourMisuse(t *testing.T) {
	z := [][]float64{{1, 2}, {3, 4}}
	for want, a := range map[string]*anim.Contour{
		"anim: Contour.Z[1] has length 1, want 2, as Z[0]":                               {Z: [][]float64{{1, 2}, {1}}},
		"anim: Contour.X has length 1, want 2, the length of Z[0]":                       {Z: z, X: []float64{1}},
		"anim: Contour.Y[1] is 0, want finite numbers, each above the one before":        {Z: z, Y: []float64{0, 0}},
		"anim: Contour.Levels[1] is NaN, want finite numbers, each above the one before": {Z: z, Levels: []float64{0, nan}},
		"anim: Contour.N is -1, want 0 to 1000":                                          {Z: z, N: -1},
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("panic %v, want %v", got, want)
				}
			}()
			inked(a)
		}()
	}
}

// TestFieldsOfNothing sees that artists of fields without a value to draw draw
// nothing, and that others are unharmed by some.
func TestFieldsOfNothing(t *testing.T) {
	none := [][]float64{{nan, nan}, {nan, nan}}
	some := [][]float64{{0, 1, 2}, {1, math.Inf(1), 3}, {2, 3, 4}, {3, 4, 5}}
	for name, c := range map[string]struct {
		a     anim.Artist
		draws bool
	}{
		"empty Contour":      {&anim.Contour{}, false},
		"Contour of NaN":     {&anim.Contour{Z: none}, false},
		"bands of NaN":       {&anim.Contour{Z: none, Filled: true}, false},
		"one value":          {&anim.Contour{Z: [][]float64{{1, 1}, {1, 1}}, Filled: true}, false},
		"one row":            {&anim.Contour{Z: [][]float64{{1, 2}}}, false},
		"Contour":            {&anim.Contour{Z: some}, true},
		"bands":              {&anim.Contour{Z: some, Filled: true, Alpha: 0.3}, true},
		"empty StreamPlot":   {&anim.StreamPlot{}, false},
		"StreamPlot of NaN":  {&anim.StreamPlot{U: none, V: none, BySpeed: true}, false},
		"StreamPlot of zero": {&anim.StreamPlot{U: matrix(2, 2), V: matrix(2, 2)}, false},
		"StreamPlot":         {&anim.StreamPlot{U: some, V: some, Values: some}, true},
	} {
		if n := inked(c.a); (n > 0) != c.draws {
			t.Errorf("%s has %d pixels of ink", name, n)
		}
		film, err := anim.New(&anim.Axes{Artists: []anim.Artist{c.a}}).Film()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		l := film.Axes[0].Limits[0]
		if d := l.X1 - l.X0 + l.Y1 - l.Y0; math.IsNaN(d) || math.IsInf(d, 0) {
			t.Errorf("%s: the limits are %v", name, l)
		}
	}
}

func BenchmarkContour100x100(b *testing.B) {
	at := anim.Linspace(0, 1, 100)
	c := &anim.Contour{X: at, Y: at, Z: matrix(100, 100), Filled: true}
	for j, y := range at {
		for i, x := range at {
			c.Z[j][i] = math.Sin(11*x) * math.Cos(9*y)
		}
	}
	for b.Loop() {
		strokes(c)
	}
}
