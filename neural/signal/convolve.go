package signal

import (
	"math/bits"

	"gonum.org/v1/gonum/floats"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/fft"
)

// convolve returns the full convolution of x and h, of length len(x)+len(h)-1.
// Long ones go block by block through transforms that fit into the cache; the
// result is that of the sums, rounded otherwise.
func convolve(x, h []float64) []float64 {
	if len(h) > len(x) {
		x, h = h, x
	}
	out := make([]float64, len(x)+len(h)-1)
	if len(h) <= 48 { // where sums are faster
		for k, w := range h {
			floats.AddScaled(out[k:k+len(x)], w, x)
		}
		return out
	}
	plan, step := blocks(len(x), len(h), fft.NewReal)
	n := plan.Len()
	line, c, filter := make([]float64, n), make([]complex128, n/2+1), make([]complex128, n/2+1)
	copy(line, h)
	plan.Forward(filter, line)
	for start := 0; start < len(x); start += step {
		piece := x[start:min(start+step, len(x))]
		clear(line[copy(line, piece):])
		plan.Forward(c, line)
		for i, f := range filter {
			c[i] *= f
		}
		plan.Inverse(line, c)
		floats.Add(out[start:start+len(piece)+len(h)-1], line[:len(piece)+len(h)-1])
	}
	return out
}

// blocks returns the plan for pieces of step samples out of n, each lengthened by
// a filter of m.
func blocks[P any](n, m int, plan func(int) P) (p P, step int) {
	size := 1 << bits.Len(uint(max(4*m, 4096)-1))
	size = min(size, fft.Fast(n+m-1))
	return plan(size), size - m + 1
}
