// Package mathtext sets text with formulas between dollar signs, such as
//
//	Rate $\lambda$ (Hz)
//	$\frac{x(1+\Delta t)-x(1)}{\Delta t}$
//
// on any vg.Canvas. It knows the part of TeX's mathematics that titles and
// labels need: fractions, roots, sub- and superscripts, Greek, sums and
// integrals with limits, accents, growing delimiters, function names, the usual
// operators, relations and arrows, \mathrm, \mathbf, \text and spaces. A
// backslash before a dollar sign makes it a dollar sign, and so is one without a
// partner. A formula that is wrong, or that uses what the package does not know,
// is shown as its source.
//
// Letters are text in the caller's face and its italic and bold relatives.
// What Liberation Sans lacks, and what must fit its neighbours (roots,
// fraction bars, accents, large operators and delimiters, arrows), is drawn as
// paths, so that every display shows the same.
//
// The parser is the package's own. That of go-latex, which comes with
// gonum/plot, panics on a missing brace, on \left, on \hat, on \frac12 and on
// any letter beyond ASCII, and loses the spaces of \text.
package mathtext

import (
	"strings"
	"sync"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
)

// A Layout is one line of text with its formulas in place. It must not be
// changed.
type Layout struct {
	// Width is the advance. Ascent and Descent are how far the drawing reaches
	// above and below the base line. All in points, none below 0.
	Width, Ascent, Descent vg.Length

	pieces []piece
}

// A piece is a run of letters, or a path to fill or to stroke.
type piece struct {
	at   vg.Point // where it starts, from the start of the base line
	face font.Face
	text string
	path vg.Path
	line vg.Length // width of the line; 0: the path is filled
}

// Special reports whether a text has to go through this package: all others are
// what they seem.
func Special(s string) bool { return strings.IndexByte(s, '$') >= 0 }

// New lays out a line of text in a face, whose relatives of the same typeface
// gonum/plot's font cache must have. The last layouts are remembered, since a
// film asks for the same labels over and over.
func New(f font.Face, s string) *Layout {
	key := layoutKey{f.Font, s}
	layouts.Lock()
	defer layouts.Unlock()
	l, ok := layouts.m[key]
	if !ok {
		l = newLayout(f, s)
		if layouts.m == nil || len(layouts.m) >= maxLayouts {
			layouts.m = map[layoutKey]*Layout{}
		}
		layouts.m[key] = l
	}
	return l
}

const maxLayouts = 1024

type layoutKey struct {
	font font.Font
	text string
}

var layouts struct {
	sync.Mutex
	m map[layoutKey]*Layout
}

func newLayout(f font.Face, s string) *Layout {
	g := setter{base: f.Font}
	var line box
	for _, p := range split(s) {
		if p.formula == nil {
			line.append(g.letters(f, p.text), 0)
			continue
		}
		b := g.row(p.formula, style{size: f.Font.Size})
		// A formula keeps the distance from what it stands beside in text.
		line.append(b, 0)
	}
	return &Layout{Width: line.w, Ascent: max(line.asc, 0), Descent: max(line.desc, 0), pieces: line.pieces}
}

// Draw draws the line from a place on the base line, in the canvas' colour.
func (l *Layout) Draw(c vg.Canvas, at vg.Point) {
	c.Push()
	defer c.Pop()
	c.SetLineDash(nil, 0)
	for _, p := range l.pieces {
		if p.path == nil {
			c.FillString(p.face, at.Add(p.at), p.text)
			continue
		}
		path := moved(p.path, at.Add(p.at))
		if p.line == 0 {
			c.Fill(path)
			continue
		}
		c.SetLineWidth(p.line)
		c.Stroke(path)
	}
}

// moved is a path somewhere else.
func moved(p vg.Path, by vg.Point) vg.Path {
	q := make(vg.Path, len(p))
	for i, s := range p {
		s.Pos = s.Pos.Add(by)
		if s.Control != nil {
			c := make([]vg.Point, len(s.Control))
			for k := range c {
				c[k] = s.Control[k].Add(by)
			}
			s.Control = c
		}
		q[i] = s
	}
	return q
}
