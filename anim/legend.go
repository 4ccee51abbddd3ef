package anim

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Legend says where the names of an axes' artists stand, and which.
type Legend struct {
	Place Place
	// Title stands above the names.
	Title string
	// Of are the artists that the legend names, in this order, one without a
	// label not at all. They may be others than those of the axes. Nil: those
	// of the axes, in the order of its list.
	Of []Artist
	// Cols is the number of columns, which fill from the first. Zero: 1.
	Cols int
	// Hide leaves the legend out although artists have labels.
	Hide bool
}

// Place is a place inside an axes, or beside it.
type Place uint8

const (
	UpperRight Place = iota
	UpperLeft
	LowerLeft
	LowerRight
	MiddleRight
	MiddleLeft
	LowerCenter
	UpperCenter
	Middle
	// OutsideRight is to the right of the axes and its colour bar, at the top.
	// The axes gets narrower.
	OutsideRight
)

// Distances of the legend, in parts of the font size.
const (
	legendEdge   = 0.5 // from the axes to the box
	legendPad    = 0.4 // from the box to what is in it
	legendThumb  = 2.0 // length of an entry's sample
	legendGap    = 0.8 // from the sample to the text
	legendLine   = 1.45
	legendShrink = 0.7 // height of a sample
	legendCols   = 1.6 // from one column to the next
	legendAside  = 1.0 // from the axes to a legend outside
)

// A legendBox is a legend laid out.
type legendBox struct {
	title   string
	entries []entry
	rows    int
	wide    []vg.Length // the texts of each column
	out     []reach     // of the texts of each row, the title apart
	w, h    vg.Length
}

// legend lays the legend of an axes out. It is empty without entries.
func (r *recording) legend(ax *Axes) (b legendBox) {
	l := ax.Legend
	if l.Place > OutsideRight {
		panic(fmt.Sprintf("anim: Axes.Legend.Place is %d, want one of the places from UpperRight to OutsideRight", l.Place))
	}
	if l.Cols < 0 {
		panic(fmt.Sprintf("anim: Axes.Legend.Cols is %d, want at least 1, or 0 for 1", l.Cols))
	}
	if l.Hide {
		return b
	}
	for _, e := range ax.named() {
		if e.label != "" {
			b.entries = append(b.entries, e)
		}
	}
	if len(b.entries) == 0 {
		return b
	}
	em, f := r.theme.Size, sans(r.theme.Size, false)
	cols := min(max(l.Cols, 1), len(b.entries))
	b.rows = (len(b.entries) + cols - 1) / cols
	b.wide = make([]vg.Length, (len(b.entries)+b.rows-1)/b.rows)
	b.out = make([]reach, b.rows)
	for i, e := range b.entries {
		b.wide[i/b.rows] = max(b.wide[i/b.rows], textWidth(f, e.label))
		b.out[i%b.rows] = b.out[i%b.rows].with(textReach(f, e.label))
	}
	b.w = (2*legendPad - legendCols) * em
	for _, w := range b.wide {
		b.w += w + (legendThumb+legendGap+legendCols)*em
	}
	b.h = legendLine*em*vg.Length(b.rows) + (2*legendPad-0.3)*em
	for _, o := range b.out {
		b.h += o.sum()
	}
	if b.title = l.Title; b.title != "" {
		b.w = max(b.w, textWidth(f, b.title)+2*legendPad*em)
		b.h += legendLine*em + textReach(f, b.title).sum()
	}
	return b
}

// named are the artists that the legend names. One of Of that the axes has in a
// Layer is that.
func (a *Axes) named() []entry {
	own := a.entries()
	if a.Legend.Of == nil {
		return ofStages(own)
	}
	list := make([]entry, len(a.Legend.Of))
	for i, artist := range a.Legend.Of {
		e := unwrap(artist, "Axes.Legend.Of", i)
		for _, o := range own {
			if sameArtist(o.Artist, e.Artist) && e.label == artistLabel(e.Artist) {
				e = o
				break
			}
		}
		list[i] = e
	}
	return list
}

// drawLegend draws the names of the artists that have one.
func (r *recording) drawLegend(p *panel) {
	l := r.legend(p.ax)
	if len(l.entries) == 0 {
		return
	}
	em, f, c := r.theme.Size, sans(r.theme.Size, false), r.canvas
	b := p.ax.Legend.Place.in(p.data, l.w, l.h, legendEdge*em)
	c.SetColor(Fade(r.theme.Face, 0.8))
	c.Fill(rounded(b, 2))
	c.SetColor(Fade(r.theme.Ink, 0.2))
	c.SetLineWidth(frameLine)
	c.Stroke(rounded(b, 2))
	top := b.Max.Y - legendPad*em
	middle := func(row int) vg.Length {
		y := top - (vg.Length(row)+0.5)*legendLine*em + 0.15*em
		for _, o := range l.out[:row] {
			y -= o.sum()
		}
		return y - l.out[row].up
	}
	if l.title != "" {
		c.SetColor(r.theme.Ink)
		out := textReach(f, l.title)
		y := top - out.up - legendLine*em/2 + 0.15*em - digitHeight(em)/2
		drawText(c, f, vg.Point{X: (b.Min.X + b.Max.X) / 2, Y: y}, l.title, strip.Center)
		top -= legendLine*em + out.sum()
	}
	x := b.Min.X + legendPad*em
	for i, e := range l.entries {
		if i > 0 && i%l.rows == 0 {
			x += l.wide[i/l.rows-1] + (legendThumb+legendGap+legendCols)*em
		}
		mid := middle(i % l.rows)
		thumb := draw.Canvas{Canvas: c, Rectangle: vg.Rectangle{
			Min: vg.Point{X: x, Y: mid - legendShrink*em/2},
			Max: vg.Point{X: x + legendThumb*em, Y: mid + legendShrink*em/2},
		}}
		if t, ok := e.Artist.(plot.Thumbnailer); ok {
			c.Push()
			t.Thumbnail(&thumb)
			c.Pop()
		}
		c.SetColor(r.theme.Ink)
		drawText(c, f, vg.Point{X: thumb.Max.X + legendGap*em, Y: mid - digitHeight(em)/2}, e.label, strip.Left)
	}
}

// in places a box of w by h inside r, a distance from its edges.
func (pl Place) in(r vg.Rectangle, w, h, off vg.Length) vg.Rectangle {
	x := r.Max.X - off - w
	switch pl {
	case OutsideRight: // beside the axes, where p.beside moves it
		x, off = r.Max.X, 0
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

// follow is how a legend drawn in one rectangle moves into another, or beside
// it.
func (pl Place) follow(from, to strip.Rect, beside int32) record.Map {
	m := record.Identity
	middle := func(a, b int32) float64 { return float64(a+b) / 2 }
	switch pl {
	case OutsideRight:
		m.BX = float64(to.X1 - from.X1 + beside)
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
