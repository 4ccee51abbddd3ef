package raster

import "golang.org/x/sys/cpu"

// avx says whether this processor has what fillrow_amd64.s needs.
var avx = cpu.X86.HasAVX2

// fillAVX fills n bytes, at least 32.
//
//go:noescape
func fillAVX(row *uint8, n int, full uint32)

// fillEights is fillRow for at least eight pixels, and says whether it could.
func fillEights(row []uint8, full uint32) bool {
	if !avx || len(row) < 32 {
		return false
	}
	fillAVX(&row[0], len(row), full)
	return true
}
