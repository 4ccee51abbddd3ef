//go:build !amd64

package raster

func fillEights(row []uint8, full uint32) bool { return false }
