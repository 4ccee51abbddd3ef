package visual

import (
	"fmt"
	"math"
	"slices"
)

// A spike is one of many neurons'.
type spike struct {
	at     float64
	neuron int
}

// spikes are those of all neurons in the order of time, by [neuron][spike].
func spikes(view string, trains [][]float64) []spike {
	var all []spike
	for i, train := range trains {
		for _, t := range train {
			if math.IsNaN(t) || math.IsInf(t, 0) {
				panic(fmt.Sprintf("visual: %s.Spikes[%d] has %v, want finite times", view, i, t))
			}
			all = append(all, spike{t, i})
		}
	}
	slices.SortStableFunc(all, func(a, b spike) int {
		switch {
		case a.at < b.at:
			return -1
		case a.at > b.at:
			return 1
		}
		return 0
	})
	return all
}

// until is the number of spikes up to and with a time.
func until(all []spike, t float64) int {
	n, _ := slices.BinarySearchFunc(all, t, func(s spike, t float64) int {
		if s.at <= t {
			return -1
		}
		return 1
	})
	return n
}

// atTimes are the times of spikes.
func atTimes(all []spike) []float64 {
	t := make([]float64, len(all))
	for i, s := range all {
		t[i] = s.at
	}
	return t
}

// spikeSpan is the time of the data: what is given, or from 0, or the first
// spike if that is before 0, to the last spike.
func spikeSpan(from, to float64, all []spike) (float64, float64) {
	if !(from <= to) || math.IsInf(to-from, 0) {
		panic(fmt.Sprintf("visual: a recording has From %v and To %v, want From below To", from, to))
	}
	if from != 0 || to != 0 || len(all) == 0 {
		return from, to
	}
	return min(0, all[0].at), all[len(all)-1].at
}

// bins are the edges of bins of a width over a span, of which the last may reach
// beyond it. A width of 0 makes 100 of them.
func bins(view string, width, from, to float64) []float64 {
	if !(width >= 0) || math.IsInf(width, 0) {
		panic(fmt.Sprintf("visual: %s.Bin is %v, want a width above 0, or 0 for 100 bins", view, width))
	}
	if to <= from {
		to = from + 1
	}
	if width == 0 {
		width = (to - from) / 100
	}
	count := math.Ceil((to-from)/width - 1e-9)
	if !(count <= 1<<20) {
		panic(fmt.Sprintf("visual: %s.Bin is %v, which makes %.0f bins, want at most %d", view, width, count, 1<<20))
	}
	n := max(int(count), 1)
	edges := make([]float64, n+1)
	for i := range edges {
		edges[i] = from + float64(i)*width
	}
	return edges
}

// middles are those of bins.
func middles(edges []float64) []float64 {
	m := make([]float64, len(edges)-1)
	for i := range m {
		m[i] = (edges[i] + edges[i+1]) / 2
	}
	return m
}

func floats(n []int) []float64 {
	f := make([]float64, len(n))
	for i, v := range n {
		f[i] = float64(v)
	}
	return f
}
