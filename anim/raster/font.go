package raster

import (
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"github.com/zoetrope-go/zoetrope/anim/raster/liberation"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A face is a parsed font. Its lengths are in parts of the font's size.
type face struct {
	font *sfnt.Font
	em   fixed.Int26_6 // the size at which outlines are read: the font's own units
}

// faceKinds is the number of combinations of strip.Font's bits.
const faceKinds = 16

// faces are parsed when first needed.
var faces = func() (f [faceKinds]func() *face) {
	for kind := range f {
		f[kind] = sync.OnceValue(func() *face { return parseFace(strip.Font(kind)) })
	}
	return f
}()

func parseFace(kind strip.Font) *face {
	f, err := sfnt.Parse(liberation.TTF(kind))
	if err != nil {
		// The fonts are compiled in: this cannot depend on the user's doing.
		panic("raster: a built-in Liberation font does not parse: " + err.Error())
	}
	return &face{font: f, em: fixed.I(int(f.UnitsPerEm()))}
}

// A letter is one placed glyph of a text: x is its distance from the start of
// the text in parts of the font's size.
type letter struct {
	glyph sfnt.GlyphIndex
	x     float64
}

// layout places the letters of a text, with kerning, and gives the whole
// advance width in parts of the font's size. A character that the font lacks
// (the superscript minus sign, for one) becomes the font's box.
func (f *face) layout(buf *sfnt.Buffer, dst []letter, s string) (letters []letter, width float64) {
	x := fixed.Int26_6(0)
	var before sfnt.GlyphIndex
	for i, r := range s {
		g, err := f.font.GlyphIndex(buf, r)
		if err != nil {
			g = 0
		}
		if i > 0 {
			if k, err := f.font.Kern(buf, before, g, f.em, font.HintingNone); err == nil {
				x += k
			}
		}
		dst = append(dst, letter{g, float64(x) / float64(f.em)})
		if a, err := f.font.GlyphAdvance(buf, g, f.em, font.HintingNone); err == nil {
			x += a
		}
		before = g
	}
	return dst, float64(x) / float64(f.em)
}

// outline adds the glyph's contours, transformed by m: x and y of the first
// axis, of the second axis, and of the origin.
func (f *face) outline(buf *sfnt.Buffer, o *outline, g sfnt.GlyphIndex, m [6]float64) {
	segs, err := f.font.LoadGlyph(buf, g, f.em, nil)
	if err != nil {
		return // a glyph without an outline leaves its place empty
	}
	at := func(p fixed.Point26_6) point {
		x, y := float64(p.X)/float64(f.em), float64(p.Y)/float64(f.em)
		return point{m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]}
	}
	for _, s := range segs {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			o.move(at(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			o.line(at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			o.quad(at(s.Args[0]), at(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			o.cubic(at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
}
