package writer

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"image"

	"github.com/zoetrope-go/zoetrope/anim/raster/quant"
)

// A gifEncoder writes the blocks of one file. It keeps the first error, after
// which it writes nothing.
//
// The format: Graphics Interchange Format, version 89a, CompuServe, 1990, and
// Netscape's application block for looping.
type gifEncoder struct {
	w       *bufio.Writer
	err     error
	palette *quant.Palette
	local   bool   // the palette is not the file's: it stands in each frame
	bits    int    // of an index in the palette
	clear   int    // the index that leaves a pixel as it is, or -1
	plays   int    // 0: for ever
	text    string // of the comment
	dither  bool
	renew   func(*quant.Histogram) *quant.Palette // as delta's
	before  changed                               // what delta's begins with
	lzw     lzw
}

// use takes the palette for the file's colours.
func (g *gifEncoder) use(p *quant.Palette) {
	g.palette, g.clear, g.bits = p, -1, 1
	n := len(p.Colors)
	if n < 256 {
		g.clear = n
		n++
	}
	for 1<<g.bits < n {
		g.bits++
	}
}

// table appends the palette, filled up to a power of two.
func (g *gifEncoder) table(b []byte) []byte {
	for _, c := range g.palette.Colors {
		b = append(b, c.R, c.G, c.B)
	}
	for range 1<<g.bits - len(g.palette.Colors) {
		b = append(b, 0, 0, 0)
	}
	return b
}

func (g *gifEncoder) write(b ...byte) {
	if g.err == nil {
		_, g.err = g.w.Write(b)
	}
}

func (g *gifEncoder) header(size image.Point) {
	b := append([]byte("GIF89a"), 0, 0, 0, 0, 0xf0|uint8(g.bits-1), 0, 0)
	binary.LittleEndian.PutUint16(b[6:], uint16(size.X))
	binary.LittleEndian.PutUint16(b[8:], uint16(size.Y))
	g.write(g.table(b)...)
	if g.plays != 1 {
		again := max(g.plays-1, 0) // the block counts the times after the first
		g.write(append([]byte("\x21\xff\x0bNETSCAPE2.0"), 3, 1, uint8(again), uint8(again>>8), 0)...)
	}
}

// comment writes text that no program shows unasked.
func (g *gifEncoder) comment() {
	if g.text == "" {
		return
	}
	g.write(0x21, 0xfe)
	for b := []byte(g.text); len(b) > 0; {
		n := min(len(b), 255)
		g.write(uint8(n))
		g.write(b[:n]...)
		b = b[n:]
	}
	g.write(0)
}

// frame writes what changes and how long it stays. Longer than the format's
// limit of eleven minutes, a single pixel is written again meanwhile.
func (g *gifEncoder) frame(f gifFrame) {
	if f.palette != nil {
		g.local = true
		if f.palette != g.palette {
			g.use(f.palette)
		}
	}
	g.image(f.r, f.pix, min(f.delay, gifLongest))
	for rest := f.delay - gifLongest; rest > 0; rest -= gifLongest {
		g.image(image.Rectangle{f.r.Min, f.r.Min.Add(image.Pt(1, 1))}, f.pix[:1], min(rest, gifLongest))
	}
}

func (g *gifEncoder) image(r image.Rectangle, pix []uint8, delay int) {
	const keep = 1 << 2 // leave the picture in place for the next
	flags, clear := uint8(keep), uint8(0)
	if g.clear >= 0 {
		flags, clear = keep|1, uint8(g.clear)
	}
	b := []byte{0x21, 0xf9, 4, flags, uint8(delay), uint8(delay >> 8), clear, 0, 0x2c}
	for _, v := range []int{r.Min.X, r.Min.Y, r.Dx(), r.Dy()} {
		b = binary.LittleEndian.AppendUint16(b, uint16(v))
	}
	if g.local {
		b = g.table(append(b, 0x80|uint8(g.bits-1)))
	} else {
		b = append(b, 0)
	}
	g.write(b...)
	if g.err == nil {
		g.err = g.lzw.encode(g.w, pix, max(g.bits, 2))
	}
}

func (g *gifEncoder) end() error {
	g.write(0x3b)
	if g.err == nil {
		g.err = g.w.Flush()
	}
	if g.err != nil {
		return fmt.Errorf("gif: %w", g.err)
	}
	return nil
}
