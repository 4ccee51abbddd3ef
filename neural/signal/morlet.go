package signal

import (
	"fmt"
	"math"
	"math/cmplx"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/fft"
	"github.com/zoetrope-go/zoetrope/neural/signal/internal/share"
)

// A Morlet transforms signals to time and frequency with Morlet wavelets, as
// MNE's tfr_array_morlet does. Rate and Frequencies must be given.
type Morlet struct {
	Rate        float64   // of the signal, in hertz
	Frequencies []float64 // of the wavelets, in hertz, at most half of Rate

	// Cycles is how many periods a wavelet has, in two standard deviations and
	// times π: one number for all frequencies or one for each. Default 7.
	Cycles []float64

	// KeepMean leaves the wavelets the small mean that they have when Cycles is
	// low, as MNE's zero_mean=False does; by default it is 0.
	KeepMean bool

	// Decim keeps every so many samples of the result. Default 1. It comes after
	// the transform, so what is quicker than the kept samples is folded.
	Decim int
}

// MorletWavelet returns the complex wavelet of a frequency, sampled at rate, both
// in hertz: mne.time_frequency.morlet,
//
//	w(t) = (exp(2πi·f·t) - κ)·exp(-t²/2σ²), σ = cycles/2πf, |t| < 5σ
//
// scaled so that Σ |w|² = 2, with κ = exp(-2(πfσ)²), which makes the mean zero, if
// zeroMean. It has an odd number of samples, the one in the middle at t = 0. It
// panics if a number is not positive, or if that makes more than 2²⁹ samples.
func MorletWavelet(rate, frequency, cycles float64, zeroMean bool) []complex128 {
	checkPositive("MorletWavelet rate", rate)
	checkPositive("MorletWavelet frequency", frequency)
	checkPositive("MorletWavelet cycles", cycles)
	sigma := cycles / (2 * math.Pi * frequency)
	step := 1 / rate
	if !(5*sigma/step <= mostTaps) {
		panic(fmt.Sprintf("signal: MorletWavelet cycles has %v at %v Hz, sampled at %v Hz, want less: that makes more than 2²⁹ samples", cycles, frequency, rate))
	}
	half := int(math.Ceil(5*sigma/step)) - 1
	kappa := 0.0
	if zeroMean {
		kappa = math.Exp(-2 * math.Pow(math.Pi*frequency*sigma, 2))
	}
	w := make([]complex128, 2*half+1)
	energy := 0.0
	for i := 0; i <= half; i++ {
		t := float64(i) * step
		s, c := math.Sincos(2 * math.Pi * frequency * t)
		g := math.Exp(-t * t / (2 * sigma * sigma))
		re, im := (c-kappa)*g, s*g
		w[half+i], w[half-i] = complex(re, im), complex(re, -im)
		if i > 0 {
			energy += 2 * (re*re + im*im)
		} else {
			energy += re*re + im*im
		}
	}
	scale := 1 / (math.Sqrt(0.5) * math.Sqrt(energy))
	for i, v := range w {
		w[i] = complex(scale*real(v), scale*imag(v))
	}
	return w
}

// Transform returns the convolution of x with each wavelet, in the signal's unit,
// [frequency][sample]: output="complex" in MNE. There are len(x)/Decim samples,
// rounded up, and beyond the ends of x zeros are taken. It works on all processors.
//
// It panics if x is empty or not finite, if a wavelet is longer than x, or if a
// field is out of its range.
func (m *Morlet) Transform(x []float64) [][]complex128 {
	return m.transform("Transform", x)
}

// Power returns the squares of what Transform returns, [frequency][sample], in the
// signal's unit squared: output="power" in MNE. It panics as Transform does.
func (m *Morlet) Power(x []float64) [][]float64 {
	power := make([][]float64, len(m.Frequencies))
	for i, row := range m.transform("Power", x) {
		power[i] = make([]float64, len(row))
		for t, v := range row {
			power[i][t] = real(v)*real(v) + imag(v)*imag(v)
		}
	}
	return power
}

func (m *Morlet) transform(method string, x []float64) [][]complex128 {
	wavelets := m.wavelets(method, x)
	decim := max(m.Decim, 1)
	out := make([][]complex128, len(wavelets))
	var short, long []int
	longest := 0
	for i, w := range wavelets {
		out[i] = make([]complex128, (len(x)+decim-1)/decim)
		if len(out[i])*len(w) < 60*len(x) { // where sums are faster than transforms
			short = append(short, i)
		} else {
			long = append(long, i)
			longest = max(longest, len(w))
		}
	}
	each(len(short), func() func(i int) {
		return func(i int) { correlateSums(out[short[i]], x, wavelets[short[i]], decim) }
	})
	if len(long) == 0 {
		return out
	}

	// Blocks of x go through one transform forth and one for each wavelet back.
	plan, step := blocks(len(x), longest, fft.New)
	n := plan.Len()
	filters := make([][]complex128, len(long))
	for i, l := range long {
		w := wavelets[l]
		filters[i] = make([]complex128, n)
		copy(filters[i], w)
		plan.Forward(filters[i])
		for k, f := range filters[i] {
			filters[i][k] = cmplx.Conj(f) / complex(float64(n), 0)
		}
	}
	half := longest / 2
	each((len(x)+step-1)/step, func() func(i int) {
		plan, line, spectrum := fft.New(n), make([]complex128, n), make([]complex128, n)
		return func(block int) {
			start := block * step
			end := min(start+step, len(x))
			clear(spectrum)
			for j := max(start-half, 0); j < min(start-half+n, len(x)); j++ {
				spectrum[j-start+half] = complex(x[j], 0)
			}
			plan.Forward(spectrum)
			for i, l := range long {
				for k, f := range filters[i] {
					line[k] = cmplx.Conj(spectrum[k]) * f
				}
				plan.Forward(line) // of conjugates: the inverse's conjugate
				row, offset := out[l], half+len(wavelets[l])/2-start
				for t := (start + decim - 1) / decim; t*decim < end; t++ {
					row[t] = cmplx.Conj(line[t*decim+offset])
				}
			}
		}
	})
	return out
}

// correlateSums stores every decim-th sample of the convolution of x with w, whose
// length is odd and which is its own conjugate in reverse, in out.
func correlateSums(out []complex128, x []float64, w []complex128, decim int) {
	half := len(w) / 2
	for i := range out {
		at := i * decim
		first, last := max(at-half, 0), min(at+half+1, len(x))
		part := w[first-at+half : last-at+half]
		var re, im float64
		for j, v := range x[first:last] {
			re += v * real(part[j])
			im -= v * imag(part[j])
		}
		out[i] = complex(re, im)
	}
}

// each calls what start returns for all i below n, in any order, on all processors:
// start is called once for each of them.
func each(n int, start func() func(i int)) {
	share.Do(n, n, func(int) func(i int) { return start() })
}

func (m *Morlet) wavelets(method string, x []float64) [][]complex128 {
	checkPositive("Morlet.Rate", m.Rate)
	checkSignal("Morlet."+method, "x", x, 1)
	if n := len(m.Cycles); n > 1 && n != len(m.Frequencies) {
		panic(fmt.Sprintf("signal: Morlet.Cycles has length %d, want 1 or that of Frequencies, %d", n, len(m.Frequencies)))
	}
	if m.Decim < 0 {
		panic(fmt.Sprintf("signal: Morlet.Decim has %d, want at least 1", m.Decim))
	}
	if len(m.Frequencies) == 0 {
		panic("signal: Morlet.Frequencies has length 0, want at least 1")
	}
	var all [][]complex128
	for i, f := range m.Frequencies {
		if !(f > 0 && f <= m.Rate/2) {
			panic(fmt.Sprintf("signal: Morlet.Frequencies[%d] has %v, want above 0 and at most half of Rate, %v", i, f, m.Rate/2))
		}
		cycles := 7.0
		switch len(m.Cycles) {
		case 0:
		case 1:
			cycles = m.Cycles[0]
		default:
			cycles = m.Cycles[i]
		}
		checkPositive("Morlet.Cycles", cycles)
		// Before it is made: the wavelet of a low frequency may not fit into memory.
		if n := 2*math.Ceil(5*cycles/(2*math.Pi*f)/(1/m.Rate)) - 1; n > float64(len(x)) {
			panic(fmt.Sprintf("signal: Morlet.%s x has length %d, want at least the wavelet's at %v Hz, %.0f", method, len(x), f, n))
		}
		all = append(all, MorletWavelet(m.Rate, f, cycles, !m.KeepMean))
	}
	return all
}
