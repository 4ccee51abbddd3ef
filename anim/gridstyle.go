package anim

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// GridStyle is the look of an axes' grid lines.
type GridStyle struct {
	// Color of the lines. Nil: the theme's GridColor or, if Alpha is given, the
	// theme's ink at 0.4 of its opacity: on white Alpha 1 is then about the
	// grid of matplotlib and Alpha 0.3 about GridColor.
	Color color.Color
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Width of the lines in points. Zero: 0.8.
	Width float64
	// Dash is the lines' pattern. Zero: Solid.
	Dash Dash
}

// line is the style of the lines in a theme.
func (g GridStyle) line(t Theme) draw.LineStyle {
	s := draw.LineStyle{Color: t.GridColor, Width: vg.Length(g.Width)}
	if g.Width == 0 {
		s.Width = frameLine
	}
	s.Dashes = g.Dash.style(s.Width)
	switch {
	case g.Color != nil:
		s.Color = opacity(g.Color, g.Alpha)
	case g.Alpha != 0:
		s.Color = Fade(t.Ink, 0.4*g.Alpha)
	}
	return s
}

// checked panics on a style that cannot be drawn, and makes its colour
// comparable.
func (g GridStyle) checked() GridStyle {
	if !(g.Width >= 0) || math.IsInf(g.Width, 0) {
		panic(fmt.Sprintf("anim: Axes.GridStyle.Width is %v, want a number of points, or 0 for 0.8", g.Width))
	}
	if !(g.Alpha >= 0 && g.Alpha <= 1) {
		panic(fmt.Sprintf("anim: Axes.GridStyle.Alpha is %v, want 0 to 1", g.Alpha))
	}
	if g.Color != nil {
		g.Color = Fade(g.Color, 1)
	}
	return g
}
