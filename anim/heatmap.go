package anim

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A Heatmap shows a matrix as coloured cells, as matplotlib's imshow.
//
// Axes without limits take the edges of the cells for theirs, and have row 0
// on top. Elsewhere cells stand at their data coordinates, so which row is on
// top is up to the axis. On an axis that is not linear the cells still have
// equal sizes between the edges.
type Heatmap struct {
	// Z are the values, [row][column], all rows as long; at most 16384 of
	// each in a film. Nil: nothing is drawn. A value above the limits, +Inf
	// too, has the map's last colour, and one below them its first.
	Z [][]float64
	// Map is the colour map. Zero: colormap.Viridis.
	Map colormap.Map
	// VMin and VMax are the colour limits, which the map's first and last
	// colour stand for; VMin above VMax turns the map round. Both zero: the
	// range of the finite values in all frames of the film.
	VMin, VMax float64
	// Extent is where the edges are. Zero: the cells' middles are at whole
	// numbers.
	Extent Extent
	// Origin is the edge that row 0 is at. Zero: Upper.
	Origin Origin
	// NaN is the colour of cells that are NaN. Nil: they are transparent.
	NaN color.Color
	// Smooth blends the colours of neighbouring cells, as matplotlib's
	// interpolation "bilinear". Otherwise each cell has one colour.
	Smooth bool
	// Alpha is the opacity, from 0 to 1, also of NaN. Zero: 1.
	Alpha float64

	seen
	// palette is kept, so that frames share it.
	palette []color.NRGBA
}

// Plot draws the cells; it implements plot.Plotter, on any canvas. On others
// than a film's they are one picture of 300 pixels to the inch.
func (h *Heatmap) Plot(c draw.Canvas, p *plot.Plot) {
	rows, cols := h.dims()
	if rows*cols == 0 {
		return
	}
	lo, hi := h.colorLimits()
	w, ok := h.extent().place(h.Origin, rows, cols, &c, p)
	if !ok {
		return
	}
	g := cells{w: w.col.len(), h: w.row.len(), lo: lo, hi: hi, smooth: h.Smooth}
	g.pix = make([]uint8, 0, g.w*g.h)
	nan := false
	w.each(func(row, col int) {
		i := heatIndex(h.Z[row][col], lo, hi)
		nan = nan || i == nanIndex
		g.pix = append(g.pix, i)
	})
	g.palette = h.colors(nan)
	g.draw("Heatmap.Z", &c, w.rect)
}

// DataRange implements plot.DataRanger: the edges of the cells.
func (h *Heatmap) DataRange() (xmin, xmax, ymin, ymax float64) {
	if rows, cols := h.dims(); rows*cols == 0 {
		nan := math.NaN()
		return nan, nan, nan, nan
	}
	return h.extent().dataRange()
}

// frameLimits implements framer.
func (h *Heatmap) frameLimits() (l strip.Limits, ok bool) {
	if rows, cols := h.dims(); rows*cols == 0 {
		return l, false
	}
	return h.extent().limits(), true
}

func (h *Heatmap) extent() Extent {
	rows, cols := h.dims()
	return h.Extent.or("Heatmap", h.Origin, rows, cols)
}

// dims is the size of Z.
func (h *Heatmap) dims() (rows, cols int) {
	if len(h.Z) == 0 {
		return 0, 0
	}
	cols = len(h.Z[0])
	for j, row := range h.Z {
		if len(row) != cols {
			panic(fmt.Sprintf("anim: Heatmap.Z[%d] has length %d, want %d, the length of Z[0]", j, len(row), cols))
		}
	}
	return len(h.Z), cols
}
