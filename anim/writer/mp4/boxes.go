package mp4

import "encoding/binary"

// boxes are bytes under way that hold boxes: a size, a name of four letters and
// what is inside, in most of them boxes again.
type boxes struct{ b []byte }

func (b *boxes) box(name string, inside func()) {
	at := len(b.b)
	b.u32(0)
	b.text(name)
	inside()
	binary.BigEndian.PutUint32(b.b[at:], uint32(len(b.b)-at))
}

// full is a box with a version, 0 or 1, and flags.
func (b *boxes) full(name string, version byte, flags int, inside func()) {
	b.box(name, func() {
		b.u32(int(version)<<24 | flags)
		inside()
	})
}

func (b *boxes) text(s string) { b.b = append(b.b, s...) }

func (b *boxes) bytes(v ...byte) { b.b = append(b.b, v...) }

func (b *boxes) u16(v ...int) {
	for _, v := range v {
		b.b = binary.BigEndian.AppendUint16(b.b, uint16(v))
	}
}

func (b *boxes) u32(v ...int) {
	for _, v := range v {
		b.b = binary.BigEndian.AppendUint32(b.b, uint32(v))
	}
}

// long is a number of 64 bits in version 1 of a box, and of 32 in version 0.
func (b *boxes) long(version byte, v ...int64) {
	for _, v := range v {
		if version == 1 {
			b.b = binary.BigEndian.AppendUint64(b.b, uint64(v))
		} else {
			b.u32(int(v))
		}
	}
}
