package anim

import (
	"fmt"
	"math"
)

// A grid is how a figure is divided: the cell of each axes, and the relative
// sizes of columns and rows.
type grid struct {
	rows, cols      int
	cells           []Cell
	widths, heights []float64
}

// grid lays out the axes. It panics where they do not fit.
func (f *Figure) grid() grid {
	n := len(f.Axes)
	if n == 0 {
		panic("anim: Figure.Axes is empty, want at least one Axes")
	}
	if f.Rows < 0 || f.Cols < 0 {
		panic(fmt.Sprintf("anim: Figure.Rows, Cols are %d, %d, want none below 0", f.Rows, f.Cols))
	}
	g := grid{rows: f.Rows, cols: f.Cols}
	spanRows, spanCols, placed := 0, 0, false
	for i, ax := range f.Axes {
		if ax == nil || ax.Cell == (Cell{}) {
			continue
		}
		c := ax.Cell
		if c.Row < 0 || c.Col < 0 || c.Rows < 1 || c.Cols < 1 {
			panic(fmt.Sprintf("anim: Figure.Axes[%d].Cell is %+v, want Row and Col from 0 and Rows and Cols from 1", i, c))
		}
		placed = true
		spanRows, spanCols = max(spanRows, c.Row+c.Rows), max(spanCols, c.Col+c.Cols)
	}
	switch {
	case g.rows == 0 && g.cols == 0 && placed:
		g.rows, g.cols = spanRows, spanCols
	case g.rows == 0 && g.cols == 0:
		g.rows, g.cols = 1, n
	case g.rows == 0:
		g.rows = max((n+g.cols-1)/g.cols, spanRows)
	case g.cols == 0:
		g.cols = max((n+g.rows-1)/g.rows, spanCols)
	}
	for i, ax := range f.Axes {
		c := Cell{i / g.cols, i % g.cols, 1, 1}
		if ax != nil && ax.Cell != (Cell{}) {
			c = ax.Cell
		}
		if c.Row+c.Rows > g.rows || c.Col+c.Cols > g.cols {
			if ax == nil || ax.Cell == (Cell{}) {
				panic(fmt.Sprintf("anim: Figure.Axes has %d axes, want at most Rows*Cols = %d*%d", n, g.rows, g.cols))
			}
			panic(fmt.Sprintf("anim: Figure.Axes[%d].Cell is %+v, want it inside Rows by Cols = %d by %d", i, c, g.rows, g.cols))
		}
		g.cells = append(g.cells, c)
	}
	g.widths = ratios("Widths", f.Widths, g.cols)
	g.heights = ratios("Heights", f.Heights, g.rows)
	return g
}

// ratios returns n relative sizes.
func ratios(field string, v []float64, n int) []float64 {
	if v == nil {
		v = make([]float64, n)
		for i := range v {
			v[i] = 1
		}
	}
	if len(v) != n {
		panic(fmt.Sprintf("anim: Figure.%s has length %d, want %d", field, len(v), n))
	}
	for i, r := range v {
		if !(r > 0) || math.IsInf(r, 0) {
			panic(fmt.Sprintf("anim: Figure.%s[%d] is %v, want a number above 0", field, i, r))
		}
	}
	return v
}
