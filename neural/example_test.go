package neural_test

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/neural"
)

// What numpy.random.seed(42) is followed by in many a Python notebook.
func ExampleNewRandomState() {
	rng := neural.NewRandomState(42)
	fmt.Println(rng.Rand())
	fmt.Println(rng.NormalSlice(0, 2, 3))
	fmt.Println(rng.PoissonSlice(4, 5), rng.RandInt(10, 40), rng.Permutation(5))
	// Output:
	// 0.3745401188473625
	// [-2.223760236093841 0.6378043693787667 0.5580825844002754]
	// [1 4 4 2 5] 28 [3 1 2 0 4]
}
