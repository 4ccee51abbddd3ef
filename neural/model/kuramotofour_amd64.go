package model

import "golang.org/x/sys/cpu"

// avx says whether this processor has what kuramotofour_amd64.s needs.
var avx = cpu.X86.HasAVX2

// advanceAVX does what advance does for each, unless a phase leaves the turns next
// to 0: then it reports false and leaves what advance needs as it was.
//
//go:noescape
func advanceAVX(f *[2]four, r *kuramotoRule, steps int) bool

//go:noescape
func pull4AVX(sums *[4]phasor, weight *float64, at *int32, n int, rings *phasor)

//go:noescape
func loadAVX(f *four, sums *[4][4]phasor, home *homes, k int)

//go:noescape
func storeAVX(f *four, home *homes, k, early, late int)

// byLanes says whether loadLanes and storeLanes are there.
var byLanes = avx

// loadLanes gives four lanes the sums and the noise of the four steps from k on.
func loadLanes(f *four, sums *[4][4]phasor, home *homes, k int) { loadAVX(f, sums, home, k) }

// storeLanes takes what became of them in the four steps from k on, which are early
// and late in the rings.
func storeLanes(f *four, home *homes, k, early, late int) { storeAVX(f, home, k, early, late) }

func advanceAtOnce(f *[2]four, r *kuramotoRule, steps int) bool {
	return avx && !r.unwrapped && advanceAVX(f, r, steps)
}

// pull4 relies on links, which keep all places of a ring within rings.
func pull4(sums *[4]phasor, weight []float64, at []int32, rings []phasor) {
	if !avx || len(weight) == 0 {
		pull4Go(sums, weight, at, rings)
		return
	}
	pull4AVX(sums, &weight[0], &at[:len(weight)][0], len(weight), &rings[0])
}
