package anim

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A Line joins points by straight lines.
type Line struct {
	// X and Y are the points, as many. Nil X: 0, 1, 2 … A value that is NaN
	// or infinite breaks the line.
	X, Y []float64
	// Color of the line. Nil: the next of the theme's cycle.
	Color color.Color
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Width of the line in points. Zero: 1.5. Below zero: markers only.
	Width float64
	// Dash is the line's pattern. Zero: Solid.
	Dash Dash
	// Marker is drawn at each point. Zero: none.
	Marker Marker
	// MarkerSize is the markers' width in points. Zero: 6.
	MarkerSize float64
	// Label is the line's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
}

// Dash is the pattern of a line. Its lengths are multiples of the line width,
// matplotlib's.
type Dash uint8

const (
	Solid   Dash = iota
	Dashed       // 3.7 on, 1.6 off
	Dotted       // 1 on, 1.65 off
	DashDot      // 6.4 on, 1.6 off, 1 on, 1.6 off
)

// style is the pattern for a line of the given width.
func (d Dash) style(width vg.Length) []vg.Length {
	var k []vg.Length
	switch d {
	case Dashed:
		k = []vg.Length{3.7, 1.6}
	case Dotted:
		k = []vg.Length{1, 1.65}
	case DashDot:
		k = []vg.Length{6.4, 1.6, 1, 1.6}
	}
	for i := range k {
		k[i] *= width
	}
	return k
}

// Plot draws the line; it implements plot.Plotter, on any canvas.
func (l *Line) Plot(c draw.Canvas, p *plot.Plot) {
	pts := points("Line", l.X, l.Y, &c, p)
	col := opacity(l.color(), l.Alpha)
	if l.Width >= 0 && len(pts) > 1 {
		l.stroke(&c, col, pts)
	}
	if l.Marker != NoMarker {
		drawMarks(&c, l.marks(col, pts))
	}
}

func (l *Line) stroke(c *draw.Canvas, col color.NRGBA, pts []vg.Point) {
	w := l.width()
	c.SetLineStyle(draw.LineStyle{Color: col, Width: w, Dashes: l.Dash.style(w)})
	end := strip.Round
	if l.Dash != Solid {
		end = strip.Butt
	}
	strokePoints(c, pts, end)
}

func (l *Line) marks(col color.NRGBA, pts []vg.Point) record.Marks {
	size := l.MarkerSize
	if size == 0 {
		size = 6
	}
	return record.Marks{
		Shape: l.Marker.shape(), At: pts, Size: []vg.Length{vg.Length(size)},
		Colors: []color.NRGBA{col}, EdgeWidth: 1,
	}
}

// DataRange implements plot.DataRanger: the range of the finite values.
func (l *Line) DataRange() (xmin, xmax, ymin, ymax float64) {
	return dataRange("Line", l.X, l.Y)
}

// values implements valued.
func (l *Line) values() (x, y []float64) {
	dataRange("Line", l.X, l.Y) // panics on wrong lengths
	return l.X, l.Y
}

// Thumbnail draws the line's sample in a legend.
func (l *Line) Thumbnail(c *draw.Canvas) {
	y := (c.Min.Y + c.Max.Y) / 2
	col := opacity(l.color(), l.Alpha)
	if l.Width >= 0 {
		l.stroke(c, col, []vg.Point{{X: c.Min.X, Y: y}, {X: c.Max.X, Y: y}})
	}
	if l.Marker != NoMarker {
		drawMarks(c, l.marks(col, []vg.Point{{X: (c.Min.X + c.Max.X) / 2, Y: y}}))
	}
}

// ArtistLabel is the line's name in the legend.
func (l *Line) ArtistLabel() string { return l.Label }

func (l *Line) width() vg.Length {
	if l.Width == 0 {
		return 1.5
	}
	return vg.Length(l.Width)
}

func (l *Line) color() color.Color {
	switch {
	case l.Color != nil:
		return l.Color
	case l.fromCycle != nil:
		return l.fromCycle
	}
	return cycle[0]
}

func (l *Line) cycleColor(c color.Color) bool { return takeColor(&l.fromCycle, l.Color, c) }

// points maps x and y to the canvas.
func points(artist string, x, y []float64, c *draw.Canvas, p *plot.Plot) []vg.Point {
	if x != nil && len(x) != len(y) {
		panic(fmt.Sprintf("anim: %s.Y has length %d, want %d, the length of X", artist, len(y), len(x)))
	}
	tx, ty := p.Transforms(c)
	pts := make([]vg.Point, len(y))
	for i, v := range y {
		u := float64(i)
		if x != nil {
			u = x[i]
		}
		pts[i] = vg.Point{X: tx(u), Y: ty(v)}
	}
	return pts
}

// dataRange is the range of the points of which both values are finite, NaN
// if there are none.
func dataRange(artist string, x, y []float64) (xmin, xmax, ymin, ymax float64) {
	if x != nil && len(x) != len(y) {
		panic(fmt.Sprintf("anim: %s.Y has length %d, want %d, the length of X", artist, len(y), len(x)))
	}
	var sx, sy span
	for i, v := range y {
		u := float64(i)
		if x != nil {
			u = x[i]
		}
		if d := u - v; math.IsNaN(d) || math.IsInf(d, 0) {
			continue
		}
		sx.add(u)
		sy.add(v)
	}
	if !sx.any {
		nan := math.NaN()
		return nan, nan, nan, nan
	}
	return sx.lo, sx.hi, sy.lo, sy.hi
}

// opacity applies an Alpha field, of which zero means 1.
func opacity(c color.Color, alpha float64) color.NRGBA {
	if alpha == 0 {
		alpha = 1
	}
	return Fade(c, alpha)
}

func finite(p vg.Point) bool {
	d := float64(p.X - p.Y)
	return !math.IsNaN(d) && !math.IsInf(d, 0)
}
