package signal

import (
	"math"
	"testing"
)

func TestFinite(t *testing.T) {
	for n := range 20 {
		x := make([]float64, n)
		if !finite(x) {
			t.Errorf("%d zeros are not finite", n)
		}
		for i := range x {
			for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
				x[i] = v
				if finite(x) {
					t.Errorf("%d numbers are finite with %v at %d", n, v, i)
				}
			}
			x[i] = math.MaxFloat64
		}
		if !finite(x) {
			t.Errorf("%d large numbers are not finite", n)
		}
	}
}
