package anim_test

import (
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/plotter"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

func film(t *testing.T, fig *anim.Figure) *strip.Film {
	t.Helper()
	f, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// shown are the labels of the layers that show something in a frame, the
// lowest first.
func shown(f *strip.Film, frame int) (labels []string) {
	for _, l := range f.Layers {
		if l.Label != "" && l.Frame[frame] >= 0 {
			labels = append(labels, l.Label)
		}
	}
	return labels
}

// TestLayerOrder changes heights from frame to frame, of artists that wait for
// the film and of others.
func TestLayerOrder(t *testing.T) {
	line := &anim.Line{Y: []float64{0, 1}, Label: "line"}
	rule := &anim.VLine{X: 0.5, Label: "rule"}
	points := &anim.Scatter{Y: []float64{0, 1}, Values: []float64{0, 1}, Label: "points"}
	curve := plotter.NewFunction(math.Sin)
	low := &anim.Layer{Artist: points, Z: -1}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{
		&anim.Layer{Artist: &anim.Layer{Artist: curve, Label: "inner", Z: 1}, Label: "curve", Z: 1.5},
		line, &anim.Layer{Artist: rule, Z: 2}, low,
	}})
	for k := range fig.Steps(3) {
		low.Z = []float64{-1, 3, -1}[k]
	}
	f := film(t, fig)
	below, above := []string{"points", "line", "rule", "curve"}, []string{"line", "rule", "curve", "points"}
	for k, want := range [][]string{below, above, below} {
		if got := shown(f, k); !slices.Equal(got, want) {
			t.Errorf("frame %d: the layers are %q, want %q", k, got, want)
		}
	}
}

// TestLayerHide sees that a hidden artist takes its part in limits, colours and
// legend, and draws nothing.
func TestLayerHide(t *testing.T) {
	for _, hide := range []bool{false, true} {
		points := &anim.Scatter{Y: []float64{0, 1}, Values: []float64{0, 1}, Label: "points"}
		heat := &anim.Heatmap{Z: [][]float64{{0, 1}}}
		a, b := &anim.Layer{Artist: points}, &anim.Layer{Artist: heat, Label: "heat"}
		fig := anim.New(
			&anim.Axes{Artists: []anim.Artist{a, &anim.Line{Y: []float64{0, 1}, Label: "line"}}},
			&anim.Axes{Artists: []anim.Artist{b}},
		)
		for k := range fig.Steps(3) {
			a.Hide, b.Hide = hide && k == 1, hide && k == 1
			points.Y[1], points.Values[1], heat.Z[0][1] = 1, 1, 1
			if k == 1 {
				points.Y[1], points.Values[1], heat.Z[0][1] = 10, 20, 30
			}
		}
		f := film(t, fig)
		if l := f.Axes[0].Limits; len(l) != 1 || l[0].Y1 != 10.5 {
			t.Errorf("hide %v: the limits are %+v, want up to 10.5", hide, l)
		}
		for _, l := range f.Layers {
			if l.Label == "" {
				if len(l.States) != 1 {
					t.Errorf("hide %v: furniture has %d states, want 1", hide, len(l.States))
				}
				continue
			}
			if got := l.Frame[1] >= 0; l.Label != "line" && got == hide {
				t.Errorf("hide %v: %s is seen: %v", hide, l.Label, got)
			}
			if img, ok := l.States[0][0].(*strip.Image); ok && img.Max != 30 {
				t.Errorf("hide %v: the colours span up to %v, want 30", hide, img.Max)
			}
		}
	}
}

// TestLegendColumns looks for the names where they should be.
func TestLegendColumns(t *testing.T) {
	var list []anim.Artist
	for _, label := range []string{"a", "b", "c", "", "d", "e"} {
		list = append(list, &anim.Line{Y: []float64{0, 1}, Label: label})
	}
	at := func(l anim.Legend) map[string]strip.Text {
		texts := map[string]strip.Text{}
		f := film(t, anim.New(&anim.Axes{Artists: list, Legend: l}))
		last := f.Layers[len(f.Layers)-1]
		for _, op := range last.States[0] {
			if s, ok := op.(*strip.Text); ok {
				texts[s.String] = *s
			}
		}
		return texts
	}
	s := at(anim.Legend{Cols: 2, Title: "letters"})
	if len(s) != 6 || s["a"].X != s["c"].X || s["d"].X <= s["a"].X || s["a"].Y != s["d"].Y || s["e"].Y != s["b"].Y || s["letters"].Y >= s["a"].Y {
		t.Errorf("five names in two columns stand at %+v", s)
	}
	s = at(anim.Legend{Of: []anim.Artist{list[4], &anim.Layer{Artist: list[0], Label: "A"}, list[3]}})
	if len(s) != 2 || s["d"].Y >= s["A"].Y {
		t.Errorf("two chosen names stand at %+v", s)
	}
	if _, ok := at(anim.Legend{Hide: true})["a"]; ok {
		t.Error("a hidden legend is seen")
	}
}

func TestLayerMisuse(t *testing.T) {
	line := &anim.Line{Y: []float64{1, 2}, Label: "line"}
	for want, ax := range map[string]*anim.Axes{
		"anim: Axes.Artists[1] is nil, want an artist":                                          {Artists: []anim.Artist{line, nil}},
		"anim: Axes.Artists[0] is a Layer whose Artist is nil, want an artist":                  {Artists: []anim.Artist{&anim.Layer{}}},
		"anim: Axes.Artists[0] has Z NaN, want a finite number":                                 {Artists: []anim.Artist{&anim.Layer{Artist: line, Z: nan}}},
		"anim: Axes.Legend.Of[0] is nil, want an artist":                                        {Artists: []anim.Artist{line}, Legend: anim.Legend{Of: []anim.Artist{nil}}},
		"anim: Axes.Legend.Cols is -1, want at least 1, or 0 for 1":                             {Artists: []anim.Artist{line}, Legend: anim.Legend{Cols: -1}},
		"anim: Axes.Legend.Place is 99, want one of the places from UpperRight to OutsideRight": {Legend: anim.Legend{Place: 99}},
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("panic %v, want %v", got, want)
				}
			}()
			anim.New(ax).Film()
		}()
	}
}
