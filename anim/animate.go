package anim

import (
	"fmt"
	"math"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// Clock is the time of prepared frames.
type Clock struct {
	// Step is the simulated time from one frame of the data to the next, in
	// Unit. Zero: the title counts frames.
	Step float64
	// Unit of Step. Empty: ms.
	Unit string
	// Every shows every n-th frame of the data. Zero: all.
	Every int
	// FPS is the playback rate in frames per second. Zero: 20.
	FPS float64
}

// A Sheet is a matrix that changes, for [Animate2D].
type Sheet struct {
	Title string
	// Z are the values, [frame][row][column].
	Z [][][]float64
	// Map is the colour map. Zero: colormap.Viridis.
	Map colormap.Map
	// VMin and VMax are the colour limits. Both zero: the range of the values
	// in all frames.
	VMin, VMax float64
	// Label is what the values are, beside the colour bar.
	Label string
}

// Animate2D makes a film of one or more sheets, side by side and in step, each
// with a colour bar and one colour scale for the whole film. The title tells
// the time. All sheets must have as many frames.
func Animate2D(c Clock, sheets ...Sheet) *Figure {
	maps := make([]*Heatmap, len(sheets))
	axes := make([]*Axes, len(sheets))
	lengths := make([]int, len(sheets))
	for i, s := range sheets {
		maps[i] = &Heatmap{Map: s.Map, VMin: s.VMin, VMax: s.VMax}
		axes[i] = &Axes{
			Title: s.Title, Equal: true,
			Artists: []Artist{maps[i]}, ColorBar: ColorBar{Of: maps[i], Label: s.Label},
		}
		lengths[i] = len(s.Z)
	}
	return c.animate("Animate2D", "Sheet", axes, 5.2, 4.4, lengths, func(k int) {
		for i, m := range maps {
			m.Z = sheets[i].Z[k]
		}
	})
}

// A Trace is a curve that changes, for [Animate1D].
type Trace struct {
	Title string
	// X are the places of the samples. Nil: 0, 1, 2 …
	X []float64
	// Y are the values, [frame][sample].
	Y [][]float64
	// XAxis and YAxis are the axes. Zero: limits from all frames.
	XAxis, YAxis Axis
	// Still are artists that stay as they are, below the curve.
	Still []Artist
}

// Animate1D makes a film of one or more curves, one below the other and in
// step. The title tells the time. All traces must have as many frames.
func Animate1D(c Clock, traces ...Trace) *Figure {
	lines := make([]*Line, len(traces))
	axes := make([]*Axes, len(traces))
	lengths := make([]int, len(traces))
	for i, t := range traces {
		lines[i] = &Line{X: t.X}
		axes[i] = &Axes{Title: t.Title, X: t.XAxis, Y: t.YAxis, Grid: true}
		axes[i].Artists = append(append(axes[i].Artists, t.Still...), lines[i])
		lengths[i] = len(t.Y)
	}
	return c.animate("Animate1D", "Trace", axes, 0, 2.6, lengths, func(k int) {
		for i, l := range lines {
			l.Y = traces[i].Y[k]
		}
	})
}

// animate records frames of prepared data in panels of a width and height in
// inches; width 0 puts them below one another.
func (c Clock) animate(name, what string, axes []*Axes, width, height float64, lengths []int, show func(k int)) *Figure {
	if len(axes) == 0 {
		panic(fmt.Sprintf("anim: %s has nothing to show, want at least 1 %s", name, what))
	}
	for i, n := range lengths {
		if n == 0 || n != lengths[0] {
			panic(fmt.Sprintf("anim: %s: %s %d has %d frames, want %d, as many as the first, and at least 1", name, what, i, n, max(lengths[0], 1)))
		}
	}
	every := c.Every
	if every < 0 {
		panic(fmt.Sprintf("anim: Clock.Every is %d, want at least 1, or 0 for 1", every))
	}
	every = max(every, 1)
	fig := &Figure{Axes: axes, Cols: 1, FPS: c.FPS, Width: 8 * vg.Inch}
	if width > 0 {
		fig.Cols = int(math.Ceil(math.Sqrt(float64(len(axes)))))
		fig.Width = vg.Length(width*float64(fig.Cols)) * vg.Inch
	}
	rows := (len(axes) + fig.Cols - 1) / fig.Cols
	fig.Height = vg.Length(0.5+height*float64(rows)) * vg.Inch
	unit := c.Unit
	if unit == "" {
		unit = "ms"
	}
	decimals := 0
	for s := c.Step * float64(every); s != 0 && decimals < 6 && math.Abs(s-math.Round(s)) > 1e-9; decimals++ {
		s *= 10
	}
	for k := range fig.Steps((lengths[0] + every - 1) / every) {
		show(k * every)
		fig.Title = fmt.Sprintf("frame %d", k*every)
		if c.Step != 0 {
			fig.Title = fmt.Sprintf("t = %.*f %s", decimals, float64(k*every)*c.Step, unit)
		}
	}
	return fig
}
