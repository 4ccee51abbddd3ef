package neural

import (
	"fmt"
	"math"
	"slices"
	"sort"
)

// Histogram counts the numbers of x in the bins between neighbouring edges:
// counts[i] of them lie in edges[i] ≤ x < edges[i+1], in the last bin also those
// on its upper edge. Numbers outside, and NaN, are not counted. It is the first
// result of numpy.histogram(x, bins=edges).
//
// Edges may be infinite, and two may be equal: a bin without width gets nothing,
// unless it is the last. Histogram panics if there are fewer than 2 edges, if one
// is NaN, or if one is below the edge before it.
func Histogram(x, edges []float64) []int {
	checkEdges("Histogram", edges)
	counts := make([]int, len(edges)-1)
	for _, v := range x {
		if b := bin(edges, v); b >= 0 {
			counts[b]++
		}
	}
	return counts
}

// bin returns the bin of a histogram that v lies in, or -1 outside and for NaN.
func bin(edges []float64, v float64) int {
	n := len(edges)
	if !(v >= edges[0] && v <= edges[n-1]) {
		return -1
	}
	above := sort.Search(n, func(i int) bool { return edges[i] > v })
	return min(above-1, n-2)
}

func checkEdges(function string, edges []float64) { checkNamedEdges(function, "edges", edges) }

func checkNamedEdges(function, name string, edges []float64) {
	if len(edges) < 2 {
		panic(fmt.Sprintf("neural: %s %s has length %d, want at least 2", function, name, len(edges)))
	}
	for i, e := range edges {
		if math.IsNaN(e) {
			panic(fmt.Sprintf("neural: %s %s[%d] has NaN, want a number", function, name, i))
		}
		if i > 0 && e < edges[i-1] {
			panic(fmt.Sprintf("neural: %s %s[%d] has %v, want at least %s[%d] = %v", function, name, i, e, name, i-1, edges[i-1]))
		}
	}
}

// HistogramBins counts the numbers of x in n bins of equal width from the least
// of them to the greatest, and returns the counts and the n+1 edges between bins:
// numpy.histogram(x, bins=n), equal to it in every bit.
//
// The last bin holds its upper edge, the others do not. If all numbers are equal,
// the bins reach from 0.5 below to 0.5 above; if there are none, from 0 to 1.
//
// It panics if n is not positive, if x has a NaN or an infinity or reaches
// further than a float64 can, and if n is so large that bins would have no width.
func HistogramBins(x []float64, n int) (counts []int, edges []float64) {
	if n < 1 {
		panic(fmt.Sprintf("neural: HistogramBins n has %d, want at least 1", n))
	}
	for i, v := range x {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			panic(fmt.Sprintf("neural: HistogramBins x[%d] has %v, want a finite number", i, v))
		}
	}
	first, last := 0.0, 1.0
	if len(x) > 0 {
		first, last = slices.Min(x), slices.Max(x)
	}
	if first == last {
		first, last = first-0.5, last+0.5
	}
	span := last - first
	if math.IsInf(span, 0) {
		panic(fmt.Sprintf("neural: HistogramBins x has %v to %v, want a finite difference", first, last))
	}

	edges = make([]float64, n+1)
	step := span / float64(n)
	for i := range n {
		edges[i] = float64(float64(i)*step) + first
	}
	edges[n] = last
	for i := range n {
		if edges[i] >= edges[i+1] {
			panic(fmt.Sprintf("neural: HistogramBins n has %d, want fewer: there are not that many numbers between %v and %v", n, first, last))
		}
	}

	counts = make([]int, n)
	for _, v := range x {
		bin := min(int((v-first)/span*float64(n)), n-1)
		// Rounding may have led to the bin next to the right one.
		if v < edges[bin] {
			bin--
		}
		if v >= edges[bin+1] && bin < n-1 {
			bin++
		}
		counts[bin]++
	}
	return counts, edges
}
