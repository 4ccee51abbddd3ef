package raster_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
)

// speckled is a picture of n colours, some of them see-through.
func speckled(w, h, n int, opaque bool) *image.RGBA {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	colors := make([]color.NRGBA, n)
	for i := range colors {
		colors[i] = color.NRGBA{uint8(i), uint8(i * 7), uint8(255 - i), 255}
		if !opaque && i%3 == 0 {
			// Only premultiplied colours that come back from straight ones
			// are told apart by a PNG file.
			colors[i].A = 128
		}
	}
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range w * h {
		img.Set(i%w, i/w, colors[r.IntN(n)])
	}
	return img
}

func TestEncodePNGIsExactUpTo256Colors(t *testing.T) {
	for _, n := range []int{1, 2, 3, 4, 5, 16, 17, 255, 256} {
		for _, w := range []int{1, 7, 64} {
			for _, opaque := range []bool{true, false} {
				img := speckled(w, 61, n, opaque)
				got := decodePNG(t, img)
				for i := 0; i < len(img.Pix); i += 4 {
					p := image.Pt(i/4%w, i/4/w)
					// Premultiplied colours are rounded once more.
					a, b := img.RGBAAt(p.X, p.Y), color.RGBAModel.Convert(got.At(p.X, p.Y)).(color.RGBA)
					off := max(abs(int(a.R)-int(b.R)), abs(int(a.G)-int(b.G)), abs(int(a.B)-int(b.B)))
					if a.A != b.A || off > 1 || off > 0 && a.A == 255 {
						t.Fatalf("%d colours, width %d: pixel %v is %v, want %v", n, w, p, b, a)
					}
				}
			}
		}
	}
}

// Of a plot with more colours, no pixel is far from what it was, and white and
// black remain.
func TestEncodePNGQuantisesPlots(t *testing.T) {
	img, err := raster.Still(testfilm.Tutorial(80), 79, 1)
	if err != nil {
		t.Fatal(err)
	}
	got := decodePNG(t, img)
	worst, sum := 0, 0
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			a, b := img.RGBAAt(x, y), color.RGBAModel.Convert(got.At(x, y)).(color.RGBA)
			d := max(abs(int(a.R)-int(b.R)), abs(int(a.G)-int(b.G)), abs(int(a.B)-int(b.B)))
			worst = max(worst, d)
			sum += d
			if (a == color.RGBA{255, 255, 255, 255} || a == color.RGBA{0, 0, 0, 255}) && a != b {
				t.Fatalf("pixel %d,%d was %v and is %v", x, y, a, b)
			}
		}
	}
	if worst > 24 || sum > len(img.Pix)/4/5 {
		t.Errorf("colours are off by up to %d and by %d in all, want at most 24 and %d", worst, sum, len(img.Pix)/20)
	}
}

func TestEncodePNGOfNoise(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	img := image.NewRGBA(image.Rect(0, 0, 400, 300))
	for i := range img.Pix {
		img.Pix[i] = uint8(r.IntN(256))
	}
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 255
	}
	decodePNG(t, img) // 120,000 colours: more than are told apart
	if err := raster.EncodePNG(&bytes.Buffer{}, image.NewRGBA(image.Rectangle{})); err == nil {
		t.Error("no error for a picture without pixels")
	}
}

func decodePNG(t *testing.T, img *image.RGBA) image.Image {
	t.Helper()
	var a, b bytes.Buffer
	if err := raster.EncodePNG(&a, img); err != nil {
		t.Fatal(err)
	}
	if err := raster.EncodePNG(&b, img); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Fatal("the same picture gave different bytes")
	}
	got, err := png.Decode(&a)
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds() != img.Rect {
		t.Fatalf("bounds are %v, want %v", got.Bounds(), img.Rect)
	}
	return got
}

func abs(v int) int { return max(v, -v) }
