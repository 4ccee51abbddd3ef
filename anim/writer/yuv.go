package writer

import (
	"encoding/binary"
	"image"
	"image/color"
)

// A yuv is a picture as H.264 stores it: brightness for each pixel and colour
// for each square of four (4:2:0), in the BT.709 matrix and limited range.
type yuv struct {
	w, h    int // even
	pix     []uint8
	u, v    []uint8
	outside uint32 // the colour beyond the source's edge
}

// newYUV makes a picture of the next even size, whose source has colour c beyond
// its edge.
func newYUV(size image.Point, c color.NRGBA) *yuv {
	y := &yuv{w: size.X + size.X&1, h: size.Y + size.Y&1, outside: uint32(c.R) | uint32(c.G)<<8 | uint32(c.B)<<16}
	n := y.w * y.h
	y.pix = make([]uint8, n+n/2)
	y.u, y.v = y.pix[n:n+n/4], y.pix[n+n/4:]
	return y
}

// Coefficients of ITU-R BT.709 for 8 bits in limited range (16 to 235 and 16
// to 240), times 2^16.
const (
	yr, yg, yb = 11966, 40254, 4064
	ur, ug, ub = -6596, -22189, 28784
	vr, vg, vb = 28784, -26145, -2639
	round      = 1 << 15
)

// update converts what lies within r.
func (y *yuv) update(img *image.RGBA, r image.Rectangle) {
	x0 := r.Min.X &^ 1
	for y0 := r.Min.Y &^ 1; y0 < r.Max.Y; y0 += 2 {
		i := y0*y.w + x0
		j := y0/2*(y.w/2) + x0/2
		// The squares of four that lie within the picture.
		whole := 0
		if y0+1 < img.Rect.Max.Y {
			whole = (min(r.Max.X+1, img.Rect.Max.X) - x0) / 2
			at := y0*img.Stride + 4*x0
			y.squares(i, j, img.Pix[at:at+8*whole], img.Pix[at+img.Stride:][:8*whole])
		}
		for x := x0 + 2*whole; x < r.Max.X; x += 2 {
			var p [4]uint32
			for k := range p {
				p[k] = y.source(img, x+k&1, y0+k>>1)
			}
			y.square(i+x-x0, j+(x-x0)/2, uint64(p[0])|uint64(p[1])<<32, uint64(p[2])|uint64(p[3])<<32)
		}
	}
}

// squares converts two rows of pixels to brightness from i and colour from j on.
func (y *yuv) squares(i, j int, above, below []uint8) {
	if y.eights(i, j, above, below) {
		return
	}
	le := binary.LittleEndian
	for len(above) > 0 {
		// Most squares of a drawing have the colours of the one before.
		a, b := le.Uint64(above), le.Uint64(below)
		n := 8
		for n < len(above) && le.Uint64(above[n:]) == a && le.Uint64(below[n:]) == b {
			n += 8
		}
		y.square(i, j, a, b)
		if n > 8 {
			repeat(y.pix[i:][:n/4], 2)
			repeat(y.pix[i+y.w:][:n/4], 2)
			repeat(y.u[j:][:n/8], 1)
			repeat(y.v[j:][:n/8], 1)
		}
		above, below = above[n:], below[n:]
		i, j = i+n/4, j+n/8
	}
}

// repeat fills row with its first n bytes.
func repeat(row []uint8, n int) {
	for ; n < len(row); n *= 2 {
		copy(row[n:], row[:n])
	}
}

// square converts the four pixels of a square, two and two, to brightness i and
// colour j.
func (y *yuv) square(i, j int, above, below uint64) {
	if above == below && uint32(above) == uint32(above>>32) {
		// Most squares of a drawing have one colour.
		r, g, b := split(uint32(above))
		l := luma(r, g, b)
		y.pix[i], y.pix[i+1], y.pix[i+y.w], y.pix[i+y.w+1] = l, l, l, l
		y.u[j], y.v[j] = chroma(4*r, 4*g, 4*b)
		return
	}
	var sr, sg, sb int32
	for k, c := range [4]uint32{uint32(above), uint32(above >> 32), uint32(below), uint32(below >> 32)} {
		r, g, b := split(c)
		sr, sg, sb = sr+r, sg+g, sb+b
		y.pix[i+k&1+k>>1*y.w] = luma(r, g, b)
	}
	y.u[j], y.v[j] = chroma(sr, sg, sb)
}

func split(c uint32) (r, g, b int32) {
	return int32(c & 255), int32(c >> 8 & 255), int32(c >> 16 & 255)
}

func (y *yuv) source(img *image.RGBA, px, py int) uint32 {
	if px >= img.Rect.Max.X || py >= img.Rect.Max.Y {
		return y.outside
	}
	return binary.LittleEndian.Uint32(img.Pix[py*img.Stride+4*px:])
}

func luma(r, g, b int32) uint8 {
	return uint8((yr*r + yg*g + yb*b + 16<<16 + round) >> 16)
}

// chroma is the colour of four pixels whose channels are summed up.
func chroma(r, g, b int32) (u, v uint8) {
	return uint8((ur*r + ug*g + ub*b + 4*(128<<16) + 4*round) >> 18),
		uint8((vr*r + vg*g + vb*b + 4*(128<<16) + 4*round) >> 18)
}
