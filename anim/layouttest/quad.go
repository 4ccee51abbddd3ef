package layouttest

import (
	"math"
	"sync"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/math/fixed"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A quad is the rectangle that the letters of a text fill, at any angle, in
// pixels.
type quad struct {
	text   string
	size   int32
	corner [4]point // one after another around it
}

type point struct{ x, y float64 }

// How far texts may reach into one another in pixels, and beyond the edge.
const (
	slack = 1.0
	// kern is what an index may reach below the letter that it belongs to.
	kern = 3.0
)

// boxOf is where the letters of a text are. ok is false if it has none.
func boxOf(t *strip.Text) (q quad, ok bool) {
	ink, advance := inkOf(t)
	if ink.x0 >= ink.x1 || ink.y0 >= ink.y1 {
		return q, false
	}
	width := px(t.Width)
	stretch, left := width/advance, 0.0
	switch t.Align {
	case strip.Center:
		left = -width / 2
	case strip.Right:
		left = -width
	}
	x0, x1 := left+ink.x0*stretch, left+ink.x1*stretch
	sin, cos := math.Sincos(float64(t.Angle) / strip.Fine * math.Pi / 180)
	q.text, q.size = t.String, t.Size
	for i, c := range [4]point{{x0, ink.y0}, {x1, ink.y0}, {x1, ink.y1}, {x0, ink.y1}} {
		q.corner[i] = point{px(t.X) + c.x*cos + c.y*sin, px(t.Y) - c.x*sin + c.y*cos}
	}
	return q, true
}

// An ink is what letters cover about the start of their base line, in pixels.
type ink struct{ x0, y0, x1, y1 float64 }

// fonts are those that films are laid out with.
var fonts = sync.OnceValue(func() *font.Cache { return font.NewCache(liberation.Collection()) })

// inkOf measures a text in pixels.
func inkOf(t *strip.Text) (i ink, advance float64) {
	f := font.Font{Typeface: "Liberation", Variant: "Sans"}
	switch {
	case t.Font&strip.Serif != 0:
		f.Variant = "Serif"
	case t.Font&strip.Mono != 0:
		f.Variant = "Mono"
	}
	if t.Font&strip.Bold != 0 {
		f.Weight = xfont.WeightBold
	}
	if t.Font&strip.Italic != 0 {
		f.Style = xfont.StyleItalic
	}
	face := fonts().Lookup(f, font.Length(float64(t.Size)/strip.Fine))
	b, a := xfont.BoundString(face.FontFace(72), t.String)
	of := func(v fixed.Int26_6) float64 { return float64(v) / 64 }
	return ink{of(b.Min.X), of(b.Min.Y), of(b.Max.X), of(b.Max.Y)}, of(a)
}

// rect is a rectangle as a quad.
func rect(r strip.Rect) quad {
	x0, y0, x1, y1 := px(r.X0), px(r.Y0), px(r.X1), px(r.Y1)
	return quad{corner: [4]point{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}}}
}

// within reports whether all of q is inside an upright rectangle.
func (q quad) within(r quad) bool {
	for _, p := range q.corner {
		if p.x < r.corner[0].x-slack/2 || p.x > r.corner[2].x+slack/2 || p.y < r.corner[0].y-slack/2 || p.y > r.corner[2].y+slack/2 {
			return false
		}
	}
	return true
}

// overlaps reports whether two quads reach more than slack into one another. By
// the theorem of the separating axis they have not, if along a side of one of
// them they have not.
func (q quad) overlaps(r quad, slack float64) bool {
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
			if q1-r0 < slack || r1-q0 < slack {
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
