package writer

import (
	"context"
	"image"
	"iter"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A reel unrolls a film that comes in chunks and paints its frames. A film
// that is there as a whole is one chunk, so each writer has one way to write.
//
// It keeps only the chunks from that of the frame last painted on.
type reel struct {
	name    string // of the format, for errors
	scale   float64
	opaque  bool        // nothing shines through the background
	head    *strip.Film // the first chunk without its frames: what holds for all
	painter *raster.Painter
	next    func() (*strip.Film, bool)
	stop    func()
	chunks  []*strip.Film // the first one is in the painter
	first   int           // its first frame
	seen    int           // the frames in all chunks so far
}

// one is a film that is there as a whole.
func one(f *strip.Film) iter.Seq[*strip.Film] {
	return func(yield func(*strip.Film) bool) {
		if f != nil {
			yield(f)
		}
	}
}

// newReel checks what every writer needs and waits for the first chunk. The
// reel must be closed.
func newReel(ctx context.Context, name string, chunks iter.Seq[*strip.Film], scale float64, opaque bool) (*reel, error) {
	r := &reel{name: name, scale: scale, opaque: opaque}
	r.next, r.stop = iter.Pull(chunks)
	if err := r.open(ctx); err != nil {
		r.stop()
		return nil, err
	}
	return r, nil
}

func (r *reel) open(ctx context.Context) error {
	if !r.has(0) {
		if err := canceled(ctx, r.name); err != nil {
			return err
		}
		return errNoFrames(r.name)
	}
	f := r.chunks[0]
	var err error
	if r.painter, err = open(ctx, r.name, f, r.scale); err != nil {
		return err
	}
	head := *f
	head.Frames, head.Axes, head.Layers, head.Params, head.Controls = 0, nil, nil, nil, nil
	r.head = &head
	return nil
}

// close lets go of the chunks' source.
func (r *reel) close() { r.stop() }

// has reports whether the film has a frame k, waiting for its chunk if need
// be. After true, paint can paint it.
func (r *reel) has(k int) bool {
	for k >= r.seen {
		f, ok := r.next()
		if !ok {
			return false
		}
		if f.Frames < 1 {
			continue
		}
		if r.opaque {
			f = opaque(f)
		}
		r.chunks = append(r.chunks, f)
		r.seen += f.Frames
	}
	return true
}

// paint paints frame k, as raster.Painter's Paint does. It cannot go back to an
// earlier chunk.
func (r *reel) paint(k int) (img *image.RGBA, damage []image.Rectangle, err error) {
	for k >= r.first+r.chunks[0].Frames {
		r.first += r.chunks[0].Frames
		r.chunks = slices.Delete(r.chunks, 0, 1)
		if err := r.painter.Continue(r.chunks[0]); err != nil {
			return nil, nil, err
		}
	}
	img, damage = r.painter.Paint(k - r.first)
	return img, damage, nil
}
