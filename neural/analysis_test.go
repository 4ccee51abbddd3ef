package neural_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural"
	"github.com/zoetrope-go/zoetrope/neural/signal"
)

// An analysisCase is a call in Python, see testdata/analysis_reference.py. Null is
// NaN.
type analysisCase struct {
	Function  string
	Arguments struct {
		N, Decimals, Nodes         int
		Edges                      []float64
		Right                      bool
		Low, High                  float64
		WindowSize, StepSize       int
		Distance                   int
		Prominence                 float64
		Width, Reach, Sigma, Least float64
	}
	Values []*float64
}

func rounded(x []float64, decimals int) []float64 {
	unit := math.Pow(10, float64(decimals))
	for i := range x {
		x[i] = math.RoundToEven(x[i]*unit) / unit
	}
	return x
}

// series returns random walks, [node][sample].
func series(nodes, n int) [][]float64 {
	r := neural.NewRandomState(42)
	rows := make([][]float64, nodes)
	for i := range rows {
		rows[i] = cumulated(r.RandnSlice(n))
	}
	return rows
}

func cumulated(x []float64) []float64 {
	for i := 1; i < len(x); i++ {
		x[i] += x[i-1]
	}
	return x
}

// train draws n times, in order.
func train(r *neural.RandomState, end float64, n, decimals int) []float64 {
	times := r.UniformSlice(0, end, n)
	slices.Sort(times)
	return rounded(times, decimals)
}

func intervals(n int) []float64 {
	r := neural.NewRandomState(42)
	x := make([]float64, n)
	for i := range x {
		x[i] = r.Exponential(0.1)
	}
	return x
}

func numbers(ns []int) (fs []float64) {
	for _, n := range ns {
		fs = append(fs, float64(n))
	}
	return fs
}

// analyses are what Python's functions are called here.
var analyses = map[string]func(t *testing.T, c *analysisCase) []float64{
	"digitize": func(t *testing.T, c *analysisCase) []float64 {
		x := rounded(neural.NewRandomState(42).RandnSlice(c.Arguments.N), c.Arguments.Decimals)
		return numbers(neural.Digitize(x, c.Arguments.Edges, c.Arguments.Right))
	},
	"minmax": func(t *testing.T, c *analysisCase) []float64 {
		return neural.MinMax(nil, neural.NewRandomState(42).RandnSlice(c.Arguments.N), c.Arguments.Low, c.Arguments.High)
	},
	"fc": func(t *testing.T, c *analysisCase) []float64 {
		return slices.Concat(neural.FC(series(c.Arguments.Nodes, c.Arguments.N))...)
	},
	"fcd": func(t *testing.T, c *analysisCase) []float64 {
		o := &neural.FCDOptions{Window: c.Arguments.WindowSize, Step: c.Arguments.StepSize}
		return slices.Concat(neural.FCD(series(c.Arguments.Nodes, c.Arguments.N), o)...)
	},
	"kuramoto": func(t *testing.T, c *analysisCase) []float64 {
		o := &signal.PeakOptions{Distance: 10, Prominence: 5}
		if c.Arguments.Distance > 0 {
			o = &signal.PeakOptions{Distance: c.Arguments.Distance, Prominence: c.Arguments.Prominence}
		}
		r := neural.NewRandomState(42)
		var phases [][]float64
		for _, frequency := range []float64{0.2, 0.2 + 0.1/3, 0.2 + 0.2/3, 0.3} {
			x := r.RandnSlice(400)
			for i := range x {
				x[i] += 10 * math.Sin(float64(i)*frequency)
			}
			p, err := signal.PeakPhase(x, o)
			if err != nil {
				t.Fatal(err)
			}
			phases = append(phases, p)
		}
		return neural.KuramotoOrder(phases)
	},
	"order": func(t *testing.T, c *analysisCase) []float64 {
		r := neural.NewRandomState(42)
		var phases [][]float64
		for range 6 {
			phases = append(phases, r.UniformSlice(-9, 9, 50))
		}
		order := neural.KuramotoOrder(phases)
		for i := range order {
			var at []float64
			for _, p := range phases {
				at = append(at, p[i])
			}
			if one, _ := neural.MeanPhase(at); math.Abs(one-order[i]) > 1e-15 {
				t.Errorf("MeanPhase has order %v, KuramotoOrder %v", one, order[i])
			}
		}
		return order
	},
	"isi": func(t *testing.T, c *analysisCase) []float64 { return neural.ISI(cumulated(intervals(c.Arguments.N))) },
	"cv":  func(t *testing.T, c *analysisCase) []float64 { return []float64{neural.CV(intervals(c.Arguments.N))} },
	"cv2": func(t *testing.T, c *analysisCase) []float64 { return []float64{neural.CV2(intervals(c.Arguments.N))} },
	"lv":  func(t *testing.T, c *analysisCase) []float64 { return []float64{neural.LV(intervals(c.Arguments.N))} },
	"crosscorrelogram": func(t *testing.T, c *analysisCase) []float64 {
		r := neural.NewRandomState(42)
		a := train(r, 20, c.Arguments.N, c.Arguments.Decimals)
		b := train(r, 20, c.Arguments.N, c.Arguments.Decimals)
		counts, edges := neural.CrossCorrelogram(a, b, c.Arguments.Width, c.Arguments.Reach)
		return append(edges, numbers(counts)...)
	},
	"psth": func(t *testing.T, c *analysisCase) []float64 {
		r := neural.NewRandomState(42)
		times := train(r, 60, c.Arguments.N, c.Arguments.Decimals)
		events := train(r, 60, 12, c.Arguments.Decimals)
		return neural.PSTH(times, events, linspace(-0.5, 1.5, 9))
	},
	"moving_rate": func(t *testing.T, c *analysisCase) []float64 {
		times := train(neural.NewRandomState(42), 10, c.Arguments.N, 15)
		return neural.MovingRate(times, linspace(-1, 11, 40), 0.5, 3)
	},
	"tuning_curve": func(t *testing.T, c *analysisCase) []float64 {
		r := neural.NewRandomState(42)
		stimulus, response := r.UniformSlice(0, 360, c.Arguments.N), r.UniformSlice(0, 40, c.Arguments.N)
		mean, sem, counts := neural.TuningCurve(stimulus, response, linspace(0, 300, 13))
		return slices.Concat(mean, sem, numbers(counts))
	},
	"rate_map": func(t *testing.T, c *analysisCase) []float64 {
		r := neural.NewRandomState(42)
		x, y := r.UniformSlice(-50, 50, c.Arguments.N), r.UniformSlice(-30, 30, c.Arguments.N)
		spikes := numbers(r.PoissonSlice(0.7, c.Arguments.N))
		o := &neural.RateMapOptions{Sigma: c.Arguments.Sigma, MinTime: c.Arguments.Least}
		return slices.Concat(neural.RateMap(x, y, spikes, 0.02, linspace(-40, 50, 19), linspace(-30, 30, 13), o)...)
	},
}

func TestAnalysis(t *testing.T) {
	data, err := os.ReadFile("testdata/analysis.json")
	if err != nil {
		t.Fatal(err)
	}
	var fixture struct {
		Versions string
		Cases    []*analysisCase
	}
	if err := json.Unmarshal(data, &fixture); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range fixture.Cases {
		seen[c.Function] = true
		name := fmt.Sprintf("%s %+v", c.Function, c.Arguments)
		got := analyses[c.Function](t, c)
		if len(got) != len(c.Values) {
			t.Errorf("%s: length %d, want %d as in %s", name, len(got), len(c.Values), fixture.Versions)
			continue
		}
		largest := 0.0
		for _, want := range c.Values {
			if want != nil {
				largest = max(largest, math.Abs(*want))
			}
		}
		for i, want := range c.Values {
			if want == nil && !math.IsNaN(got[i]) || want != nil && !(math.Abs(got[i]-*want) <= 1e-12*largest) {
				show := math.NaN()
				if want != nil {
					show = *want
				}
				t.Errorf("%s: number %d is %v, want %v as in %s", name, i, got[i], show, fixture.Versions)
				break
			}
		}
	}
	for name := range analyses {
		if !seen[name] {
			t.Errorf("the fixture has no case of %s", name)
		}
	}
}
