package raster

import "testing"

// What processors without AVX2 do comes to the same.
func TestFillRowWithoutAVX(t *testing.T) {
	if !avx {
		t.Skip("this processor has no AVX2, so the other test is of this")
	}
	avx = false
	defer func() { avx = true }()
	TestFillRow(t)
}
