package signal

import (
	"fmt"
	"slices"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/fft"
)

// WelchOptions are the options of [Welch]. The zero value holds the defaults.
type WelchOptions struct {
	// Window weighs each segment. Default Hann.
	Window Window

	// Segment is a segment's length, in samples. Default 256, and never more than
	// the signal has.
	Segment int

	// Step is the distance from one segment's begin to the next one's, in samples.
	// Default half of Segment, rounded up.
	Step int

	// NFFT is the length of the transforms, to which segments are filled up with
	// zeros, at least Segment. Default Segment.
	NFFT int

	// KeepMean leaves each segment's mean in it, by default it is taken away.
	KeepMean bool

	// Spectrum has powers in the signal's unit squared, by default they are
	// densities, that per hertz.
	Spectrum bool

	// Median takes the median over the segments, corrected for its bias, by default
	// the mean is taken. It withstands single loud segments.
	Median bool
}

// Welch estimates the power spectrum of x, sampled at rate hertz, as the mean of
// the spectra of segments that overlap (Welch, IEEE Trans. AU-15, 1967):
// scipy.signal.welch. The frequencies, in hertz, reach from 0 to half the rate;
// the power of each holds that of its negative too. A remainder of x that is too
// short for a segment is left out.
//
// It panics if x is empty or not finite, if rate is not positive, or if an option
// is out of its range.
func Welch(x []float64, rate float64, o *WelchOptions) (frequencies, power []float64) {
	if o == nil {
		o = &WelchOptions{}
	}
	checkSignal("Welch", "x", x, 1)
	checkPositive("Welch rate", rate)
	segment, step, nfft := o.Segment, o.Step, o.NFFT
	if segment == 0 {
		segment = 256
	}
	segment = min(segment, len(x))
	if step == 0 {
		step = segment - segment/2
	}
	if nfft == 0 {
		nfft = segment
	}
	switch {
	case segment < 1:
		panic(fmt.Sprintf("signal: WelchOptions.Segment has %d, want at least 1", o.Segment))
	case step < 1:
		panic(fmt.Sprintf("signal: WelchOptions.Step has %d, want at least 1", o.Step))
	case nfft < segment:
		panic(fmt.Sprintf("signal: WelchOptions.NFFT has %d, want at least the segment's length, %d", o.NFFT, segment))
	}

	weights := o.Window.or(Hann).Periodic(segment)
	var sum, squares float64
	for _, w := range weights {
		sum += w
		squares += w * w
	}
	scale := 1 / (rate * squares)
	if o.Spectrum {
		scale = 1 / (sum * sum)
	}

	plan := fft.NewReal(nfft)
	line, c := make([]float64, nfft), make([]complex128, nfft/2+1)
	segments := (len(x)-segment)/step + 1
	power = make([]float64, nfft/2+1)
	var all [][]float64 // [frequency][segment]
	if o.Median {
		all = make([][]float64, len(power))
	}
	for s := range segments {
		piece := x[s*step:][:segment]
		mean := 0.0
		if !o.KeepMean {
			for _, v := range piece {
				mean += v
			}
			mean /= float64(segment)
		}
		for i, v := range piece {
			line[i] = (v - mean) * weights[i]
		}
		for k, v := range plan.Forward(c, line) {
			p := scale * (real(v)*real(v) + imag(v)*imag(v))
			if k > 0 && 2*k < nfft {
				p *= 2
			}
			power[k] += p
			if o.Median {
				all[k] = append(all[k], p)
			}
		}
	}
	for k := range power {
		if o.Median {
			power[k] = median(all[k]) / medianBias(segments)
		} else {
			power[k] /= float64(segments)
		}
	}
	return RFFTFreq(nfft, rate), power
}

// median returns the median of x, which it sorts.
func median(x []float64) float64 {
	slices.Sort(x)
	n := len(x)
	return (x[(n-1)/2] + x[n/2]) / 2
}

// medianBias is the median over the mean of n powers of noise: 1 + Σ 1/(2i+1) -
// 1/(2i) for i to (n-1)/2 (Allen et al., Physical Review D 85, 122006, 2012,
// appendix B).
func medianBias(n int) float64 {
	b := 1.0
	for i := 1; i <= (n-1)/2; i++ {
		b += 1/float64(2*i+1) - 1/float64(2*i)
	}
	return b
}
