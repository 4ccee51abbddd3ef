package fft

import (
	"math/rand"
	"runtime"
	"testing"
)

// Passes for two neighbours at a time come to what the ones written in Go do. The
// bits differ only where Go fuses products and sums (GOAMD64=v3).
func TestPairs(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("passes for pairs are there for amd64 only")
	}
	r := rand.New(rand.NewSource(1))
	for _, n := range []int{2, 3, 4, 5, 6, 7, 9, 10, 11, 13, 29, 31, 60, 90, 450, 2310, 1 << 8} {
		for _, batch := range []int{2, 6, group} {
			x := make([]complex128, n*batch)
			for i := range x {
				x[i] = complex(r.NormFloat64(), r.NormFloat64())
			}
			p := newBatch(n, batch)
			for i := range p.stages {
				st := &p.stages[i]
				got, want := make([]complex128, len(x)), make([]complex128, len(x))
				if !st.passPairs(got, x) {
					t.Skip("this processor has no passes for pairs")
				}
				switch st.radix {
				case 10:
					st.pass10(want, x)
				case 2:
					st.pass2(want, x)
				case 3:
					st.pass3(want, x)
				case 4:
					st.pass4(want, x)
				case 5:
					st.pass5(want, x)
				default:
					st.passOdd(want, x)
				}
				if off := worst(got, want, complexDistance); !(off < 1e-15) {
					t.Errorf("length %d, %d at once, radix %d: off by %.2g of the largest", n, batch, st.radix, off)
				}
			}
		}
	}
}

// pass10 is for the test alone: where there are no passes for pairs, 2 and 5 are
// not done in one.
func (st *stage) pass10(y, x []complex128) {
	m, s := st.count, st.stride
	for i := range m {
		for q := range s {
			for k := range 10 {
				sum := complex128(0)
				for j := range 10 {
					sum += x[s*(i+j*m)+q] * root(j*k%10, 10)
				}
				if k > 0 {
					sum *= st.twiddles[9*i+k-1]
				}
				y[s*(10*i+k)+q] = sum
			}
		}
	}
}
