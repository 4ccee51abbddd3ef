package anim

import (
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Distances of the legend, in parts of the font size.
const (
	legendEdge   = 0.5 // from the axes to the box
	legendPad    = 0.4 // from the box to what is in it
	legendThumb  = 2.0 // length of an entry's sample
	legendGap    = 0.8 // from the sample to the text
	legendLine   = 1.45
	legendShrink = 0.7 // height of a sample
)

// drawLegend draws the names of the artists that have one.
func (r *recording) drawLegend(p *panel) {
	if p.ax.Legend.Hide {
		return
	}
	var entries []Labeled
	f := sans(r.theme.Size, false)
	wide := vg.Length(0)
	for _, a := range p.ax.Artists {
		if l, ok := a.(Labeled); ok && l.ArtistLabel() != "" {
			entries = append(entries, l)
			wide = max(wide, f.Width(l.ArtistLabel()))
		}
	}
	if len(entries) == 0 {
		return
	}
	em := r.theme.Size
	w := wide + (2*legendPad+legendThumb+legendGap)*em
	h := legendLine*em*vg.Length(len(entries)) + (2*legendPad-0.3)*em
	b := p.ax.Legend.Place.in(p.data, w, h, legendEdge*em)

	c := r.canvas
	c.SetColor(Fade(r.theme.Face, 0.8))
	c.Fill(rounded(b, 2))
	c.SetColor(Fade(r.theme.Ink, 0.2))
	c.SetLineWidth(frameLine)
	c.Stroke(rounded(b, 2))
	y := b.Max.Y - legendPad*em
	for _, l := range entries {
		mid := y - legendLine*em/2 + 0.15*em
		thumb := draw.Canvas{Canvas: c, Rectangle: vg.Rectangle{
			Min: vg.Point{X: b.Min.X + legendPad*em, Y: mid - legendShrink*em/2},
			Max: vg.Point{X: b.Min.X + (legendPad+legendThumb)*em, Y: mid + legendShrink*em/2},
		}}
		c.Push()
		l.Thumbnail(&thumb)
		c.Pop()
		c.SetColor(r.theme.Ink)
		c.FillString(f, vg.Point{X: thumb.Max.X + legendGap*em, Y: mid - digitHeight(em)/2}, l.ArtistLabel())
		y -= legendLine * em
	}
}

// in places a box of w by h inside r, a distance from its edges.
func (pl Place) in(r vg.Rectangle, w, h, off vg.Length) vg.Rectangle {
	x := r.Max.X - off - w
	switch pl {
	case UpperLeft, LowerLeft, MiddleLeft:
		x = r.Min.X + off
	case LowerCenter, UpperCenter, Middle:
		x = (r.Min.X + r.Max.X - w) / 2
	}
	y := r.Max.Y - off - h
	switch pl {
	case LowerLeft, LowerRight, LowerCenter:
		y = r.Min.Y + off
	case MiddleRight, MiddleLeft, Middle:
		y = (r.Min.Y + r.Max.Y - h) / 2
	}
	return vg.Rectangle{Min: vg.Point{X: x, Y: y}, Max: vg.Point{X: x + w, Y: y + h}}
}

// follow is how a legend drawn in one rectangle moves into another.
func (pl Place) follow(from, to strip.Rect) record.Map {
	m := record.Identity
	middle := func(a, b int32) float64 { return float64(a+b) / 2 }
	switch pl {
	case UpperLeft, LowerLeft, MiddleLeft:
		m.BX = float64(to.X0 - from.X0)
	case LowerCenter, UpperCenter, Middle:
		m.BX = math.Round(middle(to.X0, to.X1) - middle(from.X0, from.X1))
	default:
		m.BX = float64(to.X1 - from.X1)
	}
	switch pl {
	case LowerLeft, LowerRight, LowerCenter:
		m.BY = float64(to.Y1 - from.Y1)
	case MiddleRight, MiddleLeft, Middle:
		m.BY = math.Round(middle(to.Y0, to.Y1) - middle(from.Y0, from.Y1))
	default:
		m.BY = float64(to.Y0 - from.Y0)
	}
	return m
}

// rounded is a box with round corners.
func rounded(b vg.Rectangle, r vg.Length) vg.Path {
	x0, y0, x1, y1 := b.Min.X, b.Min.Y, b.Max.X, b.Max.Y
	p := func(x, y vg.Length) vg.Point { return vg.Point{X: x, Y: y} }
	var q vg.Path
	q.Move(p(x0+r, y0))
	q.Line(p(x1-r, y0))
	q.QuadTo(p(x1, y0), p(x1, y0+r))
	q.Line(p(x1, y1-r))
	q.QuadTo(p(x1, y1), p(x1-r, y1))
	q.Line(p(x0+r, y1))
	q.QuadTo(p(x0, y1), p(x0, y1-r))
	q.Line(p(x0, y0+r))
	q.QuadTo(p(x0, y0), p(x0+r, y0))
	q.Close()
	return q
}
