package mp4

import "encoding/binary"

// head is all that stands in front of the data, which begins at base.
func (w *Writer) head(b *boxes, base int64) {
	b.box("ftyp", func() {
		b.text("isom")
		b.u32(0x200)
		b.text("isomiso2avc1mp41")
	})
	wide := w.wide(base + w.at)
	b.box("moov", func() {
		length := w.ticks()
		v := w.wide(length)
		b.full("mvhd", v, 0, func() {
			b.long(v, 0, 0) // when it was made and changed: the same film is the same file
			b.u32(w.video.N)
			b.long(v, length)
			b.u32(1<<16, 1<<24, 0, 0) // at its speed and volume
			b.matrix()
			b.u32(0, 0, 0, 0, 0, 0, 3) // what the next track would be
		})
		w.trak(b, base, wide, media{
			track: &w.pictures, id: 1, handler: "vide", name: "VideoHandler",
			scale: w.video.N, step: w.video.D, length: length, shown: length,
		})
		if w.audio != nil && w.sound.samples() > int64(w.audio.Delay) {
			w.trak(b, base, wide, w.hearing())
		}
		b.udta(w.meta)
	})
	if wide == 1 {
		b.u32(1)
		b.text("mdat")
		b.long(1, 16+w.at)
	} else {
		b.u32(int(8 + w.at))
		b.text("mdat")
	}
}

// wide is the version of a box that takes numbers as large as n.
func (w *Writer) wide(n int64) byte {
	if n > w.most {
		return 1
	}
	return 0
}

// media is what the index says of a track.
type media struct {
	*track
	id            int
	handler, name string
	scale         int   // the ticks of its clock in a second
	step          int   // the ticks that a sample lasts
	length        int64 // of all samples, in ticks; the last may be shorter than the others
	skip          int64 // the ticks at its beginning that are not heard
	shown         int64 // how long it is shown, on the film's clock
}

func (w *Writer) trak(b *boxes, base int64, wide byte, m media) {
	sound := m.handler == "soun"
	b.box("trak", func() {
		v := w.wide(m.shown)
		b.full("tkhd", v, 3, func() { // enabled, and in the film
			b.long(v, 0, 0)
			b.u32(m.id, 0)
			b.long(v, m.shown)
			b.u32(0, 0)
			if sound {
				b.u16(0, 1, 1<<8, 0) // one of the sounds to choose from; its volume
			} else {
				b.u16(0, 0, 0, 0)
			}
			b.matrix()
			if sound {
				b.u32(0, 0)
			} else {
				b.u32(w.video.Width<<16, w.video.Height<<16)
			}
		})
		if m.skip > 0 {
			b.box("edts", func() {
				b.full("elst", v, 0, func() {
					b.u32(1)
					b.long(v, m.shown, m.skip)
					b.u32(1 << 16) // at its speed
				})
			})
		}
		b.box("mdia", func() {
			v := w.wide(m.length)
			b.full("mdhd", v, 0, func() {
				b.long(v, 0, 0)
				b.u32(m.scale)
				b.long(v, m.length)
				b.u16(0x55c4, 0) // the language und, in three times five bits
			})
			b.full("hdlr", 0, 0, func() {
				b.u32(0)
				b.text(m.handler)
				b.u32(0, 0, 0)
				b.text(m.name + "\x00")
			})
			b.box("minf", func() {
				if sound {
					b.full("smhd", 0, 0, func() { b.u32(0) })
				} else {
					b.full("vmhd", 0, 1, func() { b.u32(0, 0) })
				}
				b.box("dinf", func() {
					b.full("dref", 0, 0, func() {
						b.u32(1)
						b.full("url ", 0, 1, func() {}) // the data are in this file
					})
				})
				b.box("stbl", func() {
					b.full("stsd", 0, 0, func() {
						b.u32(1)
						if sound {
							b.mp4a(w.audio, m)
						} else {
							b.avc1(w.video)
						}
					})
					b.tables(m, base, wide)
					if sound {
						b.roll(len(m.sizes))
					} else if len(w.keys) < len(m.sizes) {
						b.list("stss", w.keys)
					}
				})
			})
		})
	})
}

// tables say when the samples come, how large they are, and where they lie.
func (b *boxes) tables(m media, base int64, wide byte) {
	n := len(m.sizes)
	b.full("stts", 0, 0, func() {
		last := int(m.length - int64(n-1)*int64(m.step))
		switch {
		case last == m.step:
			b.u32(1, n, m.step)
		case n == 1:
			b.u32(1, 1, last)
		default:
			b.u32(2, n-1, m.step, 1, last)
		}
	})
	b.full("stsc", 0, 0, func() {
		at, entries := len(b.b), 0
		b.u32(0)
		var last uint32
		for i, c := range m.chunks {
			if c.samples != last {
				b.u32(i+1, int(c.samples), 1)
				last = c.samples
				entries++
			}
		}
		binary.BigEndian.PutUint32(b.b[at:], uint32(entries))
	})
	b.full("stsz", 0, 0, func() {
		b.u32(0, n)
		for _, v := range m.sizes {
			b.u32(int(v))
		}
	})
	name := "stco"
	if wide == 1 {
		name = "co64"
	}
	b.full(name, 0, 0, func() {
		b.u32(len(m.chunks))
		for _, c := range m.chunks {
			b.long(wide, base+c.at)
		}
	})
}

// list is a box of numbers.
func (b *boxes) list(name string, v []uint32) {
	b.full(name, 0, 0, func() {
		b.u32(len(v))
		for _, v := range v {
			b.u32(int(v))
		}
	})
}

// matrix leaves the pictures as they are.
func (b *boxes) matrix() { b.u32(1<<16, 0, 0, 0, 1<<16, 0, 0, 0, 1<<30) }
