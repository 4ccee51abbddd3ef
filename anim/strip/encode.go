package strip

import (
	"context"
	"fmt"
	"io"
	"time"
)

// Options say how a film is encoded; nil is the zero Options.
type Options struct {
	// Block is the number of frames in a block. A decoder can take up a film
	// block by block, but each costs some bytes. 0: the whole film is one.
	Block int
	// Progress, if it is not nil, is called as the work goes on, with how many
	// frames' worth of it is done, from 1 to total. The calls come from several
	// goroutines, one at a time.
	Progress func(done, total int)
}

// magic begins every strip; the version follows.
const magic = "Zoet"

// Encode writes the strip of a film. The same film gives the same bytes on
// any machine. It fails if the film is not valid, if it is larger than
// MaxPayload, or with the first error of w. It panics if o.Block is negative.
func Encode(w io.Writer, f *Film, o *Options) error {
	return EncodeContext(context.Background(), w, f, o)
}

// EncodeContext is Encode until ctx ends: then it gives up, with an error.
func EncodeContext(ctx context.Context, w io.Writer, f *Film, o *Options) error {
	block := 0
	if o != nil {
		block = o.Block
	}
	if block < 0 {
		panic(fmt.Sprintf("strip: Options.Block is %d, want 0 or more", block))
	}
	if err := f.Validate(); err != nil {
		return err
	}
	if block == 0 {
		block = f.Frames
	}
	e := newEncoder(f)
	e.tally = newTally(ctx, f, o)
	for from := 0; from < f.Frames; from += block {
		if err := e.write(w, from, min(from+block, f.Frames)); err != nil {
			return err
		}
	}
	if _, err := w.Write([]byte{0}); err != nil {
		return fmt.Errorf("strip: %w", err)
	}
	e.tally.finish()
	return nil
}

// An encoder remembers what the blocks so far have told the decoder.
type encoder struct {
	film                               *Film
	strings, styles, skeletons, ranges table
	limits, states                     []int // how many of each axes and layer are written
	pastLimits, pastStates             []past
	begun                              bool
	total                              int
	scratch                            []byte
	tally                              *tally // nil: nobody wants to know
}

// A past is what earlier films have told of an axes or a layer, if the film
// comes in chunks.
type past struct {
	n    int      // entries
	last int      // the one that the last frame has
	end  [2]State // the last two
}

func newEncoder(f *Film) *encoder {
	e := &encoder{film: f, limits: make([]int, len(f.Axes)), states: make([]int, len(f.Layers))}
	e.pastLimits, e.pastStates = make([]past, len(f.Axes)), make([]past, len(f.Layers))
	for i := range e.pastLimits {
		e.pastLimits[i].last = -1
	}
	for i := range e.pastStates {
		e.pastStates[i].last = -1
	}
	return e
}

// write writes a block, the first one after the head of the strip.
func (e *encoder) write(w io.Writer, from, to int) error {
	var strip []byte
	if !e.begun {
		strip = append([]byte(magic), Version)
	}
	parts := e.block(from, to)
	size := 0
	for _, p := range parts {
		size += len(p)
	}
	if e.total += size; e.total > MaxPayload {
		return fmt.Errorf("strip: the film takes more than %d MB before compression: make it shorter, coarser or smaller", MaxPayload>>20)
	}
	packed := deflate(parts, to-from, e.tally)
	if err := e.tally.err(); err != nil {
		return err
	}
	strip = append(putUint(putUint(strip, size), len(packed)), packed...)
	if _, err := w.Write(strip); err != nil {
		return fmt.Errorf("strip: %w", err)
	}
	return nil
}

// turn ends a film that is a chunk: what was its present is past.
func (e *encoder) turn() {
	f := e.film
	for i, a := range f.Axes {
		p := &e.pastLimits[i]
		p.last = p.n + a.Frame[f.Frames-1]
		p.n += len(a.Limits)
		e.limits[i] = 0
	}
	for i, l := range f.Layers {
		p := &e.pastStates[i]
		if p.last = l.Frame[f.Frames-1]; p.last >= 0 {
			p.last += p.n
		}
		p.n += len(l.States)
		for _, s := range l.States[max(len(l.States)-2, 0):] {
			p.end[0], p.end[1] = p.end[1], s
		}
		e.states[i] = 0
	}
}

// A table numbers distinct keys in order of appearance.
type table struct {
	index map[string]int
	fresh []string // not yet written
}

func (t *table) add(key []byte) int {
	if i, ok := t.index[string(key)]; ok {
		return i
	}
	if t.index == nil {
		t.index = map[string]int{}
	}
	s := string(key)
	t.index[s] = len(t.index)
	t.fresh = append(t.fresh, s)
	return len(t.index) - 1
}

// take appends the new keys and their number.
func (t *table) take(b []byte) []byte {
	b = putUint(b, len(t.fresh))
	for _, s := range t.fresh {
		b = append(b, s...)
	}
	t.fresh = nil
	return b
}

// block returns the payload of the frames in [from, to), in parts of unlike
// numbers.
func (e *encoder) block(from, to int) [][]byte {
	f := e.film
	var b []byte
	if !e.begun {
		b = appendHead(b, f)
		e.begun = true
	}
	b = putUint(b, to-from)
	for i := range f.Axes {
		b = e.axes(b, i, from, to)
	}
	spans := make([]span, len(f.Layers))
	for i := range f.Layers {
		spans[i] = e.span(i, from, to)
	}
	b = e.strings.take(b)
	b = e.styles.take(b)
	b = e.skeletons.take(b)
	b = e.ranges.take(b)
	parts := [][]byte{b}
	for i, numbers := range numbersOf(spans, e.tally) {
		parts = append(append(parts, spans[i].outline), numbers...)
	}
	return parts
}

func appendHead(b []byte, f *Film) []byte {
	b = putUint(putUint(b, f.Width), f.Height)
	b = putFloats(b, [][]float64{{f.FPS}})
	b = append(b, byte(f.Repeat))
	b = putUint(b, int(f.RepeatDelay/time.Second))
	b = putUint(b, int(f.RepeatDelay%time.Second))
	b = putParams(putString(b, f.Title), f.Params)
	b = putUint(b, f.Poster)
	b = putColors(b, f.Background)
	b = putUint(b, len(f.Axes))
	for _, a := range f.Axes {
		b = putString(putString(putString(b, a.Title), a.X), a.Y)
		b = putRect(b, a.Rect)
		b = append(b, bit(a.XLog)|bit(a.YLog)<<1)
	}
	b = putUint(b, len(f.Layers))
	for _, l := range f.Layers {
		b = putString(b, l.Label)
		b = putUint(b, l.Axes+1)
		b = putRect(b, l.Clip)
	}
	return putSound(putControls(b, f.Controls), f.Sound)
}

// news returns how many of n things are known once the frames from to to are
// written: as many as those need, and all with the last.
func (e *encoder) news(frame []int, from, to, known, n int) int {
	if to == e.film.Frames {
		return n
	}
	for _, s := range frame[from:to] {
		known = max(known, s+1)
	}
	return known
}

// putEntries writes the frames from to to of a frame list.
func (p *past) putEntries(b []byte, frame []int, from, to int) []byte {
	if p.n == 0 {
		before := p.last
		if from > 0 {
			before = frame[from-1]
		}
		return putFrames(b, frame[from:to], before)
	}
	entries := make([]int, to-from)
	for i, k := range frame[from:to] {
		if entries[i] = k; k >= 0 {
			entries[i] += p.n
		}
	}
	return putFrames(b, entries, p.last) // a chunk is one block
}

func (e *encoder) axes(b []byte, i, from, to int) []byte {
	a := &e.film.Axes[i]
	first := e.limits[i]
	e.limits[i] = e.news(a.Frame, from, to, first, len(a.Limits))
	var rows [][]float64
	for _, l := range a.Limits[first:e.limits[i]] {
		rows = append(rows, []float64{l.X0, l.X1, l.Y0, l.Y1})
	}
	b = putFloats(putUint(b, len(rows)), rows)
	return e.pastLimits[i].putEntries(b, a.Frame, from, to)
}
