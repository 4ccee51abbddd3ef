package webp

// A bitWriter collects bits, the lowest of each number first.
type bitWriter struct {
	out  []byte
	acc  uint64
	fill int
}

func (b *bitWriter) write(v uint32, n int) {
	b.acc |= uint64(v) << b.fill
	for b.fill += n; b.fill >= 8; b.fill -= 8 {
		b.out = append(b.out, byte(b.acc))
		b.acc >>= 8
	}
}

// bytes is what has been written, up to the next whole byte.
func (b *bitWriter) bytes() []byte {
	if b.fill > 0 {
		b.write(0, 8-b.fill)
	}
	return b.out
}

func (b *bitWriter) length() int { return len(b.out) }
