package layouttest

import (
	"math"
	"strings"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A quad is the rectangle that a text fills, at any angle, in pixels.
type quad struct {
	text   string
	corner [4]point // one after another around it
}

type point struct{ x, y float64 }

// Heights of Liberation Sans in parts of the font size.
const (
	capital = 0.73 // of capitals, digits and letters with a stem
	small   = 0.53 // of letters like x
	below   = 0.21 // of what is below the base line
)

// slack is how far two texts may reach into one another, and one beyond the
// edge, in pixels on each side.
const slack = 0.5

// boxOf is where a text is.
func boxOf(t *strip.Text) quad {
	size := float64(t.Size) / strip.Fine
	x0, x1 := 0.0, px(t.Width)
	switch t.Align {
	case strip.Center:
		x0, x1 = -x1/2, x1/2
	case strip.Right:
		x0, x1 = -x1, 0
	}
	up, down := small*size, 0.0
	if strings.Trim(t.String, "acegmnopqrsuvwxyz.,:; …−+=") != "" {
		up = capital * size
	}
	if strings.ContainsAny(t.String, "gjpqy,;()[]{}|Q/µβγζηξρφχψ∫√∑") {
		down = below * size
	}
	sin, cos := math.Sincos(float64(t.Angle) / strip.Fine * math.Pi / 180)
	q := quad{text: t.String}
	for i, c := range [4]point{{x0, -up}, {x1, -up}, {x1, down}, {x0, down}} {
		q.corner[i] = point{px(t.X) + c.x*cos + c.y*sin, px(t.Y) - c.x*sin + c.y*cos}
	}
	return q
}

// rect is a rectangle as a quad.
func rect(r strip.Rect) quad {
	x0, y0, x1, y1 := px(r.X0), px(r.Y0), px(r.X1), px(r.Y1)
	return quad{corner: [4]point{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}
}

// within reports whether all of q is inside an upright rectangle.
func (q quad) within(r quad) bool {
	for _, p := range q.corner {
		if p.x < r.corner[0].x-slack || p.x > r.corner[2].x+slack || p.y < r.corner[0].y-slack || p.y > r.corner[2].y+slack {
			return false
		}
	}
	return true
}

// overlaps reports whether two quads have more in common than their slack. By
// the theorem of the separating axis they have not, if along a side of one of
// them they have not.
func (q quad) overlaps(r quad) bool {
	for _, s := range [2]quad{q, r} {
		for i := range 2 {
			a, b := s.corner[i], s.corner[i+1]
			d := math.Hypot(b.x-a.x, b.y-a.y)
			if d == 0 {
				return false
			}
			u := point{(b.x - a.x) / d, (b.y - a.y) / d}
			q0, q1 := q.along(u)
			r0, r1 := r.along(u)
			if q1-r0 < 2*slack || r1-q0 < 2*slack {
				return false
			}
		}
	}
	return true
}

// along is the range of a quad in a direction.
func (q quad) along(u point) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, p := range q.corner {
		v := p.x*u.x + p.y*u.y
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}
