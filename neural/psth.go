package neural

import "sort"

// PSTH returns the mean firing rate around events, such as stimuli, in each of the
// bins between neighbouring edges, which are times after an event: the peristimulus
// time histogram. times are the spikes of one neuron in rising order. With all in
// seconds, rates are in hertz.
//
// It panics if there are no events, if times are not in rising order, if a time is
// not finite, if there are fewer than 2 edges, or if they are not in strictly
// rising order.
func PSTH(times, events, edges []float64) []float64 {
	checkTrain("PSTH", "times", times)
	checkFinite("PSTH", "events", events)
	if len(events) == 0 {
		panic("neural: PSTH events has length 0, want at least 1")
	}
	checkEdges("PSTH", edges)
	var after []float64
	for _, e := range events {
		// One more at each side: rounding may bring it in.
		first := max(sort.SearchFloat64s(times, e+edges[0])-1, 0)
		for _, t := range times[first:] {
			after = append(after, t-e)
			if t-e > edges[len(edges)-1] {
				break
			}
		}
	}
	return Rate(after, edges, len(events))
}
