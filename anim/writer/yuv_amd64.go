package writer

import "golang.org/x/sys/cpu"

// avx says whether this processor has what yuv_amd64.s needs.
var avx = cpu.X86.HasAVX2

// squaresAVX converts two rows of 16 pixels for each of eights. It fills two rows
// of brightness and one of each colour.
//
//go:noescape
func squaresAVX(above, below, top, bottom, u, v *uint8, eights int, constants *[11][8]uint32)

// eights is squares for at least eight of them, and says whether it could.
func (y *yuv) eights(i, j int, above, below []uint8) bool {
	n := len(above) / 8
	if !avx || n < 8 {
		return false
	}
	convert := func(k, eights int) {
		squaresAVX(&above[8*k], &below[8*k], &y.pix[i+2*k], &y.pix[i+2*k+y.w], &y.u[j+k], &y.v[j+k], eights, &yuvConstants)
	}
	_, _, _, _ = below[8*n-1], y.pix[i+2*n-1+y.w], y.u[j+n-1], y.v[j+n-1]
	convert(0, n/8)
	if n%8 != 0 {
		convert(n-8, 1) // some of which are done
	}
	return true
}

// yuvConstants are what squaresAVX needs, for eight pixels each. It multiplies
// two numbers of 16 bits with a sign: red with blue, and green with itself, half
// of whose coefficient for brightness has no more bits.
var yuvConstants = func() (c [11][8]uint32) {
	two := func(low, high int32) uint32 { return uint32(low)&0xffff | uint32(high)<<16 }
	for i := range c[0] {
		green := uint32(i%4*4 + 1)
		for k, v := range [11]uint32{
			0x00ff00ff,                           // red and blue
			0x80008000 | green | green<<16,       // which bytes green twice is made of
			[8]uint32{0, 4, 1, 5, 2, 6, 3, 7}[i], // where fours of brightness are, once packed
			two(yr, yb), two(yg/2, yg/2), 16<<16 + round,
			two(ur, ub), two(ug, 0), two(vr, vb), two(vg, 0), 4*(128<<16) + 4*round,
		} {
			c[k][i] = v
		}
	}
	return c
}()
