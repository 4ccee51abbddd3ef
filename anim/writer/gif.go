package writer

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"io"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/raster/quant"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// GIFOptions control [GIF]. The zero value gives the defaults.
type GIFOptions struct {
	// Scale is the number of pixels in the file for one of the film's, in each
	// direction, above 0; 0 means 1.
	Scale float64
	// Colors is the most colours the file has, 2 to 256; 0 means 256.
	Colors int
	// Progress, if it is not nil, is called as the work goes on, with how many
	// of the film's frames are done, from 1 to total. GIF goes over the film
	// twice; each time counts as half of the work.
	Progress func(done, total int)
}

const (
	// gifLeast is the shortest delay that browsers keep to, in hundredths of a
	// second; they show anything shorter for a tenth of a second.
	gifLeast   = 2
	gifLongest = 1<<16 - 1
	gifSide    = 1<<16 - 1
)

// GIF writes the film as an animated GIF (GIF89a). Nil options are the
// defaults.
//
// The file has one palette for all frames. It is exact if the whole film has
// no more than 256 colours; otherwise colours that are close to each other
// share an entry. Each frame holds only what differs from the one before.
// Memory does not grow with the number of frames: the film is painted twice.
//
// GIF counts time in hundredths of a second. A frame begins at the hundredth
// nearest to its time in the film, so the film as a whole keeps its length.
// Browsers do not show more than 50 frames a second; of a faster film, frames
// are left out evenly. RepeatDelay lengthens the last frame. A film that plays
// back and forth has the way back as further frames. A film that plays once
// stops at its last frame. GIF has no half transparency: a see-through
// background is put on white.
func GIF(ctx context.Context, w io.Writer, f *strip.Film, o *GIFOptions) error {
	if o == nil {
		o = &GIFOptions{}
	}
	n := o.Colors
	if n == 0 {
		n = 256
	}
	if n < 2 || n > 256 {
		panic(fmt.Sprintf("writer: GIFOptions.Colors is %d, want 2 to 256, or 0 for 256", o.Colors))
	}
	p, err := open(ctx, "gif", f, o.Scale)
	if err != nil {
		return err
	}
	if b := p.Bounds(); b.Dx() > gifSide || b.Dy() > gifSide {
		return fmt.Errorf("gif: %d×%d pixels, and %d is the format's limit: %w", b.Dx(), b.Dy(), gifSide, errSide)
	}
	if g := opaque(f); g != f {
		f = g
		if p, err = open(ctx, "gif", f, o.Scale); err != nil {
			return err
		}
	}
	list := shots(f, gifLeast)
	tick := halves(o.Progress, len(list), f.Frames)
	frames := make([]int, len(list))
	for i, s := range list {
		frames[i] = s.frame
	}
	slices.Sort(frames)
	frames = slices.Compact(frames) // the way back has no other colours
	colors, err := count(f, frames, o.Scale, func() error { tick(1); return canceled(ctx, "gif") })
	if err != nil {
		return err
	}
	tick(len(list) - len(frames))

	// One index stands for "as before", unless the film needs every index.
	clear := -1
	if colors.Len() != 256 || n < 256 || !colors.Exact() {
		n = min(n, 255)
	}
	palette := quant.NewPalette(colors, n)
	if len(palette.Colors) < 256 {
		clear = len(palette.Colors)
	}
	g := &gifEncoder{w: bufio.NewWriter(w), clear: clear}
	g.header(p.Bounds().Size(), palette, f.Repeat != strip.Once && len(list) > 1)
	if err := g.frames(ctx, newDelta(p, palette, clear), list, tick); err != nil {
		return err
	}
	return g.end()
}

// halves turns two passes of n steps into calls that count to total once.
func halves(progress func(done, total int), n, total int) func(steps int) {
	if progress == nil {
		return func(int) {}
	}
	done, told := 0, 0
	return func(steps int) {
		done += steps
		for ; told < done*total/(2*n); told++ {
			progress(told+1, total)
		}
	}
}

// A gifFrame is what changes at one moment.
type gifFrame struct {
	r     image.Rectangle
	pix   []uint8
	delay int // hundredths of a second
}

// frames writes the shots: one goroutine paints while this one codes.
func (g *gifEncoder) frames(ctx context.Context, d *delta, list []shot, tick func(int)) error {
	const ahead = 2
	ctx, stop := context.WithCancel(ctx)
	ready := make(chan gifFrame, ahead)
	spare := make(chan []uint8, ahead+3)
	for range ahead + 3 {
		spare <- nil
	}
	go func() {
		defer close(ready)
		d.changes(ctx, list, ready, spare)
	}()
	// The film belongs to the caller again only when the painting has ended.
	defer func() {
		stop()
		for range ready {
		}
	}()
	written := 0
	for f := range ready {
		g.frame(f)
		if g.err != nil {
			return fmt.Errorf("gif: %w", g.err)
		}
		spare <- f.pix
		written++
		tick(1)
	}
	if err := canceled(ctx, "gif"); err != nil {
		return err
	}
	tick(len(list) - written) // frames that were equal to the one before
	return nil
}

// changes sends what each shot changes, in order, until ctx ends. It takes its
// buffers from spare.
func (d *delta) changes(ctx context.Context, list []shot, ready chan<- gifFrame, spare chan []uint8) {
	var held gifFrame
	for i, s := range list {
		var buf []uint8
		select {
		case buf = <-spare:
		case <-ctx.Done():
			return
		}
		r, pix := d.next(s.frame, buf[:0])
		if r.Empty() { // nothing changed: the frame before stays longer
			held.delay += s.delay
			spare <- pix
			continue
		}
		if i > 0 {
			select {
			case ready <- held:
			case <-ctx.Done():
				return
			}
		}
		held = gifFrame{r: r, pix: pix, delay: s.delay}
	}
	select {
	case ready <- held:
	case <-ctx.Done():
	}
}
