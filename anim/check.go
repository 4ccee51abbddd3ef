package anim

import (
	"fmt"
	"math"
)

// wantLen panics if a field has another length than those it belongs to.
func wantLen(artist, field string, got, want int, of string) {
	if got != want {
		panic(fmt.Sprintf("anim: %s.%s has length %d, want %d, the length of %s", artist, field, got, want, of))
	}
}

// gridAxis checks the places of a matrix's columns or rows, which must grow,
// and fills in 0, 1, 2 … for nil.
func gridAxis(artist, field string, at []float64, n int, of string) []float64 {
	if at == nil {
		at = make([]float64, n)
		for i := range at {
			at[i] = float64(i)
		}
	}
	wantLen(artist, field, len(at), n, of)
	checkGrowing(artist, field, at)
	return at
}

// checkGrowing panics unless every number is finite and above the one before.
func checkGrowing(artist, field string, at []float64) {
	for i, v := range at {
		if math.IsNaN(v) || math.IsInf(v, 0) || i > 0 && v <= at[i-1] {
			panic(fmt.Sprintf("anim: %s.%s[%d] is %v, want finite numbers, each above the one before", artist, field, i, v))
		}
	}
}
