package anim

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// nanIndex is the place of NaN in a heatmap's palette. No value has it, whether
// there are NaNs or not, so that the other places mean the same in all frames.
// To make room, the map's last two steps share its last colour.
const nanIndex = colormap.Len - 1

// heatIndex is the place of v in a heatmap's palette.
func heatIndex(v, lo, hi float64) uint8 {
	i, ok := colormap.Index(v, lo, hi)
	if !ok {
		return nanIndex
	}
	return min(i, nanIndex-1)
}

// colors is the palette. Without NaNs it has no colour of theirs: an opaque
// palette is painted faster.
func (h *Heatmap) colors(nan bool) []color.NRGBA {
	p := h.Map.Palette()
	p[nanIndex-1] = p[nanIndex]
	for i := range p {
		p[i] = opacity(p[i], h.Alpha)
	}
	if nan {
		p[nanIndex] = color.NRGBA{}
		if h.NaN != nil {
			p[nanIndex] = opacity(h.NaN, h.Alpha)
		}
	}
	if !slices.Equal(p, h.palette) {
		h.palette = p
	}
	return h.palette
}

// colorLimits is what the colour map spans in the present frame.
func (h *Heatmap) colorLimits() (lo, hi float64) {
	if d := h.VMax - h.VMin; math.IsNaN(d) || math.IsInf(d, 0) {
		panic(fmt.Sprintf("anim: Heatmap has VMin %v and VMax %v, want finite numbers", h.VMin, h.VMax))
	}
	if h.VMin != 0 || h.VMax != 0 {
		return h.VMin, h.VMax
	}
	for _, row := range h.Z {
		h.see(row...)
	}
	now := h.span()
	return now.lo, now.hi
}

var _ Scaled = (*Heatmap)(nil)

// colorScale implements Scaled.
func (h *Heatmap) colorScale() (m colormap.Map, lo, hi float64, auto bool) {
	auto = h.VMin == 0 && h.VMax == 0
	if now := h.span(); auto && now.any {
		return h.Map, now.lo, now.hi, true
	}
	lo, hi = h.colorLimits()
	return h.Map, lo, hi, auto
}

// rescale returns the cells of a heatmap, recorded with the colour limits
// op.Min and op.Max, in the limits lo and hi. NaN stays NaN, and a heatmap of
// one value has equal limits. A place stands for the middle of its step, so the
// new one may differ by one from that of the value itself.
func rescale(op *strip.Image, lo, hi float64) *strip.Image {
	if op.Min == lo && op.Max == hi {
		return op
	}
	var to [colormap.Len]uint8
	step := (op.Max - op.Min) / colormap.Len
	for i := range nanIndex - 1 {
		to[i] = heatIndex(op.Min+(float64(i)+0.5)*step, lo, hi)
	}
	to[nanIndex-1] = heatIndex(op.Max-step, lo, hi) // the middle of two steps
	to[nanIndex] = nanIndex
	out := *op
	out.Min, out.Max = lo, hi
	out.Pix = make([]uint8, len(op.Pix))
	for k, i := range op.Pix {
		out.Pix[k] = to[i]
	}
	return &out
}
