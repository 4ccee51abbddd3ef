package fft

import (
	"fmt"
	"sync"
	"unsafe"
)

// idle has what the last signals need, for the next one of that length, until the
// garbage collector takes it.
var idle sync.Pool

// waiting returns what was left by a signal of 2m samples, or nil.
func waiting(m int) *later {
	for {
		l, _ := idle.Get().(*later)
		if l == nil || len(l.z) == m {
			return l
		}
	}
}

// wait leaves l for the next signal. A pool keeps one thing for the processor that
// the goroutine is on, which it may not be on next time. The others are for all, so
// there is something else to be the one.
func (l *later) wait() {
	idle.Put(&later{})
	idle.Put(l)
}

// Analytic stores in dst, as long as x, x itself as real parts and, as imaginary
// parts, x with each frequency a quarter of a period late. Frequency 0 and, for an
// even length, half the rate have no such and are left out. What dst holds before
// does not matter. It panics if x is empty or dst has another length.
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
	m := n / 2
	if rows := tableRows(m); m >= shortestTable && rows > 1 {
		l := waiting(m)
		if l == nil {
			l = newLater(rows, m/rows)
		}
		l.analytic(dst, x)
		l.wait()
		return
	}
	join(dst, x, lateEven(dst, x), 2/float64(n))
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

// lateEven works in the two halves of dst and returns the second one, with pairs of
// samples half the length too large, and the odd ones negative. It transforms even
// samples as real parts and odd ones as imaginary parts. The coefficients of both
// become those of the samples wanted, and stay in their places; conjugate, so that
// the next transform goes back.
func lateEven(dst []complex128, x []float64) []complex128 {
	m := len(x) / 2
	first, second := dst[:m:m], dst[m:]
	copy(unsafe.Slice((*float64)(unsafe.Pointer(&second[0])), len(x)), x)
	plan := newStages(m, 1, first)
	z := plan.replace(second)
	w := newRoots(len(x))
	z[0] = 0
	for k, l := 1, m-1; k <= l; k, l = k+1, l-1 {
		z[k], z[l] = quarter(z[k], z[l], w.at(k))
	}
	if z = plan.replace(z); &z[0] != &second[0] {
		panic("fft: two transforms do not end where they began")
	}
	return z
}

// join stores x with what is late in dst. Late may be the second half of dst: each
// pair is read before another one takes its place.
func join(dst []complex128, x []float64, late []complex128, scale float64) {
	for i, pair := range late {
		even, odd := real(pair), imag(pair) // adding to 0 leaves no negative one
		dst[2*i], dst[2*i+1] = complex(x[2*i], 0+scale*even), complex(x[2*i+1], 0-scale*odd)
	}
}
