package mathtext

import "gonum.org/v1/plot/vg"

// enlarged is how much larger than letters sums and integrals are.
const enlarged = 1.4

// operator draws a large symbol with its middle on the axis.
func (g *setter) operator(r rune, s style) box {
	em := s.em()
	f := g.face(roman, enlarged*em)
	ring := r == '∮'
	if ring {
		r = '∫'
	}
	ink, advance, _ := g.bounds(f, r)
	up := axis*em - (ink.Min.Y+ink.Max.Y)/2
	left := vg.Length(0)
	if r == '∫' {
		// Its ink is wider than its advance.
		left = 0.03*em - ink.Min.X
		advance = ink.Max.X + left
	}
	b := box{w: advance}
	b.path(g.outline(f, r, func(p vg.Point) vg.Point { return p.Add(vg.Point{X: left, Y: up}) }), 0)
	b.asc, b.desc = ink.Max.Y+up, -ink.Min.Y-up
	if r == '∫' {
		b.lean = 0.13 * em
	}
	if ring {
		var p vg.Path
		x := left + (ink.Min.X+ink.Max.X)/2
		circle(&p, x, axis*em, 0.17*em, func(x, y vg.Length) vg.Point { return vg.Point{X: x, Y: y} })
		b.path(p, g.thick(em))
	}
	return b
}

// fence sets delimiters that are as high as what is between them.
func (g *setter) fence(n fence, s style) box {
	em := s.em()
	body := g.node(n.body, s)
	height := 2 * max(body.asc-axis*em, body.desc+axis*em)
	var b box
	side := func(r rune) {
		if r == 0 {
			b.w += 0.1 * em
			return
		}
		b.append(g.delimiter(r, height, s), 0)
	}
	side(n.left)
	b.append(body, 0)
	side(n.right)
	return b
}

// delimiter draws one that is at least as high as a letter. A taller one is
// stretched upwards and downwards only, so that its strokes keep their width.
func (g *setter) delimiter(r rune, height vg.Length, s style) box {
	em := s.em()
	// Those of the font reach from -0.21 to 0.73 ems.
	const usual, middle = 0.94, 0.26
	grow := height / (usual * em)
	sh, drawn := shapes[r]
	switch {
	case grow <= 1.05 && drawn && r != '[' && r != ']' && r != '|':
		return g.symbol(r, s)
	case grow <= 1.05:
		return g.letters(g.face(roman, em), string(r))
	case drawn:
		b := box{w: vg.Length(sh.width) * em}
		b.path(sh.path(func(x, y vg.Length) vg.Point {
			return vg.Point{X: x * em, Y: (axis + (y-middle)*grow) * em}
		}), g.thick(em))
		return b
	}
	f := g.face(roman, em)
	ink, advance, ok := g.bounds(f, r)
	if !ok {
		return g.letters(f, string(r))
	}
	m := (ink.Min.Y + ink.Max.Y) / 2
	place := func(p vg.Point) vg.Point { return vg.Point{X: p.X, Y: axis*em + (p.Y-m)*grow} }
	b := box{w: advance}
	b.path(g.outline(f, r, place), 0)
	return b
}
