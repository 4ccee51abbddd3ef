package neural_test

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/neural"
)

func ExampleClip() {
	weights := []float64{-1.2, -0.3, 0.4, 1.1}
	neural.Clip(weights, weights, -1, 1) // in place
	fmt.Println(weights)
	// Output:
	// [-1 -0.3 0.4 1]
}
