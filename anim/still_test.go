package anim_test

import (
	"image"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
)

// A figure without a loop is a picture of what it is at the time; a film is none.
func TestStill(t *testing.T) {
	line := &anim.Line{X: []float64{0, 1}, Y: []float64{0, 1}}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{line}})
	ink := func() int {
		t.Helper()
		img, err := fig.Still()
		if err != nil || img == nil || img.Bounds() != image.Rect(0, 0, 640, 480) {
			t.Fatalf("got %v, %v", img, err)
		}
		n := 0
		for y := range 480 {
			for x := range 640 {
				if r, g, b, _ := img.At(x, y).RGBA(); r != g || g != b {
					n++
				}
			}
		}
		return n
	}
	two := ink()
	line.X, line.Y = []float64{0, 0.5, 1}, []float64{0, 1, 0}
	if three := ink(); two == 0 || three <= two {
		t.Errorf("the line has %d pixels, and %d when it is longer", two, three)
	}
	for k := range fig.Steps(3) {
		line.Y[1] = float64(k)
	}
	if img, err := fig.Still(); img != nil || err != nil {
		t.Errorf("a film has the picture %v, %v", img, err)
	}
}

func BenchmarkStill(b *testing.B) {
	line := &anim.Line{X: make([]float64, 500), Y: make([]float64, 500)}
	for i := range line.X {
		line.X[i], line.Y[i] = float64(i), float64(i%50)
	}
	for b.Loop() {
		fig := anim.New(&anim.Axes{Artists: []anim.Artist{line}})
		if _, err := fig.Still(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkMIMEBundleOfStill(b *testing.B) {
	line := &anim.Line{X: make([]float64, 500), Y: make([]float64, 500)}
	for i := range line.X {
		line.X[i], line.Y[i] = float64(i), float64(i%50)
	}
	for b.Loop() {
		fig := anim.New(&anim.Axes{Artists: []anim.Artist{line}})
		if _, err := fig.MIMEBundle(); err != nil {
			b.Fatal(err)
		}
	}
}
