package neural

import (
	"fmt"
	"math"
)

// CrossCorrelogram counts how long after spikes of a the spikes of b come: the
// lags b-a between -reach and reach, in bins of the given width, all in the unit of
// the times. The middle bin is centred on 0. counts[i] holds the lags from edges[i]
// up to edges[i+1], in the last bin up to and with it, as [Histogram] does. For an
// auto-correlogram pass one train twice; the middle bin then has every spike with
// itself too.
//
// It takes time for the lags within reach only, and memory for the bins. It panics
// if a or b is not in rising order or not finite, or unless 0 < width ≤ 2·reach and
// there are at most 2²⁰ bins.
func CrossCorrelogram(a, b []float64, width, reach float64) (counts []int, edges []float64) {
	checkTrain("CrossCorrelogram", "a", a)
	checkTrain("CrossCorrelogram", "b", b)
	if !(width > 0 && width <= 2*reach) {
		panic(fmt.Sprintf("neural: CrossCorrelogram width has %v, want above 0 and at most twice the reach of %v", width, reach))
	}
	side := math.Round(reach/width - 0.5) // bins on each side of the middle one
	if !(side <= 1<<19) {
		panic(fmt.Sprintf("neural: CrossCorrelogram width has %v, want more: that makes more than 2²⁰ bins", width))
	}
	n := 2*int(side) + 1
	edges = make([]float64, n+1)
	for i := range edges {
		edges[i] = (float64(i) - float64(n)/2) * width
	}
	counts = make([]int, n)
	first := 0 // of b, not before the window of any later spike of a
	for _, t := range a {
		for first < len(b) && b[first]-t < edges[0] {
			first++
		}
		for _, u := range b[first:] {
			lag := u - t
			if lag > edges[n] {
				break
			}
			i := min(max(int(math.Floor(lag/width+float64(n)/2)), 0), n-1)
			if lag < edges[i] { // rounding
				i--
			} else if i < n-1 && lag >= edges[i+1] {
				i++
			}
			counts[i]++
		}
	}
	return counts, edges
}
