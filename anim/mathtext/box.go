package mathtext

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// A box is a laid out part of a formula. Lengths are in points.
type box struct {
	w         vg.Length
	asc, desc vg.Length // may be negative: a bar high above the base line
	lean      vg.Length // how far the last letter reaches beyond its advance, which is in w
	slanted   bool
	pieces    []piece
}

// append puts a box to the right of another, raised by up.
func (b *box) append(o box, up vg.Length) {
	b.put(o, vg.Point{X: b.w, Y: up})
	b.w += o.w
	b.lean, b.slanted = o.lean, o.slanted
}

// put draws another box at a place of this one, whose width stays.
func (b *box) put(o box, at vg.Point) {
	if len(o.pieces) == 0 {
		return
	}
	if len(b.pieces) == 0 {
		b.asc, b.desc = o.asc+at.Y, o.desc-at.Y
	} else {
		b.asc, b.desc = max(b.asc, o.asc+at.Y), max(b.desc, o.desc-at.Y)
	}
	for _, p := range o.pieces {
		p.at = p.at.Add(at)
		b.pieces = append(b.pieces, p)
	}
}

// A setter makes boxes in a typeface.
type setter struct {
	base font.Font
	buf  sfnt.Buffer
}

// style is what a part inherits from what it stands in.
type style struct {
	size  vg.Length // of the line, not of the part
	level int       // 0, in a script 1, in a script's script 2
}

// em is the size of letters in points: matplotlib's 0.7 for scripts, but never
// smaller than a half, which is still to be read in a tick label.
func (s style) em() vg.Length { return s.size * [3]vg.Length{1, 0.7, 0.5}[s.level] }

func (s style) smaller() style {
	s.level = min(s.level+1, 2)
	return s
}

// Heights of Liberation Sans, in parts of its size.
const (
	axis   = 0.33  // the middle of + and −, and where fraction bars are
	digits = 0.69  // the top of digits and capitals
	low    = 0.528 // the top of x
	rule   = 0.065 // the thickness of lines, that of −
)

// face is a relative of the line's face.
func (g *setter) face(l letters, size vg.Length) font.Face {
	f := g.base
	f.Style = xfont.StyleNormal
	switch l {
	case italic:
		f.Style = xfont.StyleItalic
	case bold:
		f.Weight = xfont.WeightBold
	case script:
		f.Variant, f.Style = "Serif", xfont.StyleItalic
	}
	return font.DefaultCache.Lookup(f, size)
}

// thick is the thickness of lines beside letters of a size.
func (g *setter) thick(em vg.Length) vg.Length {
	if g.base.Weight >= xfont.WeightSemiBold {
		return max(1.5*rule*em, 0.6)
	}
	return max(rule*em, 0.5)
}

// letters is a box of text.
func (g *setter) letters(f font.Face, s string) box {
	b := box{w: f.Width(s), slanted: f.Font.Style != xfont.StyleNormal, pieces: []piece{{face: f, text: s}}}
	first := true
	for _, r := range s {
		ink, advance, ok := g.bounds(f, r)
		if !ok {
			continue
		}
		b.lean = max(ink.Max.X-advance, 0)
		if first {
			b.asc, b.desc = ink.Max.Y, -ink.Min.Y
		}
		first = false
		b.asc, b.desc = max(b.asc, ink.Max.Y), max(b.desc, -ink.Min.Y)
	}
	if !b.slanted {
		b.lean = 0
	}
	b.w += b.lean
	return b
}

// bounds is the ink of a character and its advance.
func (g *setter) bounds(f font.Face, r rune) (ink vg.Rectangle, advance vg.Length, ok bool) {
	i, err := f.Face.GlyphIndex(&g.buf, r)
	if err != nil {
		return ink, 0, false
	}
	em := fixed.I(int(f.Face.UnitsPerEm()))
	b, a, err := f.Face.GlyphBounds(&g.buf, i, em, xfont.HintingNone)
	if err != nil {
		return ink, 0, false
	}
	scale := func(v fixed.Int26_6) vg.Length { return vg.Length(v) / vg.Length(em) * f.Font.Size }
	return vg.Rectangle{
		Min: vg.Point{X: scale(b.Min.X), Y: -scale(b.Max.Y)},
		Max: vg.Point{X: scale(b.Max.X), Y: -scale(b.Min.Y)},
	}, scale(a), b != fixed.Rectangle26_6{}
}

// outline is a character as a path, whose points f may move.
func (g *setter) outline(f font.Face, r rune, to func(vg.Point) vg.Point) vg.Path {
	i, err := f.Face.GlyphIndex(&g.buf, r)
	if err != nil {
		return nil
	}
	em := fixed.I(int(f.Face.UnitsPerEm()))
	segments, err := f.Face.LoadGlyph(&g.buf, i, em, nil)
	if err != nil {
		return nil
	}
	at := func(p fixed.Point26_6) vg.Point {
		k := f.Font.Size / vg.Length(em)
		return to(vg.Point{X: vg.Length(p.X) * k, Y: -vg.Length(p.Y) * k})
	}
	var p vg.Path
	for k, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if k > 0 {
				p.Close()
			}
			p.Move(at(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			p.Line(at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			p.QuadTo(at(s.Args[0]), at(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			p.CubeTo(at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	if len(p) > 0 {
		p.Close()
	}
	return p
}
