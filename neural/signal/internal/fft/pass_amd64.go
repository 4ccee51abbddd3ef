package fft

import "golang.org/x/sys/cpu"

// avx says whether this processor has what pass_amd64.s needs.
var avx = cpu.X86.HasAVX2

//go:noescape
func pass2AVX(y, x, twiddles *complex128, count, stride int)

//go:noescape
func pass3AVX(y, x, twiddles *complex128, count, stride int)

//go:noescape
func pass4AVX(y, x, twiddles *complex128, count, stride int)

//go:noescape
func pass5AVX(y, x, twiddles *complex128, count, stride int)

// turns has a cosine and a sine for each output and pair, [radix/2][radix/2][2].
//
//go:noescape
func passOddAVX(y, x, twiddles *complex128, count, stride int, turns *float64, radix int)

// twistAVX stores rows of eight, each times a base and eight fine roots, at to,
// where rows begin columns apart.
//
//go:noescape
func twistAVX(to, from, base, fine *complex128, rows, columns int)

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

// passPairs does the stage two neighbours at a time, and says whether it could.
func (st *stage) passPairs(y, x []complex128) bool {
	if !avx || st.stride%2 != 0 || st.prime != nil {
		return false
	}
	n := st.radix * st.count * st.stride
	to, from, w := &y[:n][0], &x[:n][0], &st.twiddles[0]
	switch st.radix {
	case 2:
		pass2AVX(to, from, w, st.count, st.stride)
	case 3:
		pass3AVX(to, from, w, st.count, st.stride)
	case 4:
		pass4AVX(to, from, w, st.count, st.stride)
	case 5:
		pass5AVX(to, from, w, st.count, st.stride)
	default:
		passOddAVX(to, from, w, st.count, st.stride, &st.turns[0], st.radix)
	}
	return true
}

// twist stores b, rows of a group, in to, where rows begin columns apart, each
// element times its base and its fine root, and says whether it could.
func twist(to, b, base, fine []complex128, columns int) bool {
	rows := len(base)
	if !avx || group != 8 || rows == 0 {
		return false
	}
	_, _, _ = to[(rows-1)*columns+7], b[rows*8-1], fine[rows*8-1]
	twistAVX(&to[0], &b[0], &base[0], &fine[0], rows, columns)
	return true
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
