package neural

import "fmt"

// Clip stores x in dst with what is below low replaced by low, and what is above
// high by high: numpy.clip. NaN stays. A nil dst is allocated; dst may be x. It
// returns dst.
//
// It panics if low is above high, if either is NaN, or if dst has another length
// than x.
func Clip(dst, x []float64, low, high float64) []float64 {
	if !(low <= high) {
		panic(fmt.Sprintf("neural: Clip range has %v to %v, want low at most high", low, high))
	}
	dst = destination("Clip", dst, len(x))
	for i, v := range x {
		if v < low {
			v = low
		} else if v > high {
			v = high
		}
		dst[i] = v
	}
	return dst
}
