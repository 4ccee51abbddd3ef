package neural_test

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/neural"
)

// The numbers of numpy's documentation of default_rng.
func ExampleNewGenerator() {
	rng := neural.NewGenerator(12345)
	fmt.Println(rng.Random())

	rng = neural.NewGenerator(12345)
	fmt.Println(rng.IntegersSlice(0, 10, 3))
	// Output:
	// 0.22733602246716966
	// [6 2 7]
}
