package visual

import (
	"fmt"
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// A LearningCurve shows the loss, or any score, of a network as it learns: the
// mean of some runs, smoothed, with a band of their standard deviation (over
// n−1) each side, and the runs themselves, fainter. In a film it grows with the
// epochs.
type LearningCurve struct {
	// Loss is that of each run in each epoch, [run][epoch]; all runs have as
	// many epochs.
	Loss [][]float64
	// Sigma is the standard deviation, in epochs, of the Gaussian that smooths
	// mean and band. Zero: a hundredth of the epochs. Below zero: they are not
	// smoothed.
	Sigma float64
	// Log makes the vertical axis logarithmic.
	Log bool
	// Color of the curve and, fainter, of band and runs. Nil: the default
	// theme's first.
	Color color.Color

	epochs, mean, low, high []float64
	axes                    *anim.Axes
	runs                    []*anim.Line
	curve                   *anim.Line
	band                    *anim.FillBetween
}

// Axes is the plot, with the epochs along X, from 1.
func (l *LearningCurve) Axes() *anim.Axes {
	if l.axes != nil {
		return l.axes
	}
	n := 0
	for i, run := range l.Loss {
		if i == 0 {
			n = len(run)
		}
		wantLen(fmt.Sprintf("LearningCurve.Loss[%d]", i), len(run), n, "Loss[0]")
		for e, v := range run {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				panic(fmt.Sprintf("visual: LearningCurve.Loss[%d][%d] is %v, want finite numbers", i, e, v))
			}
		}
	}
	if math.IsNaN(l.Sigma) || math.IsInf(l.Sigma, 1) {
		panic(fmt.Sprintf("visual: LearningCurve.Sigma is %v, want a number of epochs, 0 for a hundredth of them, or below 0 for none", l.Sigma))
	}
	l.average(n)
	col := orFirst(l.Color)
	l.axes = &anim.Axes{
		X: anim.Axis{Label: "epoch", Min: 0, Max: float64(max(n, 1))}, Y: anim.Axis{Label: "loss", Log: l.Log},
	}
	for range l.Loss {
		run := &anim.Line{Color: col, Alpha: 0.25, Width: 0.8}
		l.runs = append(l.runs, run)
		l.axes.Artists = append(l.axes.Artists, run)
	}
	l.band = &anim.FillBetween{Color: col, Alpha: 0.25}
	l.curve = &anim.Line{Color: col, Width: 2}
	if len(l.Loss) > 1 {
		l.axes.Artists = append(l.axes.Artists, l.band)
	}
	l.axes.Artists = append(l.axes.Artists, l.curve)
	l.Show(math.Inf(1))
	return l.axes
}

// average computes mean and band of n epochs.
func (l *LearningCurve) average(n int) {
	runs := float64(len(l.Loss))
	spread := make([]float64, n)
	l.mean = make([]float64, n)
	for e := range n {
		l.epochs = append(l.epochs, float64(e+1))
		for _, run := range l.Loss {
			l.mean[e] += run[e] / runs
		}
		for _, run := range l.Loss {
			spread[e] += (run[e] - l.mean[e]) * (run[e] - l.mean[e]) / max(runs-1, 1)
		}
		spread[e] = math.Sqrt(spread[e])
	}
	sigma := l.Sigma
	if sigma == 0 {
		sigma = float64(n) / 100
	}
	if sigma > 0 && n > 0 {
		neural.GaussianFilter1D(l.mean, l.mean, sigma, nil)
		neural.GaussianFilter1D(spread, spread, sigma, nil)
	}
	for e := range n {
		low := l.mean[e] - spread[e]
		if l.Log && low <= 0 {
			low = l.mean[e] / 1000 // to the foot of the axis
		}
		l.low, l.high = append(l.low, low), append(l.high, l.mean[e]+spread[e])
	}
}

// Show shows the epochs up to t.
func (l *LearningCurve) Show(t float64) {
	n := int(min(max(math.Floor(t+1e-9), 0), float64(len(l.mean))))
	x := l.epochs[:n]
	for i, run := range l.runs {
		run.X, run.Y = x, l.Loss[i][:n]
	}
	l.curve.X, l.curve.Y = x, l.mean[:n]
	l.band.X, l.band.Y1, l.band.Y2 = x, l.low[:n], l.high[:n]
}

// Span is from before the first epoch to the last.
func (l *LearningCurve) Span() (from, to float64) {
	if len(l.Loss) == 0 {
		return 0, 0
	}
	return 0, float64(len(l.Loss[0]))
}
