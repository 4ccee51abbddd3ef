package anim

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// Arrows draws a field of arrows, as matplotlib's quiver. An arrow shorter
// than it is wide is a dot.
type Arrows struct {
	// X and Y are the arrows' places, as many.
	X, Y []float64
	// U and V are the arrows' components, as many as X: an arrow of equal U
	// and V points up and right at 45 degrees on the screen, whatever the
	// limits. An arrow with a NaN or infinite value is left out.
	U, V []float64
	// InData makes U and V distances in the data, so that an arrow of Scale 1
	// goes from X, Y to X+U, Y+V.
	InData bool
	// Scale is the length in points of an arrow of which U and V make 1. Zero:
	// chosen at the first frame with arrows, and kept: an average one is as
	// long as the axes' width / (1.8 * max(10, sqrt(number of arrows))). With
	// InData it multiplies U and V, and zero is 1.
	Scale float64
	// Pivot is the part of an arrow that is at X, Y. Zero: PivotTail.
	Pivot Pivot
	// Width is that of the shaft in points; the head is 3 times as wide and 5
	// times as long. Below zero: no arrows. Zero: 0.06 of the axes' width /
	// sqrt(number of arrows, from 64 to 625).
	Width float64
	// Color of all arrows. Nil: the next of the theme's cycle.
	Color color.Color
	// Values gives each arrow a colour of Map, as many as X: VMin is the map's
	// first colour and VMax its last, and a NaN is not drawn. Nil: all have
	// Color.
	Values []float64
	// Map is the colour map. Zero: colormap.Viridis.
	Map colormap.Map
	// VMin and VMax are the colour limits. Both zero: the range of Values
	// in all frames of the film.
	VMin, VMax float64
	// Alpha is the opacity, from 0 to 1. Zero: 1. Where arrows of one colour
	// that follow one another overlap, it does not add up.
	Alpha float64
	// Label is the arrows' name in the legend. Empty: they have no entry.
	Label string

	fromCycle color.Color
	autoScale float64 // parts of the axes' width
	seen
}

// Pivot is the part of an arrow that is at its place.
type Pivot uint8

const (
	PivotTail Pivot = iota
	PivotMiddle
	PivotTip
)

// Plot draws the arrows; it implements plot.Plotter, on any canvas.
func (a *Arrows) Plot(c draw.Canvas, p *plot.Plot) {
	a.check()
	at := points("Arrows", a.X, a.Y, &c, p)
	tx, ty := p.Transforms(&c)
	wide := float64(c.Max.X - c.Min.X)
	scale, width := vg.Length(a.scale(wide)), vg.Length(a.width(wide))
	if width <= 0 {
		return
	}
	lo, hi := a.colorRange(a.Values, a.VMin, a.VMax)
	var path vg.Path
	now := a.color()
	for i, pt := range at {
		d := vg.Point{X: vg.Length(a.U[i]), Y: vg.Length(a.V[i])}.Scale(scale)
		if a.InData {
			k := a.dataScale()
			d = vg.Point{X: tx(a.X[i] + k*a.U[i]), Y: ty(a.Y[i] + k*a.V[i])}.Sub(pt)
		}
		if !finite(pt) || !finite(d) {
			continue
		}
		if a.Values != nil {
			k, ok := colormap.Index(a.Values[i], lo, hi)
			if !ok {
				continue
			}
			if col := opacity(a.Map.Color(k), a.Alpha); col != now {
				paint(&c, path, now, color.NRGBA{}, 0)
				path, now = nil, col
			}
		}
		switch a.Pivot {
		case PivotMiddle:
			pt = pt.Sub(d.Scale(0.5))
		case PivotTip:
			pt = pt.Sub(d)
		}
		path = appendArrow(path, pt, d, width)
	}
	paint(&c, path, now, color.NRGBA{}, 0)
}

// The head of an arrow, in widths of the shaft.
const (
	headWide  = 3
	headLong  = 5   // from the barbs to the tip
	headShaft = 4.5 // from where the shaft ends to the tip
)

// appendArrow adds an arrow from tail along d. Dots have as many corners as
// arrows, so that a path keeps its structure when an arrow becomes one.
func appendArrow(path vg.Path, tail, d vg.Point, width vg.Length) vg.Path {
	length := vg.Length(math.Hypot(float64(d.X), float64(d.Y)))
	if length < width {
		middle := tail.Add(d.Scale(0.5))
		for i := range 7 {
			sin, cos := math.Sincos(2 * math.Pi * float64(i) / 7)
			pt := middle.Add(vg.Point{X: vg.Length(cos), Y: vg.Length(sin)}.Scale(width / 2))
			if i == 0 {
				path.Move(pt)
			} else {
				path.Line(pt)
			}
		}
		path.Close()
		return path
	}
	// One too short for its head is a smaller arrow of no shaft.
	k := min(1, length/(headLong*width))
	unit := d.Scale(1 / length)
	at := func(along, aside vg.Length) vg.Point {
		along, aside = length-along*k*width, aside*k*width/2
		return vg.Point{X: tail.X + along*unit.X - aside*unit.Y, Y: tail.Y + along*unit.Y + aside*unit.X}
	}
	end := length / (k * width)
	if k < 1 {
		end = headShaft
	}
	path.Move(at(end, 1))
	path.Line(at(headShaft, 1))
	path.Line(at(headLong, headWide))
	path.Line(at(0, 0))
	path.Line(at(headLong, -headWide))
	path.Line(at(headShaft, -1))
	path.Line(at(end, -1))
	path.Close()
	return path
}

// scale is the length in points of a vector of 1, in axes of the given width.
func (a *Arrows) scale(wide float64) float64 {
	if a.Scale != 0 {
		return a.Scale
	}
	if a.autoScale == 0 {
		sum, n := 0.0, 0
		for i := range a.U {
			if l := math.Hypot(a.U[i], a.V[i]); l > 0 && !math.IsInf(l, 0) {
				sum += l
				n++
			}
		}
		if n > 0 {
			a.autoScale = 1 / (1.8 * max(10, math.Sqrt(float64(len(a.U)))) * sum / float64(n))
		}
	}
	return a.autoScale * wide
}

func (a *Arrows) dataScale() float64 {
	if a.Scale == 0 {
		return 1
	}
	return a.Scale
}

func (a *Arrows) width(wide float64) float64 {
	if a.Width != 0 {
		return max(a.Width, 0)
	}
	return 0.06 * wide / min(max(math.Sqrt(float64(len(a.X))), 8), 25)
}

func (a *Arrows) check() {
	n := len(a.X)
	wantLen("Arrows", "Y", len(a.Y), n, "X")
	wantLen("Arrows", "U", len(a.U), n, "X")
	wantLen("Arrows", "V", len(a.V), n, "X")
	if a.Values != nil {
		wantLen("Arrows", "Values", len(a.Values), n, "X")
	}
}

// colorScale implements Scaled.
func (a *Arrows) colorScale() (m colormap.Map, lo, hi float64, auto bool) {
	lo, hi, auto = a.filmRange(a.Values, a.VMin, a.VMax)
	return a.Map, lo, hi, auto
}

// DataRange implements plot.DataRanger: the range of the places, and with
// InData of the arrows' ends if the places are their tails.
func (a *Arrows) DataRange() (xmin, xmax, ymin, ymax float64) {
	a.check()
	x, y := slices.Clone(a.X), slices.Clone(a.Y)
	if a.InData && a.Pivot == PivotTail {
		for i := range a.X {
			x, y = append(x, a.X[i]+a.dataScale()*a.U[i]), append(y, a.Y[i]+a.dataScale()*a.V[i])
		}
	}
	return dataRange("Arrows", x, y)
}

// Thumbnail draws an arrow in a legend.
func (a *Arrows) Thumbnail(c *draw.Canvas) {
	col := a.color()
	if a.Values != nil {
		col = opacity(a.Map.At(0.5), a.Alpha)
	}
	from := vg.Point{X: c.Min.X, Y: (c.Min.Y + c.Max.Y) / 2}
	width := vg.Length(1.5)
	if a.Width > 0 {
		width = min(vg.Length(a.Width), 2)
	}
	paint(c, appendArrow(nil, from, vg.Point{X: c.Max.X - c.Min.X}, width), col, color.NRGBA{}, 0)
}

// ArtistLabel is the arrows' name in the legend.
func (a *Arrows) ArtistLabel() string { return a.Label }

func (a *Arrows) color() color.NRGBA {
	return opacity(ownColor(a.Color, a.fromCycle), a.Alpha)
}

func (a *Arrows) cycleColor(c color.Color) bool {
	if a.Color != nil || a.Values != nil {
		return false
	}
	a.fromCycle = c
	return true
}

func (a *Arrows) snapshot() placed {
	a.check()
	a.scale(1) // the first frame chooses it for all
	if a.Values != nil {
		a.see(a.Values...)
	}
	return copyOf(a)
}

func (a *Arrows) equal(o placed) bool { b, ok := o.(*Arrows); return ok && same(a, b) }

func (a *Arrows) clipped() bool { return true }
