package ode

// A polynomial is a curve y = start + c₀x + c₁x² + …, x being 0 at from and 1 a
// step of h later.
type polynomial struct {
	from, h      float64
	start        []float64
	coefficients [][]float64 // [power-1][component]
}

func (p *polynomial) at(t float64, dst []float64) {
	x := (t - p.from) / p.h
	power := x
	for i := range dst {
		dst[i] = 0
	}
	for _, c := range p.coefficients {
		for i := range dst {
			dst[i] += c[i] * power
		}
		power *= x
	}
	for i := range dst {
		dst[i] += p.start[i]
	}
}

// newPolynomial makes room for one of the degree.
func newPolynomial(degree int, from, h float64, start []float64) *polynomial {
	n := len(start)
	p := &polynomial{from, h, start, make([][]float64, degree)}
	all := make([]float64, degree*n)
	for k := range p.coefficients {
		p.coefficients[k] = all[k*n : (k+1)*n]
	}
	return p
}
