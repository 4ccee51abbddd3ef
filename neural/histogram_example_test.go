package neural_test

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/neural"
)

func ExampleHistogram() {
	intervals := []float64{0.5, 1, 1.5, 3, 7} // ms
	fmt.Println(neural.Histogram(intervals, []float64{0, 1, 2, 3}))
	// Output:
	// [1 2 1]
}

func ExampleHistogramBins() {
	potentials := []float64{-70, -69, -66, -62, -60} // mV
	counts, edges := neural.HistogramBins(potentials, 4)
	fmt.Println(counts, edges)
	// Output:
	// [2 1 0 2] [-70 -67.5 -65 -62.5 -60]
}
