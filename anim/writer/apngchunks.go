package writer

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"image"
	"iter"
	"os"

	"github.com/zoetrope-go/zoetrope/anim/raster/pngenc"
	"github.com/zoetrope-go/zoetrope/anim/raster/quant"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// animationAt is where the number of frames stands in a file: after the
// signature and the header.
const animationAt = 8 + 25

// APNGChunks is [APNG] for a film that is still being made: it writes the chunks
// as they come, all of them of one size and rate, and ends the file when they
// end. o.Progress is not called. To give up, end ctx and then the chunks.
//
// The file has true colour, unless o.Colors asks for a palette, which is then
// that of the first chunk as in [GIFChunks] with Colors. Viewers that know only still PNG
// show the first frame. There is no way back: a film that reflects plays
// forwards, again and again.
func APNGChunks(ctx context.Context, path string, chunks iter.Seq[*strip.Film], o *APNGOptions) error {
	if o == nil {
		o = &APNGOptions{}
	}
	n := between("APNGOptions", "Colors", o.Colors, 2, 256, 256)
	about, scale := textChunks(o.Meta), scaleOf("APNGOptions", o.Scale, o.DPI)
	r, err := newReel(ctx, "apng", paced("APNGOptions", chunks, o.FPS), scale, false)
	if err != nil {
		return err
	}
	defer r.close()
	a := &apngEncoder{painter: r.painter, fps: r.head.FPS, about: about, plays: plays("APNGOptions", r.head, o.Loops)}
	a.opaque = r.head.Background.A == 255
	if o.Colors != 0 {
		f := r.chunks[0]
		colors, err := count(f, order(f)[:f.Frames], scale, a.painter, &a.before, func() error { return canceled(ctx, "apng") })
		if err != nil {
			return err
		}
		addColors(colors, f)
		addCube(colors, n)
		a.palette = quant.NewPalette(colors, n)
	}
	err = replace(path, func(file *os.File) error {
		b := bufio.NewWriterSize(file, 1<<16)
		a.enc = pngenc.NewEncoder(b)
		a.begin(0) // nobody knows yet
		frames, err := a.unroll(ctx, r)
		if err != nil {
			return err
		}
		if err := a.enc.End(); err != nil {
			return err
		}
		if err := b.Flush(); err != nil {
			return err
		}
		var known bytes.Buffer
		a.animation(pngenc.NewEncoder(&known), frames)
		_, err = file.WriteAt(known.Bytes()[8:], animationAt)
		return err
	})
	if stopped := canceled(ctx, "apng"); err != nil && stopped != nil {
		return stopped
	}
	if err != nil {
		return fmt.Errorf("apng: %w", err)
	}
	return nil
}

// unroll writes the frames as they come, and returns how many the file has: one
// that looks like the one before only lengthens that.
func (a *apngEncoder) unroll(ctx context.Context, r *reel) (frames int, err error) {
	var place image.Rectangle // of the frame that is not written yet
	var data []byte
	stays := 0 // for so many of the film's frames
	write := func(more float64) error {
		a.frame(place, float64(stays)/a.fps+more, data, frames == 0)
		frames++
		return a.enc.Err()
	}
	for k := 0; r.has(k); k++ {
		if err := canceled(ctx, "apng"); err != nil {
			return 0, err
		}
		img, damage, err := r.paint(k)
		if err != nil {
			return 0, err
		}
		changed := a.changed(img, damage)
		if k > 0 {
			if changed.Empty() && stays < maxGroup {
				stays++
				continue
			}
			if err := write(0); err != nil {
				return 0, err
			}
		}
		if changed.Empty() {
			changed = image.Rect(0, 0, 1, 1) // the format has no empty frame
		}
		place, stays = changed, 1
		data = append(data[:0], a.data(img, place)...)
	}
	if err := canceled(ctx, "apng"); err != nil {
		return 0, err
	}
	err = write(r.head.RepeatDelay.Seconds())
	return frames, err
}
