package mathtext

import "gonum.org/v1/plot/vg"

// row sets parts beside one another. Neighbouring letters of a face are one
// piece, which keeps a film small and the face's kerning.
func (g *setter) row(r row, s style) box {
	var line box
	var run atom
	flush := func() {
		if run.text != "" {
			line.append(g.letters(g.face(run.face, s.em()), run.text), 0)
			run.text = ""
		}
	}
	before := opening // at the start a minus is a sign
	for i, n := range r {
		k, right := sides(n)
		if k == binary && !joins(before, r[i+1:]) {
			k, right = ordinary, ordinary
		}
		gap := between(before, k, s.level > 0)
		before = right
		if gap != 0 {
			flush()
			line.w += vg.Length(gap) / 18 * s.em()
		}
		a, ok := n.(atom)
		if ok && run.text != "" && a.face == run.face {
			run.text += a.text
			continue
		}
		flush()
		if ok {
			run = a
			continue
		}
		line.append(g.node(n, s), 0)
	}
	flush()
	return line
}

// joins reports whether a binary operator has something on both sides.
func joins(before class, rest row) bool {
	switch before {
	case ordinary, closer, blank:
	default:
		return false
	}
	if len(rest) == 0 {
		return false
	}
	switch rest[0].class() {
	case relation, closer, punctuation:
		return false
	}
	return true
}

// between is the space between two classes in eighteenths of an em, after the
// table of The TeXbook, chapter 18.
func between(a, b class, small bool) int {
	switch {
	case a == blank || b == blank:
		return 0
	case a == function && (b == ordinary || b == function), a == ordinary && b == function, a == closer && b == function:
		return 3
	case small:
		return 0
	case a == relation && (b == ordinary || b == function || b == opening), b == relation && (a == ordinary || a == closer || a == function):
		return 5
	case a == binary, b == binary:
		return 4
	case a == punctuation:
		return 3
	}
	return 0
}

func number(n node) bool {
	a, ok := n.(atom)
	return ok && a.text != "" && a.text[0] >= '0' && a.text[0] <= '9'
}

// node sets one part.
func (g *setter) node(n node, s style) box {
	switch n := n.(type) {
	case row:
		return g.row(n, s)
	case atom:
		return g.letters(g.face(n.face, s.em()), n.text)
	case symbol:
		return g.symbol(n.r, s)
	case operator:
		return g.operator(n.r, s)
	case scripts:
		return g.scripts(n, s)
	case fraction:
		return g.fraction(n, s)
	case root:
		return g.root(n, s)
	case accent:
		return g.accent(n, s)
	case fence:
		return g.fence(n, s)
	case delimiter:
		return g.delimiter(n.r, vg.Length(n.height)*s.em(), s)
	case space:
		return box{w: vg.Length(n) * s.em()}
	}
	return box{} // an empty part, as the base of the script in {}^2
}
