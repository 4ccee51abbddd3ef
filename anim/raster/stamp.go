package raster

import (
	"image"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A stamp is the coverage of one shape around a whole pixel.
type stamp struct {
	r   image.Rectangle // relative to that pixel
	pix []uint8
}

// stamp is the inside of an outline.
func (a *accumulator) stamp(o *outline) *stamp {
	box := outward(o.bounds())
	w := box.Dx()
	s := &stamp{box, make([]uint8, w*box.Dy())}
	a.limit(box)
	a.fill(o, image.Point{})
	a.finish(func(y int, spans []span) {
		for _, p := range spans {
			row := s.pix[y*w+p.x0 : y*w+p.x1]
			for x := range row {
				row[x] = p.c
			}
		}
	})
	return s
}

// stroked is the outline, stroked with a pen of the given width.
func (c *stampCache) stroked(width float64) *stamp {
	x0, y0, x1, y1 := c.out.bounds()
	m := width*markReach + 1
	box := outward(x0-m, y0-m, x1+m, y1+m)
	if c.mask == nil || c.mask.w < box.Dx() || c.mask.h < box.Dy() {
		c.mask = newMask(box.Dx()+16, box.Dy()+16)
	}
	c.out.shift(float64(-box.Min.X), float64(-box.Min.Y))
	c.mask.limit(image.Rectangle{Max: box.Size()})
	c.pen = pen{mask: c.mask, width: width, cap: strip.Butt, joint: strip.Round}
	c.pen.stroke(&c.out)
	return c.mask.stamp(box.Min)
}

// stamp takes the shape off the mask; at is where the mask's corner lies.
func (m *mask) stamp(at image.Point) *stamp {
	lo, hi := m.w, 0
	for y := m.y0; y < m.y1; y++ {
		if m.lo[y] < m.hi[y] {
			lo, hi = min(lo, m.lo[y]), max(hi, m.hi[y])
		}
	}
	s := &stamp{}
	if lo < hi {
		s.r = image.Rect(lo, m.y0, hi, m.y1).Add(at)
		s.pix = make([]uint8, 0, (hi-lo)*(m.y1-m.y0))
	}
	for y := m.y0; y < m.y1; y++ {
		if lo < hi {
			s.pix = append(s.pix, m.pix[y*m.w+lo:y*m.w+hi]...)
		}
		if m.lo[y] < m.hi[y] {
			clear(m.pix[y*m.w+m.lo[y] : y*m.w+m.hi[y]])
		}
		m.lo[y], m.hi[y] = m.w, 0
	}
	m.y0, m.y1 = m.h, 0
	return s
}

// paint blends the ink into img through the stamp at pixel (x, y).
func (s *stamp) paint(img *image.RGBA, x, y int, k ink, clip image.Rectangle) {
	at := image.Pt(x, y)
	r := s.r.Add(at).Intersect(clip)
	if r.Empty() {
		return
	}
	w := s.r.Dx()
	from := r.Min.Sub(at).Sub(s.r.Min)
	for j := range r.Dy() {
		row := s.pix[(from.Y+j)*w+from.X:][:r.Dx()]
		k.row(img.Pix[img.PixOffset(r.Min.X, r.Min.Y+j):], row)
	}
}
