package anim

import (
	"bytes"
	"fmt"
	"os"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A watch tells of a loop's frames while it runs.
type watch struct {
	every time.Duration
	send  func(film []byte, first, frames int) error
	last  time.Time
	sent  int // frames
}

// Watch has the loops that begin from now on tell of their frames while they
// run, for a view that follows a simulation. Between two turns, but not more
// often than every so long, send gets the frames that are new as a film of their
// own, in the strip format: frames of them, the first of which is frame number
// first of the loop. The rest is sent when the loop is over, so each frame is
// sent once. An error ends the loop, like break.
//
// Each film has the layout and the automatic limits of what was recorded by
// then, and no sliders of a sweep. Watching does not change what the figure
// records. A nil send ends it.
func (f *Figure) Watch(every time.Duration, send func(film []byte, first, frames int) error) {
	if every < 0 {
		panic(fmt.Sprintf("anim: Figure.Watch has every = %v, want 0 or more", every))
	}
	f.watch = nil
	if send != nil {
		f.watch = &watch{every: every, send: send}
	}
}

// begin begins a new loop.
func (w *watch) begin() { w.last, w.sent = time.Now(), 0 }

func (w *watch) due() bool { return time.Since(w.last) >= w.every }

// tell sends the frames that were not sent before. It reports whether the loop
// may go on.
func (w *watch) tell(r *recording) bool {
	new := r.first + r.builder.Frames() - w.sent
	if new == 0 {
		return true
	}
	film, err := r.since(w.sent - r.first).finish()
	var b bytes.Buffer
	if err == nil {
		err = strip.Encode(&b, film, nil)
	}
	if err == nil {
		err = w.send(b.Bytes(), w.sent, new)
	}
	w.sent += new
	w.last = time.Now()
	if err != nil {
		fmt.Fprintf(os.Stderr, "anim: the loop ended after %d frames, because what watches it failed: %v\n", w.sent, err)
	}
	return err == nil
}
