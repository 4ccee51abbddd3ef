package neural

import (
	"fmt"
	"math"
	"math/bits"
	"sort"
)

// RandInt returns an integer from [low, high), all equally likely:
// numpy.random.randint(low, high), with the int64 it uses on Linux and macOS.
// It panics if high is not above low.
func (r *RandomState) RandInt(low, high int) int {
	if high <= low {
		panic(fmt.Sprintf("neural: RandomState.RandInt range has %d to %d, want high above low", low, high))
	}
	return low + int(r.below(uint64(high)-uint64(low)-1))
}

// RandIntSlice returns n integers from [low, high): numpy.random.randint(low,
// high, n).
func (r *RandomState) RandIntSlice(low, high, n int) []int {
	return draw("RandomState.RandInt", n, func() int { return r.RandInt(low, high) })
}

// below returns an integer from [0, last]: random bits, as many as last has,
// drawn again until they do not exceed it. It draws 32 bits at a time where
// that suffices and nothing at all for last = 0.
func (r *RandomState) below(last uint64) uint64 {
	mask := uint64(1)<<bits.Len64(last) - 1
	switch {
	case last == 0:
		return 0
	case last <= math.MaxUint32:
		for {
			if v := r.Uint32() & uint32(mask); v <= uint32(last) {
				return uint64(v)
			}
		}
	}
	for {
		if v := r.Uint64() & mask; v <= last {
			return v
		}
	}
}

// Shuffle puts n things into random order, swap exchanging two of them:
// numpy.random.shuffle. It panics if n is negative.
func (r *RandomState) Shuffle(n int, swap func(i, j int)) {
	if n < 0 {
		panic(fmt.Sprintf("neural: RandomState.Shuffle n has %d, want at least 0", n))
	}
	for i := n - 1; i > 0; i-- {
		swap(i, int(r.below(uint64(i))))
	}
}

// Permutation returns the numbers 0 to n-1 in random order:
// numpy.random.permutation(n). It panics if n is negative.
func (r *RandomState) Permutation(n int) []int {
	if n < 0 {
		panic(fmt.Sprintf("neural: RandomState.Permutation n has %d, want at least 0", n))
	}
	s := make([]int, n)
	for i := range s {
		s[i] = i
	}
	r.Shuffle(n, func(i, j int) { s[i], s[j] = s[j], s[i] })
	return s
}

// Choice returns an index from [0, n): numpy.random.choice(n, p=p). Index i has
// probability p[i]; nil makes all equally likely. It panics if n is not
// positive, or if p is not n probabilities that add up to 1.
func (r *RandomState) Choice(n int, p []float64) int {
	return r.ChoiceSlice(n, p, 1)[0]
}

// ChoiceSlice returns size indices from [0, n), the same one possibly many
// times: numpy.random.choice(n, size, p=p). See [RandomState.Choice] for p.
func (r *RandomState) ChoiceSlice(n int, p []float64, size int) []int {
	checkChoice("RandomState.ChoiceSlice", n, p, size)
	if p == nil {
		return draw("RandomState.Choice", size, func() int { return r.RandInt(0, n) })
	}
	sums := cumulative(p)
	return draw("RandomState.Choice", size, func() int { return pick(sums, r.Random()) })
}

// ChoiceDistinct returns size different indices from [0, n):
// numpy.random.choice(n, size, replace=False, p=p). See [RandomState.Choice]
// for p. It also panics if there are fewer than size indices of probability
// above 0.
func (r *RandomState) ChoiceDistinct(n int, p []float64, size int) []int {
	checkChoiceDistinct("RandomState.ChoiceDistinct", n, p, size)
	if p == nil {
		return r.Permutation(n)[:size]
	}
	return pickDistinct(p, size, r.Random)
}

// pickDistinct returns size different indices drawn with the probabilities p.
func pickDistinct(p []float64, size int, random func() float64) []int {
	// Rounds of draws, each leaving out what is taken already. A round's draws
	// are all made before it is looked at, for that is what numpy does.
	p = append([]float64(nil), p...)
	found := make([]int, 0, size)
	for len(found) < size {
		draws := draw("", size-len(found), random)
		sums := cumulative(p)
		for _, x := range draws {
			if i := pick(sums, x); p[i] > 0 {
				p[i] = 0
				found = append(found, i)
			}
		}
	}
	return found
}

// cumulative returns the running sums of p, scaled to end at 1.
func cumulative(p []float64) []float64 {
	sums := make([]float64, len(p))
	sum := 0.0
	for i, q := range p {
		sum += q
		sums[i] = sum
	}
	for i := range sums {
		sums[i] /= sum
	}
	return sums
}

// pick returns the first index whose running sum exceeds x.
func pick(sums []float64, x float64) int {
	return sort.Search(len(sums), func(i int) bool { return sums[i] > x })
}

func checkChoiceDistinct(method string, n int, p []float64, size int) {
	checkChoice(method, n, p, size)
	possible := n
	for _, q := range p {
		if q == 0 {
			possible--
		}
	}
	if size > possible {
		panic(fmt.Sprintf("neural: %s size has %d, want at most the %d indices that can be drawn", method, size, possible))
	}
}

// sumTolerance is how far numpy lets probabilities add up beside 1.
var sumTolerance = math.Sqrt(0x1p-52)

func checkChoice(method string, n int, p []float64, size int) {
	if n < 1 {
		panic(fmt.Sprintf("neural: %s n has %d, want at least 1", method, n))
	}
	if size < 0 {
		panic(fmt.Sprintf("neural: %s size has %d, want at least 0", method, size))
	}
	if p == nil {
		return
	}
	if len(p) != n {
		panic(fmt.Sprintf("neural: %s p has length %d, want %d", method, len(p), n))
	}
	sum := 0.0
	for i, q := range p {
		if !(q >= 0) {
			panic(fmt.Sprintf("neural: %s p[%d] has %g, want a probability", method, i, q))
		}
		sum += q
	}
	if !(math.Abs(sum-1) <= sumTolerance) {
		panic(fmt.Sprintf("neural: %s p has the sum %g, want 1", method, sum))
	}
}
