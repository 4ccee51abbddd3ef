package fft

import (
	"fmt"
	"unsafe"
)

// A Real transforms real sequences of one length, by a complex transform of half
// the length where that is even. It must not be used by two goroutines at once.
type Real struct {
	n      int
	half   int // the complex transform's length
	plan   *Plan
	roots  *roots
	buffer []complex128
}

// NewReal returns a plan for sequences of n real numbers. It panics if n is not
// positive.
func NewReal(n int) *Real {
	if n < 1 {
		panic(fmt.Sprintf("fft: NewReal n has %d, want at least 1", n))
	}
	half := n
	if n%2 == 0 {
		half = n / 2
	}
	return &Real{n: n, plan: New(half), roots: newRoots(n), half: half}
}

// Len returns the length of the real sequences.
func (r *Real) Len() int { return r.n }

// Forward stores the transform of x at the frequencies 0 to n/2 in dst, of length
// n/2+1, and returns dst. It panics if a length is another.
func (r *Real) Forward(dst []complex128, x []float64) []complex128 {
	r.check("Forward", len(dst), len(x))
	b := r.room()
	if r.n%2 == 1 {
		for i, v := range x {
			b[i] = complex(v, 0)
		}
	} else {
		for i := range b {
			b[i] = complex(x[2*i], x[2*i+1])
		}
	}
	r.forward(dst, b)
	return dst
}

// ForwardLow is Forward for the frequencies from 0 on that dst has room for. It
// leaves something else in x, and needs no memory beside it but the plan's scratch.
func (r *Real) ForwardLow(dst []complex128, x []float64) {
	if len(x) != r.n || len(dst) > r.n/2+1 {
		panic(fmt.Sprintf("fft: Real.ForwardLow has lengths %d of coefficients and %d of samples, want at most %d and %d", len(dst), len(x), r.n/2+1, r.n))
	}
	if r.n%2 == 1 {
		b := r.room()
		for i, v := range x {
			b[i] = complex(v, 0)
		}
		r.forward(dst, b)
		return
	}
	// A complex number lies in memory as its two parts.
	r.forward(dst, unsafe.Slice((*complex128)(unsafe.Pointer(&x[0])), r.half))
}

// forward transforms b, the samples as complex numbers, in its place.
func (r *Real) forward(dst, b []complex128) {
	b = r.plan.run(b)
	if r.n%2 == 1 {
		copy(dst, b)
		if len(dst) > 0 {
			dst[0] = complex(real(dst[0]), 0)
		}
		return
	}
	m := len(b)
	if len(dst) > 0 {
		dst[0] = complex(real(b[0])+imag(b[0]), 0)
	}
	if len(dst) > m {
		dst[m] = complex(real(b[0])-imag(b[0]), 0)
	}
	for k, l := 1, m-1; k <= l && k < len(dst); k, l = k+1, l-1 {
		// The even samples' transform is even, that of the odd ones i times odd.
		u, v := b[k], complex(real(b[l]), -imag(b[l]))
		even, odd := scaled(0.5, u+v), scaled(0.5, u-v)
		odd = timesI(odd) * r.roots.at(k)
		dst[k] = even - odd
		if l < len(dst) {
			dst[l] = complex(real(even+odd), -imag(even+odd))
		}
	}
}

// room returns the buffer, which those who transform in place do not need.
func (r *Real) room() []complex128 {
	if r.buffer == nil {
		r.buffer = make([]complex128, r.half)
	}
	return r.buffer
}

// Inverse stores in dst, of length n, the real sequence whose transform is n
// times c, of length n/2+1, and returns dst: n times what Forward began with is
// divided by n. The imaginary parts of c[0] and, for even n, of c[n/2] count as 0.
// It panics if a length is another.
func (r *Real) Inverse(dst []float64, c []complex128) []float64 {
	r.check("Inverse", len(c), len(dst))
	b := r.room()
	scale := 1 / float64(r.n)
	if r.n%2 == 1 {
		// Conjugates in, real parts out: a forward transform is an inverse one.
		b[0] = complex(real(c[0]), 0)
		for k := 1; k < len(c); k++ {
			b[k], b[r.n-k] = complex(real(c[k]), -imag(c[k])), c[k]
		}
		b = r.plan.run(b)
		for i := range dst {
			dst[i] = scale * real(b[i])
		}
		return dst
	}
	m := len(b)
	b[0] = complex(real(c[0])+real(c[m]), -(real(c[0]) - real(c[m])))
	for k, l := 1, m-1; k <= l; k, l = k+1, l-1 {
		u, v := c[k], complex(real(c[l]), -imag(c[l]))
		w := r.roots.at(k)
		even, odd := u+v, timesI((u-v)*complex(real(w), -imag(w)))
		b[k] = complex(real(even+odd), -imag(even+odd))
		b[l] = even - odd
	}
	for i, v := range r.plan.run(b) {
		dst[2*i], dst[2*i+1] = scale*real(v), -scale*imag(v)
	}
	return dst
}

func (r *Real) check(method string, coefficients, samples int) {
	if samples != r.n || coefficients != r.n/2+1 {
		panic(fmt.Sprintf("fft: Real.%s has lengths %d of coefficients and %d of samples, want %d and %d", method, coefficients, samples, r.n/2+1, r.n))
	}
}
