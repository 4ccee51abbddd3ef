package fft

// quartersAVX is quarters for groups; high is its last row. lanes are halved.
//
//go:noescape
func quartersAVX(low, high, base, lanes *complex128, rows int)

// joinAVX is join for rows of eight.
//
//go:noescape
func joinAVX(dst *complex128, x *float64, late *complex128, rows, columns int, scale float64)

// quarterGroups is quarters for rows of a group, and says whether it could.
func quarterGroups(low, high, base, lanes []complex128) bool {
	rows := len(base)
	if !avx || group != 8 || rows == 0 {
		return false
	}
	_, _ = low[rows*8-1], high[rows*8-1]
	var half [8]complex128
	for i, w := range lanes[:8] {
		half[i] = scaled(0.5, w)
	}
	quartersAVX(&low[0], &high[rows*8-8], &base[0], &half[0], rows)
	return true
}

// joinGroups is join for rows of a group, as pairs of samples, which go to where
// rows begin columns pairs apart, and says whether it could.
func joinGroups(dst []complex128, x []float64, late []complex128, rows, columns int, scale float64) bool {
	if !avx || group != 8 || rows == 0 {
		return false
	}
	end := 2 * ((rows-1)*columns + 8)
	_, _, _ = dst[end-1], x[end-1], late[rows*8-1]
	joinAVX(&dst[0], &x[0], &late[0], rows, columns, scale)
	return true
}
