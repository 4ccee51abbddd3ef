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
	// What is late lies behind i in dst. Adding to 0 leaves no negative one.
	scale := 2 / float64(n)
	late := lateEven(dst, x)
	for i := 0; i < n; i += 2 {
		even, odd := late[i], late[i+1]
		dst[i], dst[i+1] = complex(x[i], 0+scale*even), complex(x[i+1], 0-scale*odd)
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
// samples half the length too large, and the odd ones negative. It transforms even samples as real parts and odd ones as imaginary parts. The
// coefficients of both, z, become those of the samples wanted, and stay in their
// places.
func lateEven(dst []complex128, x []float64) []float64 {
	m := len(x) / 2
	first, second := dst[:m:m], dst[m:]
	plan := newPlan(m, first)
	z := plan.runFrom(unsafe.Slice((*complex128)(unsafe.Pointer(&x[0])), m), second)
	w := newRoots(len(x))
	z[0] = 0
	share(1, m/2+1, func(low, high int) {
		for k := low; k < high; k++ {
			// With E and O for the even and the odd samples, and ω the k-th root,
			// these are -iωO and -iE/ω. They and the next transform are
			// conjugate, so that it goes back.
			u, v := z[k], z[m-k]
			root := w.at(k)
			even := complex(0.5*(real(u)+real(v)), 0.5*(imag(u)-imag(v)))
			odd := complex(0.5*(imag(u)+imag(v)), 0.5*(real(v)-real(u)))
			odd *= root
			even *= complex(real(root), -imag(root))
			z[k] = complex(real(even)+imag(odd), real(odd)-imag(even))
			z[m-k] = complex(imag(odd)-real(even), -real(odd)-imag(even))
		}
	})
	if plan.scratch = second; &z[0] == &second[0] {
		plan.scratch = first
	}
	if z = plan.run(z); &z[0] != &second[0] {
		panic("fft: two transforms do not end where they began")
	}
	return unsafe.Slice((*float64)(unsafe.Pointer(&second[0])), len(x))
}

// share calls do for parts of the numbers from low to below high, on as many
// goroutines as gain from it.
func share(low, high int, do func(low, high int)) {
	const enough = 1 << 13
	parts := max(min(runtime.GOMAXPROCS(0), (high-low)/enough), 1)
	var wg sync.WaitGroup
	for p := range parts - 1 {
		wg.Go(func() { do(low+(high-low)*p/parts, low+(high-low)*(p+1)/parts) })
	}
	do(low+(high-low)*(parts-1)/parts, high)
	wg.Wait()
}
