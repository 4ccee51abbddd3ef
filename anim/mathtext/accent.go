package mathtext

import "gonum.org/v1/plot/vg"

// slant is how far italic letters lean to the right: 12 degrees.
const slant = 0.21

// accent draws a mark above a letter, or over or under a group.
func (g *setter) accent(n accent, s style) box {
	em, t := s.em(), g.thick(s.em())
	body := g.node(n.body, s)
	b := body
	b.pieces = append([]piece(nil), body.pieces...)
	top := max(body.asc, low*em) + 0.1*em
	middle := (body.w - body.lean) / 2
	if body.slanted {
		middle += slant * (max(body.asc, low*em)/2 + 0.1*em)
	}
	half := 0.18 * em
	if n.wide {
		half = max(half, body.w/2-0.02*em)
	}
	at := func(x, y vg.Length) vg.Point { return vg.Point{X: middle + x, Y: top + y*em} }
	switch n.mark {
	case '\u0302': // hat
		b.line(t, at(-half, 0.02), at(0, 0.16), at(half, 0.02))
	case '\u030c': // check
		b.line(t, at(-half, 0.16), at(0, 0.02), at(half, 0.16))
	case '\u0304': // bar
		half = max(half, 0.42*body.w)
		b.line(t, at(-half, 0.06), at(half, 0.06))
	case '\u0305': // overline
		b.line(t, vg.Point{Y: top + 0.05*em}, vg.Point{X: body.w, Y: top + 0.05*em})
	case '\u0332': // underline
		y := -max(body.desc, 0) - 0.13*em
		b.line(t, vg.Point{Y: y}, vg.Point{X: body.w, Y: y})
	case '\u0303': // tilde
		var p vg.Path
		p.Move(at(-half, 0.03))
		p.CubeTo(at(-half/2, 0.19), at(-half/4, 0.13), at(0, 0.085))
		p.CubeTo(at(half/4, 0.04), at(half/2, -0.01), at(half, 0.14))
		b.path(p, t)
	case '\u20d7': // vec
		half = max(half, 0.24*em)
		b.line(t*0.9, at(-half, 0.1), at(half, 0.1))
		b.line(t*0.9, at(half-0.12*em, 0.19), at(half+0.01*em, 0.1), at(half-0.12*em, 0.01))
	default: // dots
		r := 0.055 * em * g.thick(em) / (rule * em)
		r = max(min(r, 0.09*em), 0.055*em)
		xs := []vg.Length{0}
		if n.mark == '\u0308' {
			xs = []vg.Length{-0.125 * em, 0.125 * em}
		}
		var p vg.Path
		for _, x := range xs {
			c := at(x, 0.07)
			circle(&p, c.X, c.Y, r, func(x, y vg.Length) vg.Point { return vg.Point{X: x, Y: y} })
		}
		b.path(p, 0)
	}
	return b
}
