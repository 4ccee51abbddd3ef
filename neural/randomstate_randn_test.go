package neural

import (
	"math"
	"testing"
)

// Many normal numbers at a time are, in every bit, those drawn one by one, wherever
// in the stream they begin.
func TestFillRandn(t *testing.T) {
	for skip := range 8 {
		one, many := NewRandomState(uint32(skip)), NewRandomState(uint32(skip))
		for range skip {
			one.Uint32()
			many.Uint32()
		}
		for _, n := range []int{0, 1, 3, 127, 128, 129, 5000, 20000} {
			got := make([]float64, n)
			many.FillRandn(got)
			for i, v := range got {
				if want := one.Randn(); math.Float64bits(v) != math.Float64bits(want) {
					t.Fatalf("after %d words, number %d of %d is %v, want %v", skip, i, n, v, want)
				}
			}
		}
		if got, want := many.Uint32(), one.Uint32(); got != want {
			t.Errorf("after %d words, the stream goes on with %d, want %d", skip, got, want)
		}
	}
}

// Without the processor's help it comes to the same.
func TestPolar(t *testing.T) {
	r := NewRandomState(1)
	for range 1000 {
		var squares, got, want [polarBatch]float64
		for i := range squares {
			squares[i] = math.Ldexp(1-r.Random(), -int(r.RandInt(0, 60)))
		}
		polar(&got, &squares)
		polarOne(want[:], squares[:])
		if got != want {
			t.Fatalf("of %v the factors are %v, want %v", squares, got, want)
		}
	}
}
