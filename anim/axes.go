package anim

import (
	"image/color"

	"gonum.org/v1/plot"
)

// An Artist draws itself in an axes: every plotter of gonum/plot is one. An
// artist that implements plot.DataRanger takes part in automatic limits, and
// one that implements Labeled may stand in the legend, others in a Layer.
type Artist = plot.Plotter

// A Labeled artist has an entry in the legend if its label is not empty.
type Labeled interface {
	Artist
	plot.Thumbnailer
	ArtistLabel() string
}

// Axes is one plot of a figure: a frame with two axes, and the artists inside.
//
// Titles, axis and tick labels, legends and texts may hold formulas between
// dollar signs, in TeX's notation: `$\dot x = \sqrt{x^2+y^2}$`. Package mathtext
// says what they may use; one that is wrong is shown as its source. `\$` is a
// dollar sign, and so is a single one.
type Axes struct {
	Title string
	// BoldTitle sets Title in bold. Fixed once a loop has begun.
	BoldTitle bool
	X, Y      Axis
	// Right is a second vertical axis, at the right, for the artists of
	// OnRight, as matplotlib's twinx. There is one if there are such artists.
	// The grid is that of Y.
	Right Axis
	// Grid draws lines across the data at the ticks.
	Grid bool
	// GridStyle is the look of those lines.
	GridStyle GridStyle
	// Legend says where the legend stands, if any artist has a label.
	Legend Legend
	// ColorBar stands to the right of the axes, if it says of what.
	ColorBar ColorBar
	// Artists are drawn in order, the last on top; a Layer changes that.
	Artists []Artist
	// OnRight are the artists whose vertical axis is Right. They are drawn
	// after Artists, in order, but for Layers.
	OnRight []Artist
	// Cell is the place in the figure's grid. The zero Cell: the next place,
	// row by row, as the figure lists its axes. Fixed once a loop has begun.
	Cell Cell
	// Equal gives a unit the same length along both axes, as images and maps
	// want it, by making the frame narrower or lower than its place. On a
	// logarithmic axis the unit is a decade. Fixed once a loop has begun.
	Equal bool
	// Hide leaves out frame, ticks, labels, grid and background; artists, title
	// and legend stay.
	Hide bool
}

// Cell is a block of places in a figure's grid: Rows by Cols of them, both at
// least 1, from row Row and column Col, which count from 0 at the top left.
type Cell struct {
	Row, Col, Rows, Cols int
}

// Axis is the horizontal or vertical axis of a plot.
type Axis struct {
	Label string
	// Min and Max are the values at the ends; Min above Max turns the axis
	// round. Both zero: the range of the artists' data in all frames of the
	// film, and a margin of 5 % each side, but none where Bars, a Histogram or
	// the Base of a FillBetween stand on it; with a Heatmap or an Image its
	// edges.
	Min, Max float64
	// Log makes the place of a value linear in its logarithm. Min and Max must
	// be above 0; values that are not break a line and leave out a mark. Fixed
	// once a loop has begun.
	Log bool
	// Ticks are the places of the ticks. Nil: round numbers.
	Ticks []float64
	// TickLabels are the texts at Ticks, as many. Nil: the numbers. Where they
	// have no room beside one another along X, in any frame, they are turned by
	// 45 degrees.
	TickLabels []string
	// Color is that of label and ticks, to tell whose axis it is. Nil: the
	// theme's ink.
	Color color.Color
}
