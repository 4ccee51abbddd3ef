package anim

import (
	"math"
	"strconv"

	"gonum.org/v1/plot/vg"

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
	f := sans(r.theme.TitleSize, false)
	r.canvas.SetColor(r.theme.Ink)
	at := vg.Point{X: (d.Min.X + d.Max.X) / 2, Y: d.Max.Y + titlePad + textReach(f, p.title.values...).down}
	drawText(r.canvas, f, at, title, strip.Center)
}

// drawUnder draws what lies below the artists: background and grid.
func (r *recording) drawUnder(l look, d vg.Rectangle) {
	if l.hide {
		return
	}
	c := r.canvas
	c.SetColor(r.theme.Face)
	c.Fill(box(d))
	if !l.grid {
		return
	}
	tx, ty := l.scales(d.Size(), r.theme.Size)
	c.SetColor(r.theme.GridColor)
	c.SetLineWidth(frameLine)
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
	c := r.canvas
	tx, ty := l.scales(d.Size(), r.theme.Size)
	c.SetColor(r.theme.Ink)
	c.SetLineWidth(frameLine)
	c.Stroke(box(d))

	f := sans(r.theme.Size, false)
	e := f.Extents()
	var marks vg.Path
	tall := tickReach(f, tx.ticks)
	base := d.Min.Y - tickLen - tickPad - digitHeight(r.theme.Size) - tall.up
	for _, k := range tx.ticks {
		x := d.Min.X + vg.Length(tx.norm(k.at))*d.Size().X
		marks.Move(vg.Point{X: x, Y: d.Min.Y})
		marks.Line(vg.Point{X: x, Y: d.Min.Y - tickLen})
		drawText(c, f, vg.Point{X: x, Y: base}, k.label, strip.Center)
	}
	right := d.Min.X - tickLen - tickPad
	for _, k := range ty.ticks {
		y := d.Min.Y + vg.Length(ty.norm(k.at))*d.Size().Y
		marks.Move(vg.Point{X: d.Min.X, Y: y})
		marks.Line(vg.Point{X: d.Min.X - tickLen, Y: y})
		drawText(c, f, vg.Point{X: right, Y: y - digitHeight(r.theme.Size)/2}, k.label, strip.Right)
	}
	if len(marks) > 0 {
		c.Stroke(marks)
	}
	if tx.label != "" {
		y := d.Min.Y - tickLen - tickPad - tall.sum() - e.Ascent - labelPad - digitHeight(r.theme.Size) - textReach(f, tx.label).up
		drawText(c, f, vg.Point{X: (d.Min.X + d.Max.X) / 2, Y: y}, tx.label, strip.Center)
	}
	if ty.label != "" {
		x := right - widest(ty.ticks, r.theme.Size) - labelPad - e.Descent - textReach(f, ty.label).down
		c.Push()
		c.Translate(vg.Point{X: x, Y: (d.Min.Y + d.Max.Y) / 2})
		c.Rotate(math.Pi / 2)
		drawText(c, f, vg.Point{}, ty.label, strip.Center)
		c.Pop()
	}
	// The power of ten that the labels were divided by stands at the end of
	// its axis, as in 1e6.
	if tx.exponent != 0 {
		y := base - e.Ascent - tall.down
		if tx.label != "" {
			y -= labelPad
		}
		c.Text(f, vg.Point{X: d.Max.X, Y: y}, power(tx.exponent), strip.Right)
	}
	if ty.exponent != 0 {
		c.Text(f, vg.Point{X: d.Min.X, Y: d.Max.Y + labelPad}, power(ty.exponent), strip.Left)
	}
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
