package signal

import (
	"fmt"
	"math/cmplx"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/fft"
)

// RFFT stores the Fourier transform of n real samples x in dst, of length n/2+1,
// and returns it: numpy.fft.rfft, not normalised,
//
//	dst[k] = Σᵢ x[i]·exp(-2πi·ik/n)
//
// It takes O(n·log n) for every n, also a prime. [RFFTFreq] has the frequencies.
// It panics if x is empty or not finite, or if dst has another length.
func RFFT(dst []complex128, x []float64) []complex128 {
	checkSignal("RFFT", "x", x, 1)
	dst = destination("RFFT", dst, len(x)/2+1)
	return fft.NewReal(len(x)).Forward(dst, x)
}

// IRFFT returns the n real samples whose transform is c, of length n/2+1:
// numpy.fft.irfft(c, n), the inverse of [RFFT]. The imaginary parts of c[0] and,
// for even n, of c[n/2] count as 0. It panics if n is not positive, or if c has
// another length or is not finite.
func IRFFT(c []complex128, n int) []float64 {
	if n < 1 || len(c) != n/2+1 {
		panic(fmt.Sprintf("signal: IRFFT has %d samples of %d coefficients, want at least 1 of n/2+1", n, len(c)))
	}
	checkComplex("IRFFT", "c", c)
	return fft.NewReal(n).Inverse(make([]float64, n), c)
}

// RFFTFreq returns the frequencies of [RFFT] of n samples at the given rate, both
// in one unit: k·rate/n for k from 0 to n/2. It panics if n or rate is not
// positive.
func RFFTFreq(n int, rate float64) []float64 {
	if n < 1 {
		panic(fmt.Sprintf("signal: RFFTFreq n has %d, want at least 1", n))
	}
	checkPositive("RFFTFreq rate", rate)
	f := make([]float64, n/2+1)
	for k := range f {
		f[k] = float64(k) * rate / float64(n)
	}
	return f
}

// FFT stores the Fourier transform of x, numpy.fft.fft, in dst and returns it. dst
// may be x. It panics if x is empty or not finite, or if dst has another length.
func FFT(dst, x []complex128) []complex128 {
	dst = checkTransform("FFT", dst, x)
	fft.New(len(x)).Forward(dst)
	return dst
}

// IFFT stores the inverse of [FFT], numpy.fft.ifft, in dst and returns it. dst may
// be x. It panics if x is empty or not finite, or if dst has another length.
func IFFT(dst, x []complex128) []complex128 {
	dst = checkTransform("IFFT", dst, x)
	fft.New(len(x)).Inverse(dst)
	n := 1 / float64(len(x))
	for i, v := range dst {
		dst[i] = complex(n*real(v), n*imag(v))
	}
	return dst
}

func checkTransform(function string, dst, x []complex128) []complex128 {
	if len(x) == 0 {
		panic("signal: " + function + " x has length 0, want at least 1")
	}
	checkComplex(function, "x", x)
	dst = destination(function, dst, len(x))
	copy(dst, x)
	return dst
}

func checkComplex(function, name string, x []complex128) {
	for i, v := range x {
		if cmplx.IsNaN(v) || cmplx.IsInf(v) {
			panic(fmt.Sprintf("signal: %s %s[%d] has %v, want a finite number", function, name, i, v))
		}
	}
}
