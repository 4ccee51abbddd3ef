package raster

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A pen strokes outlines: a pixel's coverage follows from the distance of its
// centre to the nearest point of the line. Round joins come by themselves, a
// line that crosses itself is not darker there, and the cost is that of the
// pixels near the line.
type pen struct {
	mask  *mask
	width float64 // device pixels
	cap   strip.Cap
	joint strip.Cap // the end of a segment where another one begins
	dash  []float64 // dash and gap lengths in device pixels; empty: solid
	phase float64   // where in the pattern a line starts
	whole float64   // sum of dash

	// The window outside of which nothing of any line can be seen.
	window [4]float64
}

// stroke draws the outline.
func (p *pen) stroke(o *outline) {
	m := p.width + 2
	p.window = [4]float64{-m, -m, float64(p.mask.w) + m, float64(p.mask.h) + m}
	p.whole = 0
	for _, d := range p.dash {
		p.whole += d
	}
	for _, c := range o.all() {
		if p.whole > 0 {
			p.dashed(c)
		} else {
			p.solid(c)
		}
	}
}

func (p *pen) solid(c contour) {
	n := len(c.pts) - 1
	for i := range n {
		a, b := p.joint, p.joint
		if i == 0 && !c.closed {
			a = p.cap
		}
		if i == n-1 && !c.closed {
			b = p.cap
		}
		p.segment(c.pts[i], c.pts[i+1], a, b)
	}
	switch {
	case c.closed && n >= 0:
		p.segment(c.pts[n], c.pts[0], p.joint, p.joint)
	case n == 0 && p.cap != strip.Butt:
		p.segment(c.pts[0], c.pts[0], p.cap, p.cap)
	}
}

// dashed draws a contour in dashes. The parts of a segment far outside the
// picture are stepped over in one go, so that a point at a million pixels does
// not cost a million dashes.
func (p *pen) dashed(c contour) {
	n := len(c.pts)
	segments := n - 1
	if c.closed {
		segments = n
	}
	at := p.phase // distance along the line, in the pattern
	for i := range segments {
		a, b := c.pts[i], c.pts[(i+1)%n]
		length := math.Hypot(b.x-a.x, b.y-a.y)
		if length == 0 {
			continue
		}
		if from, to, ok := p.visible(a, b); ok {
			p.dashes(a, b, length, from*length, to*length, at, i > 0 || c.closed, i < segments-1 || c.closed)
		}
		at = math.Mod(at+length, p.whole)
	}
}

// dashes draws the dashes of one segment between the distances from and to.
// joinA and joinB: the line goes on there, and so may a dash.
func (p *pen) dashes(a, b point, length, from, to, at float64, joinA, joinB bool) {
	along := func(s float64) point {
		t := s / length
		return point{a.x + (b.x-a.x)*t, a.y + (b.y-a.y)*t}
	}
	// Find the dash or gap that from falls into; s is where it begins.
	s := from - math.Mod(at+from, p.whole)
	i := 0
	for s+p.dash[i] < from {
		s += p.dash[i]
		i = (i + 1) % len(p.dash)
	}
	for s < to {
		e := s + p.dash[i]
		if i%2 == 0 && e >= from {
			ca, cb := p.cap, p.cap
			if s < 0 && joinA {
				ca = p.joint
			}
			if e > length && joinB {
				cb = p.joint
			}
			p.segment(along(max(s, 0)), along(min(e, length)), ca, cb)
		}
		s = e
		i = (i + 1) % len(p.dash)
	}
}

// visible is the part of a segment, as fractions of it, that may be seen.
func (p *pen) visible(a, b point) (from, to float64, ok bool) {
	from, to = 0, 1
	cut := func(a, d, lo, hi float64) {
		if d == 0 {
			if a < lo || a > hi {
				from, to = 1, 0
			}
			return
		}
		t0, t1 := (lo-a)/d, (hi-a)/d
		if t0 > t1 {
			t0, t1 = t1, t0
		}
		from, to = max(from, t0), min(to, t1)
	}
	cut(a.x, b.x-a.x, p.window[0], p.window[2])
	cut(a.y, b.y-a.y, p.window[1], p.window[3])
	return from, to, from <= to
}

// segment draws one straight piece with the given ends.
func (p *pen) segment(a, b point, capA, capB strip.Cap) {
	half := p.width / 2
	reach := half + 0.5
	dx, dy := b.x-a.x, b.y-a.y
	length := math.Hypot(dx, dy)
	ux, uy := 1.0, 0.0
	if length > 0 {
		ux, uy = dx/length, dy/length
	} else if capA == strip.Butt {
		return
	}
	// A square end is a butt end, further out.
	if capA == strip.Square {
		a.x, a.y = a.x-half*ux, a.y-half*uy
		length += half
		capA = strip.Butt
	}
	if capB == strip.Square {
		length += half
		capB = strip.Butt
	}
	b.x, b.y = a.x+length*ux, a.y+length*uy

	// The coverage of a line thinner than a pixel is its width.
	full := 255 * min(1, p.width)
	clip := p.mask.clip
	x0, x1 := min(a.x, b.x)-reach, max(a.x, b.x)+reach
	y0 := max(clip.Min.Y, ceilIn(min(a.y, b.y)-reach-0.5, clip.Min.Y, clip.Max.Y))
	y1 := min(clip.Max.Y, ceilIn(max(a.y, b.y)+reach-0.5, clip.Min.Y, clip.Max.Y))
	slope, spread := 0.0, math.Inf(1)
	if uy != 0 {
		slope, spread = ux/uy, reach/math.Abs(uy)
	}
	for y := y0; y < y1; y++ {
		py := float64(y) + 0.5 - a.y
		l, r := x0, x1
		if spread < r-l {
			mid := a.x + py*slope
			l, r = max(l, mid-spread), min(r, mid+spread)
		}
		lo := ceilIn(l-0.5, clip.Min.X, clip.Max.X)
		hi := ceilIn(r-0.5, clip.Min.X, clip.Max.X)
		if lo >= hi {
			continue
		}
		p.mask.touch(y, lo, hi)
		row := p.mask.pix[y*p.mask.w+lo : y*p.mask.w+hi]
		along0, across0 := py*uy, py*ux
		for i := range row {
			px := float64(lo+i) + 0.5 - a.x
			t := px*ux + along0
			d := across0 - px*uy
			if d < 0 {
				d = -d
			}
			c := 1.0
			switch {
			case capA == strip.Round && t < 0:
				d = math.Sqrt(t*t + d*d)
			case capB == strip.Round && t > length:
				d = math.Sqrt((t-length)*(t-length) + d*d)
			default:
				// The part of a pixel along the line that a butt end leaves.
				s, e := t-0.5, t+0.5
				if capA == strip.Butt {
					s = max(s, 0)
				}
				if capB == strip.Butt {
					e = min(e, length)
				}
				c = e - s
			}
			v := min((reach-d)*255, full)
			if c < 1 {
				v *= max(c, 0)
			}
			if v > 0 {
				if u := level[uint8(v+0.5)]; u > row[i] {
					row[i] = u
				}
			}
		}
	}
}

// ceilIn is v rounded up, within [lo, hi].
func ceilIn(v float64, lo, hi int) int {
	if v <= float64(lo) {
		return lo
	}
	if v >= float64(hi) {
		return hi
	}
	return int(math.Ceil(v))
}
