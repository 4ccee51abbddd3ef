package fft

import (
	"strings"
	"unsafe"
)

// Room returns memory for n numbers that holds anything, for those who write to all
// of it. To clear what Analytic stores takes a sixth as long as to compute it, and a
// strings.Builder is the one thing whose memory Go does not clear.
func Room[T float64 | complex128](n int) []T {
	if n == 0 {
		return []T{}
	}
	var b strings.Builder
	b.Grow(n * int(unsafe.Sizeof(T(0))))
	b.WriteByte(0) // without a byte its string has no place
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.StringData(b.String()))), n)
}
