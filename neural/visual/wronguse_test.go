package visual_test

import (
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural/visual"
)

func TestWrongUse(t *testing.T) {
	two, three := []float64{0, 1}, []float64{0, 1, 2}
	nan, inf := math.NaN(), math.Inf(1)
	field := func(x, y float64) (float64, float64) { return y, -x }
	axes := func(v visual.View) func() { return func() { v.Axes() } }
	for want, f := range map[string]func(){
		"visual: Raster.Spikes[1] has NaN, want finite times":             func() { (&visual.Raster{Spikes: [][]float64{two, {math.NaN()}}}).Axes() },
		"visual: Trajectory.Y has length 2, want 3, the length of X":      func() { (&visual.Trajectory{X: three, Y: two}).Axes() },
		"visual: Trajectory.T has 0 after 1, want rising times":           func() { (&visual.Trajectory{X: two, Y: two, T: []float64{1, 0}}).Axes() },
		"visual: PhasePortrait.Field is nil":                              func() { (&visual.PhasePortrait{}).Axes() },
		"visual: Network: row 0 of the weights has length 2, want 1":      func() { (&visual.Network{Weights: [][]float64{two}}).Axes() },
		"visual: Population.Bin is -1, want a width above 0":              func() { (&visual.Population{Bin: -1}).Axes() },
		"visual: LearningCurve.Loss[1] has length 3, want 2":              func() { (&visual.LearningCurve{Loss: [][]float64{two, three}}).Axes() },
		"visual: Film has no view of more than one time":                  func() { visual.Film(anim.New(), visual.Clock{}, &visual.Raster{}) },
		"visual: Film is to go from 2 to 1, want a time span; give Clock": func() { visual.Film(anim.New(), visual.Clock{From: 2, To: 1}) },
		"visual: Film has fig nil":                                        func() { visual.Film(nil, visual.Clock{To: 1}) },
		"visual: a recording has From 2 and To 1, want From below To":     func() { (&visual.Raster{From: 2, To: 1}).Axes() },
		"visual: Clock.Speed is -1": func() {
			visual.Film(anim.New(), visual.Clock{To: 1, Speed: -1})
		},
		"visual: Clock.Speed is 1e-300, which makes a film of": func() {
			visual.Film(anim.New(), visual.Clock{To: 1, Speed: 1e-300})
		},
		"visual: Film is to go from NaN to 1": func() { visual.Film(anim.New(), visual.Clock{From: nan, To: 1}) },
		"visual: Film has views[1] nil":       func() { visual.Film(anim.New(), visual.Clock{To: 1}, &visual.Raster{}, nil) },

		"visual: Raster.Colors has length 1, want 2":          axes(&visual.Raster{Spikes: [][]float64{two, two}, Colors: []color.Color{color.Black}}),
		"visual: Raster.Window is -1, want a time above 0":    axes(&visual.Raster{Window: -1}),
		"visual: Raster.Width is NaN, want points":            axes(&visual.Raster{Width: nan}),
		"visual: a recording has From 0 and To +Inf":          axes(&visual.Raster{To: inf}),
		"visual: a recording has From NaN and To 1":           axes(&visual.SpikeHistogram{From: nan, To: 1}),
		"visual: SpikeHistogram.Spikes[0] has +Inf":           axes(&visual.SpikeHistogram{Spikes: [][]float64{{inf}}}),
		"visual: SpikeHistogram.Bin is 1e-300, which makes":   axes(&visual.SpikeHistogram{Bin: 1e-300, To: 1}),
		"visual: SpikeHistogram.Bin is +Inf, want a width":    axes(&visual.SpikeHistogram{Bin: inf, To: 1}),
		"visual: Population.Spikes[0] has NaN":                axes(&visual.Population{Spikes: [][]float64{{nan}}}),
		"visual: Population.Window is NaN, want a time":       axes(&visual.Population{Window: nan}),
		"visual: Population.Sigma is -1, want a time above 0": axes(&visual.Population{Sigma: -1}),

		"visual: Activity.Series[1] has length 3, want 2":         axes(&visual.Activity{Series: [][]float64{two, three}}),
		"visual: Activity.Series[0] has NaN, want finite":         axes(&visual.Activity{Series: [][]float64{{nan}}}),
		"visual: Activity.T has length 3, want 2":                 axes(&visual.Activity{Series: [][]float64{two}, T: three}),
		"visual: Activity.T has NaN, want finite times":           axes(&visual.Activity{Series: [][]float64{{1}}, T: []float64{nan}}),
		"visual: Activity.T has +Inf, want finite times":          axes(&visual.Activity{Series: [][]float64{two}, T: []float64{0, inf}}),
		"visual: Activity.Window is -2, want a time above 0":      axes(&visual.Activity{Window: -2}),
		"visual: ISIDistribution.Spikes[0] has NaN":               axes(&visual.ISIDistribution{Spikes: [][]float64{{nan}}}),
		"visual: ISIDistribution.Bins is -1, want a number above": axes(&visual.ISIDistribution{Bins: -1}),
		"visual: ISIDistribution.Max is +Inf, want an interval":   axes(&visual.ISIDistribution{Max: inf}),

		"visual: RateMap.Y has length 3, want 2":            axes(&visual.RateMap{X: two, Y: three, Count: two}),
		"visual: RateMap.Count has length 0, want 2":        axes(&visual.RateMap{X: two, Y: two}),
		"visual: RateMap.Bins is -1, want a number above 0": axes(&visual.RateMap{Bins: -1}),
		"visual: RateMap.Dt is -1, want a time above 0":     axes(&visual.RateMap{Dt: -1}),
		"visual: RateMap.Sigma is NaN, want a number of":    axes(&visual.RateMap{Sigma: nan}),
		"visual: RateMap.MinTime is -1, want a time above":  axes(&visual.RateMap{MinTime: -1}),
		"neural: RateMap x[1] has NaN":                      axes(&visual.RateMap{X: []float64{0, nan}, Y: two, Count: two}),

		"visual: TuningCurve.Response has length 3, want 2":     axes(&visual.TuningCurve{Stimulus: two, Response: three}),
		"visual: TuningCurve.T has length 3, want 2":            axes(&visual.TuningCurve{Stimulus: two, Response: two, T: three}),
		"visual: TuningCurve.Edges has length 1, want at least": axes(&visual.TuningCurve{Edges: []float64{1}}),
		"visual: TuningCurve.Response has a mean below 0":       axes(&visual.TuningCurve{Stimulus: two, Response: []float64{-1, -1}, Polar: true}),
		"neural: TuningCurve stimulus[0] has NaN":               axes(&visual.TuningCurve{Stimulus: []float64{nan}, Response: []float64{1}}),

		"visual: Trajectory.Trail is -1, want a time above 0":   axes(&visual.Trajectory{Trail: -1}),
		"visual: Trajectory3D.Y has length 2, want 3":           axes(&visual.Trajectory3D{X: three, Y: two, Z: three}),
		"visual: Trajectory3D.Z has length 2, want 3":           axes(&visual.Trajectory3D{X: three, Y: three, Z: two}),
		"visual: Trajectory3D.Trail is NaN, want a time":        axes(&visual.Trajectory3D{Trail: nan}),
		"visual: Trajectory3D.T has 0 after 1, want rising":     axes(&visual.Trajectory3D{X: two, Y: two, Z: two, T: []float64{1, 0}}),
		"visual: PhasePortrait goes from 1 to 0 and":            axes(&visual.PhasePortrait{Field: field, XMin: 1}),
		"visual: PhasePortrait goes from 0 to +Inf and":         axes(&visual.PhasePortrait{Field: field, XMax: inf}),
		"visual: PhasePortrait.Paths[0].Y has length 3, want 2": axes(&visual.PhasePortrait{Field: field, Paths: []visual.Path{{X: two, Y: three}}}),
		"visual: PhasePortrait.Paths.T has length 3, want 2":    axes(&visual.PhasePortrait{Field: field, Paths: []visual.Path{{X: two, Y: two, T: three}}}),

		"visual: Connectivity.T has length 2, want 1":             axes(&visual.Connectivity{Series: [][][]float64{{{1}}}, T: two}),
		"visual: Connectivity: matrix 1 has length 2, want 1":     axes(&visual.Connectivity{Series: [][][]float64{{two}, {two, two}}}),
		"visual: Connectivity: row 1 of matrix 0 has length 3":    axes(&visual.Connectivity{Weights: [][]float64{two, three}}),
		"visual: Connectivity: row 0 of a matrix with Names has":  axes(&visual.Connectivity{Weights: [][]float64{two}, Names: []string{"a"}}),
		"visual: Connectivity.Names has length 1, want 2":         axes(&visual.Connectivity{Weights: [][]float64{two, two}, Names: []string{"a"}}),
		"visual: Connectivity.Limit is -1, want a weight above 0": axes(&visual.Connectivity{Limit: -1}),
		"visual: Correlation.Series[1] has length 3, want 2":      axes(&visual.Correlation{Series: [][]float64{two, three}}),
		"visual: Correlation.Window is -1, want a time above 0":   axes(&visual.Correlation{Window: -1}),
		"visual: Correlation.Names has length 1, want 2":          axes(&visual.Correlation{Series: [][]float64{two, two}, Names: []string{"a"}}),
		"neural: FC series[0][1] has NaN":                         axes(&visual.Correlation{Series: [][]float64{{0, nan}}}),

		"visual: Network.X has length 0, want 1":                axes(&visual.Network{Weights: [][]float64{{0}}, Y: two}),
		"visual: Network.Names has length 2, want 1":            axes(&visual.Network{Weights: [][]float64{{0}}, Names: []string{"a", "b"}}),
		"visual: Network.Activity[0] has length 2, want 1":      axes(&visual.Network{Weights: [][]float64{{0}}, Activity: [][]float64{two}}),
		"visual: Network.T has length 2, want 0":                axes(&visual.Network{T: two}),
		"visual: Network.Size is -1, want square points above":  axes(&visual.Network{Size: -1}),
		"visual: Network.Weights[0][1] is +Inf, want a finite":  axes(&visual.Network{Weights: [][]float64{{0, inf}, two}}),
		"visual: SpringLayout: row 1 of the weights has length": func() { visual.SpringLayout([][]float64{two, {1}}, 0) },
		"visual: SpringLayout weights[0][1] is NaN, want a":     func() { visual.SpringLayout([][]float64{{0, nan}, two}, 0) },
		"visual: LearningCurve.Loss[0][1] is NaN, want finite":  axes(&visual.LearningCurve{Loss: [][]float64{{1, nan}}}),
		"visual: LearningCurve.Sigma is NaN, want a number of":  axes(&visual.LearningCurve{Sigma: nan}),
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.HasPrefix(got, want) {
					t.Errorf("panic %q, want %q", got, want)
				}
			}()
			f()
		}()
	}
}

// A connection that is NaN is none, and a node whose activity is NaN does not
// take the colours of the others with it.
func TestNaN(t *testing.T) {
	nan := math.NaN()
	n := &visual.Network{Weights: [][]float64{{0, nan}, {2, 0}}, Activity: [][]float64{{1, nan}, {3, 2}}}
	var lines *anim.Segments
	var nodes *anim.Scatter
	for _, a := range n.Axes().Artists {
		switch a := a.(type) {
		case *anim.Segments:
			lines = a
		case *anim.Scatter:
			nodes = a
		}
	}
	if len(lines.X0) != 1 || lines.Widths[0] != 3 {
		t.Errorf("there are connections of widths %v, want one of 3", lines.Widths)
	}
	if nodes.VMin != 1 || nodes.VMax != 3 {
		t.Errorf("the colours go from %v to %v, want from 1 to 3", nodes.VMin, nodes.VMax)
	}
	for _, v := range []visual.View{
		n, &visual.Network{Weights: [][]float64{{0}}, Activity: [][]float64{{nan}}},
		&visual.Connectivity{Weights: [][]float64{{nan, 1}, {1, nan}}},
		&visual.Trajectory{X: []float64{0, nan, 1}, Y: []float64{0, 1, 1}},
		&visual.Trajectory3D{X: []float64{0, nan, 1}, Y: []float64{0, 1, 1}, Z: []float64{0, 1, 1}},
		&visual.PhasePortrait{Field: func(x, y float64) (float64, float64) { return math.Sqrt(x), y }},
		&visual.PhasePortrait{Field: func(x, y float64) (float64, float64) { return 1 / (x - x), y }, Arrows: true},
	} {
		fig := anim.New(v.Axes())
		for range visual.Film(fig, visual.Clock{To: 1, Speed: 10}, v) {
		}
		film(t, fig)
	}
}
