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
func outline(s strip.Shape, at vg.Point, size vg.Length) vg.Path {
	r := size / 2
	var p vg.Path
	pt := func(x, y float64) vg.Point {
		return vg.Point{X: at.X + r*vg.Length(x), Y: at.Y + r*vg.Length(y)}
	}
	line := func(x0, y0, x1, y1 float64) {
		p.Move(pt(x0, y0))
		p.Line(pt(x1, y1))
	}
	polygon := func(xy ...float64) {
		p.Move(pt(xy[0], xy[1]))
		for i := 2; i < len(xy); i += 2 {
			p.Line(pt(xy[i], xy[i+1]))
		}
		p.Close()
	}
	switch s {
	case strip.SquareMark:
		polygon(-1, -1, 1, -1, 1, 1, -1, 1)
	case strip.Diamond:
		polygon(0, -1, 1, 0, 0, 1, -1, 0)
	case strip.TriangleUp:
		polygon(-1, -1, 1, -1, 0, 1)
	case strip.TriangleDown:
		polygon(-1, 1, 1, 1, 0, -1)
	case strip.VBar:
		line(0, -1, 0, 1)
	case strip.HBar:
		line(-1, 0, 1, 0)
	case strip.Plus:
		line(0, -1, 0, 1)
		line(-1, 0, 1, 0)
	case strip.Cross:
		line(-1, -1, 1, 1)
		line(-1, 1, 1, -1)
	case strip.Star:
		var xy []float64
		for k := range 10 {
			rad := 1.0
			if k%2 == 1 {
				rad = 0.381966 // the inner corners of a pentagram
			}
			sin, cos := math.Sincos(math.Pi/2 + float64(k)*math.Pi/5)
			xy = append(xy, rad*cos, rad*sin)
		}
		polygon(xy...)
	default:
		p.Move(pt(1, 0))
		p.Arc(at, r, 0, 2*math.Pi)
		p.Close()
	}
	return p
}
