package anim

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
)

// A FadingLine is the last part of a path, which fades towards its older end: the
// trace of something that moves. A loop appends to X and Y, or slices them, and
// the line follows.
type FadingLine struct {
	// X and Y are the path so far, the present last, as many of each. Nil X: 0,
	// 1, 2 … A value that is NaN or infinite breaks the line.
	X, Y []float64
	// Length is the number of points, counted back from the last, that the line
	// fades over; those before are not drawn. Zero: 50.
	Length int
	// Color of the line. Nil: the next of the theme's cycle.
	Color color.Color
	// Alpha is the opacity at the present, from 0 to 1. Zero: 1.
	Alpha float64
	// Width of the line in points. Zero: 1.5.
	Width float64
	// Taper makes the line thinner towards its older end, too.
	Taper bool
	// Label is the line's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
}

// fadingSteps are the different opacities of a line: few, so that neighbours
// share a stroke.
const fadingSteps = 32

// Plot draws the line; it implements plot.Plotter, on any canvas.
func (f *FadingLine) Plot(c draw.Canvas, p *plot.Plot) {
	if f.X != nil {
		wantLen("FadingLine", "Y", len(f.Y), len(f.X), "X")
	}
	length := f.length()
	first := max(len(f.Y)-length-1, 0)
	s := f.segments()
	for i := first + 1; i < len(f.Y); i++ {
		x0, x1 := float64(i-1), float64(i)
		if f.X != nil {
			x0, x1 = f.X[i-1], f.X[i]
		}
		age := float64(len(f.Y)-1-i) / float64(length) // 0 at the present
		alpha := math.Ceil(fadingSteps*(1-age)) / fadingSteps
		s.X0, s.Y0 = append(s.X0, x0), append(s.Y0, f.Y[i-1])
		s.X1, s.Y1 = append(s.X1, x1), append(s.Y1, f.Y[i])
		s.Alphas = append(s.Alphas, alpha)
		if f.Taper {
			s.Widths = append(s.Widths, float64(s.width())*alpha)
		}
	}
	s.Plot(c, p)
}

// length panics on one below 0.
func (f *FadingLine) length() int {
	if f.Length < 0 {
		panic(fmt.Sprintf("anim: FadingLine.Length is %d, want at least 1, or 0 for 50", f.Length))
	}
	if f.Length == 0 {
		return 50
	}
	return f.Length
}

// segments have the look of the line at the present.
func (f *FadingLine) segments() *Segments {
	return &Segments{Color: ownColor(f.Color, f.fromCycle), Alpha: f.Alpha, Width: f.Width}
}

// DataRange implements plot.DataRanger: the range of the finite points of the
// whole path, whether they are still drawn or not.
func (f *FadingLine) DataRange() (xmin, xmax, ymin, ymax float64) {
	return dataRange("FadingLine", f.X, f.Y)
}

// Thumbnail draws the line's sample in a legend.
func (f *FadingLine) Thumbnail(c *draw.Canvas) { f.segments().Thumbnail(c) }

// ArtistLabel is the line's name in the legend.
func (f *FadingLine) ArtistLabel() string { return f.Label }

func (f *FadingLine) cycleColor(c color.Color) bool { return takeColor(&f.fromCycle, f.Color, c) }
