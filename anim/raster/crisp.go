package raster

import (
	"image"
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A crisp path is drawn on the grid of device pixels: its stroke is a whole
// number of pixels wide, at least one, and covers whole pixels.

// crispWidth is the number of pixels that a stroke of a given width gets.
func crispWidth(w float64) int { return max(1, int(math.Floor(w+0.5))) }

// snap moves the outline so that the edges of a stroke of w pixels fall
// between pixels: the middle of an odd stroke is the middle of a pixel. The
// free ends of lines are moved to the nearest edge of a pixel along the line.
func (o *outline) snap(w int, cap strip.Cap) {
	middle := func(v float64) float64 {
		if w%2 == 1 {
			return math.Floor(v) + 0.5
		}
		return math.Floor(v + 0.5)
	}
	for _, c := range o.all() {
		n := len(c.pts)
		first, last := c.pts[0], c.pts[n-1]
		for i, p := range c.pts {
			c.pts[i] = point{middle(p.x), middle(p.y)}
		}
		if c.closed || n < 2 || cap != strip.Butt {
			continue
		}
		c.pts[0] = snapEnd(c.pts[0], first, c.pts[1])
		c.pts[n-1] = snapEnd(c.pts[n-1], last, c.pts[n-2])
	}
}

// snapEnd is the end p of a segment from q, which was at raw before it was
// snapped.
func snapEnd(p, raw, q point) point {
	switch {
	case p.y == q.y:
		p.x = math.Floor(raw.x + 0.5)
	case p.x == q.x:
		p.y = math.Floor(raw.y + 0.5)
	}
	return p
}

// whole moves the outline's points to the corners of pixels.
func (o *outline) whole() {
	for _, c := range o.all() {
		for i, p := range c.pts {
			c.pts[i] = point{math.Floor(p.x + 0.5), math.Floor(p.y + 0.5)}
		}
	}
}

// rectangle is the box that the outline fills, if it is a single rectangle
// with its corners at the corners of pixels.
func (o *outline) rectangle() (r image.Rectangle, ok bool) {
	if o.n != 1 {
		return r, false
	}
	p := o.contours[0].pts
	if len(p) == 5 && p[4] == p[0] {
		p = p[:4]
	}
	if len(p) != 4 {
		return r, false
	}
	flat := p[0].y == p[1].y && p[1].x == p[2].x && p[2].y == p[3].y && p[3].x == p[0].x
	steep := p[0].x == p[1].x && p[1].y == p[2].y && p[2].x == p[3].x && p[3].y == p[0].y
	if !flat && !steep {
		return r, false
	}
	for _, q := range p {
		if q.x != math.Floor(q.x) || q.y != math.Floor(q.y) || math.Abs(q.x) > 1<<30 || math.Abs(q.y) > 1<<30 {
			return r, false
		}
	}
	return image.Rect(int(p[0].x), int(p[0].y), int(p[2].x), int(p[2].y)), true
}
