package neural

import (
	"fmt"
	"math"
	"sort"
)

// Digitize returns for each number of x the bin that it lies in: numpy.digitize.
// With edges in rising order, x in bin i has
//
//	edges[i-1] ≤ x < edges[i]       right false
//	edges[i-1] < x ≤ edges[i]       right true
//
// and with edges in falling order
//
//	edges[i-1] > x ≥ edges[i]       right false
//	edges[i-1] ≥ x > edges[i]       right true
//
// so that 0 and len(edges) are outside of all. It panics if there are no edges, if
// they neither rise nor fall, or if x or edges has a NaN.
func Digitize(x, edges []float64, right bool) []int {
	n := len(edges)
	if n == 0 {
		panic("neural: Digitize edges has length 0, want at least 1")
	}
	falling := edges[0] > edges[n-1]
	for i, e := range edges {
		if math.IsNaN(e) {
			panic(fmt.Sprintf("neural: Digitize edges[%d] has NaN, want a number", i))
		}
		if i > 0 && (falling && e > edges[i-1] || !falling && e < edges[i-1]) {
			panic(fmt.Sprintf("neural: Digitize edges[%d] has %v after %v, want all in rising or all in falling order", i, e, edges[i-1]))
		}
	}
	bins := make([]int, len(x))
	for i, v := range x {
		if math.IsNaN(v) {
			panic(fmt.Sprintf("neural: Digitize x[%d] has NaN, want a number", i))
		}
		bins[i] = sort.Search(n, func(j int) bool {
			switch {
			case falling && right:
				return edges[j] < v
			case falling:
				return edges[j] <= v
			case right:
				return edges[j] >= v
			}
			return edges[j] > v
		})
	}
	return bins
}
