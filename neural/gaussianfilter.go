package neural

import (
	"fmt"
	"math"
)

// GaussianOptions are the options of [GaussianFilter1D]. The zero value holds
// the defaults.
type GaussianOptions struct {
	// Boundary is how the signal goes on beyond its ends, by default reflected.
	Boundary Boundary

	// Value is the constant of BoundaryConstant, in the signal's unit.
	Value float64

	// Truncate is where the Gaussian is cut off, in standard deviations.
	// Default 4.
	Truncate float64

	// Order is that of the Gaussian's derivative to filter with, from 0 to 20:
	// with 1 the result is the smoothed signal's slope, in its unit per sample.
	Order int
}

// maxGaussianRadius bounds the kernel's size: 128 MiB, far above any use.
const maxGaussianRadius = 1 << 24

// GaussianFilter1D smooths x with a Gaussian of standard deviation sigma, in
// samples, and stores the result, as long as x, in dst:
//
//	dst[i] = Σₖ w[k]·x[i+k],  w[k] = exp(-k²/(2·sigma²)) / Σⱼ exp(-j²/(2·sigma²))
//
// with k from -r to r and r the whole part of Truncate·sigma + 0.5. A nil dst is
// allocated; dst may be x. It returns dst. Nil options are the defaults.
//
// It is scipy.ndimage.gaussian_filter1d for one dimension, with its order of
// additions; the weights may differ from scipy's in their last bits, since sums and
// exponentials round differently there.
//
// A NaN or an infinity in x spreads to all samples within r of it. An empty x
// gives an empty result. GaussianFilter1D panics if sigma is not above 0 or too
// large (r above 2²⁴), or below 1e-6 for a derivative, if dst has another length
// than x, and if an option is out of its range.
func GaussianFilter1D(dst, x []float64, sigma float64, o *GaussianOptions) []float64 {
	if o == nil {
		o = &GaussianOptions{}
	}
	truncate := o.Truncate
	if truncate == 0 {
		truncate = 4
	}
	switch {
	case !(sigma > 0):
		panic(fmt.Sprintf("neural: GaussianFilter1D sigma has %v, want above 0", sigma))
	case !(truncate > 0):
		panic(fmt.Sprintf("neural: GaussianOptions.Truncate has %v, want above 0", truncate))
	case truncate*sigma > maxGaussianRadius:
		panic(fmt.Sprintf("neural: GaussianFilter1D sigma has %v, want at most %v", sigma, maxGaussianRadius/truncate))
	case o.Boundary < BoundaryReflect || o.Boundary > BoundaryWrap:
		panic(fmt.Sprintf("neural: GaussianOptions.Boundary has %d, want one of the constants", o.Boundary))
	case o.Order < 0 || o.Order > 20:
		panic(fmt.Sprintf("neural: GaussianOptions.Order has %d, want from 0 to 20", o.Order))
	}
	if o.Order > 0 && sigma < 1e-6 {
		panic(fmt.Sprintf("neural: GaussianFilter1D sigma has %v, want at least 1e-6 for a derivative", sigma))
	}
	dst = destination("GaussianFilter1D", dst, len(x))
	if len(x) == 0 {
		return dst
	}

	r := int(float64(truncate*sigma) + 0.5)
	weights := gaussianWeights(sigma, r)
	sign := 1.0 // of the weights at negative distances
	if o.Order > 0 {
		derive(weights, sigma, o.Order)
		sign -= 2 * float64(o.Order%2)
	}
	extended := make([]float64, len(x)+2*r)
	for i := range extended {
		extended[i] = o.Value
		if j := o.Boundary.index(i-r, len(x)); j >= 0 {
			extended[i] = x[j]
		}
	}
	// From the outside in, as scipy adds. The conversions keep products from
	// being fused with additions, which some processors would do.
	for i := range dst {
		middle := i + r
		sum := extended[middle] * weights[0]
		for k := r; k > 0; k-- {
			sum += float64((sign*extended[middle-k] + extended[middle+k]) * weights[k])
		}
		dst[i] = sum
	}
	return dst
}

// gaussianWeights returns the weights at distances 0 to r, which add up to 1 over
// both sides.
func gaussianWeights(sigma float64, r int) []float64 {
	w := make([]float64, r+1)
	w[0] = 1
	factor := -0.5 / float64(sigma*sigma)
	sides := 0.0
	for k := r; k > 0; k-- { // small ones first, which rounds least
		w[k] = math.Exp(factor * float64(k*k))
		sides += w[k]
	}
	sum := 1 + 2*sides
	for k := range w {
		w[k] /= sum
	}
	return w
}

// derive turns the weights w of a Gaussian into those of its derivative with the
// sign that correlating with it, instead of convolving, needs. A derivative is a
// polynomial times the Gaussian: (q·g)' = (q' - k/σ²·q)·g.
func derive(w []float64, sigma float64, order int) {
	q := make([]float64, order+1)
	q[0] = 1
	for range order {
		next := make([]float64, order+1)
		for i, c := range q {
			if i > 0 {
				next[i-1] += float64(i) * c
			}
			if i < order {
				next[i+1] -= c / (sigma * sigma)
			}
		}
		q = next
	}
	for k := range w {
		value := 0.0
		for i := order; i >= 0; i-- {
			value = value*float64(k) + q[i]
		}
		if order%2 == 1 {
			value = -value
		}
		w[k] *= value
	}
}

// destination returns dst, or a new slice in place of nil.
func destination(function string, dst []float64, n int) []float64 {
	if dst == nil {
		return make([]float64, n)
	}
	if len(dst) != n {
		panic(fmt.Sprintf("neural: %s dst has length %d, want %d", function, len(dst), n))
	}
	return dst
}
