package signal

import (
	"fmt"
	"math"
)

// A Window weighs the samples of a piece of a signal, so that its ends do not
// jump. The zero value stands for the window that a function has by default.
type Window int

const (
	DefaultWindow Window = iota
	Hann                 // 0.5 + 0.5·cos φ, φ from -π to π over the window
	Hamming              // 0.54 + 0.46·cos φ
	Blackman             // 0.42 + 0.5·cos φ + 0.08·cos 2φ
	Boxcar               // 1
)

// Symmetric returns the window's n weights with equal ones at both ends, as
// filters are designed with: scipy.signal.get_window(…, fftbins=False), and
// numpy.hanning and its kin. It panics if n is not positive, or if w is none of
// the windows.
func (w Window) Symmetric(n int) []float64 {
	if n < 1 {
		panic(fmt.Sprintf("signal: Window n has %d, want at least 1", n))
	}
	weights := make([]float64, n)
	a := w.coefficients()
	for i := range weights {
		phase := 0.0
		if n > 1 {
			phase = math.Pi * float64(2*i-(n-1)) / float64(n-1)
		}
		weights[i] = a[0] + a[1]*math.Cos(phase) + a[2]*math.Cos(2*phase)
	}
	return weights
}

// Periodic returns the first n of n+1 symmetric weights, as spectra are made with:
// scipy.signal.get_window. It panics as Symmetric does.
func (w Window) Periodic(n int) []float64 {
	if n <= 1 {
		return w.Symmetric(n)
	}
	return w.Symmetric(n + 1)[:n]
}

func (w Window) coefficients() [3]float64 {
	switch w {
	case Hann:
		return [3]float64{0.5, 0.5, 0}
	case Hamming:
		return [3]float64{0.54, 0.46, 0}
	case Blackman:
		return [3]float64{0.42, 0.5, 0.08}
	case Boxcar:
		return [3]float64{1, 0, 0}
	}
	panic(fmt.Sprintf("signal: Window has %d, want one of the constants from Hann on", w))
}

// or returns w, or the window that stands for the zero value.
func (w Window) or(preset Window) Window {
	if w == DefaultWindow {
		return preset
	}
	return w
}
