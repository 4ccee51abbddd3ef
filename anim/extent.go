package anim

import (
	"fmt"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Extent is where the edges of a Heatmap or an Image lie, in data
// coordinates, as matplotlib's extent. Column 0 is at Left, and row 0 at Top
// or, with Origin Lower, at Bottom. Left may be a larger number than Right, and
// Bottom than Top.
//
// The zero Extent puts the middle of the cell in row j and column i at x = i,
// y = j, whatever Origin is, so that the edges are at -0.5.
type Extent struct{ Left, Right, Bottom, Top float64 }

// Origin is the edge of an Extent that row 0 of a Heatmap or an Image is at.
type Origin uint8

const (
	Upper Origin = iota // at Top
	Lower               // at Bottom
)

// or fills in the zero Extent of rows and cols and checks others.
func (e Extent) or(artist string, o Origin, rows, cols int) Extent {
	if e == (Extent{}) {
		e = Extent{Left: -0.5, Right: float64(cols) - 0.5, Bottom: float64(rows) - 0.5, Top: -0.5}
		if o == Lower {
			e.Bottom, e.Top = e.Top, e.Bottom
		}
		return e
	}
	check := func(a string, u float64, b string, v float64) {
		if d := u - v; d == 0 || math.IsNaN(d) || math.IsInf(d, 0) {
			panic(fmt.Sprintf("anim: %s.Extent has %s %v and %s %v, want two different finite numbers", artist, a, u, b, v))
		}
	}
	check("Left", e.Left, "Right", e.Right)
	check("Bottom", e.Bottom, "Top", e.Top)
	return e
}

// dataRange orders the edges for plot.DataRanger.
func (e Extent) dataRange() (xmin, xmax, ymin, ymax float64) {
	return min(e.Left, e.Right), max(e.Left, e.Right), min(e.Bottom, e.Top), max(e.Bottom, e.Top)
}

// A framer is an artist whose edges make the best automatic limits: without a
// margin, and as matplotlib's imshow directs the axes.
type framer interface {
	frameLimits() (l strip.Limits, ok bool)
}

var _ = []framer{(*Heatmap)(nil), (*Image)(nil)}

func (e Extent) limits() strip.Limits {
	return strip.Limits{X0: e.Left, X1: e.Right, Y0: e.Bottom, Y1: e.Top}
}

// A window is the part of a grid of cells that is drawn, and where.
type window struct {
	rect       vg.Rectangle
	col, row   cut
	right, top bool // column 0 is on the right, row 0 on top
}

// A cut is a run of cells, from one to before another.
type cut struct{ from, to int }

func (c cut) len() int { return c.to - c.from }

// place finds the window of a grid on a canvas. ok is false if nothing of it
// is to be seen.
func (e Extent) place(o Origin, rows, cols int, c *draw.Canvas, p *plot.Plot) (w window, ok bool) {
	tx, ty := p.Transforms(c)
	first, last := e.Top, e.Bottom
	if o == Lower {
		first, last = last, first
	}

	w.rect.Min.X, w.rect.Max.X, w.col = cutFar(tx(e.Left), tx(e.Right), cols, c.Min.X, c.Max.X)
	w.rect.Min.Y, w.rect.Max.Y, w.row = cutFar(ty(first), ty(last), rows, c.Min.Y, c.Max.Y)
	w.right = tx(e.Left) > tx(e.Right)
	w.top = ty(first) > ty(last)
	return w, w.col.len() > 0 && w.row.len() > 0
}

// cutFar leaves out the cells between a and b that are far outside lo and hi,
// since canvases draw what leaves the page by too much in a wrong place. A
// single cell wider than that still is.
func cutFar(a, b vg.Length, n int, lo, hi vg.Length) (u, v vg.Length, c cut) {
	const far = 20000 // points; a film reaches to 47186
	if d := float64(a - b); d == 0 || math.IsNaN(d) || math.IsInf(d, 0) {
		return a, b, cut{}
	}
	cell := float64(b-a) / float64(n)
	i, j := float64(lo-far-a)/cell, float64(hi+far-a)/cell
	within := func(v float64) int { return int(min(max(v, 0), float64(n))) }
	c = cut{within(math.Floor(min(i, j))), within(math.Ceil(max(i, j)))}
	edge := func(k int) vg.Length {
		if k == n {
			return b
		}
		return a + vg.Length(float64(k)*cell)
	}
	u, v = edge(c.from), edge(c.to)
	return min(u, v), max(u, v), c
}

// each calls f for every cell of the window, row by row from the top left of
// the canvas.
func (w window) each(f func(row, col int)) {
	for j := range w.row.len() {
		row := w.row.from + j
		if !w.top {
			row = w.row.to - 1 - j
		}
		for i := range w.col.len() {
			col := w.col.from + i
			if w.right {
				col = w.col.to - 1 - i
			}
			f(row, col)
		}
	}
}
