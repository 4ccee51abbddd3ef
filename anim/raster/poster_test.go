package raster_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
)

func poster(t *testing.T, img *image.RGBA) (image.Image, int) {
	t.Helper()
	var b bytes.Buffer
	if err := raster.EncodePoster(&b, img); err != nil {
		t.Fatal(err)
	}
	n := b.Len()
	got, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return got, n
}

// A poster is smaller than the plain picture, and only edges differ.
func TestPosterLooksTheSame(t *testing.T) {
	f := testfilm.Tutorial(3)
	img, err := raster.Still(f, 1, 1)
	if err != nil {
		t.Fatal(err)
	}
	got, n := poster(t, img)
	var plain bytes.Buffer
	if err := raster.EncodePNG(&plain, img); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes, as a plain picture %d", n, plain.Len())
	if n >= plain.Len() {
		t.Errorf("the poster has %d bytes, the plain picture %d", n, plain.Len())
	}
	worst, sum := 0, 0
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			a, b := img.RGBAAt(x, y), color.RGBAModel.Convert(got.At(x, y)).(color.RGBA)
			d := max(gap(a.R, b.R), gap(a.G, b.G), gap(a.B, b.B))
			worst, sum = max(worst, d), sum+d
		}
	}
	if mean := float64(sum) / float64(img.Rect.Dx()*img.Rect.Dy()); mean > 1 || worst > 96 {
		t.Errorf("pixels differ by %.2f on average and by %d at most, want less than 1 and 96", mean, worst)
	}
}

func gap(a, b uint8) int { return max(int(a)-int(b), int(b)-int(a)) }

// Areas keep their colours, however small, and edges of few colours too.
func TestPosterKeepsAreas(t *testing.T) {
	img := image.NewRGBA(image.Rect(0, 0, 90, 60))
	for y := range 60 {
		for x := range 90 {
			c := color.RGBA{uint8(x / 3 * 8), uint8(y / 3 * 12), 9, 255}
			if x < 60 {
				c = color.RGBA{255, 255, uint8(y/3 + 200), 255}
			}
			if x == 30 && y%3 == 0 {
				c = color.RGBA{uint8(4 * y), 0, 0, 255}
			}
			if x >= 60 {
				c.R, c.G = uint8(x/10*20), uint8(y/10*30)
			}
			img.SetRGBA(x, y, c)
		}
	}
	got, _ := poster(t, img)
	for y := range 60 {
		for x := range 90 {
			if want := img.RGBAAt(x, y); x != 30 && color.RGBAModel.Convert(got.At(x, y)) != want {
				t.Fatalf("at %d, %d the poster is %v, want %v", x, y, got.At(x, y), want)
			}
		}
	}
}

// Pictures without areas or edges, and see-through ones, are pictures too.
func TestPosterOfAnything(t *testing.T) {
	noise := image.NewRGBA(image.Rect(0, 0, 50, 40))
	for i := range noise.Pix {
		noise.Pix[i] = uint8(i * i >> 3)
		if i%4 == 3 {
			noise.Pix[i] = 255
		}
	}
	plain := image.NewRGBA(image.Rect(0, 0, 50, 40))
	for i := range plain.Pix {
		plain.Pix[i] = 255
	}
	for name, img := range map[string]*image.RGBA{
		"noise": noise, "one colour": plain, "nothing": image.NewRGBA(image.Rect(0, 0, 9, 9)), "a pixel": image.NewRGBA(image.Rect(0, 0, 1, 1)),
		"a part": noise.SubImage(image.Rect(10, 10, 30, 30)).(*image.RGBA),
	} {
		if got, _ := poster(t, img); got.Bounds().Size() != img.Rect.Size() {
			t.Errorf("%s: %v, want %v", name, got.Bounds(), img.Rect)
		}
	}
}
