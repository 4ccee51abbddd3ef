package fft

import (
	"math/rand"
	"testing"
)

func TestAnalytic(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, n := range append(lengths, 2*shortestTable, 36_000, 90_090, 2*20021) {
		x, want := make([]float64, n), make([]complex128, n)
		for i := range x {
			x[i] = r.NormFloat64()
			want[i] = complex(x[i], 0)
		}
		// By its definition: no negative frequencies, the positive ones twice.
		p := New(n)
		p.Forward(want)
		for k := range want {
			switch {
			case k == 0 || 2*k == n:
			case 2*k < n:
				want[k] *= 2
			default:
				want[k] = 0
			}
		}
		p.Inverse(want)
		for i := range want {
			want[i] /= complex(float64(n), 0)
		}
		got := make([]complex128, n)
		Analytic(got, x)
		if off := worst(got, want, complexDistance); !(off < 1e-14) {
			t.Errorf("length %d: off by %.2g of the largest", n, off)
		}
	}
}

func BenchmarkAnalytic(b *testing.B) {
	x := make([]float64, 220500)
	for i := range x {
		x[i] = float64(i % 777)
	}
	y := make([]complex128, len(x))
	for b.Loop() {
		Analytic(y, x)
	}
}

func BenchmarkNewAnalytic(b *testing.B) {
	for b.Loop() {
		New(110250)
	}
}
