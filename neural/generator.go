package neural

import "math/bits"

// Generator is the random number generator numpy.random.default_rng returns,
// reproduced bit for bit, in what it draws and in its place in the stream
// afterwards. For the older numpy.random.seed and RandomState see
// [RandomState].
//
// A method draws one number and carries numpy's name. The method of the same
// name ending in Slice draws n of them, n coming last like numpy's size; it
// equals n single draws. A matrix is drawn row by row, as numpy fills it.
//
// "Bit for bit" means numpy 2.4 on Linux, x86-64, glibc 2.36, a processor with
// FMA. numpy takes the logarithm in the far tails (one draw of a normal number
// in 3900, of an exponential one in 2200) from the C library, so elsewhere it
// differs from itself now and then in the last bit of such a number (one in
// thousands of them); these methods give the Linux answer everywhere. Where only
// a comparison hangs on the C library (the other draws, Poisson) all platforms
// agree but for coincidences rarer than one in 10¹³.
//
// The generator is PCG64 (PCG XSL RR 128/64): M. E. O'Neill, "PCG: A Family of
// Simple Fast Space-Efficient Statistically Good Algorithms for Random Number
// Generation", Harvey Mudd College HMC-CS-2014-0905.
//
// The zero value is NewGenerator(0). A Generator must not be used from several
// goroutines at once; [Generator.Spawn] makes one for each. Copying one copies
// its place in the stream.
type Generator struct {
	seeds     SeedSequence
	high, low uint64 // state
	incHigh   uint64 // increment, which selects the stream; odd
	incLow    uint64 // and so never 0, once seeded
	half      uint32 // upper half of a word whose lower half was handed out
	hasHalf   bool
}

// NewGenerator starts the stream of numpy.random.default_rng(seed); with
// several numbers that of default_rng([…]), without any that of default_rng(0).
func NewGenerator(seed ...uint64) *Generator {
	return (&SeedSequence{Entropy: seed}).Generator()
}

func (g *Generator) seed() {
	w := g.seeds.GenerateState(8)
	word := func(i int) uint64 { return uint64(w[i]) | uint64(w[i+1])<<32 }
	sequenceHigh, sequenceLow := word(4), word(6)
	g.incHigh = sequenceHigh<<1 | sequenceLow>>63
	g.incLow = sequenceLow<<1 | 1
	g.high, g.low = 0, 0
	g.step()
	var carry uint64
	g.low, carry = bits.Add64(g.low, word(2), 0)
	g.high, _ = bits.Add64(g.high, word(0), carry)
	g.step()
}

// step is state = state·multiplier + increment modulo 2¹²⁸.
func (g *Generator) step() {
	const multiplierHigh, multiplierLow = 2549297995355413924, 4865540595714422341
	high, low := bits.Mul64(g.low, multiplierLow)
	high += g.high*multiplierLow + g.low*multiplierHigh
	var carry uint64
	g.low, carry = bits.Add64(low, g.incLow, 0)
	g.high, _ = bits.Add64(high, g.incHigh, carry)
}

// Uint64 returns the next 64 random bits. It makes a Generator a math/rand/v2
// Source, which gonum's distributions take.
func (g *Generator) Uint64() uint64 {
	if g.incLow == 0 {
		g.seed()
	}
	g.step()
	return bits.RotateLeft64(g.high^g.low, -int(g.high>>58))
}

// Uint32 returns the next 32 random bits: the lower half of a word of 64, at the
// next call its upper half, also when numbers of other kinds are drawn in
// between.
func (g *Generator) Uint32() uint32 {
	if g.hasHalf {
		g.hasHalf = false
		return g.half
	}
	w := g.Uint64()
	g.half, g.hasHalf = uint32(w>>32), true
	return uint32(w)
}

// Random returns a number from [0, 1), all 2⁵³ multiples of 2⁻⁵³ being equally
// likely: Generator.random.
func (g *Generator) Random() float64 {
	return float64(g.Uint64()>>11) / (1 << 53)
}

// RandomSlice returns n numbers from [0, 1): Generator.random(n).
func (g *Generator) RandomSlice(n int) []float64 {
	return draw("Generator.Random", n, g.Random)
}

// Spawn returns n generators whose streams have nothing to do with this one or
// each other: Generator.spawn. It draws no numbers. It panics if n is negative.
func (g *Generator) Spawn(n int) []*Generator {
	children := g.seeds.Spawn(n)
	generators := make([]*Generator, n)
	for i, s := range children {
		generators[i] = s.Generator()
	}
	return generators
}
