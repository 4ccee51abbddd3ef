package raster

import "encoding/binary"

// fillRow gives all pixels of row the four bytes of full.
func fillRow(row []uint8, full uint32) {
	if len(row) == 0 || fillEights(row, full) {
		return
	}
	binary.LittleEndian.PutUint32(row, full)
	for n := 4; n < len(row); n *= 2 {
		copy(row[n:], row[:n])
	}
}
