package visual_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/neural/visual"
)

func film(t *testing.T, fig *anim.Figure) *strip.Film {
	t.Helper()
	f, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// A film goes through the span of its views in equal steps, and its speed is
// that asked for.
func TestFilmTakesItsTime(t *testing.T) {
	raster := &visual.Raster{Spikes: [][]float64{{0.5, 3}, {1, 1.5, 2}}}
	fig := anim.New(raster.Axes())
	fig.FPS = 10
	var at []float64
	for now := range visual.Film(fig, visual.Clock{Speed: 1.5, Unit: "s"}, raster) {
		at = append(at, now)
	}
	if len(at) != 20 || math.Abs(at[0]-0.15) > 1e-12 || at[19] != 3 {
		t.Errorf("the times are %v, want 20 up to 3", at)
	}
	if n := film(t, fig).Frames; n != 20 {
		t.Errorf("%d frames, want 20", n)
	}
	if fig.Title != "t = 3.0 s" {
		t.Errorf("the title is %q", fig.Title)
	}
	n := 0
	for range visual.Film(fig, visual.Clock{From: -1, To: 1}, raster) {
		n++
	}
	if n != 100 {
		t.Errorf("%d frames, want 10 s of 10", n)
	}
}

// Every view shows all of its data as it is, and the same at the end of its
// film, but for marks of the present.
func TestStillIsTheEndOfTheFilm(t *testing.T) {
	spikes := poisson(5)
	x, y, z, at := spiral(80)
	for name, make := range map[string]func() visual.View{
		"Population":     func() visual.View { return &visual.Population{Spikes: spikes, To: 4, Bin: 0.1} },
		"Activity":       func() visual.View { return &visual.Activity{Series: [][]float64{x, y}, T: at} },
		"SpikeHistogram": func() visual.View { return &visual.SpikeHistogram{Spikes: spikes, To: 4} },
		"ISI":            func() visual.View { return &visual.ISIDistribution{Spikes: spikes} },
		"TuningCurve":    func() visual.View { return &visual.TuningCurve{Stimulus: x, Response: y, T: at} },
		"Trajectory3D":   func() visual.View { return &visual.Trajectory3D{X: x, Y: y, Z: z, T: at} },
		"Correlation":    func() visual.View { return &visual.Correlation{Series: [][]float64{x, y, z}, T: at} },
		"Connectivity":   func() visual.View { return &visual.Connectivity{Series: [][][]float64{{{1}}, {{2}}}} },
		"Network":        func() visual.View { return &visual.Network{Weights: weights(2), Activity: [][]float64{{1, 2}, {2, 1}}} },
		"LearningCurve":  func() visual.View { return &visual.LearningCurve{Loss: [][]float64{x, y}} },
	} {
		picture := func(move bool) string {
			v := make()
			fig := anim.New(v.Axes())
			if move {
				for range visual.Film(fig, visual.Clock{Speed: 1e9}, v) {
				}
			}
			f := film(t, fig)
			var out strings.Builder
			for _, l := range f.Layers {
				if s := l.Frame[f.Frames-1]; s >= 0 {
					for _, op := range l.States[s] {
						fmt.Fprintf(&out, "%+v\n", op)
					}
				}
			}
			return out.String()
		}
		still, last := picture(false), picture(true)
		if still == "" {
			t.Errorf("%s: there is nothing to see", name)
		}
		if name == "Trajectory3D" { // whose present has a mark
			continue
		}
		if still != last {
			t.Errorf("%s: the still differs from the film's last frame", name)
		}
	}
}

// What is to come is not seen.
func TestShowHidesTheFuture(t *testing.T) {
	raster := &visual.Raster{Spikes: [][]float64{{1, 2, 3}, {2.5}}, Window: 1}
	ticks := raster.Axes().Artists[0].(*anim.Segments)
	for _, c := range []struct {
		at     float64
		n      int
		lo, hi float64
	}{{0.5, 0, 0, 1}, {1, 1, 0, 1}, {2.5, 2, 1.5, 2.5}, {3, 2, 2, 3}} {
		raster.Show(c.at)
		if len(ticks.X0) != c.n || raster.Axes().X.Min != c.lo || raster.Axes().X.Max != c.hi {
			t.Errorf("at %v: %d spikes from %v to %v, want %d from %v to %v", c.at, len(ticks.X0), raster.Axes().X.Min, raster.Axes().X.Max, c.n, c.lo, c.hi)
		}
	}
	path := &visual.Trajectory{X: []float64{0, 1, 2, 3}, Y: []float64{0, 0, 0, 0}, Trail: 2}
	line := path.Axes().Artists[0].(*anim.Segments)
	path.Show(3)
	if want := []float64{0, 0.25, 0.75}; !equal(line.Alphas, want) {
		t.Errorf("the opacities are %v, want %v", line.Alphas, want)
	}
	path.Show(-1)
	if len(line.X0) != 0 {
		t.Errorf("there is a path before it begins")
	}
}

// Views of nothing are empty, not wrong.
func TestEmptyData(t *testing.T) {
	for _, v := range []visual.View{
		&visual.Raster{}, &visual.Population{}, &visual.Activity{}, &visual.SpikeHistogram{}, &visual.ISIDistribution{}, &visual.RateMap{}, &visual.TuningCurve{},
		&visual.TuningCurve{Polar: true}, &visual.Trajectory{}, &visual.Trajectory3D{}, &visual.Connectivity{}, &visual.Correlation{},
		&visual.Network{}, &visual.LearningCurve{},
		&visual.PhasePortrait{Field: func(x, y float64) (float64, float64) { return y, -x }, Paths: []visual.Path{{}}},
		&visual.Raster{Spikes: [][]float64{{}, {}}},
	} {
		fig := anim.New(v.Axes())
		for range visual.Film(fig, visual.Clock{To: 1, Speed: 10}, v) {
		}
		film(t, fig)
	}
}

func TestUnits(t *testing.T) {
	spikes := [][]float64{{100, 200, 300, 400}}
	of := func(v visual.View) *anim.Axes { return v.Axes() }
	for want, got := range map[string]string{
		"time (ms)":     of(&visual.Raster{Spikes: spikes, Unit: "ms"}).X.Label,
		"time (s)":      of(&visual.Raster{Spikes: spikes}).X.Label,
		"interval (ms)": of(&visual.ISIDistribution{Spikes: spikes, Unit: "ms"}).X.Label,
		"rate (1/h)":    of(&visual.RateMap{Unit: "h"}).ColorBar.Label,
		"rate (Hz)":     of(&visual.RateMap{Unit: "ms"}).ColorBar.Label,
		"sample":        of(&visual.Activity{Series: spikes}).X.Label,
		"time (min)":    of(&visual.Trajectory3D{Unit: "min"}).ColorBar.Label,
	} {
		if got != want {
			t.Errorf("the label is %q, want %q", got, want)
		}
	}
	// Rates are in hertz in either unit.
	rate := func(p *visual.Population) []float64 {
		return p.Axes().Artists[1].(*anim.Line).Y
	}
	ms := rate(&visual.Population{Spikes: spikes, To: 500, Bin: 500, Unit: "ms"})
	s := rate(&visual.Population{Spikes: [][]float64{{0.1, 0.2, 0.3, 0.4}}, To: 0.5, Bin: 0.5})
	if len(ms) != 1 || math.Abs(ms[0]-8) > 1e-12 || len(s) != 1 || math.Abs(s[0]-8) > 1e-12 {
		t.Errorf("4 spikes in 500 ms are rates of %v and %v Hz, want 8", ms, s)
	}
}

// The spans of views are those of their data.
func TestSpans(t *testing.T) {
	two := []float64{0, 1}
	for _, c := range []struct {
		of       visual.View
		from, to float64
	}{
		{&visual.Raster{Spikes: [][]float64{{2, 1}, {3}}}, 0, 3},
		{&visual.Raster{Spikes: [][]float64{{-2, 1}}}, -2, 1},
		{&visual.Population{Spikes: [][]float64{{2}}, From: 1, To: 4}, 1, 4},
		{&visual.Activity{Series: [][]float64{{5, 5, 5}}}, 0, 2},
		{&visual.ISIDistribution{Spikes: [][]float64{{0.5, 2}}}, 0, 2},
		{&visual.RateMap{X: two, Y: two, Count: two, Dt: 0.5}, 0, 1},
		{&visual.TuningCurve{Stimulus: two, Response: two, T: []float64{3, 4}}, 3, 4},
		{&visual.Trajectory{X: two, Y: two, T: []float64{-1, 7}}, -1, 7},
		{&visual.PhasePortrait{Paths: []visual.Path{{X: two, Y: two, T: []float64{2, 3}}, {X: two, Y: two, T: []float64{1, 2}}}}, 1, 3},
		{&visual.Connectivity{Series: [][][]float64{{{1}}, {{2}}}, T: []float64{4, 6}}, 4, 6},
		{&visual.Connectivity{Weights: [][]float64{{1}}}, 0, 0},
		{&visual.Correlation{Series: [][]float64{{1, 2, 3}}}, 0, 2},
		{&visual.Network{Weights: [][]float64{{0}}, Activity: [][]float64{{1}, {2}}, T: []float64{5, 6}}, 5, 6},
		{&visual.LearningCurve{Loss: [][]float64{{3, 2, 1}}}, 0, 3},
	} {
		if from, to := c.of.Span(); from != c.from || to != c.to {
			t.Errorf("%T spans %v to %v, want %v to %v", c.of, from, to, c.from, c.to)
		}
	}
}

// A correlation of fewer than two samples is none.
func TestCorrelationOfTooFew(t *testing.T) {
	c := &visual.Correlation{Series: [][]float64{{1, 2, 4}, {4, 2, 1}}, Window: 1.5}
	heat := c.Axes().Artists[0].(*anim.Heatmap)
	for at, want := range map[float64]bool{-1: true, 0: true, 1: false, 2: false} {
		if c.Show(at); math.IsNaN(heat.Z[0][1]) != want {
			t.Errorf("at %v the correlation is %v", at, heat.Z[0][1])
		}
	}
}
