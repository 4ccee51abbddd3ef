package writer

import (
	"image"
	"image/color"
)

// A yuv is a picture as H.264 stores it: brightness for each pixel and colour
// for each square of four (4:2:0), in the BT.709 matrix and limited range.
type yuv struct {
	w, h    int // even
	pix     []uint8
	u, v    []uint8
	outside [3]int32 // the colour beyond the source's edge
}

// newYUV makes a picture of the next even size, all of colour c.
func newYUV(size image.Point, c color.NRGBA) *yuv {
	y := &yuv{w: size.X + size.X&1, h: size.Y + size.Y&1, outside: [3]int32{int32(c.R), int32(c.G), int32(c.B)}}
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

// update converts the part of img within r.
func (y *yuv) update(img *image.RGBA, r image.Rectangle) {
	for y0 := r.Min.Y &^ 1; y0 < r.Max.Y; y0 += 2 {
		for x0 := r.Min.X &^ 1; x0 < r.Max.X; x0 += 2 {
			i := y0*y.w + x0
			j := y0/2*(y.w/2) + x0/2
			if x0+1 < img.Rect.Max.X && y0+1 < img.Rect.Max.Y {
				a := img.Pix[y0*img.Stride+4*x0:][:8:8]
				b := img.Pix[(y0+1)*img.Stride+4*x0:][:8:8]
				if [8]uint8(a) == [8]uint8(b) && [4]uint8(a[:4]) == [4]uint8(a[4:]) {
					// Most squares of a drawing have one colour.
					r, g, b := int32(a[0]), int32(a[1]), int32(a[2])
					l := luma(r, g, b)
					y.pix[i], y.pix[i+1], y.pix[i+y.w], y.pix[i+y.w+1] = l, l, l, l
					y.u[j], y.v[j] = chroma(4*r, 4*g, 4*b)
					continue
				}
			}
			var sr, sg, sb int32
			for k, at := range [4]int{i, i + 1, i + y.w, i + y.w + 1} {
				r, g, b := y.source(img, x0+k&1, y0+k>>1)
				sr, sg, sb = sr+r, sg+g, sb+b
				y.pix[at] = luma(r, g, b)
			}
			y.u[j], y.v[j] = chroma(sr, sg, sb)
		}
	}
}

func (y *yuv) source(img *image.RGBA, px, py int) (r, g, b int32) {
	if px >= img.Rect.Max.X || py >= img.Rect.Max.Y {
		return y.outside[0], y.outside[1], y.outside[2]
	}
	p := img.Pix[py*img.Stride+4*px:][:3:3]
	return int32(p[0]), int32(p[1]), int32(p[2])
}

func luma(r, g, b int32) uint8 {
	return uint8((yr*r + yg*g + yb*b + 16<<16 + round) >> 16)
}

// chroma is the colour of four pixels whose channels are summed up.
func chroma(r, g, b int32) (u, v uint8) {
	return uint8((ur*r + ug*g + ub*b + 4*(128<<16) + 4*round) >> 18),
		uint8((vr*r + vg*g + vb*b + 4*(128<<16) + 4*round) >> 18)
}
