package mathtext

import (
	"strings"

	"gonum.org/v1/plot/vg"
)

// scripts sets sub- and superscript, or what is below and above an operator.
func (g *setter) scripts(n scripts, s style) box {
	var b box
	if n.base != nil {
		b = g.node(n.base, s)
	}
	em, small := s.em(), s.smaller()
	if n.limits {
		return g.limits(n, b, s)
	}
	letter := tall(n.base)
	line := b
	line.pieces = append([]piece(nil), b.pieces...)
	var sub, sup box
	if n.primes > 0 {
		// The font's prime is small and high already.
		up := vg.Length(0)
		if !letter {
			up = max(b.asc-digits*em, 0)
		}
		line.append(g.letters(g.face(roman, em), strings.Repeat("\u2032", n.primes)), up)
		line.lean = b.lean
	}
	primed := line.w - b.w
	down, up := 0.2*em, 0.38*em
	if n.sup != nil {
		sup = g.node(n.sup, small)
		if !letter {
			up = max(up, b.asc-0.3*em)
		}
		// A descender of the exponent stays clear of the base.
		up = max(up, 0.25*em+sup.desc)
	}
	if n.sub != nil {
		sub = g.node(n.sub, small)
		if !letter {
			down = max(down, b.desc+0.05*em)
		}
		down = max(down, sub.asc-0.42*em)
	}
	if n.sub != nil && n.sup != nil {
		if gap := (up - sup.desc) - (sub.asc - down); gap < 0.1*em {
			up, down = up+(0.1*em-gap)/2, down+(0.1*em-gap)/2
		}
	}
	const kern = 0.04
	if n.sup != nil {
		line.put(sup, vg.Point{X: line.w + kern*em, Y: up})
	}
	if n.sub != nil {
		// Under a slanted letter's end; an integral leans much further.
		line.put(sub, vg.Point{X: b.w - b.lean + kern*em/2, Y: -down})
	}
	line.w = b.w + max(primed+sup.w+kern*em, sub.w-b.lean) + kern*em
	line.lean = 0
	return line
}

// tall reports whether scripts of a part have the height of a letter's.
func tall(n node) bool {
	switch n := n.(type) {
	case nil, atom, symbol:
		return true
	case accent:
		return !n.wide && tall(n.body)
	case row:
		return len(n) == 0 || len(n) == 1 && tall(n[0])
	}
	return false
}

// limits sets scripts below and above.
func (g *setter) limits(n scripts, b box, s style) box {
	em := s.em()
	var sub, sup box
	if n.sub != nil {
		sub = g.node(n.sub, s.smaller())
	}
	if n.sup != nil {
		sup = g.node(n.sup, s.smaller())
	}
	line := box{w: max(b.w, sub.w, sup.w)}
	line.put(b, vg.Point{X: (line.w - b.w) / 2})
	if n.sup != nil {
		line.put(sup, vg.Point{X: (line.w - sup.w) / 2, Y: b.asc + 0.13*em + sup.desc})
	}
	if n.sub != nil {
		line.put(sub, vg.Point{X: (line.w - sub.w) / 2, Y: -b.desc - 0.13*em - sub.asc})
	}
	return line
}

// fraction sets numerator and denominator around the axis. Both leave room for
// digits, so that π/2 and 3π/2 stand alike.
func (g *setter) fraction(n fraction, s style) box {
	in := s.smaller()
	if n.large {
		in = s
	}
	em, t := s.em(), g.thick(s.em())
	num, den := g.node(n.num, in), g.node(n.den, in)
	gap, side := 0.13*em, 0.07*em
	wide := max(num.w, den.w) + 2*side
	b := box{w: wide + 2*side}
	middle := b.w / 2
	b.put(num, vg.Point{X: middle - num.w/2, Y: axis*em + t/2 + gap + max(num.desc, 0)})
	b.put(den, vg.Point{X: middle - den.w/2, Y: axis*em - t/2 - gap - max(den.asc, digits*in.em())})
	if !n.bare {
		b.line(t, vg.Point{X: side, Y: axis * em}, vg.Point{X: side + wide, Y: axis * em})
	}
	return b
}

// root sets a root sign around its body.
func (g *setter) root(n root, s style) box {
	em, t := s.em(), g.thick(s.em())
	body := g.node(n.body, s)
	top := max(body.asc, low*em) + 0.14*em + t/2
	foot := -max(body.desc, 0) - 0.04*em
	tall := top - foot
	sign := min(0.5*em+0.06*tall, 0.8*em)
	x := vg.Length(0)
	var b box
	if n.index != nil {
		index := g.node(n.index, style{size: s.size, level: 2})
		x = max(index.w-0.28*em, 0)
		b.put(index, vg.Point{X: max(0.28*em-index.w, 0), Y: foot + 0.55*tall + 0.1*em + max(index.desc, 0)})
	}
	start := vg.Point{X: x + 0.05*em, Y: foot + 0.4*tall}
	knee := vg.Point{X: x + 0.15*em, Y: foot + 0.45*tall}
	point := vg.Point{X: x + 0.34*em, Y: foot}
	corner := vg.Point{X: x + sign, Y: top}
	b.line(t, start, knee, point, corner, vg.Point{X: x + sign + body.w + 0.08*em, Y: top})
	// The stroke down is the thick one.
	b.fill(knee.Add(vg.Point{X: -0.7 * t, Y: 0}), knee.Add(vg.Point{X: 0.9 * t}), point.Add(vg.Point{X: 0.4 * t}), point.Add(vg.Point{X: -0.5 * t}))
	b.put(body, vg.Point{X: x + sign + 0.04*em})
	b.w = x + sign + body.w + 0.14*em
	return b
}

// line adds a stroke through points.
func (b *box) line(width vg.Length, pts ...vg.Point) { b.path(polyline(pts), width) }

// fill adds a polygon.
func (b *box) fill(pts ...vg.Point) {
	p := polyline(pts)
	p.Close()
	b.path(p, 0)
}

func polyline(pts []vg.Point) vg.Path {
	var p vg.Path
	for i, pt := range pts {
		if i == 0 {
			p.Move(pt)
		} else {
			p.Line(pt)
		}
	}
	return p
}

// path adds a path, filled or with a line of a width.
func (b *box) path(p vg.Path, line vg.Length) {
	if len(p) == 0 {
		return
	}
	o := box{asc: p[0].Pos.Y, desc: -p[0].Pos.Y, pieces: []piece{{path: p, line: line}}}
	for _, s := range p {
		if s.Type != vg.CloseComp {
			o.asc, o.desc = max(o.asc, s.Pos.Y+line/2), max(o.desc, -s.Pos.Y+line/2)
		}
	}
	b.put(o, vg.Point{})
}
