package fft

import (
	"fmt"
	"math"
	"math/cmplx"
	"math/rand"
	"testing"

	"gonum.org/v1/gonum/dsp/fourier"
)

// lengths have all kinds of factors; 401 goes Rader's way, 83 and 1009 and
// 2·1283 Bluestein's.
var lengths = []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 16, 25, 29, 31, 36, 37, 41, 49, 62, 64, 77, 83, 97, 100, 121, 128, 210, 401, 584, 802, 1009, 1024, 1369, 2005, 2048, 2566, 3125, 6859, 16384, 17017, 40401}

func worst[T float64 | complex128](got, want []T, distance func(a, b T) float64) float64 {
	var zero T
	largest, off := 0.0, 0.0
	for i := range want {
		largest = max(largest, distance(want[i], zero))
		off = max(off, distance(got[i], want[i]))
	}
	return off / largest
}

func complexDistance(a, b complex128) float64 { return cmplx.Abs(a - b) }
func realDistance(a, b float64) float64       { return math.Abs(a - b) }

func TestPlan(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, n := range lengths {
		x := make([]complex128, n)
		for i := range x {
			x[i] = complex(r.NormFloat64(), r.NormFloat64())
		}
		want := fourier.NewCmplxFFT(n).Coefficients(nil, x)
		got := append([]complex128(nil), x...)
		p := New(n)
		p.Forward(got)
		if off := worst(got, want, complexDistance); !(off < 1e-13) {
			t.Errorf("length %d: forward is off by %.2g of the largest", n, off)
		}
		p.Inverse(got)
		for i := range got {
			got[i] /= complex(float64(n), 0)
		}
		if off := worst(got, x, complexDistance); !(off < 1e-14) {
			t.Errorf("length %d: back again is off by %.2g of the largest", n, off)
		}
	}
}

func TestReal(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, n := range lengths {
		x := make([]float64, n)
		for i := range x {
			x[i] = r.NormFloat64()
		}
		p := NewReal(n)
		c := p.Forward(make([]complex128, n/2+1), x)
		// gonum's real transform itself is off by 1e-11 at length 1009.
		whole := make([]complex128, n)
		for i, v := range x {
			whole[i] = complex(v, 0)
		}
		if off := worst(c, fourier.NewCmplxFFT(n).Coefficients(nil, whole)[:len(c)], complexDistance); !(off < 1e-13) {
			t.Errorf("length %d: forward is off by %.2g of the largest", n, off)
		}
		if off := worst(p.Inverse(make([]float64, n), c), x, realDistance); !(off < 1e-14) {
			t.Errorf("length %d: back again is off by %.2g of the largest", n, off)
		}
	}
}

// A pure tone has one coefficient. These lengths are 2·5²·11·401, a prime, one that
// goes Bluestein's way, and a power of 2.
func TestLongTone(t *testing.T) {
	for _, n := range []int{220550, 20021, 4 * 83 * 331, 1 << 17} {
		k := n / 7
		x := make([]complex128, n)
		for i := range x {
			s, c := math.Sincos(2 * math.Pi * float64(i*k%n) / float64(n))
			x[i] = complex(c, s)
		}
		New(n).Forward(x)
		for i := range x {
			want := 0.0
			if i == k {
				want = float64(n)
			}
			if cmplx.Abs(x[i]-complex(want, 0)) > 1e-13*float64(n) {
				t.Fatalf("length %d: coefficient %d is %v, want %v", n, i, x[i], want)
			}
		}
	}
}

func TestFast(t *testing.T) {
	for n := 0; n < 3000; n++ {
		want := max(n, 1)
		for ; ; want++ {
			m := want
			for _, p := range []int{2, 3, 5} {
				for m%p == 0 {
					m /= p
				}
			}
			if m == 1 {
				break
			}
		}
		if got := Fast(n); got != want {
			t.Fatalf("Fast(%d) is %d, want %d", n, got, want)
		}
	}
}

func BenchmarkPlan(b *testing.B) {
	for _, n := range []int{1024, 2200, 4096, 220550, 262144, 441100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p, x := New(n), make([]complex128, n)
			for b.Loop() {
				p.Forward(x)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/sample")
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		New(441100)
	}
}
