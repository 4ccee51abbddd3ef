package neural

import (
	"fmt"
	"math"
)

// The conversions float64(a*b) in this file keep Go from fusing a product and a
// sum into one operation, which it may do on some processors and which would
// change the last bit.

// Uniform returns a number from [low, high): numpy.random.uniform. As in numpy
// high may lie below low, and rounding can yield high itself. It panics if
// high - low is not finite.
func (r *RandomState) Uniform(low, high float64) float64 {
	if width := high - low; math.IsInf(width, 0) || math.IsNaN(width) {
		panic(fmt.Sprintf("neural: RandomState.Uniform range has %g to %g, want finite numbers with a finite difference", low, high))
	}
	return low + float64((high-low)*r.Random())
}

// UniformSlice returns n numbers from [low, high): numpy.random.uniform(low,
// high, n).
func (r *RandomState) UniformSlice(low, high float64, n int) []float64 {
	return draw("RandomState.Uniform", n, func() float64 { return r.Uniform(low, high) })
}

// Randn returns a number from the normal distribution of mean 0 and standard
// deviation 1: numpy.random.randn.
//
// Numbers are made two at a time (G. Marsaglia's polar method), the second is
// kept for the next call of Randn or Normal, also when numbers of other kinds
// are drawn in between.
func (r *RandomState) Randn() float64 {
	if r.hasGauss {
		r.hasGauss = false
		return r.gauss
	}
	for {
		x := float64(2*r.Random()) - 1
		y := float64(2*r.Random()) - 1
		square := float64(x*x) + float64(y*y)
		if square >= 1 || square == 0 {
			continue
		}
		f := math.Sqrt(float64(-2*libmLog(square)) / square)
		r.gauss, r.hasGauss = f*x, true
		return f * y
	}
}

// RandnSlice returns n numbers from the normal distribution of mean 0 and
// standard deviation 1: numpy.random.randn(n).
func (r *RandomState) RandnSlice(n int) []float64 {
	s := draw("RandomState.Randn", n, func() (none float64) { return })
	r.FillRandn(s)
	return s
}

// Normal returns a number from the normal distribution of mean loc and standard
// deviation scale: numpy.random.normal. It panics if scale is negative (-0
// counts, as in numpy) or not a number.
func (r *RandomState) Normal(loc, scale float64) float64 {
	checkScale("RandomState.Normal", scale)
	return loc + float64(scale*r.Randn())
}

// NormalSlice returns n numbers from the normal distribution of mean loc and
// standard deviation scale: numpy.random.normal(loc, scale, n).
func (r *RandomState) NormalSlice(loc, scale float64, n int) []float64 {
	return draw("RandomState.Normal", n, func() float64 { return r.Normal(loc, scale) })
}

// Exponential returns a number from the exponential distribution of mean scale
// (1/rate): numpy.random.exponential. It panics if scale is negative or not a
// number.
func (r *RandomState) Exponential(scale float64) float64 {
	checkScale("RandomState.Exponential", scale)
	return scale * -libmLog(1-r.Random())
}

// ExponentialSlice returns n numbers from the exponential distribution of mean
// scale: numpy.random.exponential(scale, n).
func (r *RandomState) ExponentialSlice(scale float64, n int) []float64 {
	return draw("RandomState.Exponential", n, func() float64 { return r.Exponential(scale) })
}

func checkScale(method string, scale float64) {
	if math.IsNaN(scale) || math.Signbit(scale) {
		panic(fmt.Sprintf("neural: %s scale has %g, want at least 0", method, scale))
	}
}
