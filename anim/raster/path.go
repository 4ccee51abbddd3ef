package raster

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A point is a place in device pixels, y down.
type point struct{ x, y float64 }

// A contour is one connected piece of a path, with its curves made straight.
type contour struct {
	pts    []point
	closed bool
}

// flatness is how far a chord may lie from its curve, in device pixels.
const flatness = 0.05

// An outline collects contours; its memory is used again for the next shape.
type outline struct {
	contours []contour
	n        int
}

func (o *outline) reset() { o.n = 0 }

func (o *outline) all() []contour { return o.contours[:o.n] }

func (o *outline) move(p point) {
	if o.n == len(o.contours) {
		o.contours = append(o.contours, contour{})
	}
	c := &o.contours[o.n]
	c.pts = append(c.pts[:0], p)
	c.closed = false
	o.n++
}

// current is the contour being drawn; one that was closed goes on from its
// first point.
func (o *outline) current() *contour {
	if o.n == 0 {
		o.move(point{})
	}
	if c := &o.contours[o.n-1]; c.closed {
		o.move(c.pts[0])
	}
	return &o.contours[o.n-1]
}

func (o *outline) line(p point) {
	c := o.current()
	c.pts = append(c.pts, p)
}

func (o *outline) close() {
	if o.n > 0 {
		o.contours[o.n-1].closed = true
	}
}

func (o *outline) quad(b, c point) {
	k := o.current()
	a := k.pts[len(k.pts)-1]
	n := pieces(0.25 * math.Hypot(a.x-2*b.x+c.x, a.y-2*b.y+c.y))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		k.pts = append(k.pts, point{u*u*a.x + 2*u*t*b.x + t*t*c.x, u*u*a.y + 2*u*t*b.y + t*t*c.y})
	}
	k.pts = append(k.pts, c)
}

func (o *outline) cubic(b, c, d point) {
	k := o.current()
	a := k.pts[len(k.pts)-1]
	n := pieces(0.75 * max(math.Hypot(a.x-2*b.x+c.x, a.y-2*b.y+c.y), math.Hypot(b.x-2*c.x+d.x, b.y-2*c.y+d.y)))
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		u := 1 - t
		p, q, r, s := u*u*u, 3*u*u*t, 3*u*t*t, t*t*t
		k.pts = append(k.pts, point{p*a.x + q*b.x + r*c.x + s*d.x, p*a.y + q*b.y + r*c.y + s*d.y})
	}
	k.pts = append(k.pts, d)
}

// pieces is the number of chords that a curve needs which bends by d pixels:
// halving a chord quarters its distance from the curve.
func pieces(d float64) int {
	return 1 + int(math.Sqrt(min(d, 1e5)/flatness))
}

// path adds a film's path, magnified by k device pixels per coordinate step.
func (o *outline) path(p *strip.Path, k float64) {
	at := func(i int) point { return point{float64(p.X[i]) * k, float64(p.Y[i]) * k} }
	i := 0
	for _, v := range p.Verbs {
		for range v.N {
			switch v.Kind {
			case strip.MoveTo:
				o.move(at(i))
			case strip.LineTo:
				o.line(at(i))
			case strip.QuadTo:
				o.quad(at(i), at(i+1))
			case strip.CubicTo:
				o.cubic(at(i), at(i+1), at(i+2))
			case strip.Close:
				o.close()
			}
			i += v.Kind.Points()
		}
	}
}

// bounds is the smallest box around the outline's points.
func (o *outline) bounds() (x0, y0, x1, y1 float64) {
	x0, y0, x1, y1 = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, c := range o.all() {
		for _, p := range c.pts {
			x0, x1 = min(x0, p.x), max(x1, p.x)
			y0, y1 = min(y0, p.y), max(y1, p.y)
		}
	}
	return
}

// shift moves the whole outline.
func (o *outline) shift(dx, dy float64) {
	for _, c := range o.all() {
		for i := range c.pts {
			c.pts[i].x += dx
			c.pts[i].y += dy
		}
	}
}
