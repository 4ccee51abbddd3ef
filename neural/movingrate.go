package neural

import (
	"fmt"
	"math"
	"sort"
)

// MovingRate returns the mean firing rate of several spike trains in a window that
// moves: for each t of at, the spikes in t-width/2 ≤ time < t+width/2 over width
// and the number of trains. times are the spikes of all trains, in rising order.
// With all in seconds, rates are in hertz. For a window with soft ends smooth what
// [Rate] returns with [GaussianFilter1D].
//
// It panics if times are not in rising order, if a number is not finite, or if
// width or trains is not positive.
func MovingRate(times, at []float64, width float64, trains int) []float64 {
	checkTrain("MovingRate", "times", times)
	checkFinite("MovingRate", "at", at)
	if !(width > 0) || math.IsInf(width, 0) {
		panic(fmt.Sprintf("neural: MovingRate width has %v, want a finite number above 0", width))
	}
	if trains < 1 {
		panic(fmt.Sprintf("neural: MovingRate trains has %d, want at least 1", trains))
	}
	rates := make([]float64, len(at))
	for i, t := range at {
		n := sort.SearchFloat64s(times, t+width/2) - sort.SearchFloat64s(times, t-width/2)
		rates[i] = float64(n) / width / float64(trains)
	}
	return rates
}
