package neural

import (
	"fmt"
	"math"
	"slices"
)

// MinMax stores x in dst, stretched and moved so that its least number becomes low
// and its greatest high: scikit-learn's MinMaxScaler(feature_range=(low, high)) for
// one feature. If all numbers are equal, or so nearly that only rounding tells
// them apart, they are moved only, to low. A nil dst is allocated; dst may be x. It
// returns dst.
//
// It panics if low is not below high, if x has a NaN or an infinity, or if dst has
// another length than x. An empty x gives an empty result.
func MinMax(dst, x []float64, low, high float64) []float64 {
	if !(low < high) {
		panic(fmt.Sprintf("neural: MinMax range has %v to %v, want low below high", low, high))
	}
	checkFinite("MinMax", "x", x)
	dst = destination("MinMax", dst, len(x))
	if len(x) == 0 {
		return dst
	}
	least, greatest := slices.Min(x), slices.Max(x)
	span := greatest - least
	if math.IsInf(span, 0) {
		panic(fmt.Sprintf("neural: MinMax x has %v to %v, want a finite difference", least, greatest))
	}
	if span < 10*0x1p-52 { // scikit-learn's bound
		span = 1
	}
	scale := (high - low) / span
	shift := low - float64(least*scale)
	for i, v := range x {
		dst[i] = float64(v*scale) + shift
	}
	return dst
}

// checkFinite panics if x has a NaN or an infinity.
func checkFinite(function, name string, x []float64) {
	for i, v := range x {
		if v-v != 0 {
			panic(fmt.Sprintf("neural: %s %s[%d] has %v, want a finite number", function, name, i, v))
		}
	}
}
