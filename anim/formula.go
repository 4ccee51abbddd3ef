package anim

import (
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/mathtext"
	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Titles, labels, legends and texts may hold formulas between dollar signs,
// which package mathtext sets. The functions here stand in for a face's and a
// canvas' own where text may be such.

// textWidth is the advance width of a line.
func textWidth(f font.Face, s string) vg.Length {
	if mathtext.Special(s) {
		return mathtext.New(f, s).Width
	}
	return f.Width(s)
}

// drawText draws a line at a place on its base line.
func drawText(c vg.Canvas, f font.Face, at vg.Point, s string, align strip.Align) {
	rec, ok := c.(*record.Canvas)
	switch {
	case mathtext.Special(s):
		l := mathtext.New(f, s)
		at.X += leftOf(align, l.Width)
		l.Draw(c, at)
	case ok:
		rec.Text(f, at, s, align)
	default:
		at.X += leftOf(align, f.Width(s))
		c.FillString(f, at, s)
	}
}

// leftOf is where a line of width w starts that is aligned at 0.
func leftOf(a strip.Align, w vg.Length) vg.Length {
	switch a {
	case strip.Center:
		return -w / 2
	case strip.Right:
		return -w
	}
	return 0
}

// reach is how far lines of text stand out above capitals and below
// descenders: 0 without tall formulas.
type reach struct{ up, down vg.Length }

// with is the larger of two reaches, each way.
func (r reach) with(o reach) reach { return reach{max(r.up, o.up), max(r.down, o.down)} }

func (r reach) sum() vg.Length { return r.up + r.down }

// textReach is the largest reach of some lines.
func textReach(f font.Face, lines ...string) (r reach) {
	for _, s := range lines {
		if mathtext.Special(s) {
			l := mathtext.New(f, s)
			r = r.with(reach{l.Ascent - 0.75*f.Font.Size, l.Descent - 0.22*f.Font.Size})
		}
	}
	return r
}

// tickReach is the largest reach of tick labels.
func tickReach(f font.Face, ticks []tick) (r reach) {
	for _, k := range ticks {
		r = r.with(textReach(f, k.label))
	}
	return r
}
