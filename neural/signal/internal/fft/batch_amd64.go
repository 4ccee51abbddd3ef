package fft

// splitAVX takes the last rows of high and fromHigh, and goes back from there.
//
//go:noescape
func splitAVX(low, high, fromLow, fromHigh, halves *complex128, rows int)

//go:noescape
func powersAVX(dst *float64, c *complex128, rows, stride int, scale float64)

// splitGroups makes of y, rows of m pairs of samples, transformed, those of dst from
// 1 to m-1, and says whether it could.
func splitGroups(dst [][Lanes]complex128, y, halves []complex128) bool {
	m := len(y) / group
	if !avx || group != 8 || m < 2 {
		return false
	}
	_, _ = dst[m-1], halves[m/2]
	splitAVX(&dst[1][0], &dst[m-1][0], &y[8], &y[(m-1)*8], &halves[1], m/2)
	return true
}

// powerGroups is Powers, and says whether it could.
func powerGroups(dst []float64, c [][Lanes]complex128, stride int, scale float64) bool {
	if !avx || group != 8 || len(c) == 0 {
		return false
	}
	_ = dst[(len(c)-1)*stride+7]
	powersAVX(&dst[0], &c[0][0], len(c), stride, scale)
	return true
}
