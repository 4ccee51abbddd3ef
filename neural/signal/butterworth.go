package signal

import (
	"fmt"
	"math"
	"math/cmplx"
)

// A Butterworth is a recursive filter, as flat as can be in what passes. Low and
// High, in hertz, are where the amplitude is 1/√2 after one pass, and 1/2 after
// the two of Filter:
//
//	Low = 0            low-pass, up to High
//	High = 0           high-pass, from Low
//	Low < High         band-pass, from Low to High
//	Low > High         band-stop, up to High and from Low
type Butterworth struct {
	// Order is how many poles it has, twice as many where Low and High are given.
	// Each makes the stopped amplitude fall by 6 dB an octave. Default 4.
	Order int

	Low, High float64
}

// Filter stores x, sampled at rate hertz, filtered forwards and backwards in dst,
// and returns dst: see [SOS.FiltFilt]. It panics as Sections and FiltFilt do.
func (f *Butterworth) Filter(dst, x []float64, rate float64) []float64 {
	return f.Sections(rate).FiltFilt(dst, x)
}

// maxOrder is where designs end; far earlier rounding spoils narrow bands.
const maxOrder = 100

// Sections returns the filter for signals sampled at rate hertz:
// scipy.signal.butter(…, output="sos", fs=rate), its sections in the same order
// and with zeros and poles paired in the same way. It panics if Order is not from
// 1 to 100, if neither Low nor High is given, or if one is negative or not below
// half the rate.
func (f *Butterworth) Sections(rate float64) SOS {
	checkPositive("Butterworth rate", rate)
	order := f.Order
	if order == 0 {
		order = 4
	}
	if order < 1 || order > maxOrder {
		panic(fmt.Sprintf("signal: Butterworth.Order has %d, want from 1 to %d", f.Order, maxOrder))
	}
	if !(f.Low >= 0 && f.Low < rate/2) {
		panic(fmt.Sprintf("signal: Butterworth.Low has %v, want at least 0 and below half the rate, %v", f.Low, rate/2))
	}
	if !(f.High >= 0 && f.High < rate/2) {
		panic(fmt.Sprintf("signal: Butterworth.High has %v, want at least 0 and below half the rate, %v", f.High, rate/2))
	}
	if f.Low == 0 && f.High == 0 {
		panic("signal: Butterworth has neither Low nor High, want at least one")
	}
	if f.Low == f.High {
		panic(fmt.Sprintf("signal: Butterworth.Low and High have both %v, want different ones", f.Low))
	}

	// The analog low-pass: poles on the left half of the unit circle.
	s := zpk{k: 1}
	for m := -order + 1; m < order; m += 2 {
		s.p = append(s.p, -cmplx.Exp(complex(0, math.Pi*float64(m)/float64(2*order))))
		if m == 0 {
			s.p[len(s.p)-1] = -1
		}
	}
	// Frequencies are bent so that the bilinear transform puts them right.
	warped := func(f float64) float64 { return 4 * math.Tan(math.Pi*(2*f/rate)/2) }
	low, high := warped(f.Low), warped(f.High)
	switch {
	case f.Low == 0:
		s.lowPass(high)
	case f.High == 0:
		s.highPass(low)
	case f.Low < f.High:
		s.bandPass(math.Sqrt(low*high), high-low)
	default:
		s.bandStop(math.Sqrt(low*high), low-high)
	}
	s.bilinear()
	return s.sections()
}
