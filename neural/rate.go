package neural

import "fmt"

// Rate returns the mean firing rate of several spike trains in each of the bins
// between neighbouring edges: the number of spikes in it, see [Histogram], over
// its width and the number of trains. times are the spikes of all trains, in any
// order. With times and edges in seconds, rates are in hertz.
//
// It panics if trains is not positive, if there are fewer than 2 edges, or if
// they are not in strictly rising order.
func Rate(times, edges []float64, trains int) []float64 {
	if trains < 1 {
		panic(fmt.Sprintf("neural: Rate trains has %d, want at least 1", trains))
	}
	checkEdges("Rate", edges)
	rates := make([]float64, len(edges)-1)
	for i, count := range Histogram(times, edges) {
		width := edges[i+1] - edges[i]
		if !(width > 0) { // also where two are the same infinity
			panic(fmt.Sprintf("neural: Rate edges[%d] has %v, want above edges[%d] = %v", i+1, edges[i+1], i, edges[i]))
		}
		rates[i] = float64(count) / width / float64(trains)
	}
	return rates
}
