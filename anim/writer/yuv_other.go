//go:build !amd64

package writer

func (y *yuv) eights(i, j int, above, below []uint8) bool { return false }
