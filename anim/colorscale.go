package anim

import (
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// A ColorScale is a colour map and its limits without anything drawn: what a
// ColorBar tells of where several artists share it, or one that is not of this
// package.
type ColorScale struct {
	// Map is the colour map. Zero: colormap.Viridis.
	Map colormap.Map
	// VMin and VMax are the values of its first and last colour.
	VMin, VMax float64
}

var _ Scaled = (*ColorScale)(nil)

// Plot draws nothing.
func (s *ColorScale) Plot(draw.Canvas, *plot.Plot) {}

// colorScale implements Scaled.
func (s *ColorScale) colorScale() (m colormap.Map, lo, hi float64, auto bool) {
	return s.Map, s.VMin, s.VMax, false
}
