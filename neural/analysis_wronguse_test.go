package neural_test

import (
	"math"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/neural"
)

func TestAnalysisWrongUse(t *testing.T) {
	nan := math.NaN()
	x, edges := []float64{1, 2, 3}, []float64{0, 1, 4}
	fcd := func(o neural.FCDOptions) { neural.FCD(series(2, 40), &o) }
	rateMap := func(x, y, spikes []float64, dt float64, o *neural.RateMapOptions) {
		neural.RateMap(x, y, spikes, dt, edges, edges, o)
	}
	for want, f := range map[string]func(){
		"neural: Digitize edges has length 0, want at least 1":                                  func() { neural.Digitize(x, nil, false) },
		"neural: Digitize edges[1] has NaN, want a number":                                      func() { neural.Digitize(x, []float64{0, nan}, false) },
		"neural: Digitize edges[2] has 1 after 2, want all in rising or all in falling order":   func() { neural.Digitize(x, []float64{0, 2, 1}, false) },
		"neural: Digitize edges[1] has 3 after 2, want all in rising or all in falling order":   func() { neural.Digitize(x, []float64{2, 3, 1}, false) },
		"neural: Digitize x[0] has NaN, want a number":                                          func() { neural.Digitize([]float64{nan}, edges, false) },
		"neural: MinMax range has 1 to 1, want low below high":                                  func() { neural.MinMax(nil, x, 1, 1) },
		"neural: MinMax x[1] has NaN, want a finite number":                                     func() { neural.MinMax(nil, []float64{1, nan}, 0, 1) },
		"neural: MinMax dst has length 1, want 3":                                               func() { neural.MinMax(x[:1], x, 0, 1) },
		"neural: MinMax x has -1e+308 to 1e+308, want a finite difference":                      func() { neural.MinMax(nil, []float64{-1e308, 1e308}, 0, 1) },
		"neural: FC series[1] has length 2, want 3 as series[0]":                                func() { neural.FC([][]float64{x, x[:2]}) },
		"neural: FC series[0] has length 1, want at least 2":                                    func() { neural.FC([][]float64{x[:1]}) },
		"neural: FC series[1][0] has NaN, want a finite number":                                 func() { neural.FC([][]float64{{1, 2}, {nan, 2}}) },
		"neural: FCD series[0] has length 40, want at least 41":                                 func() { fcd(neural.FCDOptions{Window: 40}) },
		"neural: FCDOptions.Window has 1, want at least 2":                                      func() { fcd(neural.FCDOptions{Window: 1}) },
		"neural: FCDOptions.Step has -1, want at least 1":                                       func() { fcd(neural.FCDOptions{Step: -1}) },
		"neural: KuramotoOrder phases has length 0, want at least 1":                            func() { neural.KuramotoOrder(nil) },
		"neural: KuramotoOrder phases[0][1] has +Inf, want a finite number":                     func() { neural.KuramotoOrder([][]float64{{0, math.Inf(1)}}) },
		"neural: MeanPhase phases has length 0, want at least 1":                                func() { neural.MeanPhase(nil) },
		"neural: ISI times[1] has 1 after 2, want rising order":                                 func() { neural.ISI([]float64{2, 1}) },
		"neural: ISI times[0] has NaN, want a finite number":                                    func() { neural.ISI([]float64{nan}) },
		"neural: CV intervals has length 0, want at least 1":                                    func() { neural.CV(nil) },
		"neural: CV intervals has only 0, want one above 0":                                     func() { neural.CV([]float64{0, 0}) },
		"neural: CV intervals[0] has -1, want at least 0":                                       func() { neural.CV([]float64{-1, 1}) },
		"neural: CV2 intervals has length 1, want at least 2":                                   func() { neural.CV2(x[:1]) },
		"neural: LV intervals[1] and [2] have both 0, want one above 0":                         func() { neural.LV([]float64{1, 0, 0}) },
		"neural: PSTH events has length 0, want at least 1":                                     func() { neural.PSTH(x, nil, edges) },
		"neural: PSTH times[1] has 1 after 2, want rising order":                                func() { neural.PSTH([]float64{2, 1}, x, edges) },
		"neural: PSTH edges has length 1, want at least 2":                                      func() { neural.PSTH(x, x, edges[:1]) },
		"neural: CrossCorrelogram b[1] has 1 after 2, want rising order":                        func() { neural.CrossCorrelogram(x, []float64{2, 1}, 1, 1) },
		"neural: CrossCorrelogram width has 0, want above 0 and at most twice the reach of 1":   func() { neural.CrossCorrelogram(x, x, 0, 1) },
		"neural: CrossCorrelogram width has 3, want above 0 and at most twice the reach of 1":   func() { neural.CrossCorrelogram(x, x, 3, 1) },
		"neural: CrossCorrelogram width has 1e-09, want more: that makes more than 2²⁰ bins":    func() { neural.CrossCorrelogram(x, x, 1e-9, 1) },
		"neural: MovingRate times[1] has 1 after 2, want rising order":                          func() { neural.MovingRate([]float64{2, 1}, x, 1, 1) },
		"neural: MovingRate width has 0, want a finite number above 0":                          func() { neural.MovingRate(x, x, 0, 1) },
		"neural: MovingRate trains has 0, want at least 1":                                      func() { neural.MovingRate(x, x, 1, 0) },
		"neural: TuningCurve response has length 2, want 3 as stimulus":                         func() { neural.TuningCurve(x, x[:2], edges) },
		"neural: TuningCurve response[0] has NaN, want a finite number":                         func() { neural.TuningCurve(x[:1], []float64{nan}, edges) },
		"neural: RateMap y and spikes have lengths 2 and 3, want 3 as x":                        func() { rateMap(x, x[:2], x, 1, nil) },
		"neural: RateMap dt has 0, want a finite number above 0":                                func() { rateMap(x, x, x, 0, nil) },
		"neural: RateMapOptions.Sigma has -1, want at least 0":                                  func() { rateMap(x, x, x, 1, &neural.RateMapOptions{Sigma: -1}) },
		"neural: RateMapOptions.MinTime has -1, want at least 0":                                func() { rateMap(x, x, x, 1, &neural.RateMapOptions{MinTime: -1}) },
		"neural: CrossCorrelogram a[0] has NaN, want a finite number":                           func() { neural.CrossCorrelogram([]float64{nan}, x, 1, 1) },
		"neural: CrossCorrelogram width has NaN, want above 0 and at most twice the reach of 1": func() { neural.CrossCorrelogram(x, x, nan, 1) },
		"neural: MovingRate times[0] has NaN, want a finite number":                             func() { neural.MovingRate([]float64{nan}, x, 1, 1) },
		"neural: MovingRate at[0] has NaN, want a finite number":                                func() { neural.MovingRate(x, []float64{nan}, 1, 1) },
		"neural: MovingRate width has +Inf, want a finite number above 0":                       func() { neural.MovingRate(x, x, math.Inf(1), 1) },
		"neural: PSTH times[0] has NaN, want a finite number":                                   func() { neural.PSTH([]float64{nan}, x, edges) },
		"neural: PSTH events[0] has NaN, want a finite number":                                  func() { neural.PSTH(x, []float64{nan}, edges) },
		"neural: PSTH edges[1] has NaN, want a number":                                          func() { neural.PSTH(x, x, []float64{0, nan}) },
		"neural: ISI times[1] has +Inf, want a finite number":                                   func() { neural.ISI([]float64{0, math.Inf(1)}) },
		"neural: CV intervals[1] has NaN, want a finite number":                                 func() { neural.CV([]float64{1, nan}) },
		"neural: CV2 intervals[0] has NaN, want a finite number":                                func() { neural.CV2([]float64{nan, 1}) },
		"neural: LV intervals has length 0, want at least 2":                                    func() { neural.LV(nil) },
		"neural: LV intervals[1] has NaN, want a finite number":                                 func() { neural.LV([]float64{1, nan}) },
		"neural: TuningCurve stimulus[0] has NaN, want a finite number":                         func() { neural.TuningCurve([]float64{nan}, x[:1], edges) },
		"neural: TuningCurve edges has length 1, want at least 2":                               func() { neural.TuningCurve(x, x, edges[:1]) },
		"neural: RateMap x[0] has NaN, want a finite number":                                    func() { rateMap([]float64{nan}, x[:1], x[:1], 1, nil) },
		"neural: RateMap spikes[0] has NaN, want a finite number":                               func() { rateMap(x[:1], x[:1], []float64{nan}, 1, nil) },
		"neural: RateMap xEdges has length 1, want at least 2":                                  func() { neural.RateMap(x, x, x, 1, edges[:1], edges, nil) },
		"neural: RateMap yEdges[1] has NaN, want a number":                                      func() { neural.RateMap(x, x, x, 1, edges, []float64{0, nan}, nil) },
		"neural: FCD series[1] has length 40, want 41 as series[0]":                             func() { neural.FCD([][]float64{make([]float64, 41), make([]float64, 40)}, nil) },
		"neural: FCD series[0][2] has NaN, want a finite number":                                func() { neural.FCD([][]float64{{1, 2, nan, 4}}, &neural.FCDOptions{Window: 2}) },
		"neural: KuramotoOrder phases[1] has length 1, want 2 as phases[0]":                     func() { neural.KuramotoOrder([][]float64{{0, 1}, {0}}) },
		"neural: MeanPhase phases[0] has NaN, want a finite number":                             func() { neural.MeanPhase([]float64{nan}) },
		"neural: MinMax range has NaN to 1, want low below high":                                func() { neural.MinMax(nil, x, nan, 1) },
		"neural: GaussianFilter1D sigma has 1e-07, want at least 1e-6 for a derivative":         func() { neural.GaussianFilter1D(nil, x, 1e-7, &neural.GaussianOptions{Order: 1}) },
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

// What is empty, or has nothing to tell, has its documented answer.
func TestAnalysisOfNothing(t *testing.T) {
	if got := neural.FC(nil); len(got) != 0 {
		t.Errorf("FC of no series is %v", got)
	}
	if got := neural.FCD(nil, nil); len(got) != 0 {
		t.Errorf("FCD of no series is %v", got)
	}
	// The mean of three times 0.1 is not 0.1.
	for _, row := range neural.FC([][]float64{{0.1, 0.1, 0.1}, {1, 2, 4}}) {
		if row[0] != 0 {
			t.Errorf("a constant series correlates as %v", row)
		}
	}
	if got := neural.ISI([]float64{3}); len(got) != 0 {
		t.Errorf("one spike has intervals %v", got)
	}
	if got := neural.MinMax(nil, nil, 0, 1); len(got) != 0 {
		t.Errorf("MinMax of nothing is %v", got)
	}
	if got := neural.MinMax(nil, []float64{7, 7}, 0, 1); !slices.Equal(got, []float64{0, 0}) {
		t.Errorf("MinMax of equal numbers is %v", got)
	}
	if got := neural.PSTH(nil, []float64{1}, []float64{0, 1}); !slices.Equal(got, []float64{0}) {
		t.Errorf("PSTH of no spikes is %v", got)
	}
	if counts, _ := neural.CrossCorrelogram(nil, []float64{1}, 1, 2); !slices.Equal(counts, make([]int, 5)) && !slices.Equal(counts, make([]int, 3)) {
		t.Errorf("the correlogram of no spikes is %v", counts)
	}
	if mean, sem, counts := neural.TuningCurve(nil, nil, []float64{0, 1}); !math.IsNaN(mean[0]) || !math.IsNaN(sem[0]) || counts[0] != 0 {
		t.Errorf("the tuning curve of nothing is %v ± %v of %v", mean, sem, counts)
	}
}

// Numbers that are not there are left out or stay where they are, as documented.
func TestAnswersToNaN(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	x := []float64{nan, 0.5, inf, 1.5, -inf}
	if got := neural.Histogram(x, []float64{0, 1, 2}); !slices.Equal(got, []int{1, 1}) {
		t.Errorf("the histogram is %v", got)
	}
	if got := neural.Rate(x, []float64{0, 1, 2}, 1); !slices.Equal(got, []float64{1, 1}) {
		t.Errorf("the rates are %v", got)
	}
	if got := neural.Clip(nil, x, 0, 1); !math.IsNaN(got[0]) || !slices.Equal(got[1:], []float64{0.5, 1, 1, 0}) {
		t.Errorf("clipped it is %v", got)
	}
	long := make([]float64, 21)
	long[10] = nan
	for i, v := range neural.GaussianFilter1D(nil, long, 1, nil) {
		if math.IsNaN(v) != (i >= 6 && i <= 14) {
			t.Errorf("sample %d, %d away from NaN, becomes %v", i, i-10, v)
		}
	}
}

// A huge signal must not leave the range of float64 on the way.
func TestFCOfHugeNumbers(t *testing.T) {
	fc := neural.FC([][]float64{{1e200, 2e200, 4e200}, {-1, -2, -4}})
	if got := fc[0][1]; math.Abs(got+1) > 1e-15 {
		t.Errorf("opposite series correlate as %v", got)
	}
}
