package anim_test

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Watch sends each frame once, in films that show what the loop showed, also
// while the loop's frames leave for a file.
func TestWatch(t *testing.T) {
	const n = 300
	whole, draw := trace()
	for k := range whole.Steps(n) {
		draw(k)
	}
	film, err := whole.Film()
	if err != nil {
		t.Fatal(err)
	}
	for _, export := range []bool{false, true} {
		for _, every := range []time.Duration{0, 5 * time.Millisecond, time.Hour} {
			fig, draw := trace()
			next := 0
			fig.Watch(every, func(data []byte, first, frames int) error {
				part, err := strip.Decode(data)
				if err != nil {
					t.Fatal(err)
				}
				if first != next || part.Frames != frames {
					t.Errorf("got %d frames from %d on, %d in the film; want from %d on", frames, first, part.Frames, next)
				}
				for k := range frames {
					if a, b := drawn(film, first+k), drawn(part, k); a != b {
						t.Errorf("frame %d is\n%s, want\n%s", first+k, b, a)
					}
				}
				next += frames
				return nil
			})
			loop := fig.Steps(n)
			if export {
				loop = fig.To(filepath.Join(t.TempDir(), "a.avi")).Steps(n)
			}
			for k := range loop {
				draw(k)
			}
			if next != n {
				t.Errorf("got %d frames, want %d", next, n)
			}
			if f, err := fig.Film(); !export && (err != nil || f.Frames != n) {
				t.Errorf("the figure has %d frames, %v", f.Frames, err)
			}
			fig.Watch(0, nil)
			for range fig.Steps(1) {
			}
			if next != n {
				t.Error("it is still watched")
			}
		}
	}
}

// drawn is a frame in words.
func drawn(f *strip.Film, k int) string {
	s := ""
	for _, l := range f.Layers {
		if l.Frame[k] >= 0 {
			for _, op := range l.States[l.Frame[k]] {
				s += fmt.Sprintf("%T %+v\n", op, op)
			}
		}
	}
	return s
}

func TestWatchError(t *testing.T) {
	fig, draw := trace()
	turns := 0
	said := stderr(t, func() {
		fig.Watch(0, func([]byte, int, int) error { return io.ErrClosedPipe })
		for k := range fig.Steps(10) {
			draw(k)
			turns++
		}
	})
	if turns != 1 || !strings.Contains(said, io.ErrClosedPipe.Error()) {
		t.Errorf("the loop took %d turns and said %q", turns, said)
	}
}
