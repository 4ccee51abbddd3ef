package signal

import (
	"fmt"
	"math"
)

// A FIR is a filter without phase: what passes keeps its time. It is designed by
// the window method and applied as MNE's filter_data does by default. All
// frequencies are in hertz. Low and High say what passes:
//
//	Low = 0            low-pass, up to High
//	High = 0           high-pass, from Low
//	Low < High         band-pass, from Low to High
//	Low > High         band-stop, up to High and from Low
//
// A frequency given passes whole. The transition to what is stopped lies beyond
// it, and half of the amplitude passes in the middle of the transition.
type FIR struct {
	Low, High float64

	// LowTransition and HighTransition are the widths of the transitions at Low
	// and High. Default a quarter of the frequency, at least 2 Hz and at most what
	// there is to 0 below Low and to half the sampling rate above High. (In a
	// band-stop the transitions lie on the other sides; the defaults are those of
	// a low-pass for Low and of a high-pass for High, as in MNE.)
	LowTransition, HighTransition float64

	// Length is the number of taps, made odd by adding one. Default what the
	// narrower transition needs: 3.3/width seconds with the Hamming window, 3.1
	// with Hann's, 5 with Blackman's (Ifeachor and Jervis, Digital Signal
	// Processing, 2nd edition, 2002).
	Length int

	// Window shapes the taps. Default Hamming: what passes is off by 0.6 % at most,
	// and what is stopped is 50 dB down.
	Window Window

	// Padding is how the signal goes on beyond its ends.
	Padding Padding
}

// Filter stores x, sampled at rate hertz, filtered in dst, as long as x, and
// returns dst. A signal shorter than the taps is filtered as it can be: both its
// ends then reach into all of it.
//
// It panics if x is empty or not finite, if dst has another length, and as Taps
// does.
func (f *FIR) Filter(dst, x []float64, rate float64) []float64 {
	checkSignal("FIR.Filter", "x", x, 1)
	dst = destination("FIR.Filter", dst, len(x))
	h := f.Taps(rate)
	edge := min(len(h), len(x)) - 1
	convolveFrom(dst, edge+len(h)/2, f.Padding.extend(x, edge, edge), h)
	return dst
}

// Taps returns the filter's odd number of symmetric weights for signals sampled
// at rate hertz: mne.filter.create_filter. It panics if neither Low nor High is
// given, if a frequency with its transition leaves 0 to half the rate, or if
// Length is too small for a transition, or a transition so narrow that it needs
// more than 2²⁸ taps.
func (f *FIR) Taps(rate float64) []float64 {
	checkPositive("FIR rate", rate)
	nyquist := rate / 2
	window := f.Window.or(Hamming)
	factor, ok := map[Window]float64{Hann: 3.1, Hamming: 3.3, Blackman: 5}[window]
	if !ok {
		panic(fmt.Sprintf("signal: FIR.Window has %d, want Hann, Hamming or Blackman", f.Window))
	}
	for _, c := range []struct {
		name string
		v    float64
	}{{"Low", f.Low}, {"High", f.High}, {"LowTransition", f.LowTransition}, {"HighTransition", f.HighTransition}} {
		if !(c.v >= 0 && c.v < nyquist) {
			panic(fmt.Sprintf("signal: FIR.%s has %v, want at least 0 and below half the rate, %v", c.name, c.v, nyquist))
		}
	}
	points, narrowest := f.points(nyquist)

	if !(factor/narrowest*rate <= mostTaps) {
		panic(fmt.Sprintf("signal: FIR transition has %v Hz, want a wider one: it needs more than 2²⁸ taps", narrowest))
	}
	n := f.Length
	if n == 0 {
		n = max(int(math.Ceil(factor/narrowest*rate)), 1)
	}
	n += (n + 1) % 2
	if n < 1 {
		panic(fmt.Sprintf("signal: FIR.Length has %d, want at least 1", f.Length))
	}
	// A sum of low-passes, each with as many taps as its transition needs.
	h := make([]float64, n)
	last := points[len(points)-1]
	if last.gain == 1 {
		h[n/2] = 1
	}
	for i := len(points) - 2; i >= 0; i-- {
		above, below := points[i+1], points[i]
		if above.gain == below.gain {
			continue
		}
		width := (above.frequency - below.frequency) / nyquist
		taps := int(math.RoundToEven(factor / (width / 2)))
		taps += (taps + 1) % 2
		if taps > n {
			panic(fmt.Sprintf("signal: FIR.Length has %d, want at least %d for the transition from %v to %v Hz", n, taps, below.frequency, above.frequency))
		}
		for j, v := range lowPass(taps, (above.frequency+below.frequency)/2/nyquist, window) {
			h[(n-taps)/2+j] += v * (below.gain - above.gain)
		}
	}
	return h
}

// mostTaps bounds the memory that a filter or a wavelet may take.
const mostTaps = 1 << 28

// A gainPoint is a corner of the wanted response.
type gainPoint struct{ frequency, gain float64 }

// points returns the corners from 0 to the Nyquist frequency, and the width of the
// narrower transition.
func (f *FIR) points(nyquist float64) (points []gainPoint, narrowest float64) {
	low, high := f.Low, f.High
	below, above := f.LowTransition, f.HighTransition
	stop := low > high && high > 0
	if stop {
		low, high, below, above = high, low, above, below
	}
	narrowest = math.Inf(1)
	if low > 0 {
		if below == 0 {
			below = min(max(0.25*low, 2), low)
		}
		narrowest = below
	}
	if high > 0 {
		if above == 0 {
			above = min(max(0.25*high, 2), nyquist-high)
		}
		narrowest = min(narrowest, above)
	}
	lowName, highName := "Low", "High"
	if stop {
		lowName, highName = highName, lowName
	}
	switch {
	case low == 0 && high == 0:
		panic("signal: FIR has neither Low nor High, want at least one")
	case !stop && low == high:
		panic(fmt.Sprintf("signal: FIR.Low and High have both %v, want different ones", low))
	case !stop && low > 0 && low-below < 0:
		panic(fmt.Sprintf("signal: FIR.LowTransition has %v, want at most Low, %v", below, low))
	case !stop && high > 0 && high+above > nyquist:
		panic(fmt.Sprintf("signal: FIR.HighTransition has %v, want at most %v, which is left to half the rate", above, nyquist-high))
	case stop && low+below > high-above:
		panic(fmt.Sprintf("signal: FIR transitions have %v and %v at %s and %s, want at most %v together", below, above, lowName, highName, high-low))
	case stop:
		points = []gainPoint{{0, 1}, {low, 1}, {low + below, 0}, {high - above, 0}, {high, 1}, {nyquist, 1}}
	case low == 0:
		points = []gainPoint{{0, 1}, {high, 1}, {high + above, 0}, {nyquist, 0}}
	case high == 0:
		points = []gainPoint{{0, 0}, {low - below, 0}, {low, 1}, {nyquist, 1}}
	default:
		points = []gainPoint{{0, 0}, {low - below, 0}, {low, 1}, {high, 1}, {high + above, 0}, {nyquist, 0}}
	}
	return points, narrowest
}

// lowPass returns n taps that pass all below cutoff, a part of the Nyquist
// frequency, and whose sum is 1: scipy.signal.firwin.
func lowPass(n int, cutoff float64, window Window) []float64 {
	h := window.Symmetric(n)
	sum := 0.0
	for i := range h {
		if m := float64(i-n/2) * cutoff * math.Pi; m != 0 {
			h[i] *= cutoff * math.Sin(m) / m
		} else {
			h[i] *= cutoff
		}
		sum += h[i]
	}
	for i := range h {
		h[i] /= sum
	}
	return h
}
