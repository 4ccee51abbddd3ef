package neural

import (
	"fmt"
	"math"
)

// Uniform returns a number from [low, high): Generator.uniform. Rounding can
// yield high itself. It panics if high lies below low or high - low is not
// finite.
func (g *Generator) Uniform(low, high float64) float64 {
	if width := high - low; !(width >= 0) || math.IsInf(width, 0) {
		panic(fmt.Sprintf("neural: Generator.Uniform range has %g to %g, want finite numbers in ascending order with a finite difference", low, high))
	}
	return low + float64((high-low)*g.Random())
}

// UniformSlice returns n numbers from [low, high): Generator.uniform(low, high,
// n).
func (g *Generator) UniformSlice(low, high float64, n int) []float64 {
	return draw("Generator.Uniform", n, func() float64 { return g.Uniform(low, high) })
}

// StandardNormalSlice returns n numbers from the normal distribution of mean 0
// and standard deviation 1: Generator.standard_normal(n).
func (g *Generator) StandardNormalSlice(n int) []float64 {
	return draw("Generator.StandardNormal", n, g.StandardNormal)
}

// Normal returns a number from the normal distribution of mean loc and standard
// deviation scale: Generator.normal. It panics if scale is negative (-0 counts,
// as in numpy) or not a number.
func (g *Generator) Normal(loc, scale float64) float64 {
	checkScale("Generator.Normal", scale)
	return loc + float64(scale*g.StandardNormal())
}

// NormalSlice returns n numbers from the normal distribution of mean loc and
// standard deviation scale: Generator.normal(loc, scale, n).
func (g *Generator) NormalSlice(loc, scale float64, n int) []float64 {
	return draw("Generator.Normal", n, func() float64 { return g.Normal(loc, scale) })
}

// StandardExponentialSlice returns n numbers from the exponential distribution
// of mean 1: Generator.standard_exponential(n).
func (g *Generator) StandardExponentialSlice(n int) []float64 {
	return draw("Generator.StandardExponential", n, g.StandardExponential)
}

// Exponential returns a number from the exponential distribution of mean scale
// (1/rate): Generator.exponential. It panics if scale is negative or not a
// number.
func (g *Generator) Exponential(scale float64) float64 {
	checkScale("Generator.Exponential", scale)
	return scale * g.StandardExponential()
}

// ExponentialSlice returns n numbers from the exponential distribution of mean
// scale: Generator.exponential(scale, n).
func (g *Generator) ExponentialSlice(scale float64, n int) []float64 {
	return draw("Generator.Exponential", n, func() float64 { return g.Exponential(scale) })
}
