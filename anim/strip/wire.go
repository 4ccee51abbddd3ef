package strip

import (
	"encoding/binary"
	"errors"
	"fmt"
	"image/color"
	"math"
	"unicode/utf8"
)

// The primitives of a payload: bytes, variable length integers, strings,
// colours and tables of numbers. FORMAT.md describes them.

func putUint(b []byte, v int) []byte { return binary.AppendUvarint(b, uint64(v)) }

// putInt folds the sign into the lowest bit, so that small negative numbers
// are short too.
func putInt(b []byte, v int32) []byte {
	return binary.AppendUvarint(b, uint64(uint32(v)<<1^uint32(v>>31)))
}

func putString(b []byte, s string) []byte { return append(putUint(b, len(s)), s...) }

func putRect(b []byte, r Rect) []byte {
	return putInt(putInt(putInt(putInt(b, r.X0), r.Y0), r.X1), r.Y1)
}

// putColors writes plane by plane the step from each colour to the next,
// because palettes run smoothly.
func putColors(b []byte, cs ...color.NRGBA) []byte {
	for plane := range 4 {
		var last uint8
		for _, c := range cs {
			v := [4]uint8{c.R, c.G, c.B, c.A}[plane]
			b, last = append(b, v-last), v
		}
	}
	return b
}

// putFloats writes rows of numbers column by column and byte by byte, because
// what repeats is a column's sign, exponent and trailing zeros.
func putFloats(b []byte, rows [][]float64) []byte {
	if len(rows) == 0 {
		return b
	}
	for col := range rows[0] {
		for shift := 0; shift < 64; shift += 8 {
			for _, row := range rows {
				b = append(b, byte(math.Float64bits(row[col])>>shift))
			}
		}
	}
	return b
}

// putFrames writes a frame list, first being what came before it, as runs of
// equal steps: one run for a still, one for states that follow each other.
func putFrames(b []byte, frame []int, first int) []byte {
	for i := 0; i < len(frame); {
		step := frame[i] - first
		n := 0
		for ; i < len(frame) && frame[i]-first == step; i, n = i+1, n+1 {
			first = frame[i]
		}
		b = putUint(putInt(b, int32(step)), n)
	}
	return b
}

var errShort = errors.New("the data ends too early")

// A reader takes a payload apart. After the first fault it returns zeros.
type reader struct {
	b   []byte
	err error
}

func (r *reader) fault(format string, args ...any) {
	if r.err == nil {
		r.err = fmt.Errorf(format, args...)
		r.b = nil
	}
}

// bytes returns the next n bytes.
func (r *reader) bytes(n int) []byte {
	if n > len(r.b) {
		r.fault("%w", errShort)
		return nil
	}
	b := r.b[:n:n]
	r.b = r.b[n:]
	return b
}

func (r *reader) byte() byte {
	if len(r.b) == 0 {
		r.fault("%w", errShort)
		return 0
	}
	c := r.b[0]
	r.b = r.b[1:]
	return c
}

// uint32 reads an unsigned variable length integer.
func (r *reader) uint32() uint32 {
	var v uint32
	for shift := 0; ; shift += 7 {
		c := r.byte()
		if shift == 28 && c > 15 {
			r.fault("a number does not fit 32 bits")
			return 0
		}
		v |= uint32(c&127) << shift
		if c < 128 {
			return v
		}
	}
}

// upTo reads an unsigned integer that is at most max.
func (r *reader) upTo(max int, what string) int {
	v := r.uint32()
	if int64(v) > int64(max) {
		r.fault("%s is %d, want at most %d", what, v, max)
		return 0
	}
	return int(v)
}

// count reads how many things follow that take at least a byte each.
func (r *reader) count(what string) int { return r.upTo(len(r.b), "the number of "+what) }

// some reads how many things follow if there may be at most max of them.
func (r *reader) some(max int, what string) int {
	return r.upTo(min(max, len(r.b)), "the number of "+what)
}

func (r *reader) int32() int32 {
	v := r.uint32()
	return int32(v>>1) ^ -int32(v&1)
}

// size reads an unsigned integer that fits an int32.
func (r *reader) size(what string) int32 { return int32(r.upTo(math.MaxInt32, what)) }

func (r *reader) string() string {
	s := string(r.bytes(r.count("bytes of text")))
	if !utf8.ValidString(s) {
		r.fault("a text is not UTF-8: %q", s)
	}
	return s
}

func (r *reader) rect() Rect {
	x0, y0, x1, y1 := r.int32(), r.int32(), r.int32(), r.int32()
	return Rect{x0, y0, x1, y1}
}

func (r *reader) color() color.NRGBA {
	if c := r.colors(1); c != nil {
		return c[0]
	}
	return color.NRGBA{}
}

func (r *reader) colors(n int) []color.NRGBA {
	b := r.bytes(4 * n)
	if len(b) == 0 {
		return nil
	}
	cs := make([]color.NRGBA, n)
	var last color.NRGBA
	for i := range cs {
		last.R += b[i]
		last.G += b[n+i]
		last.B += b[2*n+i]
		last.A += b[3*n+i]
		cs[i] = last
	}
	return cs
}

func (r *reader) floats(rows, cols int) [][]float64 {
	if rows > len(r.b)/(8*cols) {
		r.fault("%w", errShort)
		return nil
	}
	b := r.bytes(rows * cols * 8)
	out := make([][]float64, rows)
	for i := range out {
		row := make([]float64, cols)
		for col := range row {
			var v uint64
			for k := range 8 {
				v |= uint64(b[(col*8+k)*rows+i]) << (8 * k)
			}
			if row[col] = math.Float64frombits(v); v>>52&0x7ff == 0x7ff {
				r.fault("a number is not finite")
			}
		}
		out[i] = row
	}
	return out
}

// frames reads n entries of a frame list, which are from lo to hi, and
// appends them to list.
func (r *reader) frames(list []int, n, lo, hi int) []int {
	last := -1
	if len(list) > 0 {
		last = list[len(list)-1]
	}
	for n > 0 && r.err == nil {
		step, run := int(r.int32()), r.upTo(n, "a run of frames")
		if run == 0 {
			r.fault("a run of frames is empty")
		}
		for range run {
			if last += step; last < lo || last > hi {
				r.fault("a frame shows state %d, want %d to %d", last, lo, hi)
				break
			}
			list = append(list, last)
		}
		n -= run
	}
	return list
}
