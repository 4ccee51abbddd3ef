package neural

import "math"

// A zigLayer is a strip of a ziggurat: a density cut into horizontal strips of
// equal area, of which most points can be accepted without computing the
// density (G. Marsaglia and W. W. Tsang, Journal of Statistical Software 5
// (2000), no. 8). The numbers are numpy's own. They cannot be computed afresh:
// those of the normal distribution carry the rounding errors of the program
// that made them, up to a hundred units in their last places.
type zigLayer struct {
	inside uint64  // integers below it lie under the density at every height of the layer
	scale  float64 // makes the integer an x
	height float64 // density at the layer's right end
}

const (
	zigNormalTail        = 3.6541528853610087963519472518
	zigNormalInverseTail = 0.27366123732975827203338247596
	zigExponentialTail   = 7.6971174701310497140446280481
)

// StandardNormal returns a number from the normal distribution of mean 0 and
// standard deviation 1: Generator.standard_normal.
func (g *Generator) StandardNormal() float64 {
	for {
		bits := g.Uint64()
		i := bits & 0xff
		negative := bits>>8&1 == 1
		mantissa := bits >> 9 & (1<<52 - 1)
		layer := &zigNormal[i]
		x := float64(mantissa) * layer.scale
		if negative {
			x = -x
		}
		if mantissa < layer.inside {
			return x
		}
		if i > 0 {
			if g.below(layer.height, zigNormal[i-1].height) < math.Exp(-0.5*x*x) {
				return x
			}
			continue
		}
		for {
			beyond := -zigNormalInverseTail * libmLog1p(-g.Random())
			y := -libmLog1p(-g.Random())
			if y+y > float64(beyond*beyond) {
				if mantissa>>8&1 == 1 { // numpy draws a sign of its own here
					return -(zigNormalTail + beyond)
				}
				return zigNormalTail + beyond
			}
		}
	}
}

// StandardExponential returns a number from the exponential distribution of
// mean 1: Generator.standard_exponential.
func (g *Generator) StandardExponential() float64 {
	for {
		bits := g.Uint64() >> 3
		i := bits & 0xff
		mantissa := bits >> 8
		layer := &zigExponential[i]
		x := float64(mantissa) * layer.scale
		switch {
		case mantissa < layer.inside:
			return x
		case i == 0:
			return zigExponentialTail - libmLog1p(-g.Random())
		case g.below(layer.height, zigExponential[i-1].height) < math.Exp(-x):
			return x
		}
	}
}

// below returns a number between two heights of a density.
func (g *Generator) below(low, high float64) float64 {
	return float64((high-low)*g.Random()) + low
}
