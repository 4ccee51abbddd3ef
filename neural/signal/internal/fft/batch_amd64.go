package fft

// splitAVX takes the last rows of high and fromHigh, and goes back from there.
//
//go:noescape
func splitAVX(low, high, fromLow, fromHigh, halves *complex128, rows int)

//go:noescape
func powersAVX(dst *float64, c *complex128, rows, stride int, scale float64)

//go:noescape
func setAVX(buffer *complex128, x, y, x2, y2 *float64, fours int)

//go:noescape
func getAVX(x, y, x2, y2 *float64, last *complex128, fours int)

// setGroups makes the first n of x and y the rows of buffer, and says whether it could.
func setGroups(buffer []complex128, x, y *[Lanes][]float64, n int) bool {
	if !avx || group != 8 || n == 0 || n%4 != 0 {
		return false
	}
	_ = buffer[n*8-1]
	for q := 0; q < Lanes; q += 2 {
		_, _, _, _ = x[q][n-1], y[q][n-1], x[q+1][n-1], y[q+1][n-1]
		setAVX(&buffer[q], &x[q][0], &y[q][0], &x[q+1][0], &y[q+1][0], n/4)
	}
	return true
}

// getGroups stores rows of buffer, from row at back, in x and y, which are n long; as
// many as make fours. It returns how many these are.
func getGroups(x, y *[Lanes][]float64, buffer []complex128, at, n int) int {
	fours := n / 4
	if !avx || group != 8 || fours == 0 {
		return 0
	}
	_, _ = buffer[(at-4*fours+1)*8], buffer[at*8+7]
	for q := 0; q < Lanes; q += 2 {
		getAVX(&x[q][0], &y[q][0], &x[q+1][0], &y[q+1][0], &buffer[at*8+q], fours)
	}
	return 4 * fours
}

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
