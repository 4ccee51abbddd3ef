//go:build !amd64

package model

func advanceAtOnce(f *[2]four, r *kuramotoRule, steps int) bool { return false }

func pull4(sums *[4]phasor, weight []float64, at []int32, rings []phasor) {
	pull4Go(sums, weight, at, rings)
}

const byLanes = false

func loadLanes(f *four, sums *[4][4]phasor, home *homes, k int) {}

func storeLanes(f *four, home *homes, k, early, late int) {}
