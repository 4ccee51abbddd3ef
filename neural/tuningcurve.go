package neural

import (
	"fmt"
	"math"
)

// TuningCurve returns the mean of the responses, such as firing rates, in each of
// the bins between neighbouring edges of the stimulus, its standard error (the
// standard deviation, over n-1, over √n), and how many responses there are. A bin
// holds its lower edge, the last one both. The mean of a bin without responses is
// NaN, which plots leave out, and so is the error of one with a single response.
// It is scipy.stats.binned_statistic with "mean".
//
// It panics if stimulus and response have different lengths, if a number is not
// finite, if there are fewer than 2 edges, or if they are not in rising order.
func TuningCurve(stimulus, response, edges []float64) (mean, sem []float64, counts []int) {
	if len(stimulus) != len(response) {
		panic(fmt.Sprintf("neural: TuningCurve response has length %d, want %d as stimulus", len(response), len(stimulus)))
	}
	checkFinite("TuningCurve", "stimulus", stimulus)
	checkFinite("TuningCurve", "response", response)
	checkEdges("TuningCurve", edges)
	n := len(edges) - 1
	mean, sem, counts = make([]float64, n), make([]float64, n), make([]int, n)
	bins := make([]int, len(stimulus))
	for i, s := range stimulus {
		bins[i] = bin(edges, s)
		if b := bins[i]; b >= 0 {
			mean[b] += response[i]
			counts[b]++
		}
	}
	for b, c := range counts {
		mean[b] /= float64(c) // 0/0 is NaN
	}
	for i, b := range bins {
		if b >= 0 {
			sem[b] += (response[i] - mean[b]) * (response[i] - mean[b])
		}
	}
	for b, c := range counts {
		if c < 2 {
			sem[b] = math.NaN()
		} else {
			sem[b] = math.Sqrt(sem[b] / float64(c-1) / float64(c))
		}
	}
	return mean, sem, counts
}
