package neural

import "fmt"

// RandomState is the random number generator behind numpy.random.seed and
// numpy.random.RandomState, reproduced bit for bit, so that a notebook rebuilt
// in Go draws the very numbers of the Python original.
//
// A method draws one number and carries numpy's name. The method of the same
// name ending in Slice draws n of them, n coming last like numpy's size; it
// equals n single draws. A matrix is drawn row by row, as numpy fills it.
//
// "Bit for bit" means numpy on Linux, x86-64, glibc 2.28 or later, a processor
// with FMA. numpy takes logarithms from the C library, so elsewhere it differs
// from itself now and then in the last bit of Normal, Randn and Exponential
// (on one draw in thousands); these methods give the Linux answer everywhere.
// Poisson and the integers agree on all platforms but for coincidences rarer
// than one in 10¹³.
//
// The generator is the Mersenne Twister MT19937: M. Matsumoto and T. Nishimura,
// ACM Transactions on Modeling and Computer Simulation 8 (1998) 3–30.
//
// The zero value is NewRandomState(0). A RandomState must not be used from
// several goroutines at once. Copying one copies its place in the stream.
type RandomState struct {
	key      [mtLength]uint32
	left     int     // words of key not handed out yet
	seeded   bool    // false in the zero value only
	gauss    float64 // the second of a pair of normal numbers, for the next call
	hasGauss bool
}

const (
	mtLength = 624 // words of state
	mtShift  = 397 // distance of the words that are combined
)

// NewRandomState starts the stream of numpy.random.seed(seed).
func NewRandomState(seed uint32) *RandomState {
	r := new(RandomState)
	r.seed(seed)
	return r
}

// NewRandomStateArray starts the stream of numpy.random.seed(key) for a list of
// numbers, which is another one than that of any single number, even for a list
// of one. It panics if key is empty.
func NewRandomStateArray(key []uint32) *RandomState {
	if len(key) == 0 {
		panic("neural: NewRandomStateArray key has length 0, want at least 1")
	}
	r := new(RandomState)
	r.seed(19650218)
	s := &r.key
	i, j := 1, 0
	// The reference code's init_by_array: two passes that stir the key in.
	next := func() {
		if i++; i == mtLength {
			s[0] = s[mtLength-1]
			i = 1
		}
	}
	for range max(mtLength, len(key)) {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1664525) + key[j] + uint32(j)
		next()
		if j++; j == len(key) {
			j = 0
		}
	}
	for range mtLength - 1 {
		s[i] = (s[i] ^ (s[i-1]^s[i-1]>>30)*1566083941) - uint32(i)
		next()
	}
	s[0] = 1 << 31 // a state of all zeros would stay zero
	return r
}

func (r *RandomState) seed(seed uint32) {
	for i := range r.key {
		r.key[i] = seed
		seed = 1812433253*(seed^seed>>30) + uint32(i) + 1
	}
	r.left = 0
	r.seeded = true
}

// refill computes the next 624 words of state.
func (r *RandomState) refill() {
	if !r.seeded {
		r.seed(0)
	}
	s := &r.key
	near, far := refillMost(s)
	for i := near; i < mtLength-mtShift; i++ {
		s[i] = mtNext(s[i], s[i+1], s[i+mtShift])
	}
	for i := mtLength - mtShift + far; i < mtLength-1; i++ {
		s[i] = mtNext(s[i], s[i+1], s[i+mtShift-mtLength])
	}
	s[mtLength-1] = mtNext(s[mtLength-1], s[0], s[mtShift-1])
	r.left = mtLength
}

// mtNext returns the word of state that follows from one, the next, and the one
// mtShift further on.
func mtNext(word, next, far uint32) uint32 {
	y := word&(1<<31) | next&(1<<31-1)
	return far ^ y>>1 ^ -(y&1)&0x9908b0df
}

// mtTemper returns the output that belongs to a word of state.
func mtTemper(y uint32) uint32 {
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// mtRandom returns the number from [0, 1) of two outputs.
func mtRandom(high, low uint32) float64 {
	return (float64(high>>5)*(1<<26) + float64(low>>6)) / (1 << 53) // exact, however it is fused
}

// Uint32 returns the next 32 random bits.
func (r *RandomState) Uint32() uint32 {
	if r.left == 0 {
		r.refill()
	}
	y := r.key[mtLength-r.left]
	r.left--
	return mtTemper(y)
}

// Uint64 returns the next 64 random bits. It makes a RandomState a
// math/rand/v2 Source, which gonum's distributions take.
func (r *RandomState) Uint64() uint64 {
	high := r.Uint32()
	return uint64(high)<<32 | uint64(r.Uint32())
}

// Random returns a number from [0, 1), all 2⁵³ multiples of 2⁻⁵³ being equally
// likely: numpy.random.random and its other names random_sample and ranf.
func (r *RandomState) Random() float64 {
	high := r.Uint32()
	return mtRandom(high, r.Uint32())
}

// Rand is [RandomState.Random] under the name numpy.random.rand.
func (r *RandomState) Rand() float64 { return r.Random() }

// RandSlice returns n numbers from [0, 1): numpy.random.rand(n).
func (r *RandomState) RandSlice(n int) []float64 {
	return draw("RandomState.Rand", n, r.Random)
}

// draw calls one n times.
func draw[T any](method string, n int, one func() T) []T {
	if n < 0 {
		panic(fmt.Sprintf("neural: %sSlice n has %d, want at least 0", method, n))
	}
	s := make([]T, n)
	for i := range s {
		s[i] = one()
	}
	return s
}
