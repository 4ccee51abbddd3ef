package fft

import (
	"slices"

	"golang.org/x/sys/cpu"
)

// avx says whether this processor has what the files in assembler need.
var avx = cpu.X86.HasAVX2 && cpu.X86.HasFMA

//go:noescape
func pass2AVX(y, x, twiddles *complex128, count, stride int)

//go:noescape
func pass3AVX(y, x, twiddles *complex128, count, stride int)

//go:noescape
func pass4AVX(y, x, twiddles *complex128, count, stride int)

//go:noescape
func pass5AVX(y, x, twiddles *complex128, count, stride int)

//go:noescape
func pass7AVX(y, x, twiddles *complex128, count, stride int)

//go:noescape
func pass8AVX(y, x, twiddles *complex128, count, stride int)

//go:noescape
func pass9AVX(y, x, twiddles *complex128, count, stride int)

//go:noescape
func pass10AVX(y, x, twiddles *complex128, count, stride int)

// turns has a cosine and a sine for each output and pair, [radix/2][radix/2][2].
//
//go:noescape
func passOddAVX(y, x, twiddles *complex128, count, stride int, turns *float64, radix int)

// radixes returns factors of n for so many sequences at once, some of them in one
// where there is a pass that does both.
func radixes(n, batch int) []int {
	fs := factors(n)
	if !avx || batch%2 != 0 {
		return fs
	}
	merge := func(a, b int) {
		i, j := slices.Index(fs, a), len(fs)-1
		for j >= 0 && fs[j] != b {
			j--
		}
		if i >= 0 && j >= 0 && i != j {
			fs[i] = a * b
			fs = slices.Delete(fs, j, j+1)
		}
	}
	merge(4, 2)
	for {
		i := slices.Index(fs, 4)
		if i < 0 || i+3 > len(fs) || fs[i+2] != 4 {
			break
		}
		fs = slices.Replace(fs, i, i+3, 8, 8)
	}
	merge(5, 2)
	for n := 0; n != len(fs); {
		n = len(fs)
		merge(3, 3)
	}
	return fs
}

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
	case 7:
		pass7AVX(to, from, w, st.count, st.stride)
	case 8:
		pass8AVX(to, from, w, st.count, st.stride)
	case 9:
		pass9AVX(to, from, w, st.count, st.stride)
	case 10:
		pass10AVX(to, from, w, st.count, st.stride)
	default:
		passOddAVX(to, from, w, st.count, st.stride, &st.turns[0], st.radix)
	}
	return true
}
