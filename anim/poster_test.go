package anim_test

import (
	"bytes"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// The poster is the frame at a time of the film, by default the last, and all
// stills show it.
func TestPoster(t *testing.T) {
	fig, s := dot()
	fig.FPS = 10
	for k := range fig.Steps(30) {
		s.X[0] = float64(k) / 30
	}
	for at, want := range map[time.Duration]int{
		0: 29, time.Nanosecond: 0, 100 * time.Millisecond: 1, 1250 * time.Millisecond: 12,
		2900 * time.Millisecond: 29, time.Hour: 29,
	} {
		fig.Poster = at
		film, err := fig.Film()
		if err != nil || film.Poster != want {
			t.Fatalf("at %v: frame %d, want %d: %v", at, film.Poster, want, err)
		}
	}
	fig.Poster = time.Second
	path := filepath.Join(t.TempDir(), "a.png")
	if err := fig.Save(path); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	coded, err := strip.ExtractPNG(data)
	if err != nil {
		t.Fatal(err)
	}
	film, err := strip.Decode(coded)
	if err != nil {
		t.Fatal(err)
	}
	want, err := raster.Still(film, 10, 1)
	if err != nil {
		t.Fatal(err)
	}
	for y := range 480 {
		for x := range 640 {
			if r, g, b, _ := got.At(x, y).RGBA(); want.RGBAAt(x, y).R != uint8(r>>8) || want.RGBAAt(x, y).G != uint8(g>>8) || want.RGBAAt(x, y).B != uint8(b>>8) {
				t.Fatalf("the still at a second is not of frame 10: it differs at (%d, %d)", x, y)
			}
		}
	}
}

// Of a sweep of films it is in the film that shows first.
func TestPosterOfSweep(t *testing.T) {
	fig, _ := dot()
	fig.FPS, fig.Poster = 10, 200*time.Millisecond
	for range fig.SweepSteps(5, &anim.Param{Name: "k", Values: []float64{1, 2, 3}, Start: 2}) {
	}
	if film, err := fig.Film(); err != nil || film.Poster != 12 {
		t.Errorf("frame %d, want 12: %v", film.Poster, err)
	}
}

func TestPosterMisuse(t *testing.T) {
	fig, _ := dot()
	fig.Poster = -time.Second
	defer func() {
		want := "anim: Figure.Poster is -1s, want a time from the film's start on, or 0 for its last frame"
		if got := fmt.Sprint(recover()); got != want {
			t.Errorf("panic %q, want %q", got, want)
		}
	}()
	for range fig.Steps(3) {
		t.Error("the loop runs")
	}
}
