package signal

import (
	"fmt"
	"math"
	"math/bits"

	"github.com/zoetrope-go/zoetrope/neural/signal/internal/fft"
)

// ResampleOptions are the options of [Resample]. The zero value holds the
// defaults.
type ResampleOptions struct {
	// Pad is by how many samples the signal is lengthened at each end before it is
	// transformed. Default 100; below 0 by none.
	Pad int

	// PowerOfTwo lengthens to the next power of two instead, by at least an eighth
	// of the signal or 100 samples at each end: npad="auto" in MNE.
	PowerOfTwo bool

	// Padding is what it is lengthened with.
	Padding Padding

	// Window weighs the spectrum. Default Boxcar, which leaves it as it is.
	Window Window
}

// Resample changes the sampling rate of x from down to up, in any one unit, by
// cutting or lengthening its spectrum: mne.filter.resample, so that
// Resample(x, 11025, 44100, nil) makes a sound from compact disc a quarter as
// long. The result has len(x)·up/down samples, rounded to the nearest, at least 1.
// Nothing above half the new rate is left, and nothing is folded.
//
// It panics if x is empty or not finite, or if up or down is not positive.
func Resample(x []float64, up, down float64, o *ResampleOptions) []float64 {
	if o == nil {
		o = &ResampleOptions{}
	}
	checkSignal("Resample", "x", x, 1)
	checkPositive("Resample up", up)
	checkPositive("Resample down", down)
	ratio := up / down
	length := func(n int) int {
		l := math.RoundToEven(ratio * float64(n))
		if l > 1<<31 {
			panic(fmt.Sprintf("signal: Resample up has %v for down %v and %d samples, want at most 2³¹ samples as a result", up, down, n))
		}
		return int(l)
	}
	final := max(length(len(x)), 1)
	left, right := o.pads(len(x))
	old := left + len(x) + right
	long := max(length(old), 1)
	skip := length(left)

	y := o.Padding.extend(x, left, right)
	c := make([]complex128, long/2+1)
	fft.NewReal(old).ForwardLow(c[:min(old, long)/2+1], y)
	if shorter := min(old, long); shorter%2 == 0 {
		// The highest frequency stands for its negative too, or is split in two.
		nyquist := &c[shorter/2]
		if long < old {
			*nyquist *= 2
		} else {
			*nyquist *= 0.5
		}
	}
	scale := float64(long) / float64(old)
	weights := o.weights(old)
	for k := range min(old, long)/2 + 1 {
		f := scale
		if weights != nil {
			f *= (weights[(k+old/2)%old] + weights[(old-k+old/2)%old]) / 2
		}
		c[k] = complex(f*real(c[k]), f*imag(c[k]))
	}
	if cap(y) < long {
		y = make([]float64, long)
	}
	y = fft.NewReal(long).Inverse(y[:long], c)
	return append([]float64(nil), y[skip:skip+final]...)
}

// pads returns by how many samples n are lengthened at their begin and end.
func (o *ResampleOptions) pads(n int) (left, right int) {
	switch {
	case o.PowerOfTwo:
		least := n + 2*min(n/8, 100)
		add := 1<<bits.Len(uint(least-1)) - n
		return add / 2, add - add/2
	case o.Pad < 0:
		return 0, 0
	case o.Pad == 0:
		return 100, 100
	}
	return o.Pad, o.Pad
}

// weights returns those of n frequencies, 0 in the middle, or nil if all are 1.
func (o *ResampleOptions) weights(n int) []float64 {
	if w := o.Window.or(Boxcar); w != Boxcar {
		return w.Periodic(n)
	}
	return nil
}
