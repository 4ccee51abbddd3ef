package player_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image/png"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A moving poster keeps to its budget, carries the whole film, and lasts as
// long as it.
func TestMovingPoster(t *testing.T) {
	f := testfilm.Tutorial(40)
	still, err := player.Poster(f, nil)
	if err != nil {
		t.Fatal(err)
	}
	film, err := strip.ExtractPNG(still)
	if err != nil {
		t.Fatal(err)
	}
	sizes := map[int]int{}
	for _, budget := range []int{1 << 20, 150_000, 60_000, 1000} {
		poster, err := player.Poster(f, &player.Options{MovingPoster: budget})
		if err != nil {
			t.Fatal(err)
		}
		if inside, err := strip.ExtractPNG(poster); err != nil || !bytes.Equal(inside, film) {
			t.Errorf("budget %d: the poster carries another film: %v", budget, err)
		}
		frames, seconds := timing(poster)
		sizes[budget] = frames
		if budget == 1000 {
			if !bytes.Equal(poster, still) {
				t.Error("a poster that cannot fit is not the still one")
			}
			continue
		}
		if own := len(poster) - len(film) - 12; own > budget {
			t.Errorf("budget %d: the poster takes %d bytes", budget, own)
		}
		if frames < 2 || seconds < f.Seconds()-0.001 || seconds > f.Seconds()+0.5 {
			t.Errorf("budget %d: %d frames last %v s, want some in %v s", budget, frames, seconds, f.Seconds())
		}
		if _, err := png.Decode(bytes.NewReader(poster)); err != nil {
			t.Errorf("budget %d: %v", budget, err)
		}
	}
	if !(sizes[1<<20] == 40 && sizes[150_000] < 40 && sizes[60_000] <= sizes[150_000] && sizes[60_000] > 1) {
		t.Errorf("frames by budget: %v", sizes)
	}
	if poster, err := player.Poster(f, &player.Options{MovingPoster: 1 << 20, Paused: true}); err != nil || !bytes.Equal(poster, still) {
		t.Errorf("the poster of a paused film is not the still one: %v", err)
	}
}

// timing is how many frames an animated PNG has and how long they last.
func timing(poster []byte) (frames int, seconds float64) {
	for data := poster[8:]; len(data) > 0; {
		n := binary.BigEndian.Uint32(data)
		if c := data[8:]; string(data[4:8]) == "fcTL" {
			frames++
			seconds += float64(binary.BigEndian.Uint16(c[20:])) / float64(binary.BigEndian.Uint16(c[22:]))
		}
		data = data[12+n:]
	}
	return frames, seconds
}

// Where scripts do not run, the poster moves; where they do, it makes way for
// the player.
func TestMovingPosterInABrowser(t *testing.T) {
	f := short(strip.Loop)
	f.Width, f.Height = 500, 200
	html := output(t, f, &player.Options{MovingPoster: 100_000})
	picture, _, _ := strings.Cut(html, "<script>")
	s := load(t, head+picture, &browsertest.Options{Height: 300})
	s.Wait("document.querySelector('img').complete")
	first := s.Screenshot()
	moved := false
	for range 50 {
		if moved = browsertest.Differ(first, s.Screenshot()) > 0; moved {
			break
		}
	}
	if !moved {
		t.Error("the poster stands still")
	}
	s = load(t, head+html, nil)
	s.ready(1)
	s.Wait(fmt.Sprintf("frame() != %d", s.frame(0)))
}
