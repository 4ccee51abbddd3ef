package raster_test

import (
	"bytes"
	"image/color"
	"math/rand/v2"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A mark has the same pixels when it is drawn for the first time as when it is
// drawn through a stamp, and when only a part of it is repainted.
func TestMarksPaintTheSameAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for shape := strip.Circle; shape <= strip.Star; shape++ {
		m := &strip.Marks{Shape: shape, Colors: []color.NRGBA{blue, veil}, EdgeWidth: 90}
		if shape%2 == 0 {
			m.Edge = black
		}
		for i := range 30 {
			m.X, m.Y = append(m.X, u(r.Float64()*200-10)), append(m.Y, u(r.Float64()*200-10))
			m.Size, m.Index = append(m.Size, u(r.Float64()*100)), append(m.Index, uint8(i%2))
		}
		moving := poly(strip.Path{Fill: red}, true, 20, 20, 90, 30, 50, 90)
		f := &strip.Film{Width: 180, Height: 180, Frames: 4, FPS: 1, Background: white, Layers: []strip.Layer{
			{Axes: -1, States: []strip.State{{moving}}, Frame: []int{0, -1, 0, -1}},
			{Axes: -1, States: []strip.State{{m}}, Frame: []int{0, 0, 0, 0}},
		}}
		for _, scale := range []float64{1, 1.7} {
			p, err := raster.New(f, scale)
			if err != nil {
				t.Fatal(err)
			}
			for k := range f.Frames {
				got, _ := p.Paint(k)
				want, err := raster.Still(f, k, scale)
				if err != nil {
					t.Fatal(err)
				}
				if !bytes.Equal(got.Pix, want.Pix) {
					t.Fatalf("shape %v at scale %v: frame %d differs from itself painted alone, first at %v", shape, scale, k, firstDifference(got, want))
				}
			}
		}
	}
}
