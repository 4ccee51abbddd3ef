package anim

import (
	"image/color"
	"math"
	"strings"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A Text is written at a place of the axes. It takes no part in automatic
// limits.
type Text struct {
	// X and Y are the place, in the coordinates that In names. A text at a
	// NaN or infinite place is not drawn.
	X, Y float64
	// In is what X and Y count in. Zero: InData.
	In Coords
	// String is the text, of one or more lines. It may hold formulas, as Axes
	// says.
	String string
	// Align says which part of each line is at X. Zero: AlignLeft.
	Align Align
	// VAlign says which part of the text is at Y. Zero: AlignBaseline.
	VAlign VAlign
	// Size of the letters in points. Zero: 10.
	Size float64
	// Bold and Italic choose the face.
	Bold, Italic bool
	// Color of the letters. Nil: the theme's ink.
	Color color.Color
	// Angle turns the text counter-clockwise about its place, in degrees.
	Angle float64
	// Alpha is the opacity of all, from 0 to 1. Zero: 1.
	Alpha float64
	// Box is the colour behind the text. Nil: none.
	Box color.Color
	// BoxEdge is the colour of a line around the text. Nil: none.
	BoxEdge color.Color

	ink color.Color
}

// Coords is what a place counts in.
type Coords uint8

const (
	InData   Coords = iota // values of the axes
	InAxes                 // parts of the axes: 0, 0 is the lower left corner and 1, 1 the upper right
	InPoints               // points from the lower left corner of the axes; an annotation's text: from its point
)

// Align is the part of a line of text that is at its place.
type Align = strip.Align

const (
	AlignLeft   = strip.Left
	AlignCenter = strip.Center
	AlignRight  = strip.Right
)

// VAlign is the part of a text that is at the height of its place.
type VAlign uint8

const (
	AlignBaseline VAlign = iota // what the letters of the last line stand on
	AlignBottom                 // the lower end of the last line's g and p
	AlignMiddle                 // half-way between the base line and the top
	AlignTop                    // the top of the first line's capitals
)

// Plot draws the text; it implements plot.Plotter, on any canvas.
func (t *Text) Plot(c draw.Canvas, p *plot.Plot) { t.draw(&c, place(&c, p, t.In, t.X, t.Y)) }

// place is where a place of the axes is on the canvas.
func place(c *draw.Canvas, p *plot.Plot, in Coords, x, y float64) vg.Point {
	switch in {
	case InAxes:
		return within(c, x, y)
	case InPoints:
		return c.Min.Add(vg.Point{X: vg.Length(x), Y: vg.Length(y)})
	}
	tx, ty := p.Transforms(c)
	return vg.Point{X: tx(x), Y: ty(y)}
}

// draw writes the text at a place of the canvas.
func (t *Text) draw(c *draw.Canvas, at vg.Point) {
	if t.String == "" || !finite(at) {
		return
	}
	b := t.block()
	c.Push()
	defer c.Pop()
	c.Translate(at)
	if t.Angle != 0 {
		c.Rotate(t.Angle * math.Pi / 180)
	}
	if t.Box != nil {
		c.SetColor(opacity(t.Box, t.Alpha))
		c.Fill(rounded(b.frame(), boxCorner))
	}
	if t.BoxEdge != nil {
		c.SetLineStyle(draw.LineStyle{Color: opacity(t.BoxEdge, t.Alpha), Width: frameLine})
		c.Stroke(rounded(b.frame(), boxCorner))
	}
	c.SetColor(t.color())
	for i, line := range b.lines {
		drawText(c.Canvas, b.face, vg.Point{Y: b.first - b.drop[i]}, line, t.Align)
	}
}

const (
	boxCorner = 2    // radius of a box's corners in points
	boxPad    = 0.35 // distance from a text to its box, in parts of the size
	lineStep  = 1.3  // from base line to base line, in parts of the size
)

// A block is a text laid out about its place.
type block struct {
	face          font.Face
	lines         []string
	drop          []vg.Length // from the first base line to each
	wide          vg.Length   // of the widest line
	first         vg.Length   // the first base line, above the place
	capital, foot vg.Length   // above the first base line, below the last
	pad           vg.Length
	align         Align
}

func (t *Text) block() block {
	size := vg.Length(t.Size)
	if size == 0 {
		size = 10
	}
	face := sans(size, t.Bold)
	if t.Italic {
		face = italic(size, t.Bold)
	}
	b := block{
		face: face, lines: strings.Split(t.String, "\n"), align: t.Align,
		capital: digitHeight(size), foot: face.Extents().Descent, pad: boxPad * size,
	}
	last := vg.Length(0) // depth of the line before
	for i, l := range b.lines {
		b.wide = max(b.wide, textWidth(face, l))
		out := textReach(face, l)
		if i == 0 {
			b.capital += out.up
			b.drop = append(b.drop, 0)
		} else {
			b.drop = append(b.drop, b.drop[i-1]+last+lineStep*size+out.up)
		}
		last = out.down
	}
	if b.foot += last; last > 0 {
		b.foot += b.pad / 2
	}
	b.first = b.drop[len(b.lines)-1]
	switch t.VAlign {
	case AlignBottom:
		b.first += b.foot
	case AlignMiddle:
		b.first = (b.first + last - b.capital) / 2
	case AlignTop:
		b.first = -b.capital
	}
	return b
}

// frame is the box around the text.
func (b block) frame() vg.Rectangle {
	x := leftOf(b.align, b.wide)
	last := b.first - b.drop[len(b.lines)-1]
	return vg.Rectangle{
		Min: vg.Point{X: x - b.pad, Y: last - max(b.pad, b.foot+b.pad/3)},
		Max: vg.Point{X: x + b.wide + b.pad, Y: b.first + b.capital + b.pad},
	}
}

// italic is the slanted face that goes with sans.
func italic(size vg.Length, bold bool) font.Face {
	f := sans(size, bold).Font
	f.Style = xfont.StyleItalic
	return font.DefaultCache.Lookup(f, size)
}

func (t *Text) color() color.NRGBA {
	switch {
	case t.Color != nil:
		return opacity(t.Color, t.Alpha)
	case t.ink != nil:
		return opacity(t.ink, t.Alpha)
	}
	return opacity(Theme{}.filled().Ink, t.Alpha)
}

func (t *Text) themeInk(ink color.Color) { t.ink = ink }

func (t *Text) snapshot() placed { s := *t; return &s }

func (t *Text) equal(o placed) bool { s, ok := o.(*Text); return ok && *t == *s }

func (t *Text) clipped() bool { return false }
