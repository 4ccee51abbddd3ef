package colormap

import (
	"fmt"
	"image/color"
	"math"
	"testing"
)

func ExampleMap_At() {
	fmt.Println(Viridis.At(0), Viridis.At(0.5), Viridis.Reverse().At(0), Viridis.Reverse())
	// Output: {68 1 84 255} {33 145 140 255} {253 231 37 255} viridis_r
}

// The values are those of matplotlib 3.11.2: round(255 * colormaps[name](t)).
func TestAgainstMatplotlib(t *testing.T) {
	for _, c := range []struct {
		m    Map
		t    float64
		want color.NRGBA
	}{
		{Viridis, 0.25, color.NRGBA{59, 82, 139, 255}},
		{Plasma, 0.5, color.NRGBA{204, 71, 120, 255}},
		{Inferno, 1, color.NRGBA{252, 255, 164, 255}},
		{Hot, 0.5, color.NRGBA{255, 92, 0, 255}},
		{Jet, 0.5, color.NRGBA{125, 255, 122, 255}},
		{Coolwarm, 0, color.NRGBA{59, 76, 192, 255}},
		{RdBu, 1, color.NRGBA{5, 48, 97, 255}},
	} {
		if got := c.m.At(c.t); got != c.want {
			t.Errorf("%v.At(%v) = %v, want %v", c.m, c.t, got, c.want)
		}
	}
}

func TestIndex(t *testing.T) {
	for _, c := range []struct {
		v, lo, hi float64
		want      uint8
		ok        bool
	}{
		{-5, 0, 100, 0, true}, {500, 0, 100, 255, true}, {50, 0, 100, 128, true},
		{math.NaN(), 0, 1, 0, false}, {math.Inf(1), 0, 1, 255, true}, {3, 3, 3, 0, true},
		{0.25, 1, 0, 192, true},
	} {
		if got, ok := Index(c.v, c.lo, c.hi); got != c.want || ok != c.ok {
			t.Errorf("Index(%v, %v, %v) = %v, %v, want %v, %v", c.v, c.lo, c.hi, got, ok, c.want, c.ok)
		}
	}
	if (Map{}).At(0.3) != Viridis.At(0.3) {
		t.Error("the zero Map is not viridis")
	}
}
