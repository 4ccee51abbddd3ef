//go:build !amd64

package model

func advanceAtOnce(f *[2]four, r *kuramotoRule, steps int) bool { return false }

func pull4(sums *[4]phasor, weight []float64, at []int32, rings []phasor) {
	pull4Go(sums, weight, at, rings)
}
