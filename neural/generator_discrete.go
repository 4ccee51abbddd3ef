package neural

import (
	"fmt"
	"math"
	"math/bits"
)

// Integers returns an integer from [low, high), all equally likely:
// Generator.integers(low, high) with its default type int64. It panics if high
// is not above low.
func (g *Generator) Integers(low, high int) int {
	if high <= low {
		panic(fmt.Sprintf("neural: Generator.Integers range has %d to %d, want high above low", low, high))
	}
	return low + int(g.lemire(uint64(high)-uint64(low)-1))
}

// IntegersSlice returns n integers from [low, high): Generator.integers(low,
// high, n).
func (g *Generator) IntegersSlice(low, high, n int) []int {
	return draw("Generator.Integers", n, func() int { return g.Integers(low, high) })
}

// IntegersClosed returns an integer from [low, high], all equally likely:
// Generator.integers(low, high, endpoint=True). It panics if high lies below
// low.
func (g *Generator) IntegersClosed(low, high int) int {
	if high < low {
		panic(fmt.Sprintf("neural: Generator.IntegersClosed range has %d to %d, want high at least low", low, high))
	}
	return low + int(g.lemire(uint64(high)-uint64(low)))
}

// IntegersClosedSlice returns n integers from [low, high]:
// Generator.integers(low, high, n, endpoint=True).
func (g *Generator) IntegersClosedSlice(low, high, n int) []int {
	return draw("Generator.IntegersClosed", n, func() int { return g.IntegersClosed(low, high) })
}

// lemire returns an integer from [0, last]: the upper half of a product, drawn
// again if the lower half shows that it would be too likely (D. Lemire, ACM
// Transactions on Modeling and Computer Simulation 29 (2019) 3). It draws 32
// bits at a time where that suffices and nothing at all for last = 0.
func (g *Generator) lemire(last uint64) uint64 {
	switch {
	case last == 0:
		return 0
	case last < math.MaxUint32:
		n := uint32(last) + 1
		m := uint64(g.Uint32()) * uint64(n)
		if uint32(m) < n {
			for threshold := -n % n; uint32(m) < threshold; {
				m = uint64(g.Uint32()) * uint64(n)
			}
		}
		return m >> 32
	case last == math.MaxUint32:
		return uint64(g.Uint32())
	case last == math.MaxUint64:
		return g.Uint64()
	}
	n := last + 1
	high, low := bits.Mul64(g.Uint64(), n)
	if low < n {
		for threshold := -n % n; low < threshold; {
			high, low = bits.Mul64(g.Uint64(), n)
		}
	}
	return high
}

// masked returns an integer from [0, last] by numpy's older method: as many
// bits as last has, drawn again until they do not exceed it.
func (g *Generator) masked(last uint64) uint64 {
	mask := uint64(1)<<bits.Len64(last) - 1
	for {
		var v uint64
		if last <= math.MaxUint32 {
			v = uint64(g.Uint32()) & mask
		} else {
			v = g.Uint64() & mask
		}
		if v <= last {
			return v
		}
	}
}

// Poisson returns the number of events in an interval in which lambda of them
// are expected: Generator.poisson. It panics if lambda is negative, not a
// number, or so large (above 9.22·10¹⁸) that counts do not fit.
func (g *Generator) Poisson(lambda float64) int {
	return poisson(g, "Generator.Poisson", lambda)
}

// PoissonSlice returns n counts of events: Generator.poisson(lambda, n).
func (g *Generator) PoissonSlice(lambda float64, n int) []int {
	return draw("Generator.Poisson", n, func() int { return g.Poisson(lambda) })
}

// Shuffle puts n things into random order, swap exchanging two of them:
// Generator.shuffle. It panics if n is negative.
func (g *Generator) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic(fmt.Sprintf("neural: Generator.Shuffle n has %d, want at least 0", n))
	}
	for i := n - 1; i > 0; i-- {
		swap(i, int(g.masked(uint64(i))))
	}
}

// Permutation returns the numbers 0 to n-1 in random order:
// Generator.permutation(n). It panics if n is negative.
func (g *Generator) Permutation(n int) []int {
	if n < 0 {
		panic(fmt.Sprintf("neural: Generator.Permutation n has %d, want at least 0", n))
	}
	s := count(n)
	g.Shuffle(n, func(i, j int) { s[i], s[j] = s[j], s[i] })
	return s
}

// count returns the numbers 0 to n-1.
func count(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	return s
}
