package signal

import (
	"math"
	"math/bits"

	"gonum.org/v1/gonum/floats"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/fft"
)

// convolve returns the full convolution of x and h, of length len(x)+len(h)-1.
// Long ones go block by block through transforms that fit into the cache; the
// result is that of the sums, rounded otherwise.
func convolve(x, h []float64) []float64 {
	out := make([]float64, len(x)+len(h)-1)
	convolveFrom(out, 0, x, h)
	return out
}

// convolveFrom stores the convolution of x and h from sample first on in dst.
func convolveFrom(dst []float64, first int, x, h []float64) {
	if len(h) > len(x) {
		x, h = h, x
	}
	if len(h) <= 48 { // where sums are faster
		clear(dst)
		for k, w := range h {
			// dst[i] takes x[first+i-k].
			lo, hi := max(k-first, 0), min(len(x)+k-first, len(dst))
			if lo < hi {
				floats.AddScaled(dst[lo:hi], w, x[first-k+lo:][:hi-lo])
			}
		}
		return
	}
	if n := batchLength(len(dst), len(h)); n > 0 {
		convolveBatches(dst, first, x, h, n)
		return
	}
	plan, step := blocks(len(x), len(h), fft.NewReal)
	n := plan.Len()
	line, c, filter := make([]float64, n), make([]complex128, n/2+1), make([]complex128, n/2+1)
	copy(line, h)
	plan.Forward(filter, line)
	clear(dst)
	for start := 0; start < len(x); start += step {
		piece := x[start:min(start+step, len(x))]
		clear(line[copy(line, piece):])
		plan.Forward(c, line)
		for i, f := range filter {
			c[i] *= f
		}
		plan.Inverse(line, c)
		lo, hi := max(start-first, 0), min(start+len(piece)+len(h)-1-first, len(dst))
		if lo < hi {
			floats.Add(dst[lo:hi], line[first-start+lo:][:hi-lo])
		}
	}
}

// batchLength returns the length of blocks that go as many at a time as a
// [fft.Convolver] takes, for n samples and a kernel of m, or 0 if blocks would be
// too few or too long.
func batchLength(n, m int) (best int) {
	least := math.Inf(1)
	for size := 256; size <= 8192; size *= 2 {
		count := (n + size - m) / (size - m + 1)
		if size < 2*m || count < 4 {
			continue
		}
		rounds := (count + 2*fft.Lanes - 1) / (2 * fft.Lanes)
		// What the passes cost, and what it takes to set a block and get it back.
		cost := float64(rounds) * float64(size) * (math.Log2(float64(size)) + 4)
		if cost < least {
			best, least = size, cost
		}
	}
	return best
}

// convolveBatches goes through blocks of n. Each begins with the samples that the
// kernel reaches back to from those it is for; of a circular convolution the ones
// after them are right.
func convolveBatches(dst []float64, first int, x, h []float64, n int) {
	back := len(h) - 1
	step := n - back
	block := func(i int) (from, to []float64) {
		begin := min(i*step, len(dst))
		to = dst[begin:min(begin+step, len(dst))]
		start := first + begin - back
		if start < 0 { // zeros before the begin
			from = make([]float64, n)
			copy(from[min(-start, n):], x)
			return from, to
		}
		return x[min(start, len(x)):], to
	}
	const together = 2 * fft.Lanes
	plan := fft.NewConvolver(h, n)
	each((len(dst)+together*step-1)/(together*step), func() func(i int) {
		plan := plan.Clone()
		return func(i int) {
			var a, b, toA, toB [fft.Lanes][]float64
			for lane := range a {
				a[lane], toA[lane] = block(i*together + 2*lane)
				b[lane], toB[lane] = block(i*together + 2*lane + 1)
			}
			plan.SetAll(&a, &b)
			plan.Run()
			plan.GetAll(back, &toA, &toB)
		}
	})
}

// blocks returns the plan for pieces of step samples out of n, each lengthened by
// a filter of m.
func blocks[P any](n, m int, plan func(int) P) (p P, step int) {
	size := 1 << bits.Len(uint(max(4*m, 4096)-1))
	size = min(size, fft.Fast(n+m-1))
	return plan(size), size - m + 1
}
