package anim

import (
	"math"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A ColorBar shows what value each colour of an artist stands for.
type ColorBar struct {
	// Of is the artist: a *Heatmap or *Contour, or a *Scatter, *Segments,
	// *Arrows or *StreamPlot with values, or a *ColorScale. Nil: there is no
	// colour bar.
	Of Scaled
	// Label is what the values are, and their unit.
	Label string
}

// Scaled is an artist that gives values colours.
type Scaled interface {
	Artist
	// colorScale is the map and the values of its first and last colour. If
	// they are automatic they are those of all values in the film so far.
	colorScale() (m colormap.Map, lo, hi float64, auto bool)
}

// Distances of the colour bar, in points.
const (
	barGap   = 9.0 // from the axes
	barWidth = 11.0
)

// barScale is the axis of a colour bar of a height.
func (p *panel) barScale(l look, height, font vg.Length) scale {
	_, lo, hi, _ := p.ax.ColorBar.Of.colorScale()
	if lo == hi {
		lo, hi = lo-0.5, hi+0.5
	}
	return newScale(axisLook{label: l.barLabel}, lo, hi, min(max(int(height/(font*2)), 1), 9))
}

// barRoom is the room that the colour bar needs to the right of the data.
func (r *recording) barRoom(p *panel, l look, size vg.Point) vg.Length {
	if !l.bar || p.ax.ColorBar.Of == nil {
		return 0
	}
	s, e := p.barScale(l, size.Y, r.theme.Size), extents(r.theme.Size, false)
	w := barGap + barWidth + tickLen + tickPad + widest(s.ticks, r.theme.Size)
	if s.label != "" {
		w += labelPad + e.Ascent + e.Descent + textReach(sans(r.theme.Size, false), s.label).sum()
	}
	return w
}

// drawColorBar draws the colours, a frame, ticks and the label.
func (r *recording) drawColorBar(p *panel, l look, d vg.Rectangle) {
	if !l.bar || p.ax.ColorBar.Of == nil {
		return
	}
	c, font := r.canvas, sans(r.theme.Size, false)
	bar := onPixels(vg.Rectangle{
		Min: vg.Point{X: d.Max.X + p.right + barGap, Y: d.Min.Y},
		Max: vg.Point{X: d.Max.X + p.right + barGap + barWidth, Y: d.Max.Y},
	})
	m, lo, hi, _ := p.ax.ColorBar.Of.colorScale()
	pix := make([]uint8, colormap.Len)
	for i := range pix {
		pix[i] = uint8(colormap.Len - 1 - i)
	}
	c.Cells(bar, 1, colormap.Len, pix, m.Palette(), lo, hi, false)
	c.SetColor(r.theme.Ink)
	c.SetLineWidth(frameLine)
	c.Stroke(box(bar))
	s := p.barScale(l, d.Size().Y, r.theme.Size)
	var marks vg.Path
	right := bar.Max.X + tickLen + tickPad
	for _, k := range s.ticks {
		y := bar.Min.Y + vg.Length(s.norm(k.at))*bar.Size().Y
		marks.Move(vg.Point{X: bar.Max.X, Y: y})
		marks.Line(vg.Point{X: bar.Max.X + tickLen, Y: y})
		drawText(c, font, vg.Point{X: right, Y: y - digitHeight(r.theme.Size)/2}, k.label, strip.Left)
	}
	if len(marks) > 0 {
		c.Stroke(marks)
	}
	if s.exponent != 0 {
		c.Text(font, vg.Point{X: bar.Min.X, Y: bar.Max.Y + labelPad}, power(s.exponent), strip.Left)
	}
	if s.label != "" {
		c.Push()
		c.Translate(vg.Point{X: right + widest(s.ticks, r.theme.Size) + labelPad + font.Extents().Ascent + textReach(font, s.label).up, Y: (bar.Min.Y + bar.Max.Y) / 2})
		c.Rotate(math.Pi / 2)
		drawText(c, font, vg.Point{}, s.label, strip.Center)
		c.Pop()
	}
}

// recolored gives the images of a heatmap with automatic colour limits those of
// the whole film. Limits only grow, so no image loses more than half a colour.
func recolored(l strip.Layer, a Artist) strip.Layer {
	h, ok := a.(*Heatmap)
	if !ok {
		return l
	}
	_, lo, hi, auto := h.colorScale()
	if !auto {
		return l
	}
	states := make([]strip.State, len(l.States))
	for i, state := range l.States {
		states[i] = make(strip.State, len(state))
		for k, op := range state {
			if img, ok := op.(*strip.Image); ok {
				op = rescale(img, lo, hi)
			}
			states[i][k] = op
		}
	}
	l.States = states
	return l
}
