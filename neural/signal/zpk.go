package signal

import (
	"cmp"
	"math"
	"math/cmplx"
	"slices"
)

// A zpk is a filter as its zeros, poles and gain. Its methods are scipy.signal's
// lp2lp_zpk and so on.
type zpk struct {
	z, p []complex128
	k    float64
}

// degree is how many zeros lie at infinity.
func (s *zpk) degree() int { return len(s.p) - len(s.z) }

func (s *zpk) each(f func(complex128) complex128) {
	for i, v := range s.z {
		s.z[i] = f(v)
	}
	for i, v := range s.p {
		s.p[i] = f(v)
	}
}

// negatives returns the product of -z over that of -p.
func (s *zpk) negatives() float64 {
	above, below := complex128(1), complex128(1)
	for _, v := range s.z {
		above *= -v
	}
	for _, v := range s.p {
		below *= -v
	}
	return real(above / below)
}

func (s *zpk) lowPass(w float64) {
	s.k *= math.Pow(w, float64(s.degree()))
	s.each(func(v complex128) complex128 { return complex(w, 0) * v })
}

func (s *zpk) highPass(w float64) {
	s.k *= s.negatives()
	degree := s.degree()
	s.each(func(v complex128) complex128 { return complex(w, 0) / v })
	s.z = append(s.z, make([]complex128, degree)...)
}

func (s *zpk) bandPass(w, width float64) {
	degree := s.degree()
	s.k *= math.Pow(width, float64(degree))
	s.each(func(v complex128) complex128 { return v * complex(width/2, 0) })
	s.z, s.p = twice(s.z, w), twice(s.p, w)
	s.z = append(s.z, make([]complex128, degree)...)
}

func (s *zpk) bandStop(w, width float64) {
	degree := s.degree()
	s.k *= s.negatives()
	s.each(func(v complex128) complex128 { return complex(width/2, 0) / v })
	s.z, s.p = twice(s.z, w), twice(s.p, w)
	for _, v := range []complex128{complex(0, w), complex(0, -w)} {
		for range degree {
			s.z = append(s.z, v)
		}
	}
}

// twice returns v+√(v²-w²) for each v, and v-√(v²-w²) after that.
func twice(vs []complex128, w float64) []complex128 {
	var plus, minus []complex128
	for _, v := range vs {
		root := cmplx.Sqrt(v*v - complex(w*w, 0))
		plus, minus = append(plus, v+root), append(minus, v-root)
	}
	return append(plus, minus...)
}

// bilinear takes an analog filter to one of samples at a rate of 2.
func (s *zpk) bilinear() {
	above, below := complex128(1), complex128(1)
	for _, v := range s.z {
		above *= 4 - v
	}
	for _, v := range s.p {
		below *= 4 - v
	}
	s.k *= real(above / below)
	degree := s.degree()
	s.each(func(v complex128) complex128 { return (4 + v) / (4 - v) })
	for range degree {
		s.z = append(s.z, -1)
	}
}

// sections pairs poles with the zeros next to them, from the pole next to the unit
// circle on, which comes last: scipy.signal.zpk2sos(…, pairing="nearest").
func (s *zpk) sections() SOS {
	if len(s.p)%2 == 1 {
		s.p, s.z = append(s.p, 0), append(s.z, 0)
	}
	sos := make(SOS, len(s.p)/2)
	z, p := upper(s.z), upper(s.p)
	any := func(complex128) bool { return true }
	isReal := func(v complex128) bool { return imag(v) == 0 }
	isComplex := func(v complex128) bool { return imag(v) != 0 }
	worst := func(v complex128) float64 { return math.Abs(1 - cmplx.Abs(v)) }

	for i := len(sos) - 1; i >= 0; i-- {
		p1 := take(&p, any, worst)
		near := func(v complex128) float64 { return cmplx.Abs(v - p1) }
		var p2, z1, z2 complex128
		switch {
		case isReal(p1) && count(p, isReal) == 0: // the last real pole
			z1 = take(&z, isReal, near)
		case len(p)+1 == len(z) && isComplex(p1) && count(p, isReal) == 1 && count(z, isReal) == 1:
			// The real zero is left for the real pole.
			p2 = cmplx.Conj(p1)
			z1 = take(&z, isComplex, near)
			z2 = cmplx.Conj(z1)
		default:
			p2 = cmplx.Conj(p1)
			if isReal(p1) {
				p2 = take(&p, isReal, worst)
			}
			z1 = take(&z, any, near)
			z2 = cmplx.Conj(z1)
			if isReal(z1) {
				z2 = take(&z, isReal, near)
			}
		}
		sos[i] = [6]float64{1, -real(z1 + z2), real(z1 * z2), 1, -real(p1 + p2), real(p1 * p2)}
	}
	for j := range 3 {
		sos[0][j] *= s.k
	}
	return sos
}

// take removes the element of vs, among those that are ok, where by is least.
func take(vs *[]complex128, ok func(complex128) bool, by func(complex128) float64) complex128 {
	best := -1
	for i, v := range *vs {
		if ok(v) && (best < 0 || by(v) < by((*vs)[best])) {
			best = i
		}
	}
	v := (*vs)[best]
	*vs = slices.Delete(*vs, best, best+1)
	return v
}

func count(vs []complex128, ok func(complex128) bool) (n int) {
	for _, v := range vs {
		if ok(v) {
			n++
		}
	}
	return n
}

// upper returns one of each conjugate pair, the one above the real axis, in the
// order of their real parts, and after them the real ones.
func upper(vs []complex128) (us []complex128) {
	const tolerance = 100 * 0x1p-52
	var reals []complex128
	for _, v := range vs {
		if math.Abs(imag(v)) <= tolerance*cmplx.Abs(v) {
			reals = append(reals, complex(real(v), 0))
		} else if imag(v) > 0 {
			us = append(us, v)
		}
	}
	order := func(a, b complex128) int {
		return cmp.Or(cmp.Compare(real(a), real(b)), cmp.Compare(imag(a), imag(b)))
	}
	slices.SortFunc(us, order)
	slices.SortFunc(reals, order)
	return append(us, reals...)
}
