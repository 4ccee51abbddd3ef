package model

import (
	"math"
	"testing"
)

func TestSincos(t *testing.T) {
	const n = 100_000
	for i := range n + 1 {
		x := 2 * math.Pi * float64(i) / n
		sin, cos := sincos(x)
		s, c := math.Sincos(x)
		if math.Abs(sin-s) > 3e-16 || math.Abs(cos-c) > 3e-16 {
			t.Fatalf("at %v they are %v and %v, want %v and %v", x, sin, cos, s, c)
		}
	}
}
