package anim

import (
	"context"
	"fmt"
	"iter"
	"math"
	"os"
	"os/signal"
	"time"
)

// Steps loops over 0, 1, … n−1 and records a frame after each turn; n must be
// at least 1. A loop begins a new film: what the figure recorded before is
// gone.
//
// Leaving the body by break or return ends the film with the turns before;
// continue ends a turn like any other. An interrupt (Ctrl-C, or the stop
// button of a notebook) ends the loop after the turn under way, so that what
// follows the loop shows and saves the frames there are; a second one ends
// the program. The figure's Context ends a loop in the same way.
func (f *Figure) Steps(n int) iter.Seq[int] { return f.steps(n, nil) }

func (f *Figure) steps(n int, out *Export) iter.Seq[int] {
	if n < 1 {
		panic(fmt.Sprintf("anim: Figure.Steps has n = %d, want at least 1", n))
	}
	return func(yield func(int) bool) { f.run(n, out, yield) }
}

// Frames loops over the playback time of each frame in seconds, 0, 1/FPS,
// 2/FPS and so on below d, and records a frame after each turn, as Steps does.
func (f *Figure) Frames(d time.Duration) iter.Seq[float64] { return f.frames(d, nil) }

func (f *Figure) frames(d time.Duration, out *Export) iter.Seq[float64] {
	fps := f.fps()
	n := int(math.Ceil(d.Seconds()*fps - 1e-6))
	if n < 1 {
		panic(fmt.Sprintf("anim: Figure.Frames has d = %v, want at least one frame of %v", d, time.Duration(float64(time.Second)/fps)))
	}
	return func(yield func(float64) bool) {
		f.run(n, out, func(k int) bool { return yield(float64(k) / fps) })
	}
}

// Stream loops over 0, 1, 2 … until the body breaks, and records a frame
// after each whole turn, as Steps does. All distinct drawings stay in memory:
// about 8 bytes a point of every line that moves. For films too long for that,
// see To.
func (f *Figure) Stream() iter.Seq[int] { return f.stream(nil) }

func (f *Figure) stream(out *Export) iter.Seq[int] {
	return func(yield func(int) bool) { f.run(-1, out, yield) }
}

// run records a film of n frames, or endlessly many for n < 0, which leave for
// out if that is not nil.
func (f *Figure) run(n int, out *Export, yield func(int) bool) {
	if f.looping {
		panic("anim: the figure has a loop within a loop, want one at a time: loop over plain numbers inside, or over another figure")
	}
	f.looping = true
	defer func() { f.looping = false }()
	rec := newRecording(f)
	if out != nil && !out.start() {
		return
	}
	f.rec, rec.leaving = rec, out != nil
	whole := true // no frame is half drawn
	defer func() {
		if !whole { // an artist has panicked: the film is the frames before
			*rec = *rec.pick(rec.between(0, rec.turns))
		}
	}()
	if out != nil {
		defer func() {
			f.rec = nil
			out.end(rec, whole)
		}()
	}
	watched := f.watched > 0 && out == nil
	if watched {
		rec.most = f.watched
	}
	interrupted, stop := interrupts()
	defer stop()
	ctx := f.context()
	p := newProgress("recording", n)
	defer p.done()
	for k := 0; n < 0 || k < n; k++ {
		if ctx.Err() != nil {
			p.done()
			ended(fmt.Sprintf("the context ended (%v)", context.Cause(ctx)), k, n)
			return
		}
		if !yield(k) {
			return
		}
		rec.keepSize()
		whole = false
		rec.frame()
		whole = true
		if out != nil && rec.full() {
			out.send(rec)
		}
		if out != nil && !out.ok() {
			return
		}
		select {
		case <-interrupted:
			p.done()
			ended("interrupted", k+1, n)
			return
		default:
		}
		if !watched {
			p.step(k + 1)
		}
	}
}

// ended says on standard error that a loop of n turns, or endlessly many for
// n < 0, has ended early.
func ended(why string, after, n int) {
	if n < 0 {
		fmt.Fprintf(os.Stderr, "anim: %s after %d frames\n", why, after)
		return
	}
	fmt.Fprintf(os.Stderr, "anim: %s after %d of %d frames\n", why, after, n)
}

// interrupts returns a channel that is closed at the first interrupt. The
// next one has its usual effect, so that a body that hangs can be ended.
func interrupts() (<-chan struct{}, func()) {
	sig := make(chan os.Signal, 1)
	signal.Notify(sig, os.Interrupt)
	out, quit, ended := make(chan struct{}), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		select {
		case <-sig:
			signal.Stop(sig)
			close(out)
		case <-quit:
			signal.Stop(sig)
		}
	}()
	return out, func() {
		close(quit)
		<-ended // the next interrupt ends the program
	}
}
