package fft

import (
	"strings"
	"unsafe"
)

// Room returns memory for n complex numbers, at least 1, that holds anything. To
// clear the result of Analytic takes a sixth as long as to compute it, and a
// strings.Builder is the one thing whose memory Go does not clear.
func Room(n int) []complex128 {
	var b strings.Builder
	b.Grow(n * int(unsafe.Sizeof(complex128(0))))
	b.WriteByte(0) // without a byte its string has no place
	return unsafe.Slice((*complex128)(unsafe.Pointer(unsafe.StringData(b.String()))), n)
}
