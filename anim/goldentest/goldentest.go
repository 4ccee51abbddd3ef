// Package goldentest compares the pictures of examples with golden ones, in
// tests of any package that draws.
package goldentest

import (
	"flag"
	"image"
	"image/png"
	"os"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/layouttest"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

// Run runs examples, each of which saves testdata/NAME.png, in a subtest NAME
// that compares it with testdata/NAME_golden.png and looks for faults in the
// layout of all frames. With -update it writes the golden one.
func Run(t *testing.T, examples map[string]func()) {
	for name, example := range examples {
		t.Run(name, func(t *testing.T) {
			path := "testdata/" + name + ".png"
			example()
			defer os.Remove(path)
			golden := strings.Replace(path, ".png", "_golden.png", 1)
			if *update {
				data, err := os.ReadFile(path)
				if err == nil {
					err = os.WriteFile(golden, data, 0o644)
				}
				if err != nil {
					t.Fatal(err)
				}
				return
			}
			checkLayout(t, path)
			got, want := ReadPNG(t, path), ReadPNG(t, golden)
			if got.Bounds() != want.Bounds() {
				t.Fatalf("the picture is %v, want %v", got.Bounds(), want.Bounds())
			}
			differ, most := Compare(got, want)
			if differ > 0 {
				keep := t.ArtifactDir() + "/" + name + ".png"
				data, _ := os.ReadFile(path)
				os.WriteFile(keep, data, 0o644)
				t.Errorf("%d pixels differ from %s, by up to %d of 255; run with -artifacts to keep the new picture, with -update to take it", differ, golden, most)
			}
		})
	}
}

// checkLayout looks at all frames of the film in a picture.
func checkLayout(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if data, err = strip.ExtractPNG(data); err != nil {
		t.Fatal(err)
	}
	film, err := strip.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	layouttest.Check(t, film)
}

// Compare counts the pixels that differ by more than the rounding that
// processors with fused arithmetic may bring, and the largest difference.
func Compare(a, b image.Image) (differ, most int) {
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			r0, g0, b0, _ := a.At(x, y).RGBA()
			r1, g1, b1, _ := b.At(x, y).RGBA()
			d := max(gap(r0, r1), gap(g0, g1), gap(b0, b1))
			most = max(most, d)
			if d > 8 {
				differ++
			}
		}
	}
	return differ, most
}

func gap(a, b uint32) int {
	d := int(a>>8) - int(b>>8)
	return max(d, -d)
}

// ReadPNG reads a picture, or fails the test.
func ReadPNG(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}
