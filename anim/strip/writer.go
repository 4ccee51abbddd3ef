package strip

import (
	"errors"
	"fmt"
	"io"
)

// A Writer encodes a film that comes in chunks, each of them a film of its own
// with frames that follow those of the chunk before. Each becomes a block, so
// memory does not grow with the number of frames, but for a table of the
// distinct texts and styles.
//
// What is said of the film as a whole is what the first chunk says.
type Writer struct {
	w          io.Writer
	e          *encoder
	layers     []Layer // the first chunk's, without drawings
	frames     int
	ops, verbs int
}

// NewWriter returns a Writer that writes to w.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

// Write adds a chunk. It fails if the chunk is not valid or does not go with
// the first one: all have the same size and axes, and each layer must be one of
// the first chunk's, with the same label, axes and clip and in the same order.
// Layers may be missing. It also fails if the film as a whole exceeds what
// Decode takes. After an error the film cannot go on.
func (w *Writer) Write(chunk *Film) error {
	if err := chunk.Validate(); err != nil {
		return err
	}
	if len(chunk.Params) > 0 {
		return errors.New("strip: a film with parameters to choose by must be written whole")
	}
	first := w.e == nil
	if first {
		w.e = newEncoder(chunk)
		for _, l := range chunk.Layers {
			l.States, l.Frame = nil, nil
			w.layers = append(w.layers, l)
		}
	}
	f, err := w.fit(chunk)
	if err != nil {
		return err
	}
	if err := w.count(f); err != nil {
		return err
	}
	w.e.film = f
	if err := w.e.write(w.w, 0, f.Frames); err != nil {
		return err
	}
	w.e.turn()
	return nil
}

// fit is the chunk with all layers of the first one.
func (w *Writer) fit(chunk *Film) (*Film, error) {
	old := w.e.film
	if chunk.Width != old.Width || chunk.Height != old.Height || len(chunk.Axes) != len(old.Axes) {
		return nil, fmt.Errorf("strip: frame %d: a chunk has %d×%d pixels and %d axes, and the one before %d×%d and %d: all must have the same",
			w.frames, chunk.Width, chunk.Height, len(chunk.Axes), old.Width, old.Height, len(old.Axes))
	}
	f := *chunk
	f.Layers = make([]Layer, len(w.layers))
	none := make([]int, f.Frames)
	for i := range none {
		none[i] = -1
	}
	next := chunk.Layers
	for i, l := range w.layers {
		l.Frame = none
		if len(next) > 0 && next[0].Label == l.Label && next[0].Axes == l.Axes && next[0].Clip == l.Clip {
			l, next = next[0], next[1:]
		}
		f.Layers[i] = l
	}
	if len(next) > 0 {
		return nil, fmt.Errorf("strip: frame %d: the layer %q of axes %d is not among those of the first chunk: what a film shows later must be there from its first chunk on, if only empty",
			w.frames, next[0].Label, next[0].Axes)
	}
	return &f, nil
}

// count counts what Decode limits.
func (w *Writer) count(f *Film) error {
	v := validator{film: f, ops: w.ops, verbs: w.verbs}
	for i := range f.Layers {
		v.layer(i, &f.Layers[i])
	}
	w.frames += f.Frames
	if n := len(f.Axes) + len(f.Layers) + 1; w.frames*n > MaxEntries {
		v.fault("%d frames of %d axes and layers are too many", w.frames, n-1)
	}
	w.ops, w.verbs = v.ops, v.verbs
	if v.err != nil {
		return fmt.Errorf("strip: the film is too long to be read as a whole: %w", v.err)
	}
	return nil
}

// Close ends the film. It does not close the underlying writer.
func (w *Writer) Close() error {
	if w.e == nil {
		return errors.New("strip: the film has no frames; record at least one before writing it")
	}
	if _, err := w.w.Write([]byte{0}); err != nil {
		return fmt.Errorf("strip: %w", err)
	}
	return nil
}
