package neural

import (
	"fmt"
	"math"
)

// poissonMax is the largest mean numpy accepts: above, a count drawn could
// leave the int64.
var poissonMax = math.MaxInt64 - math.Sqrt(math.MaxInt64)*10

// Poisson returns the number of events in an interval in which lambda of them
// are expected: numpy.random.poisson. It panics if lambda is negative, not a
// number, or so large (above 9.22·10¹⁸) that counts do not fit.
func (r *RandomState) Poisson(lambda float64) int {
	return poisson(r, "RandomState.Poisson", lambda)
}

// PoissonSlice returns n counts of events: numpy.random.poisson(lambda, n).
func (r *RandomState) PoissonSlice(lambda float64, n int) []int {
	return draw("RandomState.Poisson", n, func() int { return r.Poisson(lambda) })
}

// uniforms is a source of numbers from [0, 1).
type uniforms interface{ Random() float64 }

// poisson returns a count drawn by numpy's two methods, which the old generator
// and the new one share.
func poisson(r uniforms, method string, lambda float64) int {
	switch {
	case !(lambda >= 0) || lambda > poissonMax:
		panic(fmt.Sprintf("neural: %s lambda has %g, want 0 to %g", method, lambda, poissonMax))
	case lambda == 0:
		return 0
	case lambda < 10:
		return poissonProduct(r, lambda)
	}
	return poissonPTRS(r, lambda)
}

// poissonProduct counts how many uniform numbers can be multiplied before their
// product falls to exp(-lambda).
func poissonProduct(r uniforms, lambda float64) int {
	limit := math.Exp(-lambda)
	count := 0
	for product := r.Random(); product > limit; product *= r.Random() {
		count++
	}
	return count
}

// poissonPTRS is transformed rejection with squeeze: W. Hörmann, Insurance:
// Mathematics and Economics 12 (1993) 39–45, algorithm PTRS, whose names are
// used here.
func poissonPTRS(r uniforms, mu float64) int {
	logMu := libmLog(mu)
	b := 0.931 + float64(2.53*math.Sqrt(mu))
	a := -0.059 + float64(0.02483*b)
	inverseAlpha := 1.1239 + 1.1328/(b-3.4)
	vr := 0.9277 - 3.6224/(b-2)
	for {
		u := r.Random() - 0.5
		v := r.Random()
		us := 0.5 - math.Abs(u)
		k := math.Floor(float64((2*a/us+b)*u) + mu + 0.43)
		if us >= 0.07 && v <= vr {
			return int(k)
		}
		if !(k >= 0) || us < 0.013 && v > us {
			continue
		}
		accept := libmLog(v) + libmLog(inverseAlpha) - libmLog(a/float64(us*us)+b)
		if accept <= -mu+float64(k*logMu)-logGamma(k+1) {
			return int(k)
		}
	}
}

// logGamma returns the logarithm of the gamma function for x ≥ 1, the way numpy
// computes it: Stirling's series at 7 or more, and recursion down from there.
func logGamma(x float64) float64 {
	if x == 1 || x == 2 {
		return 0
	}
	steps := 0
	if x < 7 {
		steps = int(7 - x)
	}
	y := x + float64(steps)
	square := (1 / y) * (1 / y)
	sum := stirling[len(stirling)-1]
	for i := len(stirling) - 2; i >= 0; i-- {
		sum = float64(sum*square) + stirling[i]
	}
	const logTwoPi = 1.8378770664093453
	g := sum/y + 0.5*logTwoPi + float64((y-0.5)*libmLog(y)) - y
	for range steps {
		g -= libmLog(y - 1)
		y--
	}
	return g
}

// stirling has the coefficients B₂ₖ / (2k(2k-1)) of Stirling's series, to the
// digits numpy has them (S. Zhang and J. Jin, Computation of Special Functions,
// Wiley 1996).
var stirling = [10]float64{
	8.333333333333333e-02, -2.777777777777778e-03, 7.936507936507937e-04,
	-5.952380952380952e-04, 8.417508417508418e-04, -1.917526917526918e-03,
	6.410256410256410e-03, -2.955065359477124e-02, 1.796443723688307e-01,
	-1.39243221690590e+00,
}
