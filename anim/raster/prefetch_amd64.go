package raster

// prefetch calls the lines of memory of n bytes, at least one, to the processor.
//
//go:noescape
func prefetch(row *uint8, n int)
