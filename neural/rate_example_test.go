package neural_test

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/neural"
)

// The spikes of two neurons within a second, in bins of a quarter.
func ExampleRate() {
	spikes := []float64{0.1, 0.2, 0.3, 0.9, 0.05, 0.15, 0.6}
	fmt.Println(neural.Rate(spikes, []float64{0, 0.25, 0.5, 0.75, 1}, 2), "Hz")
	// Output:
	// [8 2 2 2] Hz
}
