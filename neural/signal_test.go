package neural_test

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural"
)

// signalFixture is testdata/signal.json, made by signal_reference.py beside it.
type signalFixture struct {
	Numpy, Scipy string
	Gaussian     []struct {
		Mode            string
		N               int
		Sigma, Truncate float64
		Values          []string
	}
	Derivative []struct {
		Mode   string
		Order  int
		Sigma  float64
		Values []float64
	}
	Histogram []struct {
		Kind          string
		X, Edges      []float64
		Counts        []int
		CountsOfEdges []int `json:"counts_of_edges"`
	}
	Drawn []struct {
		Kind   string
		N      int
		SHA256 string
	}
}

func readSignalFixture(t *testing.T) (f signalFixture) {
	t.Helper()
	data, err := os.ReadFile("testdata/signal.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &f); err != nil {
		t.Fatal(err)
	}
	if len(f.Gaussian) == 0 || len(f.Derivative) == 0 || len(f.Histogram) == 0 || len(f.Drawn) == 0 {
		t.Fatal("testdata/signal.json lacks cases")
	}
	return f
}

var boundaries = map[string]neural.Boundary{
	"reflect":  neural.BoundaryReflect,
	"nearest":  neural.BoundaryNearest,
	"mirror":   neural.BoundaryMirror,
	"constant": neural.BoundaryConstant,
	"wrap":     neural.BoundaryWrap,
}

func TestGaussianFilter1D(t *testing.T) {
	f := readSignalFixture(t)
	numbers, different, worst := 0, 0, 0.0
	for _, c := range f.Gaussian {
		mode, ok := boundaries[c.Mode]
		if !ok {
			t.Fatalf("no boundary for %q", c.Mode)
		}
		x := neural.NewRandomState(42).RandnSlice(c.N)
		o := &neural.GaussianOptions{Boundary: mode, Value: 0.7, Truncate: c.Truncate}
		got := neural.GaussianFilter1D(nil, x, c.Sigma, o)
		for i, s := range c.Values {
			want, err := strconv.ParseFloat(s, 64)
			if err != nil {
				t.Fatal(err)
			}
			numbers++
			if got[i] != want {
				different++
				worst = max(worst, math.Abs(got[i]-want)/math.Abs(want))
			}
			// Relative to the signal, about 1, where positive and negative
			// samples cancel.
			if math.Abs(got[i]-want) > 1e-14*max(math.Abs(want), 0.02) {
				t.Errorf("%s, %d samples, sigma %v: sample %d is %v, scipy %s has %v", c.Mode, c.N, c.Sigma, i, got[i], f.Scipy, want)
			}
		}
		if neural.GaussianFilter1D(x, x, c.Sigma, o); !slices.Equal(x, got) {
			t.Errorf("%s, %d samples, sigma %v: in place %v, want %v", c.Mode, c.N, c.Sigma, x, got)
		}
	}
	t.Logf("%d of %d numbers differ from scipy's, by at most %.2g", different, numbers, worst)
}

func TestGaussianFilter1DDerivative(t *testing.T) {
	f := readSignalFixture(t)
	for _, c := range f.Derivative {
		x := neural.NewRandomState(42).RandnSlice(40)
		o := &neural.GaussianOptions{Boundary: boundaries[c.Mode], Value: 0.7, Order: c.Order}
		largest := 0.0
		for _, want := range c.Values {
			largest = max(largest, math.Abs(want))
		}
		for i, got := range neural.GaussianFilter1D(nil, x, c.Sigma, o) {
			if want := c.Values[i]; !(math.Abs(got-want) <= 1e-13*largest) {
				t.Errorf("%s, order %d, sigma %v: sample %d is %v, scipy %s has %v", c.Mode, c.Order, c.Sigma, i, got, f.Scipy, want)
			}
		}
	}
}

func TestGaussianFilter1DNaN(t *testing.T) {
	x := make([]float64, 9)
	x[4] = math.NaN()
	for i, y := range neural.GaussianFilter1D(nil, x, 0.5, nil) { // reaches 2 samples
		if near := i >= 2 && i <= 6; math.IsNaN(y) != near {
			t.Errorf("sample %d is %v", i, y)
		}
	}
	if y := neural.GaussianFilter1D(nil, nil, 2, nil); len(y) != 0 {
		t.Errorf("an empty signal became %v", y)
	}
	// The square of such a sigma is 0.
	if y := neural.GaussianFilter1D(nil, []float64{1, 2}, 1e-200, nil); !slices.Equal(y, []float64{1, 2}) {
		t.Errorf("a sigma of 1e-200 made %v of 1 2", y)
	}
}

func TestHistogram(t *testing.T) {
	f := readSignalFixture(t)
	for _, c := range f.Histogram {
		counts, edges := neural.HistogramBins(c.X, len(c.Counts))
		if !slices.Equal(edges, c.Edges) {
			t.Errorf("%s: edges are %v, numpy %s has %v", c.Kind, edges, f.Numpy, c.Edges)
		}
		if !slices.Equal(counts, c.Counts) {
			t.Errorf("%s: counts are %v, numpy %s has %v", c.Kind, counts, f.Numpy, c.Counts)
		}
		if counts := neural.Histogram(c.X, c.Edges); !slices.Equal(counts, c.CountsOfEdges) {
			t.Errorf("%s: between edges counts are %v, numpy %s has %v", c.Kind, counts, f.Numpy, c.CountsOfEdges)
		}
	}
}

func TestHistogramOfMany(t *testing.T) {
	f := readSignalFixture(t)
	for _, c := range f.Drawn {
		r, x := neural.NewRandomState(42), make([]float64, 100_000)
		for i := range x {
			if c.Kind == "uniform" {
				x[i] = r.Uniform(-0.3, 7.1)
			} else {
				x[i] = float64(r.RandInt(0, 31)) / 10
			}
		}
		sum := sha256.New()
		counts, edges := neural.HistogramBins(x, c.N)
		for _, n := range counts {
			_ = binary.Write(sum, binary.LittleEndian, int64(n))
		}
		_ = binary.Write(sum, binary.LittleEndian, edges)
		if hex.EncodeToString(sum.Sum(nil)) != c.SHA256 {
			t.Errorf("%d bins of %s numbers differ from numpy %s's", c.N, c.Kind, f.Numpy)
		}
	}
}

// What JSON cannot hold. The counts are numpy 2.4.6's.
func TestHistogramSpecialEdges(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	for _, c := range []struct {
		x, edges []float64
		want     []int
	}{
		{[]float64{1, nan, 2}, []float64{0, 1, 1, 2}, []int{0, 0, 2}},
		{[]float64{0, 1, 1}, []float64{0, 1, 1}, []int{1, 2}},
		{[]float64{inf, -inf, 1}, []float64{-inf, 0, inf}, []int{1, 2}},
		{nil, []float64{0, 1}, []int{0}},
	} {
		if got := neural.Histogram(c.x, c.edges); !slices.Equal(got, c.want) {
			t.Errorf("Histogram(%v, %v) is %v, want %v", c.x, c.edges, got, c.want)
		}
	}
}

func TestClipNaN(t *testing.T) {
	x := []float64{math.NaN(), math.Inf(-1), math.Inf(1), 0.5}
	if got := fmt.Sprint(neural.Clip(nil, x, 0, 1)); got != "[NaN 0 1 0.5]" {
		t.Errorf("Clip made %v of %v", got, x)
	}
}

func TestSignalWrongUse(t *testing.T) {
	inf, nan := math.Inf(1), math.NaN()
	x := []float64{1, 2, 3}
	filter := func(sigma float64, o neural.GaussianOptions) { neural.GaussianFilter1D(nil, x, sigma, &o) }
	for want, f := range map[string]func(){
		"neural: GaussianFilter1D sigma has 0, want above 0":                                                 func() { filter(0, neural.GaussianOptions{}) },
		"neural: GaussianFilter1D sigma has -1, want above 0":                                                func() { filter(-1, neural.GaussianOptions{}) },
		"neural: GaussianFilter1D sigma has NaN, want above 0":                                               func() { filter(nan, neural.GaussianOptions{}) },
		"neural: GaussianFilter1D sigma has +Inf, want at most 4.194304e+06":                                 func() { filter(inf, neural.GaussianOptions{}) },
		"neural: GaussianOptions.Truncate has -4, want above 0":                                              func() { filter(1, neural.GaussianOptions{Truncate: -4}) },
		"neural: GaussianOptions.Boundary has 5, want one of the constants":                                  func() { filter(1, neural.GaussianOptions{Boundary: 5}) },
		"neural: GaussianOptions.Order has 21, want from 0 to 20":                                            func() { filter(1, neural.GaussianOptions{Order: 21}) },
		"neural: GaussianFilter1D dst has length 2, want 3":                                                  func() { neural.GaussianFilter1D(x[:2], x, 1, nil) },
		"neural: Histogram edges has length 1, want at least 2":                                              func() { neural.Histogram(x, x[:1]) },
		"neural: Histogram edges[1] has NaN, want a number":                                                  func() { neural.Histogram(x, []float64{0, nan, 1}) },
		"neural: Histogram edges[2] has 1, want at least edges[1] = 2":                                       func() { neural.Histogram(x, []float64{0, 2, 1}) },
		"neural: HistogramBins n has 0, want at least 1":                                                     func() { neural.HistogramBins(x, 0) },
		"neural: HistogramBins x[1] has NaN, want a finite number":                                           func() { neural.HistogramBins([]float64{0, nan}, 3) },
		"neural: HistogramBins x[0] has -Inf, want a finite number":                                          func() { neural.HistogramBins([]float64{-inf}, 3) },
		"neural: HistogramBins x has -1e+308 to 1e+308, want a finite difference":                            func() { neural.HistogramBins([]float64{-1e308, 1e308}, 3) },
		"neural: HistogramBins n has 3, want fewer: there are not that many numbers between 1e+20 and 1e+20": func() { neural.HistogramBins([]float64{1e20}, 3) },
		"neural: Rate trains has 0, want at least 1":                                                         func() { neural.Rate(x, x, 0) },
		"neural: Rate edges has length 0, want at least 2":                                                   func() { neural.Rate(x, nil, 1) },
		"neural: Rate edges[2] has 1, want above edges[1] = 1":                                               func() { neural.Rate(x, []float64{0, 1, 1}, 1) },
		"neural: Clip range has 1 to 0, want low at most high":                                               func() { neural.Clip(nil, x, 1, 0) },
		"neural: Clip range has NaN to 0, want low at most high":                                             func() { neural.Clip(nil, x, nan, 0) },
		"neural: Clip dst has length 0, want 3":                                                              func() { neural.Clip([]float64{}, x, 0, 1) },
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("got panic %v, want %v", got, want)
				}
			}()
			f()
		}()
	}
}
