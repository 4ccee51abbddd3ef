package anim

import (
	"image/color"
	"math"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// drawn is the operation that a heatmap records in axes from 0 to 1.
func drawn(t *testing.T, h *Heatmap) *strip.Image {
	t.Helper()
	c, p := record.NewCanvas(100), plot.New()
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
	h.Plot(draw.Canvas{Canvas: c, Rectangle: vg.Rectangle{Max: vg.Point{X: 72, Y: 72}}}, p)
	ops := c.Take()
	if len(ops) != 1 {
		t.Fatalf("%d operations, want 1", len(ops))
	}
	return ops[0].(*strip.Image)
}

// TestRescale compares the cells of growing automatic limits, moved to the
// final ones, with cells drawn in the final ones from the start.
func TestRescale(t *testing.T) {
	h := &Heatmap{}
	var recorded []*strip.Image
	var values [][]float64
	for k := range 6 {
		row := []float64{math.NaN(), 0, 0}
		for i := range 50 * k {
			row = append(row, float64(k*k)*math.Sin(float64(i)))
		}
		h.Z = [][]float64{row}
		recorded, values = append(recorded, drawn(t, h)), append(values, row)
	}
	_, lo, hi, auto := h.colorScale()
	if last := recorded[5]; !auto || lo != last.Min || hi != last.Max || hi-lo < 40 {
		t.Fatalf("the colour scale is %v to %v, auto %v, the last frame's %v to %v", lo, hi, auto, last.Min, last.Max)
	}
	for k, op := range recorded {
		got := rescale(op, lo, hi)
		if got.Min != lo || got.Max != hi || &got.Palette[0] != &recorded[0].Palette[0] {
			t.Errorf("frame %d: Min %v, Max %v, or another palette", k, got.Min, got.Max)
		}
		for i, v := range values[k] {
			g, w := int(got.Pix[i]), int(heatIndex(v, lo, hi))
			if d := g - w; d < -1 || d > 1 || (g == nanIndex) != math.IsNaN(v) {
				t.Fatalf("frame %d: the place of %v is %d, want about %d", k, v, g, w)
			}
		}
	}
	h.VMin, h.VMax = -2, 3
	if _, lo, hi, auto := h.colorScale(); lo != -2 || hi != 3 || auto {
		t.Errorf("the colour scale is %v to %v, auto %v, want -2 to 3, false", lo, hi, auto)
	}
}

func TestHeatmapColors(t *testing.T) {
	h := &Heatmap{Z: [][]float64{{0, 0.25, 1, math.Inf(1), math.Inf(-1)}}, VMax: 1}
	op := drawn(t, h)
	for i, want := range []color.NRGBA{h.Map.At(0), h.Map.At(0.25), h.Map.At(1), h.Map.At(1), h.Map.At(0)} {
		if got := op.Palette[op.Pix[i]]; got != want {
			t.Errorf("the colour of %v is %v, want %v", h.Z[0][i], got, want)
		}
	}
	if op.Palette[nanIndex].A != 255 {
		t.Error("without a NaN the palette is not opaque")
	}
	h.Z[0][1] = math.NaN()
	op = drawn(t, h)
	if got := op.Palette[op.Pix[1]]; got != (color.NRGBA{}) {
		t.Errorf("NaN has the colour %v, want a transparent one", got)
	}
	h.NaN, h.Alpha = RGB(0x123456), 0.5
	op = drawn(t, h)
	if got := op.Palette[op.Pix[1]]; got != (color.NRGBA{0x12, 0x34, 0x56, 128}) {
		t.Errorf("NaN has the colour %v, want 12345680", got)
	}
	h.Z, h.VMax = [][]float64{{math.NaN()}}, 0
	if op = drawn(t, h); op.Pix[0] != nanIndex || op.Min != 0 || op.Max != 0 {
		t.Errorf("nothing but NaN has place %d, limits %v to %v", op.Pix[0], op.Min, op.Max)
	}
}
