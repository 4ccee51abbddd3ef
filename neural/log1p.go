package neural

import "math"

// libmLog1p is log(1+x) for -1 < x ≤ 0 as glibc 2.36 computes it on x86-64 with
// FMA, equal to it in every bit. math.Log1p has the same method and constants
// (s_log1p.c, Sun Microsystems 1993) but adds the terms of its polynomial up in
// another order, without fusing any. Which operations are fused here follows
// what glibc does.
func libmLog1p(x float64) float64 {
	const (
		ln2Hi = 6.93147180369123816490e-01
		ln2Lo = 1.90821492927058770002e-10
		l1    = 6.666666666666735130e-01
		l2    = 3.999999999940941908e-01
		l3    = 2.857142874366239149e-01
		l4    = 2.222219843214978396e-01
		l5    = 1.818357216161805012e-01
		l6    = 1.531383769920937332e-01
		l7    = 1.479819860511658591e-01
	)
	if x > -0x1p-29 {
		if x > -0x1p-54 {
			return x
		}
		return x - float64(float64(x*x)*0.5)
	}
	// 1+x = 2^k·(1+f), c being what 1+x lost to rounding.
	f, c, k := x, 0.0, 0.0
	exact := false                            // f is so small that its square suffices
	if math.Float64bits(x)>>32 > 0xbfd2bec3 { // x < 1/√2 - 1, about
		u := 1 + x
		exponent := int(math.Float64bits(u)>>52&0x7ff) - 1023
		c = (x - (u - 1)) / u
		fraction := math.Float64bits(u) & (1<<52 - 1)
		if fraction>>32 < 0x6a09e {
			u = math.Float64frombits(fraction | 0x3ff<<52)
			exact = fraction>>32 == 0
		} else {
			exponent++
			u = math.Float64frombits(fraction | 0x3fe<<52)
			exact = (1<<20-fraction>>32)>>2 == 0
		}
		f, k = u-1, float64(exponent)
	}
	half := float64(float64(0.5*f) * f)
	if exact {
		if f == 0 {
			return float64(k*ln2Hi) + (c + float64(k*ln2Lo))
		}
		r := half * (1 - float64(0.66666666666666666*f))
		return float64(k*ln2Hi) - ((r - (float64(k*ln2Lo) + c)) - f)
	}
	s := f / (2 + f)
	z := s * s
	z2 := z * z
	z4 := z2 * z2
	z6 := z4 * z2
	r := math.FMA(z, l1, float64(z2*math.FMA(z, l3, l2)))
	r = math.FMA(z4, math.FMA(z, l5, l4), r)
	r = math.FMA(z6, math.FMA(z, l7, l6), r)
	if k == 0 {
		return f - (half - float64(s*(half+r)))
	}
	return float64(k*ln2Hi) - ((half - (float64(s*(half+r)) + (float64(k*ln2Lo) + c))) - f)
}
