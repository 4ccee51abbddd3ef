package neural_test

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/neural"
)

func ExampleGaussianFilter1D() {
	impulse := []float64{0, 0, 0, 1, 0, 0, 0}
	fmt.Printf("%.3f\n", neural.GaussianFilter1D(nil, impulse, 1, nil))

	// By default a signal is reflected at its ends, which keeps its sum. Zeros
	// beyond the ends draw it down there.
	level := []float64{1, 1, 1, 1, 1, 1, 1}
	fmt.Printf("%.3f\n", neural.GaussianFilter1D(nil, level, 1, nil))
	fmt.Printf("%.3f\n", neural.GaussianFilter1D(nil, level, 1, &neural.GaussianOptions{
		Boundary: neural.BoundaryConstant,
	}))
	// Output:
	// [0.005 0.054 0.242 0.399 0.242 0.054 0.005]
	// [1.000 1.000 1.000 1.000 1.000 1.000 1.000]
	// [0.699 0.941 0.995 1.000 0.995 0.941 0.699]
}
