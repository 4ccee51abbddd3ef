// Package pngenc writes the chunks of PNG and APNG files and compresses their
// pixels.
//
// The formats: Portable Network Graphics (PNG) Specification, third edition,
// W3C, which includes APNG.
package pngenc

import (
	"encoding/binary"
	"hash/crc32"
	"image/color"
	"io"
)

// A ColorType is how a PNG file stores a pixel.
type ColorType uint8

const (
	RGB     ColorType = 2 // three bytes
	Palette ColorType = 3 // an index of 1, 2, 4 or 8 bits
	RGBA    ColorType = 6 // four bytes, not premultiplied
)

// An Encoder writes the chunks of one file. It keeps the first error, after
// which it writes nothing.
type Encoder struct {
	w   io.Writer
	err error
	buf []byte
}

// NewEncoder starts a file on w with its signature.
func NewEncoder(w io.Writer) *Encoder {
	e := &Encoder{w: w}
	e.write([]byte("\x89PNG\r\n\x1a\n"))
	return e
}

// Err is the first error of the writer.
func (e *Encoder) Err() error { return e.err }

func (e *Encoder) write(b []byte) {
	if e.err == nil {
		_, e.err = e.w.Write(b)
	}
}

// Chunk writes a chunk of the given type of four letters.
func (e *Encoder) Chunk(kind string, data []byte) {
	b := binary.BigEndian.AppendUint32(e.buf[:0], uint32(len(data)))
	b = append(b, kind...)
	b = append(b, data...)
	b = binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
	e.buf = b
	e.write(b)
}

// Header writes the picture's size and its kind of pixels, with depth bits for
// each channel or index.
func (e *Encoder) Header(width, height int, kind ColorType, depth int) {
	b := binary.BigEndian.AppendUint32(nil, uint32(width))
	b = binary.BigEndian.AppendUint32(b, uint32(height))
	e.Chunk("IHDR", append(b, uint8(depth), uint8(kind), 0, 0, 0))
}

// Palette writes 1 to 256 colours and, where not all are opaque, their alphas.
func (e *Encoder) Palette(colors []color.NRGBA) {
	var rgb, alpha []byte
	opaque := 0 // length of alpha without the 255s at its end
	for i, c := range colors {
		rgb = append(rgb, c.R, c.G, c.B)
		alpha = append(alpha, c.A)
		if c.A != 255 {
			opaque = i + 1
		}
	}
	e.Chunk("PLTE", rgb)
	if opaque > 0 {
		e.Chunk("tRNS", alpha[:opaque])
	}
}

// End writes the file's last chunk and returns the first error.
func (e *Encoder) End() error {
	e.Chunk("IEND", nil)
	return e.err
}

// Depth is the number of bits that an index into a palette of n colours needs.
func Depth(n int) int {
	switch {
	case n <= 2:
		return 1
	case n <= 4:
		return 2
	case n <= 16:
		return 4
	}
	return 8
}
