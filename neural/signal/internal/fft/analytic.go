package fft

import (
	"fmt"
	"runtime"
	"sync"
	"unsafe"
)

// Analytic stores in dst, as long as x, x itself as real parts and, as imaginary
// parts, x with each frequency a quarter of a period late. Frequency 0 and, for an
// even length, half the rate have no such and are left out. It panics if x is
// empty or dst has another length.
func Analytic(dst []complex128, x []float64) {
	n := len(x)
	if n < 1 || len(dst) != n {
		panic(fmt.Sprintf("fft: Analytic has lengths %d of dst and %d of x, want the same, at least 1", len(dst), n))
	}
	if n%2 == 1 {
		for i, late := range lateOdd(x) {
			dst[i] = complex(x[i], late)
		}
		return
	}
	late, scale := lateEven(dst, x), 2/float64(n)
	// What is late is the second half of dst. Half of what is left to do at a time,
	// and no sample more, does not get in the way of the rest of it.
	for low := 0; low < n; {
		high := low + max((n-low)/4*2, 2)
		share(low/2, high/2, 1<<13, func(low, high int) {
			for i := 2 * low; i < 2*high; i += 2 {
				even, odd := late[i], late[i+1] // adding to 0 leaves no negative one
				dst[i], dst[i+1] = complex(x[i], 0+scale*even), complex(x[i+1], 0-scale*odd)
			}
		})
		low = high
	}
}

func lateOdd(x []float64) []float64 {
	r := NewReal(len(x))
	c := r.Forward(make([]complex128, len(x)/2+1), x)
	c[0] = 0
	for k, v := range c {
		c[k] = complex(imag(v), -real(v))
	}
	return r.Inverse(make([]float64, len(x)), c)
}

// lateEven works in the two halves of dst and returns the second one, with the
// samples half the length too large, and the odd ones negative. It transforms even
// samples as real parts and odd ones as imaginary parts. The coefficients of both
// become those of the samples wanted, and stay in their places; conjugate, so that
// the next transform goes back.
func lateEven(dst []complex128, x []float64) []float64 {
	m := len(x) / 2
	first, second := dst[:m:m], dst[m:]
	late := unsafe.Slice((*float64)(unsafe.Pointer(&second[0])), len(x))
	plan := newPlan(m, first)
	if plan.table != nil {
		plan.table.late(second, x)
		return late
	}
	copy(late, x)
	z := plan.replace(second)
	w := newRoots(len(x))
	z[0] = 0
	for k, l := 1, m-1; k <= l; k, l = k+1, l-1 {
		z[k], z[l] = quarter(z[k], z[l], w.at(k))
	}
	if z = plan.replace(z); &z[0] != &second[0] {
		panic("fft: two transforms do not end where they began")
	}
	return late
}

// share calls do for parts of the numbers from low to below high, of at least least
// each, on as many goroutines as there are processors.
func share(low, high, least int, do func(low, high int)) {
	parts := max(min(runtime.GOMAXPROCS(0), (high-low)/least), 1)
	var wg sync.WaitGroup
	for p := range parts - 1 {
		wg.Go(func() { do(low+(high-low)*p/parts, low+(high-low)*(p+1)/parts) })
	}
	do(low+(high-low)*(parts-1)/parts, high)
	wg.Wait()
}
