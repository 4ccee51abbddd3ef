package neural

import "math"

// libmLog is the natural logarithm of glibc (2.28 and later, x86-64 with FMA),
// equal to it in every bit. Its error stays below 0.52 units in the last place,
// which is close to the best there is, yet neither math.Log nor the correctly
// rounded logarithm would do in its place: the former differs from it for one
// argument in fourteen, the latter for one in 1300, and each difference can be
// seen in a normal random number.
//
// The method is a table of 128 pieces and a polynomial of degree 6 (near 1 one
// of degree 12 without the table). Method and numbers were published by Arm
// Limited in "Optimized Routines" (2018, MIT licence), which glibc, musl and
// others took them from. Which operations are fused follows what glibc does.
func libmLog(x float64) float64 {
	bits := math.Float64bits(x)
	if x >= 1-0x1p-4 && x < 1+0x1.09p-4 {
		return logNearOne(x - 1)
	}
	switch {
	case !(x > 0) || math.IsInf(x, 1):
		return math.Log(x) // ±Inf or NaN
	case x < 0x1p-1022:
		bits = math.Float64bits(x*0x1p52) - 52<<52
	}
	// x = 2^k·z, z in [0.6875, 1.375), and c in the middle of z's piece:
	// log x = k·log 2 + log c + log(1+r) with r = z/c - 1.
	offset := bits - logStart
	piece := logTable[offset>>45&127]
	k := float64(int64(offset) >> 52)
	z := math.Float64frombits(bits - offset&(0xfff<<52))
	r := math.FMA(z, piece.inverse, -1)

	w := math.FMA(k, logHigh, piece.log)
	high := w + r
	low := math.FMA(k, logLow, w-high+r)
	r2 := r * r
	low = math.FMA(r2, logA0, low)
	p := math.FMA(math.FMA(r, logA4, logA3), r2, math.FMA(r, logA2, logA1))
	return math.FMA(r*r2, p, low) + high
}

// The numbers of libmLog: where its pieces begin, the logarithm of 2, so that
// logHigh·k is exact, and the polynomial.
const (
	logStart = 0x3fe6000000000000
	logHigh  = 0x1.62e42fefa3800p-1
	logLow   = 0x1.ef35793c76730p-45
	logA0    = -0x1.0000000000001p-1
	logA1    = 0x1.555555551305bp-2
	logA2    = -0x1.fffffffeb4590p-3
	logA3    = 0x1.999b324f10111p-3
	logA4    = -0x1.55575e506c89fp-3
)

// logNearOne returns log(1+r) for r from -1/16 to 0.065.
func logNearOne(r float64) float64 {
	const (
		b1  = 0x1.5555555555577p-2
		b2  = -0x1.ffffffffffdcbp-3
		b3  = 0x1.999999995dd0cp-3
		b4  = -0x1.55555556745a7p-3
		b5  = 0x1.24924a344de30p-3
		b6  = -0x1.fffffa4423d65p-4
		b7  = 0x1.c7184282ad6cap-4
		b8  = -0x1.999eb43b068ffp-4
		b9  = 0x1.78182f7afd085p-4
		b10 = -0x1.5521375d145cdp-4
	)
	if r == 0 {
		return 0 // not -0
	}
	r2 := r * r
	r3 := r * r2
	p1 := math.FMA(r2, b3, math.FMA(r, b2, b1))
	p4 := math.FMA(r2, b6, math.FMA(r, b5, b4))
	p7 := math.FMA(r3, b10, math.FMA(r2, b9, math.FMA(r, b8, b7)))
	p := math.FMA(math.FMA(p7, r3, p4), r3, p1)

	// r - r²/2 in twice the precision: the upper 26 bits of r apart, whose
	// square is exact.
	top := math.FMA(-0x1p27, r, math.FMA(r, 0x1p27, r))
	square := top * top
	high := math.FMA(square, -0.5, r)
	low := math.FMA(square, -0.5, r-high)
	low = math.FMA(-0.5*(r-top), r+top, low)
	return math.FMA(p, r3, low) + high
}
