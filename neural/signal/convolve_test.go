package signal

import (
	"math"
	"math/rand"
	"testing"
)

// Every way to convolve comes to the sums: few taps, few blocks, and many blocks
// together.
func TestConvolve(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, n := range []int{1, 60, 700, 5000, 20011} {
		for _, m := range []int{1, 7, 49, 147, 1023} {
			x, h := make([]float64, n), make([]float64, m)
			for i := range x {
				x[i] = r.NormFloat64()
			}
			for i := range h {
				h[i] = r.NormFloat64()
			}
			want := make([]float64, n+m-1)
			for k, w := range h {
				for i, v := range x {
					want[i+k] += v * w
				}
			}
			for _, first := range []int{0, m / 2, n / 2} {
				got := make([]float64, (n+m-1-first+1)/2)
				convolveFrom(got, first, x, h)
				for i, v := range got {
					if math.Abs(v-want[first+i]) > 1e-12*math.Sqrt(float64(m)) {
						t.Fatalf("%d samples and %d taps from %d on: sample %d is %v, want %v", n, m, first, i, v, want[first+i])
					}
				}
			}
		}
	}
}
