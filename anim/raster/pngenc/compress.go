package pngenc

import (
	"bytes"
	"compress/zlib"
)

// A Compressor turns pixels into the contents of IDAT and fdAT chunks.
type Compressor struct {
	// Level is zlib's, 1 (fastest) to 9 (smallest); 0 means 7. On drawings, 9
	// takes 5 to 20 times longer than 7 and saves a tenth.
	Level int

	zip *zlib.Writer
	out bytes.Buffer
	raw []byte
}

// The filters of rows that are tried.
const (
	none = 0
	sub  = 1
	up   = 2
)

// Indices compresses rows of palette indices, each a byte of pix, packed to
// the given depth. The result is valid until the next call.
func (c *Compressor) Indices(pix []uint8, width, depth int) []byte {
	c.raw = c.raw[:0]
	var above []uint8
	for ; len(pix) >= width; pix = pix[width:] {
		// A row that repeats the one above it is all zeros with this filter,
		// which deflate is quickest with.
		if above != nil && bytes.Equal(above, pix[:width]) {
			c.raw = append(c.raw, up)
			c.raw = append(c.raw, make([]uint8, (width*depth+7)/8)...)
			continue
		}
		above = pix[:width]
		c.raw = append(c.raw, none)
		if depth == 8 {
			c.raw = append(c.raw, pix[:width]...)
			continue
		}
		for i := 0; i < width; i += 8 / depth {
			var b uint8
			for j := range 8 / depth {
				b <<= depth
				if i+j < width {
					b |= pix[i+j]
				}
			}
			c.raw = append(c.raw, b)
		}
	}
	return c.deflate()
}

// Bytes compresses rows of pixels with the given number of bytes each, with
// the filter that seems to suit each row. The result is valid until the next
// call.
func (c *Compressor) Bytes(pix []uint8, width, pixel int) []byte {
	c.raw = c.raw[:0]
	n := width * pixel
	above := make([]uint8, n)
	for ; len(pix) >= n; pix = pix[n:] {
		c.raw = appendFiltered(c.raw, pix[:n], above, pixel)
		above = pix[:n]
	}
	return c.deflate()
}

// appendFiltered chooses the filter whose result repeats most: drawings have
// long runs, which deflate codes best if they stay runs of one byte.
func appendFiltered(dst, row, above []uint8, pixel int) []uint8 {
	changes := [3]int{}
	for i := range row {
		var left uint8
		if i >= pixel {
			left = row[i-pixel]
		}
		if row[i] != left {
			changes[none]++
			changes[sub]++
		}
		if row[i] != above[i] {
			changes[up]++
		}
	}
	if changes[up] < changes[none] {
		dst = append(dst, up)
		for i := range row {
			dst = append(dst, row[i]-above[i])
		}
		return dst
	}
	dst = append(dst, none)
	return append(dst, row...)
}

func (c *Compressor) deflate() []byte {
	out := &c.out
	out.Reset()
	if c.zip == nil {
		level := c.Level
		if level == 0 {
			level = 7
		}
		w, err := zlib.NewWriterLevel(out, level)
		if err != nil {
			panic("pngenc: Compressor.Level: " + err.Error())
		}
		c.zip = w
	} else {
		c.zip.Reset(out)
	}
	// A bytes.Buffer does not fail.
	_, _ = c.zip.Write(c.raw)
	_ = c.zip.Close()
	return out.Bytes()
}
