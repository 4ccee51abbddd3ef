package raster

import (
	"encoding/binary"
	"testing"
)

func TestFillRow(t *testing.T) {
	const full, before = 0x80402010, 0xa5
	for n := range 150 {
		for offset := range 9 {
			got := make([]uint8, 4*n+offset+40)
			for i := range got {
				got[i] = before
			}
			fillRow(got[offset:offset+4*n], full)
			for i, v := range got {
				want := uint8(before)
				if i >= offset && i < offset+4*n {
					want = binary.LittleEndian.AppendUint32(nil, full)[(i-offset)%4]
				}
				if v != want {
					t.Fatalf("%d pixels from byte %d on: byte %d is %#x, want %#x", n, offset, i, v, want)
				}
			}
		}
	}
}
