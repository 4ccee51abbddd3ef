package anim

import (
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A FillBetween fills the area between two curves over the same X.
type FillBetween struct {
	// X and Y1 are the points of one curve, as many. Nil X: 0, 1, 2 …
	// A value that is NaN or infinite breaks the area.
	X, Y1 []float64
	// Y2 is the other curve, as many as Y1. Nil: Base everywhere.
	Y2 []float64
	// Base is the level that the area reaches to where Y2 is nil. Zero: 0.
	Base float64
	// Where says between which points to fill, as many as Y1: an area needs
	// two neighbours that are true. Nil: everywhere.
	Where []bool
	// Color of the area. Nil: the next of the theme's cycle.
	Color color.Color
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Label is the area's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
}

// Plot draws the area; it implements plot.Plotter, on any canvas.
//
// The outline runs forward along Y1 and back along Y2, so a Line with the same
// X and Y1 shares its points with it, and costs a film little more.
func (f *FillBetween) Plot(c draw.Canvas, p *plot.Plot) {
	f.check()
	pts := points("FillBetween", f.X, f.Y1, &c, p)
	tx, ty := p.Transforms(&c)
	var path vg.Path
	for _, r := range f.runs() {
		path.Move(pts[r.from])
		for _, pt := range pts[r.from+1 : r.end] {
			path.Line(pt)
		}
		if f.Y2 == nil {
			path.Line(vg.Point{X: pts[r.end-1].X, Y: ty(f.Base)})
			path.Line(vg.Point{X: pts[r.from].X, Y: ty(f.Base)})
		} else {
			for i := r.end - 1; i >= r.from; i-- {
				path.Line(vg.Point{X: tx(f.x(i)), Y: ty(f.Y2[i])})
			}
		}
		path.Close()
	}
	if len(path) > 0 {
		c.SetColor(f.color())
		c.Fill(path)
	}
}

// A run is the points from one to before another.
type run struct{ from, end int }

// runs are the pieces of the area, each of two points or more.
func (f *FillBetween) runs() (list []run) {
	from := 0
	for i := 0; i <= len(f.Y1); i++ {
		if i < len(f.Y1) && f.fills(i) {
			continue
		}
		if i-from > 1 {
			list = append(list, run{from, i})
		}
		from = i + 1
	}
	return list
}

func (f *FillBetween) fills(i int) bool {
	d := f.x(i) - f.Y1[i] - f.y2(i)
	return !math.IsNaN(d) && !math.IsInf(d, 0) && (f.Where == nil || f.Where[i])
}

func (f *FillBetween) x(i int) float64 {
	if f.X == nil {
		return float64(i)
	}
	return f.X[i]
}

func (f *FillBetween) y2(i int) float64 {
	if f.Y2 == nil {
		return f.Base
	}
	return f.Y2[i]
}

func (f *FillBetween) check() {
	if f.X != nil {
		wantLen("FillBetween", "Y1", len(f.Y1), len(f.X), "X")
	}
	if f.Y2 != nil {
		wantLen("FillBetween", "Y2", len(f.Y2), len(f.Y1), "Y1")
	}
	if f.Where != nil {
		wantLen("FillBetween", "Where", len(f.Where), len(f.Y1), "Y1")
	}
}

// DataRange implements plot.DataRanger: the range of what is filled.
func (f *FillBetween) DataRange() (xmin, xmax, ymin, ymax float64) {
	f.check()
	var x, y []float64
	for _, r := range f.runs() {
		for i := r.from; i < r.end; i++ {
			x, y = append(x, f.x(i), f.x(i)), append(y, f.Y1[i], f.y2(i))
		}
	}
	return dataRange("FillBetween", x, y)
}

// sticky implements sticker: the base.
func (f *FillBetween) sticky() (x, y []float64) {
	if f.Y2 != nil {
		return nil, nil
	}
	return nil, []float64{f.Base}
}

// Thumbnail draws the area's sample in a legend.
func (f *FillBetween) Thumbnail(c *draw.Canvas) { swatch(c, f.color(), color.NRGBA{}, 0) }

// ArtistLabel is the area's name in the legend.
func (f *FillBetween) ArtistLabel() string { return f.Label }

func (f *FillBetween) color() color.NRGBA {
	return opacity(ownColor(f.Color, f.fromCycle), f.Alpha)
}

func (f *FillBetween) cycleColor(c color.Color) bool { return takeColor(&f.fromCycle, f.Color, c) }
