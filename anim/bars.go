package anim

import (
	"image/color"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// Bars draws a bar for each value.
type Bars struct {
	// X is where the middle of each bar stands. Nil: 0, 1, 2 …
	X []float64
	// Height is the length of each bar, below zero too. A bar with a NaN or
	// infinite value is left out.
	Height []float64
	// Bottom is where each bar starts, as many as Height. Nil: 0.
	Bottom []float64
	// Width of the bars in units of the data. Zero: 0.8.
	Width float64
	// Horizontal lays the bars down: X counts along the vertical axis, and
	// Height and Bottom along the horizontal one.
	Horizontal bool
	// Color of all bars. Nil: the next of the theme's cycle.
	Color color.Color
	// Colors is the colour of each bar, as many as Height; a nil one is
	// Color. Nil: all have Color.
	Colors []color.Color
	// Edge is the colour of the outlines. Nil: none.
	Edge color.Color
	// EdgeWidth is the width of the outlines in points. Zero: 1.
	EdgeWidth float64
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Label is the bars' name in the legend. Empty: they have no entry.
	Label string

	fromCycle color.Color
}

// Plot draws the bars; it implements plot.Plotter, on any canvas.
func (b *Bars) Plot(c draw.Canvas, p *plot.Plot) {
	b.check()
	tx, ty := p.Transforms(&c)
	list := boxes{at: make([]vg.Rectangle, len(b.Height)), fill: b.fill}
	list.edge, list.width = edgeStyle(b.Edge, b.EdgeWidth, b.Alpha)
	for i := range b.Height {
		x0, x1, y0, y1 := b.extent(i)
		list.at[i] = vg.Rectangle{Min: vg.Point{X: tx(x0), Y: ty(y0)}, Max: vg.Point{X: tx(x1), Y: ty(y1)}}
	}
	list.draw(&c)
}

// extent is the place of bar i in the data.
func (b *Bars) extent(i int) (x0, x1, y0, y1 float64) {
	x, bottom, half := float64(i), 0.0, b.width()/2
	if b.X != nil {
		x = b.X[i]
	}
	if b.Bottom != nil {
		bottom = b.Bottom[i]
	}
	if b.Horizontal {
		return bottom, bottom + b.Height[i], x - half, x + half
	}
	return x - half, x + half, bottom, bottom + b.Height[i]
}

func (b *Bars) fill(i int) color.NRGBA {
	if b.Colors != nil && b.Colors[i] != nil {
		return opacity(b.Colors[i], b.Alpha)
	}
	return opacity(ownColor(b.Color, b.fromCycle), b.Alpha)
}

func (b *Bars) width() float64 {
	if b.Width == 0 {
		return 0.8
	}
	return b.Width
}

func (b *Bars) check() {
	if b.X != nil {
		wantLen("Bars", "X", len(b.X), len(b.Height), "Height")
	}
	if b.Bottom != nil {
		wantLen("Bars", "Bottom", len(b.Bottom), len(b.Height), "Height")
	}
	if b.Colors != nil {
		wantLen("Bars", "Colors", len(b.Colors), len(b.Height), "Height")
	}
}

// DataRange implements plot.DataRanger: the range of the bars from their
// bottoms to their ends, and over their widths.
func (b *Bars) DataRange() (xmin, xmax, ymin, ymax float64) {
	b.check()
	var x, y []float64
	for i := range b.Height {
		x0, x1, y0, y1 := b.extent(i)
		if !finite(vg.Point{X: vg.Length(x0 + x1), Y: vg.Length(y0 + y1)}) {
			continue
		}
		x, y = append(x, x0, x1), append(y, y0, y1)
	}
	return dataRange("Bars", x, y)
}

// sticky implements sticker: where the bars start.
func (b *Bars) sticky() (x, y []float64) {
	bottom := b.Bottom
	if bottom == nil {
		bottom = []float64{0}
	}
	if b.Horizontal {
		return bottom, nil
	}
	return nil, bottom
}

// Thumbnail draws the bars' sample in a legend.
func (b *Bars) Thumbnail(c *draw.Canvas) {
	col := opacity(ownColor(b.Color, b.fromCycle), b.Alpha)
	if len(b.Colors) > 0 && b.Color == nil {
		col = b.fill(0)
	}
	edge, width := edgeStyle(b.Edge, b.EdgeWidth, b.Alpha)
	swatch(c, col, edge, width)
}

// ArtistLabel is the bars' name in the legend.
func (b *Bars) ArtistLabel() string { return b.Label }

func (b *Bars) cycleColor(c color.Color) bool {
	if b.Color != nil || b.Colors != nil {
		return false
	}
	b.fromCycle = c
	return true
}
