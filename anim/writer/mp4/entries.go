package mp4

// avc1 describes the pictures (ISO/IEC 14496-15, 5.4).
func (b *boxes) avc1(v Video) {
	b.box("avc1", func() {
		b.u16(0, 0, 0, 1) // what it refers to is the first of dinf
		b.u32(0, 0, 0, 0)
		b.u16(v.Width, v.Height)
		b.u32(72<<16, 72<<16, 0)
		b.u16(1)
		b.bytes(make([]byte, 32)...) // the name of the encoder
		b.u16(24, 1<<16-1)
		b.box("avcC", func() {
			b.bytes(1, v.SPS[1], v.SPS[2], v.SPS[3]) // the profile and the level
			b.bytes(0xfc | 3)                        // a NAL unit's size has 4 bytes
			b.bytes(0xe0 | 1)
			b.u16(len(v.SPS))
			b.bytes(v.SPS...)
			b.bytes(1)
			b.u16(len(v.PPS))
			b.bytes(v.PPS...)
			switch v.SPS[1] {
			case 100, 110, 122, 144: // the High profiles: 4:2:0, 8 bits, 8 bits
				b.bytes(0xfc|1, 0xf8, 0xf8, 0)
			}
		})
		b.box("colr", func() {
			b.text("nclx")
			b.u16(1, 1, 1) // BT.709: primaries, transfer and matrix
			b.bytes(0)     // limited range
		})
		b.box("pasp", func() { b.u32(1, 1) })
	})
}

// udta is the text, where iTunes has it.
func (b *boxes) udta(m Meta) {
	if m == (Meta{}) {
		return
	}
	b.box("udta", func() {
		b.full("meta", 0, 0, func() {
			b.full("hdlr", 0, 0, func() {
				b.u32(0)
				b.text("mdirappl")
				b.u32(0, 0)
				b.bytes(0)
			})
			b.box("ilst", func() {
				for _, f := range []struct{ name, text string }{{"\xa9nam", m.Title}, {"\xa9ART", m.Artist}, {"\xa9cmt", m.Comment}} {
					if f.text == "" {
						continue
					}
					b.box(f.name, func() {
						b.box("data", func() {
							b.u32(1, 0) // UTF-8, in any language
							b.text(f.text)
						})
					})
				}
			})
		})
	})
}
