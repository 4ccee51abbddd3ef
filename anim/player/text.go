package player

import "strings"

// special are the characters that text in a page's script must not have: a page
// loses the first two, and the others mean something between backquotes or in
// a page.
const special = "\x00\r`\\$<"

// appendText writes data as text to stand between backquotes in a script of a
// page in UTF-8. Seven bits, the highest first, are a character of a byte.
// Where that would be special, it and the next seven bits are one of two bytes,
// U+0100 + 128 × its place in special + the next; the last one, which has no
// next, is U+0500 + itself. So it takes 8/7 of data's bytes, whatever they are;
// base64 takes 4/3.
func appendText(b []byte, data []byte) []byte {
	bits, n, held := uint32(0), 0, -1
	put := func(v uint32) {
		k := strings.IndexByte(special, byte(v))
		switch {
		case held >= 0:
			b = append2(b, 0x100+uint32(held)<<7+v)
			held = -1
		case k >= 0:
			held = k
		default:
			b = append(b, byte(v))
		}
	}
	for _, c := range data {
		bits = bits<<8 | uint32(c)
		for n += 8; n >= 7; n -= 7 {
			put(bits >> (n - 7) & 127)
		}
	}
	if n > 0 {
		put(bits << (7 - n) & 127)
	}
	if held >= 0 {
		b = append2(b, 0x500+uint32(special[held]))
	}
	return b
}

// append2 appends a character that takes two bytes.
func append2(b []byte, c uint32) []byte { return append(b, 0xc0|byte(c>>6), 0x80|byte(c&63)) }
