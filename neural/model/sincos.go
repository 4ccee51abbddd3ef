package model

import "math"

// The polynomials for ±π/4 are those of FreeBSD's k_sin.c and k_cos.c (Sun
// Microsystems, 1993), the quarter of a turn is split as in its e_rem_pio2.c.
const (
	quarter     = 1.57079632673412561417e+00 // 33 bits, so that multiples are exact
	quarterRest = 6.07710050650619224932e-11
	s1          = -1.66666666666666324348e-01
	s2          = 8.33333333332248946124e-03
	s3          = -1.98412698298579493134e-04
	s4          = 2.75573137070700676789e-06
	s5          = -2.50507602534068634195e-08
	s6          = 1.58969099521155010221e-10
	c1          = 4.16666666666666019037e-02
	c2          = -1.38888888888741095749e-03
	c3          = 2.48015872894767294178e-05
	c4          = -2.75573143513906633035e-07
	c5          = 2.08757232129817482790e-09
	c6          = -1.13596475577881948265e-11
)

// sincos returns sine and cosine of an angle from 0 to 2π, each within a unit in
// the last place or so. Unlike math.Sincos it has no jumps, which for angles that
// go round the circle cannot be foreseen, and the sums do not wait for each other.
// Nothing is fused, as in the version in assembly for four angles at once.
func sincos(x float64) (sin, cos float64) {
	turns := int64(float64(x*(2/math.Pi)) + 0.5)
	f := float64(turns)
	r := x - float64(f*quarter) - float64(f*quarterRest)
	z := r * r
	zz := float64(z * z)
	s := s1 + float64(z*s2) + float64(zz*(s3+float64(z*s4)+float64(zz*(s5+float64(z*s6)))))
	c := c1 + float64(z*c2) + float64(zz*(c3+float64(z*c4)+float64(zz*(c5+float64(z*c6)))))
	s = r + float64(float64(r*z)*s)
	c = 1 - float64(0.5*z) + float64(zz*c)
	// Odd quarters change sine for cosine, and each has a half with a sign.
	a, b := math.Float64bits(s), math.Float64bits(c)
	change := (a ^ b) & -uint64(turns&1)
	a ^= change ^ uint64(turns&2)<<62
	b ^= change ^ uint64((turns+1)&2)<<62
	return math.Float64frombits(a), math.Float64frombits(b)
}
