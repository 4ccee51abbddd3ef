package signal

import (
	"fmt"
	"slices"
)

// CorrelateMode says which lags [Correlate] returns. The names are scipy's.
type CorrelateMode int

const (
	CorrelateFull  CorrelateMode = iota // all where the signals meet
	CorrelateSame                       // as many as the first signal is long, in the middle
	CorrelateValid                      // those where one signal lies wholly within the other
)

// Correlate returns the cross-correlation of a and b,
//
//	c[lag] = Σᵢ a[i+lag]·b[i]
//
// with the lags, in samples, rising: scipy.signal.correlate and
// correlation_lags. It is largest at a positive lag where a comes after b. Long
// signals take O(n·log n). It panics if a signal is empty or not finite, or if
// mode is none of the constants.
func Correlate(a, b []float64, mode CorrelateMode) (lags []int, c []float64) {
	checkSignal("Correlate", "a", a, 1)
	checkSignal("Correlate", "b", b, 1)
	turned := slices.Clone(b)
	slices.Reverse(turned)
	c = convolve(a, turned)
	first, n := 0, len(c)
	switch mode {
	case CorrelateFull:
	case CorrelateSame:
		first, n = (len(c)-len(a))/2, len(a)
	case CorrelateValid:
		first, n = min(len(a), len(b))-1, max(len(a), len(b))-min(len(a), len(b))+1
	default:
		panic(fmt.Sprintf("signal: Correlate mode has %d, want one of the constants", mode))
	}
	lags = make([]int, n)
	for i := range lags {
		lags[i] = first + i - (len(b) - 1)
	}
	return lags, c[first:][:n]
}
