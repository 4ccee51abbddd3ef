package neural

import (
	"fmt"
	"slices"
)

// A SeedSequence turns numbers a person chooses into well mixed seeds, and
// spawns further ones whose streams have nothing to do with each other, say one
// for each neuron: numpy.random.SeedSequence, equal to it in every bit.
//
// The mixing is M. E. O'Neill's seed_seq_fe128 ("Developing a seed_seq
// alternative", 2015), changed by R. Kern for numpy.
type SeedSequence struct {
	// Entropy is what the seeds are made from. A single number 42 gives
	// numpy's SeedSequence(42), several give its SeedSequence([…]); none
	// means a single 0.
	Entropy []uint64
	// SpawnKey is the place in the tree of spawned sequences: the index of
	// the child, below it that of the grandchild, and so on. Spawn sets it.
	SpawnKey []uint64

	spawned uint64
}

// seedWords is the size of the pool of mixed entropy.
const seedWords = 4

// words splits numbers into their 32-bit halves, low first, leaving out a high
// half of zero.
func words(numbers []uint64) (w []uint32) {
	for _, n := range numbers {
		w = append(w, uint32(n))
		if n > 1<<32-1 {
			w = append(w, uint32(n>>32))
		}
	}
	return w
}

func (s *SeedSequence) pool() (pool [seedWords]uint32) {
	entropy := words(s.Entropy)
	if len(entropy) == 0 {
		entropy = []uint32{0}
	}
	for len(s.SpawnKey) > 0 && len(entropy) < seedWords {
		entropy = append(entropy, 0) // so that a key never takes the place of entropy
	}
	entropy = append(entropy, words(s.SpawnKey)...)

	constant := uint32(0x43b0d7e5)
	hash := func(x uint32) uint32 {
		x ^= constant
		constant *= 0x931e8875
		x *= constant
		return x ^ x>>16
	}
	mix := func(x, y uint32) uint32 {
		x = 0xca01f9dd*x - 0x4973f715*y
		return x ^ x>>16
	}
	for i := range pool {
		if i < len(entropy) {
			pool[i] = hash(entropy[i])
		} else {
			pool[i] = hash(0)
		}
	}
	for from := range pool {
		for to := range pool {
			if from != to {
				pool[to] = mix(pool[to], hash(pool[from]))
			}
		}
	}
	for _, x := range entropy[min(seedWords, len(entropy)):] {
		for to := range pool {
			pool[to] = mix(pool[to], hash(x))
		}
	}
	return pool
}

// GenerateState returns n well mixed words: SeedSequence.generate_state. It
// returns the same ones at every call. It panics if n is negative.
func (s *SeedSequence) GenerateState(n int) []uint32 {
	if n < 0 {
		panic(fmt.Sprintf("neural: SeedSequence.GenerateState n has %d, want at least 0", n))
	}
	pool := s.pool()
	state := make([]uint32, n)
	constant := uint32(0x8b51f9dd)
	for i := range state {
		x := pool[i%seedWords] ^ constant
		constant *= 0x58f38ded
		x *= constant
		state[i] = x ^ x>>16
	}
	return state
}

// Spawn returns n new sequences, other ones at every call: SeedSequence.spawn.
// It panics if n is negative.
func (s *SeedSequence) Spawn(n int) []*SeedSequence {
	if n < 0 {
		panic(fmt.Sprintf("neural: SeedSequence.Spawn n has %d, want at least 0", n))
	}
	children := make([]*SeedSequence, n)
	for i := range children {
		children[i] = &SeedSequence{
			Entropy:  slices.Clone(s.Entropy),
			SpawnKey: append(slices.Clone(s.SpawnKey), s.spawned),
		}
		s.spawned++
	}
	return children
}

// Generator returns the generator of numpy.random.default_rng(s).
func (s *SeedSequence) Generator() *Generator {
	g := &Generator{seeds: SeedSequence{slices.Clone(s.Entropy), slices.Clone(s.SpawnKey), s.spawned}}
	g.seed()
	return g
}
