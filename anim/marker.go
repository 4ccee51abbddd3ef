package anim

import (
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Marker is the shape of the points of a Scatter or a Line.
type Marker uint8

const (
	NoMarker     Marker = iota // none on a Line, Circle in a Scatter
	Circle                     // o
	Square                     // s
	Diamond                    // D
	Triangle                   // ^
	TriangleDown               // v
	VBar                       // |
	HBar                       // _
	Plus                       // +
	Cross                      // x
	Star                       // *
)

// shape is the film's shape of a marker.
func (m Marker) shape() strip.Shape {
	switch m {
	case Square:
		return strip.SquareMark
	case Diamond:
		return strip.Diamond
	case Triangle:
		return strip.TriangleUp
	case TriangleDown:
		return strip.TriangleDown
	case VBar:
		return strip.VBar
	case HBar:
		return strip.HBar
	case Plus:
		return strip.Plus
	case Cross:
		return strip.Cross
	case Star:
		return strip.Star
	}
	return strip.Circle
}

// drawMarks draws marks on any canvas: in one operation on a film's, one by
// one on others.
func drawMarks(c *draw.Canvas, m record.Marks) {
	if len(m.At) == 0 {
		return
	}
	if rec, ok := c.Canvas.(*record.Canvas); ok {
		rec.Marks(m)
		return
	}
	for i, at := range m.At {
		size, col := m.Size[0], m.Colors[0]
		if len(m.Size) > 1 {
			size = m.Size[i]
		}
		if len(m.Index) > 0 {
			col = m.Colors[m.Index[i]]
		}
		p := outline(m.Shape, at, size)
		c.SetLineStyle(draw.LineStyle{Width: m.EdgeWidth, Color: col})
		if m.Shape.Lines() {
			c.Stroke(p)
			continue
		}
		c.Fill(p)
		if m.Edge.A > 0 && m.EdgeWidth > 0 {
			c.SetColor(color.NRGBA(m.Edge))
			c.Stroke(p)
		}
	}
}

// outline is the path of one mark.
func outline(s strip.Shape, at vg.Point, size vg.Length) (p vg.Path) {
	r := size / 2
	if s == strip.Circle {
		p.Move(vg.Point{X: at.X + r, Y: at.Y})
		p.Arc(at, r, 0, 2*math.Pi)
		p.Close()
		return p
	}
	for _, line := range s.Outline() {
		for i, v := range line {
			pt := vg.Point{X: at.X + r*vg.Length(v[0]), Y: at.Y - r*vg.Length(v[1])}
			if i == 0 {
				p.Move(pt)
			} else {
				p.Line(pt)
			}
		}
		if !s.Lines() {
			p.Close()
		}
	}
	return p
}
