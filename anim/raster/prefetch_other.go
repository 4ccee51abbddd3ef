//go:build !amd64

package raster

func prefetch(row *uint8, n int) {}
