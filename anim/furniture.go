package anim

import (
	"image/color"
	"math"
	"strconv"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// drawFigureTitle draws the title above all axes.
func (r *recording) drawFigureTitle(title string) {
	f, page := sans(r.theme.FigureSize, true), r.page()
	r.canvas.SetColor(r.theme.Ink)
	y := page.Y - edge - f.Extents().Ascent - textReach(f, r.title.values...).up
	drawText(r.canvas, f, vg.Point{X: page.X / 2, Y: y}, title, strip.Center)
}

// drawTitle draws the title of an axes.
func (r *recording) drawTitle(p *panel, title string, d vg.Rectangle) {
	f := r.titleFont(p)
	r.canvas.SetColor(r.theme.Ink)
	at := vg.Point{X: (d.Min.X + d.Max.X) / 2, Y: d.Max.Y + titlePad + p.lift + textReach(f, p.title.values...).down}
	drawText(r.canvas, f, at, title, strip.Center)
}

// titleFont is that of the title of an axes.
func (r *recording) titleFont(p *panel) font.Face { return sans(r.theme.TitleSize, p.ax.BoldTitle) }

// drawUnder draws what lies below the artists: background and grid.
func (r *recording) drawUnder(l look, d vg.Rectangle) {
	if l.hide {
		return
	}
	c := draw.Canvas{Canvas: r.canvas}
	c.SetColor(r.theme.Face)
	c.Fill(box(d))
	if !l.grid {
		return
	}
	tx, ty := l.scales(d.Size(), r.theme.Size)
	c.SetLineStyle(l.gridStyle.line(r.theme))
	var lines vg.Path
	for _, k := range tx.ticks {
		x := d.Min.X + vg.Length(tx.norm(k.at))*d.Size().X
		lines.Move(vg.Point{X: x, Y: d.Min.Y})
		lines.Line(vg.Point{X: x, Y: d.Max.Y})
	}
	for _, k := range ty.ticks {
		y := d.Min.Y + vg.Length(ty.norm(k.at))*d.Size().Y
		lines.Move(vg.Point{X: d.Min.X, Y: y})
		lines.Line(vg.Point{X: d.Max.X, Y: y})
	}
	c.Stroke(lines)
}

// drawOver draws what lies above the artists: frame, ticks and labels.
func (r *recording) drawOver(l look, d vg.Rectangle) {
	if l.hide {
		return
	}
	r.canvas.SetColor(r.theme.Ink)
	r.canvas.SetLineWidth(frameLine)
	r.canvas.Stroke(box(d))
	x, y := l.scales(d.Size(), r.theme.Size)
	r.drawBottom(x, l.x, d)
	r.drawSide(y, l.y, d, false)
	if l.twin {
		r.drawSide(l.rightScale(d.Size(), r.theme.Size), l.right.axisLook, d, true)
	}
}

// ink is the colour of an axis' ticks and texts.
func (r *recording) ink(a axisLook) color.Color {
	if a.color.A > 0 {
		return a.color
	}
	return r.theme.Ink
}

// drawBottom draws the ticks and texts of the horizontal axis.
func (r *recording) drawBottom(s scale, a axisLook, d vg.Rectangle) {
	c, f := r.canvas, sans(r.theme.Size, false)
	e := f.Extents()
	c.SetColor(r.ink(a))
	var marks vg.Path
	top := vg.Length(d.Min.Y - tickLen - tickPad)
	for _, k := range s.ticks {
		x := d.Min.X + vg.Length(s.norm(k.at))*d.Size().X
		marks.Move(vg.Point{X: x, Y: d.Min.Y})
		marks.Line(vg.Point{X: x, Y: d.Min.Y - tickLen})
		r.drawLabel(s, k, vg.Point{X: x, Y: top})
	}
	for _, v := range s.minor {
		x := d.Min.X + vg.Length(s.norm(v))*d.Size().X
		marks.Move(vg.Point{X: x, Y: d.Min.Y})
		marks.Line(vg.Point{X: x, Y: d.Min.Y - minorLen})
	}
	if len(marks) > 0 {
		c.Stroke(marks)
	}
	if s.label != "" {
		y := top - s.band(r.theme.Size) - e.Ascent - labelPad - textReach(f, s.label).up
		drawText(c, f, vg.Point{X: (d.Min.X + d.Max.X) / 2, Y: y}, s.label, strip.Center)
	}
	// The power of ten that the labels were divided by stands at the end of
	// its axis, as in 1e6.
	if s.exponent != 0 {
		y := top - s.band(r.theme.Size) - e.Ascent - labelPad
		c.Text(f, vg.Point{X: d.Max.X, Y: y}, power(s.exponent), strip.Right)
	}
}

// drawSide draws the ticks and texts of a vertical axis, left or right.
func (r *recording) drawSide(s scale, a axisLook, d vg.Rectangle, right bool) {
	c, f := r.canvas, sans(r.theme.Size, false)
	e := f.Extents()
	edge, away, align, end := d.Min.X, vg.Length(-1), strip.Right, strip.Left
	if right {
		edge, away, align, end = d.Max.X, 1, strip.Left, strip.Right
	}
	c.SetColor(r.ink(a))
	var marks vg.Path
	side := edge + away*(tickLen+tickPad)
	for _, k := range s.ticks {
		y := d.Min.Y + vg.Length(s.norm(k.at))*d.Size().Y
		marks.Move(vg.Point{X: edge, Y: y})
		marks.Line(vg.Point{X: edge + away*tickLen, Y: y})
		drawText(c, f, vg.Point{X: side, Y: y - digitHeight(r.theme.Size)/2}, k.label, align)
	}
	for _, v := range s.minor {
		y := d.Min.Y + vg.Length(s.norm(v))*d.Size().Y
		marks.Move(vg.Point{X: edge, Y: y})
		marks.Line(vg.Point{X: edge + away*minorLen, Y: y})
	}
	if len(marks) > 0 {
		c.Stroke(marks)
	}
	if s.label != "" {
		x := side + away*(widest(s.ticks, r.theme.Size)+labelPad)
		if right {
			x += e.Ascent + textReach(f, s.label).up
		} else {
			x -= e.Descent + textReach(f, s.label).down
		}
		c.Push()
		c.Translate(vg.Point{X: x, Y: (d.Min.Y + d.Max.Y) / 2})
		c.Rotate(math.Pi / 2)
		drawText(c, f, vg.Point{}, s.label, strip.Center)
		c.Pop()
	}
	if s.exponent != 0 {
		c.Text(f, vg.Point{X: edge, Y: d.Max.Y + labelPad}, power(s.exponent), end)
	}
}

// rightRoom is the room that the right axis needs.
func (r *recording) rightRoom(l look, size vg.Point) vg.Length {
	if !l.twin || l.hide {
		return 0
	}
	return sideRoom(l.rightScale(size, r.theme.Size), r.theme.Size)
}

// sideRoom is the room that a vertical axis needs.
func sideRoom(s scale, font vg.Length) vg.Length {
	w := tickLen + tickPad + widest(s.ticks, font)
	if s.label != "" {
		e := extents(font, false)
		w += labelPad + e.Ascent + e.Descent + textReach(sans(font, false), s.label).sum()
	}
	return w
}

func power(exponent int) string {
	if exponent < 0 {
		return "1e\u2212" + strconv.Itoa(-exponent)
	}
	return "1e" + strconv.Itoa(exponent)
}

func box(r vg.Rectangle) vg.Path {
	var p vg.Path
	p.Move(r.Min)
	p.Line(vg.Point{X: r.Max.X, Y: r.Min.Y})
	p.Line(r.Max)
	p.Line(vg.Point{X: r.Min.X, Y: r.Max.Y})
	p.Close()
	return p
}
