package jupytertest

import (
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// What the sliders choose, as the browser's tests reckon it.
func TestChosen(t *testing.T) {
	f := &strip.Film{Frames: 24, Params: []strip.Param{{Values: make([]string, 2)}, {Values: make([]string, 3)}}}
	for poster, want := range map[int][]int{0: {0, 0}, 3: {0, 0}, 4: {0, 1}, 11: {0, 2}, 12: {1, 0}, 23: {1, 2}} {
		f.Poster = poster
		at := chosen(f)
		if !slices.Equal(at, want) || first(f, at) != poster/4*4 {
			t.Errorf("poster %d: the parameters are at %d, the first frame is %d, want %d and %d", poster, at, first(f, at), want, poster/4*4)
		}
	}
}
