package anim_test

import (
	"math"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// TestSticky compares automatic limits with those that matplotlib 3.11 gives
// the same bars. FillBetween has no sticky edges there, and around nothing but
// zeros it leaves 0.055.
func TestSticky(t *testing.T) {
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9 }
	for name, test := range map[string]struct {
		artists []anim.Artist
		want    strip.Limits
	}{
		"up":         {[]anim.Artist{&anim.Bars{Height: []float64{1, 4}}}, strip.Limits{X0: -0.49, X1: 1.49, Y0: 0, Y1: 4.2}},
		"down":       {[]anim.Artist{&anim.Bars{Height: []float64{-1, -4}}}, strip.Limits{X0: -0.49, X1: 1.49, Y0: -4.2, Y1: 0}},
		"both":       {[]anim.Artist{&anim.Bars{Height: []float64{-1, 1}}}, strip.Limits{X0: -0.49, X1: 1.49, Y0: -1.1, Y1: 1.1}},
		"horizontal": {[]anim.Artist{&anim.Bars{Height: []float64{1, 4}, Horizontal: true}}, strip.Limits{X0: 0, X1: 4.2, Y0: -0.49, Y1: 1.49}},
		"a line below": {[]anim.Artist{&anim.Bars{Height: []float64{1, 4}}, &anim.Line{Y: []float64{-1, 1}}},
			strip.Limits{X0: -0.49, X1: 1.49, Y0: -1.25, Y1: 4.25}},
		"on another": {[]anim.Artist{&anim.Bars{Height: []float64{1, 1}, Bottom: []float64{2, 3}}},
			strip.Limits{X0: -0.49, X1: 1.49, Y0: 2, Y1: 4.1}},
		"histogram": {[]anim.Artist{&anim.Histogram{Data: []float64{1, 2, 2, 3}, Bins: 2}}, strip.Limits{X0: 0.9, X1: 3.1, Y0: 0, Y1: 3.15}},
		"area":      {[]anim.Artist{&anim.FillBetween{Y1: []float64{2, 3}, Base: 1}}, strip.Limits{X0: -0.05, X1: 1.05, Y0: 1, Y1: 3.1}},
		"all zero":  {[]anim.Artist{&anim.Bars{Height: []float64{0, 0}}}, strip.Limits{X0: -0.49, X1: 1.49, Y0: -0.05, Y1: 0.05}},
		"not a number": {[]anim.Artist{&anim.Bars{Height: []float64{1, 2}, Bottom: []float64{math.NaN(), 1}}},
			strip.Limits{X0: 0.56, X1: 1.44, Y0: 1, Y1: 3.1}},
	} {
		film, err := anim.New(&anim.Axes{Artists: test.artists}).Film()
		if err != nil {
			t.Fatal(err)
		}
		got, want := film.Axes[0].Limits[0], test.want
		if !near(got.X0, want.X0) || !near(got.X1, want.X1) || !near(got.Y0, want.Y0) || !near(got.Y1, want.Y1) {
			t.Errorf("%s: the limits are %+v, want %+v", name, got, want)
		}
	}
	// On a logarithmic axis there is no zero to stand on.
	film, err := anim.New(&anim.Axes{Y: anim.Axis{Log: true}, Artists: []anim.Artist{&anim.Bars{Height: []float64{1, 4}}}}).Film()
	if err != nil {
		t.Fatal(err)
	}
	if l := film.Axes[0].Limits[0]; !(l.Y0 > 0 && l.Y0 < 1 && l.Y1 > 4) {
		t.Errorf("logarithmic: the limits are %+v", l)
	}
}

// TestStickyGrows lets bars fall below zero in a later frame: all frames have
// the limits of the whole film.
func TestStickyGrows(t *testing.T) {
	b := &anim.Bars{Height: []float64{1}}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{b}})
	for k := range fig.Steps(3) {
		b.Height[0] = []float64{1, 2, -2}[k]
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	if l := film.Axes[0].Limits; len(l) != 1 || l[0].Y0 != -2.2 || l[0].Y1 != 2.2 {
		t.Errorf("the limits are %+v, want -2.2 to 2.2 throughout", l)
	}
}
