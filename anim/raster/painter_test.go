package raster_test

import (
	"bytes"
	"image"
	"math/rand/v2"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
)

// Whatever frame was painted before, a frame has the same pixels as if it had
// been painted from nothing, and every pixel that changed lies in the damage.
func TestPaintDoesNotDependOnTheWay(t *testing.T) {
	for seed := range uint64(80) {
		f := testfilm.Random(seed)
		scale := []float64{1, 1, 2, 1.37, 0.6}[seed%5]
		p, err := raster.New(f, scale)
		if err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		r := rand.New(rand.NewPCG(seed, 1))
		var before *image.RGBA
		for range 8 {
			k := r.IntN(f.Frames)
			got, damage := p.Paint(k)
			want, err := raster.Still(f, k, scale)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Pix, want.Pix) {
				t.Fatalf("seed %d: frame %d differs from itself painted alone, first at %v", seed, k, firstDifference(got, want))
			}
			if before != nil {
				checkDamage(t, before, got, damage)
			}
			before = want
		}
	}
}

func checkDamage(t *testing.T, before, now *image.RGBA, damage []image.Rectangle) {
	t.Helper()
	cover := image.NewAlpha(now.Rect)
	for _, r := range damage {
		if !r.In(now.Rect) || r.Empty() {
			t.Fatalf("damage %v is not within the picture %v", r, now.Rect)
		}
		for y := r.Min.Y; y < r.Max.Y; y++ {
			for x := r.Min.X; x < r.Max.X; x++ {
				cover.Pix[cover.PixOffset(x, y)] = 1
			}
		}
	}
	for i, c := range cover.Pix {
		if c == 0 && !bytes.Equal(before.Pix[4*i:4*i+4], now.Pix[4*i:4*i+4]) {
			t.Fatalf("pixel %d changed outside of the damage %v", i, damage)
		}
	}
}

func firstDifference(a, b *image.RGBA) image.Point {
	for i := range a.Pix {
		if a.Pix[i] != b.Pix[i] {
			return image.Pt(i%a.Stride/4, i/a.Stride)
		}
	}
	return image.Pt(-1, -1)
}
