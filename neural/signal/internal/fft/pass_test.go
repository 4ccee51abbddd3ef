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
	for _, n := range []int{2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 64, 128, 13, 29, 31, 60, 90, 450, 2310, 1 << 8} {
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
				case 8, 10:
					st.passSums(want, x)
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

// passSums is for the test alone: where there are no passes for pairs, no even radix
// above 4 is done in one.
func (st *stage) passSums(y, x []complex128) {
	r, m, s := st.radix, st.count, st.stride
	for i := range m {
		for q := range s {
			for k := range r {
				sum := complex128(0)
				for j := range r {
					sum += x[s*(i+j*m)+q] * root(j*k%r, r)
				}
				if k > 0 {
					sum *= st.twiddles[(r-1)*i+k-1]
				}
				y[s*(r*i+k)+q] = sum
			}
		}
	}
}
