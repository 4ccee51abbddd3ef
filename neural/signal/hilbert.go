package signal

import (
	"math"
	"math/cmplx"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/fft"
)

// Hilbert returns the analytic signal of x, as long as x: x itself in the real
// parts, and in the imaginary parts x with each frequency a quarter of its period
// late. It is scipy.signal.hilbert. Its size is the [Envelope] of x and its angle
// the [Phase]. It takes x to be periodic: where the ends do not meet, results near
// them are off.
//
// It panics if x is empty or not finite.
func Hilbert(x []float64) []complex128 {
	checkSignal("Hilbert", "x", x, 1)
	return analytic(x)
}

// Envelope returns the amplitude of x at each sample, in its unit. See [Hilbert].
func Envelope(x []float64) []float64 {
	checkSignal("Envelope", "x", x, 1)
	y := make([]float64, len(x))
	for i, v := range analytic(x) {
		y[i] = cmplx.Abs(v)
	}
	return y
}

// Phase returns the phase of x at each sample, in radians from -π to π, 0 where a
// cosine has its peak. Take the mean away before, and filter x to the band in
// question. See [Hilbert].
func Phase(x []float64) []float64 {
	checkSignal("Phase", "x", x, 1)
	y := make([]float64, len(x))
	for i, v := range analytic(x) {
		y[i] = math.Atan2(imag(v), real(v))
	}
	return y
}

func analytic(x []float64) []complex128 {
	y := fft.Room[complex128](len(x))
	fft.Analytic(y, x)
	return y
}
