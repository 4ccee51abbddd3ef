package space

import (
	"image/color"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim"
)

// How much of the theme's ink panes and their grid have, from that across X to
// that across Z.
var (
	paneInk = [3]float64{0.055, 0.085, 0.07}
	gridInk = 0.24
)

// draw draws panes, grid, edges, ticks and texts.
func (l *furniture) draw(v *view) {
	c, t := v.canvas, l.theme
	for i, sides := range planes {
		corners := sides[0]
		if l.high[i] {
			corners = sides[1]
		}
		var path vg.Path
		for k, corner := range corners {
			if p := l.place(l.box.corner(corner)); k == 0 {
				path.Move(p)
			} else {
				path.Line(p)
			}
		}
		path.Close()
		c.SetColor(blend(t.Face, t.Ink, paneInk[i]))
		c.Fill(path)
	}
	c.SetLineDash(nil, 0)
	c.SetLineWidth(frameLine)
	c.SetColor(blend(t.Face, t.Ink, gridInk))
	var grid vg.Path
	for i, at := range l.ticks {
		for _, value := range at {
			l.gridLine(&grid, i, value)
		}
	}
	if len(grid) > 0 {
		c.Stroke(grid)
	}
	c.SetColor(t.Ink)
	var lines vg.Path
	for _, e := range l.edges {
		lines.Move(l.place(e[0]))
		lines.Line(l.place(e[1]))
	}
	for _, m := range l.marks {
		lines.Move(m[0])
		lines.Line(m[1])
	}
	c.Stroke(lines)
	for _, n := range l.texts {
		var ink color.Color = t.Ink
		text := anim.Text{
			X: float64(n.at.X), Y: float64(n.at.Y), String: n.text, Align: anim.AlignCenter, VAlign: anim.AlignMiddle,
			Size: float64(t.Size), Angle: n.angle, Color: ink,
		}
		if own := l.inks[n.axis]; own != nil {
			text.Color = own
		}
		text.Plot(c, v.plot)
	}
}

// gridLine adds the line of a tick, across the two panes along its axis.
func (l *furniture) gridLine(path *vg.Path, axis int, value float64) {
	var p vec
	for i := range p {
		if l.high[i] {
			p[i] = l.box.side[i]
		}
	}
	p[axis] = (value - l.box.lo[axis]) / (l.box.hi[axis] - l.box.lo[axis]) * l.box.side[axis]
	one, other := (axis+1)%3, (axis+2)%3
	a, b := p, p
	a[one], b[other] = l.box.side[one]-p[one], l.box.side[other]-p[other]
	path.Move(l.place(a))
	path.Line(l.place(p))
	path.Line(l.place(b))
}

// blend is a with a part of b.
func blend(a, b color.Color, part float64) color.NRGBA {
	x, y := anim.Fade(a, 1), anim.Fade(b, 1)
	mix := func(u, v uint8) uint8 { return uint8(float64(u) + (float64(v)-float64(u))*part + 0.5) }
	return color.NRGBA{mix(x.R, y.R), mix(x.G, y.G), mix(x.B, y.B), 255}
}
