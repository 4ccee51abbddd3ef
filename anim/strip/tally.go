package strip

import (
	"context"
	"fmt"
	"sync"
)

// A tally keeps how much of a film is encoded, by several goroutines, and ends
// that with its context. A nil tally does neither.
type tally struct {
	ctx     context.Context
	tell    func(done, total int) // nil: nobody wants to know
	frames  int
	numbers int // in all of the film
	mu      sync.Mutex
	done    float64 // part of the work
	told    int     // frames
}

// coding is the part of the work that is coding numbers; the rest is deflating.
const coding = 0.75

func newTally(ctx context.Context, f *Film, o *Options) *tally {
	t := &tally{ctx: ctx, frames: f.Frames}
	if o == nil || o.Progress == nil {
		return t
	}
	t.tell = o.Progress
	for _, l := range f.Layers {
		for _, s := range l.States {
			for _, op := range s {
				t.numbers += len(xs(op)) + len(ys(op)) + len(sizes(op)) + len(indices(op)) + len(pixels(op))
			}
		}
	}
	return t
}

// coded counts numbers that are coded.
func (t *tally) coded(numbers int) {
	if t != nil && t.tell != nil && t.numbers > 0 {
		t.add(coding * float64(numbers) / float64(t.numbers))
	}
}

// deflated counts a part of the bytes of a block of so many frames.
func (t *tally) deflated(frames, part, bytes int) {
	if t != nil && t.tell != nil && bytes > 0 {
		t.add((1 - coding) * float64(frames) / float64(t.frames) * float64(part) / float64(bytes))
	}
}

// add counts a part of the work.
func (t *tally) add(part float64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.done += part
	// The last frame is done when the film is.
	if k := min(int(t.done*float64(t.frames)), t.frames-1); k > t.told {
		t.told = k
		t.tell(k, t.frames)
	}
}

// finish says that all is done.
func (t *tally) finish() {
	if t != nil && t.tell != nil {
		t.tell(t.frames, t.frames)
	}
}

// err says that the context has ended, if it has.
func (t *tally) err() error {
	if t == nil || t.ctx.Err() == nil {
		return nil
	}
	return fmt.Errorf("strip: encoding was stopped before it was complete: %w", context.Cause(t.ctx))
}
