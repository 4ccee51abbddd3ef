package anim

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A placed artist draws in the rectangle of its axes, or in lengths of the
// page, and not in data alone: a line across the whole axes, a box round a
// text. Layout and automatic limits are settled when the film is asked for.
// What is drawn before then moves and is stretched with the data, which is
// wrong for these; so a recording keeps a snapshot of such an artist for each
// frame, and draws it when the place is known. The same goes for automatic
// colours, which depend on the values of all frames: artists for which it
// depends on their fields have a method waits.
type placed interface {
	Artist
	// snapshot returns a copy that changes of the artist do not reach.
	snapshot() placed
	// equal reports whether both draw the same in the same place.
	equal(placed) bool
	// clipped reports whether the drawing ends at the axes' frame.
	clipped() bool
}

// An inked artist takes the theme's ink where it has no colour of its own.
type inked interface{ themeInk(ink color.Color) }

var (
	_ = []placed{(*VLine)(nil), (*HLine)(nil), (*Span)(nil), (*Text)(nil), (*Annotation)(nil), (*Arrows)(nil), (*Scatter)(nil), (*Segments)(nil)}
	_ = []inked{(*Text)(nil), (*Annotation)(nil)}
)

// within is where a part of the way across the axes is, from 0 to 1.
func within(c *draw.Canvas, x, y float64) vg.Point {
	return vg.Point{
		X: c.Min.X + vg.Length(x)*(c.Max.X-c.Min.X),
		Y: c.Min.Y + vg.Length(y)*(c.Max.Y-c.Min.Y),
	}
}

// part is the piece of an axes that two fields name; both zero: all of it.
func part(from, to float64) (float64, float64) {
	if from == 0 && to == 0 {
		return 0, 1
	}
	return from, to
}
