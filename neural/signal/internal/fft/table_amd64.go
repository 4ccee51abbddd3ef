package fft

// twistAVX stores rows of eight, each times a base and eight fine roots.
//
//go:noescape
func twistAVX(to, from, base, fine *complex128, rows, columns, fromColumns int)

// productsAVX stores the products of x and y.
//
//go:noescape
func productsAVX(to, x, y *complex128, pairs int)

// turnAVX stores eight rows, columns apart, as 2·pairs rows of eight.
//
//go:noescape
func turnAVX(to, from *complex128, pairs, columns int)

// unturnAVX is the reverse of turnAVX.
//
//go:noescape
func unturnAVX(to, from *complex128, pairs, columns int)

// multiplyAVX stores rows of eight, each times its w, in y.
//
//go:noescape
func multiplyAVX(y, x, w *complex128, rows int)

// stackAVX copies rows of eight.
//
//go:noescape
func stackAVX(to, from *complex128, rows, columns, fromColumns int)

// twistGroups is twist for rows of a group, and says whether it could.
func twistGroups(to, from, base, fine []complex128, columns, fromColumns int) bool {
	rows := len(base)
	if !avx || group != 8 || rows == 0 {
		return false
	}
	_, _, _ = to[(rows-1)*columns+7], from[(rows-1)*fromColumns+7], fine[rows*8-1]
	twistAVX(&to[0], &from[0], &base[0], &fine[0], rows, columns, fromColumns)
	return true
}

// productPairs is products for as many as make pairs, and returns how many these
// are.
func productPairs(to, x, y []complex128) int {
	even := len(to) &^ 1
	if !avx || even == 0 {
		return 0
	}
	_, _ = x[even-1], y[even-1]
	productsAVX(&to[0], &x[0], &y[0], even/2)
	return even
}

// turn stores the first columns of a group of rows, as many as are even, as rows
// of a group in b, and returns how many these are.
func turn(b, rows []complex128, columns int) int {
	even := columns &^ 1
	if !avx || group != 8 || even == 0 {
		return 0
	}
	_, _ = b[even*8-1], rows[7*columns+even-1]
	turnAVX(&b[0], &rows[0], even/2, columns)
	return even
}

// multiplyRows stores x, rows of a group, each times its w, in y, and says whether
// it could.
func multiplyRows(y, x, w []complex128) bool {
	if !avx || group != 8 || len(w) == 0 {
		return false
	}
	_, _ = y[len(w)*8-1], x[len(w)*8-1]
	multiplyAVX(&y[0], &x[0], &w[0], len(w))
	return true
}

// stackGroups is stack for rows of a group, and says whether it could.
func stackGroups(to, from []complex128, rows, columns, fromColumns int) bool {
	if !avx || group != 8 || rows == 0 {
		return false
	}
	_, _ = to[(rows-1)*columns+7], from[(rows-1)*fromColumns+7]
	stackAVX(&to[0], &from[0], rows, columns, fromColumns)
	return true
}

// unturn is the reverse of turn.
func unturn(rows, b []complex128, columns int) int {
	even := columns &^ 1
	if !avx || group != 8 || even == 0 {
		return 0
	}
	_, _ = b[even*8-1], rows[7*columns+even-1]
	unturnAVX(&rows[0], &b[0], even/2, columns)
	return even
}
