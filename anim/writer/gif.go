package writer

import (
	"bufio"
	"context"
	"fmt"
	"image"
	"image/color"
	"io"
	"iter"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/raster/quant"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// GIFOptions control [GIF]. The zero value gives the defaults.
type GIFOptions struct {
	// Scale is the number of pixels in the file for one of the film's, in each
	// direction, above 0; 0 means 1.
	Scale float64
	// DPI is the number of pixels in the file for an inch of the figure, instead
	// of Scale: DPI 200 is Scale 2. 0 means 100, or what Scale says.
	DPI float64
	// FPS is the playback rate in frames per second, above 0 and at most 1000: all
	// frames are there, and another rate than the film's plays them faster or
	// slower. 0 means the film's.
	FPS float64
	// Loops is how many times the film plays, at most 65536; there and back counts
	// once. 0 means what the film's Repeat says: once or for ever.
	Loops int
	// Colors is the most colours the file has, 2 to 256; 0 means 256.
	Colors int
	// Palette are the colours themselves, at most 256 and none see-through: each
	// pixel takes the nearest. Nil: those that suit the film best.
	Palette color.Palette
	// Dither mixes neighbouring pixels to what looks like colours between those
	// of the palette. It helps where a picture has smooth shades of more colours
	// than the file may have, and makes the file larger. A pixel whose colour the
	// palette has stays as it is, so text and background remain clean, and the
	// pattern stands still: what does not move does not flicker.
	Dither bool
	// Meta is what the file says about itself, in a comment. The zero value: nothing.
	Meta Meta
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
	g, n, scale := o.encoder(w)
	r, err := newReel(ctx, "gif", paced("GIFOptions", one(f), o.FPS), scale, true)
	if err != nil {
		return err
	}
	defer r.close()
	if err := fitsGIF(r.painter.Bounds().Size()); err != nil {
		return err
	}
	f = r.chunks[0] // opaque
	list := shots(f, gifLeast)
	tick := halves(o.Progress, len(list), f.Frames)
	frames := make([]int, len(list))
	for i, s := range list {
		frames[i] = s.frame
	}
	slices.Sort(frames)
	frames = slices.Compact(frames) // the way back has no other colours
	colors, err := count(f, frames, scale, r.painter, &g.before, func() error { tick(1); return canceled(ctx, "gif") })
	if err != nil {
		return err
	}
	tick(len(list) - len(frames))

	// One index stands for "as before", unless the film needs every index.
	if colors.Len() != 256 || n < 256 || !colors.Exact() {
		n = min(n, 255)
	}
	g.use(o.palette(colors, n))
	if g.plays = plays("GIFOptions", f, o.Loops); len(list) == 1 {
		g.plays = 1
	}
	return g.film(ctx, r, slices.Values(list), tick)
}

// GIFChunks is [GIF] for a film that is still being made: it writes the chunks
// as they come, all of them of one size and rate, and ends the file when they
// end. o.Progress is not called. To give up, end ctx and then the chunks.
//
// The palette is that of the first chunk, together with all colours that its
// images and marks can have. From a later frame on with a colour that is not
// close to any of these, the rest of its chunk has a palette of its own. With
// Palette or Colors there is only one, of Colors with a few of every kind where
// there is room, and a later colour may be off. There is no way back: a film
// that reflects plays forwards, again and again.
func GIFChunks(ctx context.Context, w io.Writer, chunks iter.Seq[*strip.Film], o *GIFOptions) error {
	if o == nil {
		o = &GIFOptions{}
	}
	g, n, scale := o.encoder(w)
	n = min(n, 255) // and one that stands for "as before"
	r, err := newReel(ctx, "gif", paced("GIFOptions", chunks, o.FPS), scale, true)
	if err != nil {
		return err
	}
	defer r.close()
	if err := fitsGIF(r.painter.Bounds().Size()); err != nil {
		return err
	}
	f := r.chunks[0]
	watch := func() error { return canceled(ctx, "gif") }
	colors, err := count(f, order(f)[:f.Frames], scale, r.painter, &g.before, watch)
	if err != nil {
		return err
	}
	addColors(colors, f)
	if o.Colors != 0 {
		addCube(colors, n)
	}
	g.use(o.palette(colors, n))
	g.plays = plays("GIFOptions", f, o.Loops)
	if o.Colors == 0 && o.Palette == nil {
		g.renew = func(c *quant.Histogram) *quant.Palette { return quant.NewPalette(c, n) }
	}
	return g.film(ctx, r, r.shots(gifLeast), func(int) {})
}

// encoder is an encoder as the options say, with the number of colours and the
// scale that they ask for. It panics on options that make no sense.
func (o *GIFOptions) encoder(w io.Writer) (g *gifEncoder, colors int, scale float64) {
	if o.Colors != 0 && o.Palette != nil {
		panic(fmt.Sprintf("writer: GIFOptions has Colors %d and a Palette, want one of them", o.Colors))
	}
	opaqueColors("GIFOptions", o.Palette)
	plays("GIFOptions", &strip.Film{}, o.Loops)
	g = &gifEncoder{w: bufio.NewWriter(w), text: gifComment(o.Meta), dither: o.Dither}
	return g, between("GIFOptions", "Colors", o.Colors, 2, 256, 256), scaleOf("GIFOptions", o.Scale, o.DPI)
}

// palette is the given one, or n colours that suit the film.
func (o *GIFOptions) palette(h *quant.Histogram, n int) *quant.Palette {
	if len(o.Palette) > 0 {
		return quant.PaletteOf(h, opaqueColors("GIFOptions", o.Palette))
	}
	return quant.NewPalette(h, n)
}

func fitsGIF(size image.Point) error {
	if size.X > gifSide || size.Y > gifSide {
		return fmt.Errorf("gif: %d×%d pixels, and %d is the format's limit: %w", size.X, size.Y, gifSide, errSide)
	}
	return nil
}

// addColors counts the opaque colours that images and marks choose from, each
// once, whether they have been seen yet or not.
func addColors(h *quant.Histogram, f *strip.Film) {
	for _, l := range f.Layers {
		for _, s := range l.States {
			for _, op := range s {
				switch op := op.(type) {
				case *strip.Image:
					addOpaque(h, op.Palette)
				case *strip.Marks:
					addOpaque(h, op.Colors)
				}
			}
		}
	}
}

// addCube counts colours from all over the cube, so that no later one is far
// off, if there is room for them among n.
func addCube(h *quant.Histogram, n int) {
	const levels = 4
	if h.Len()+levels*levels*levels > n {
		return
	}
	for i := range levels * levels * levels {
		v := func(i int) uint8 { return uint8(i % levels * 255 / (levels - 1)) }
		addOpaque(h, []color.NRGBA{{v(i), v(i / levels), v(i / levels / levels), 255}})
	}
}

func addOpaque(h *quant.Histogram, colors []color.NRGBA) {
	for _, c := range colors {
		if c.A == 255 {
			h.Add([]uint8{c.R, c.G, c.B, c.A})
		}
	}
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
	shots int // how many this one stands for
	// palette is that of the frame, or nil for the file's.
	palette *quant.Palette
}

// film writes the shots: one goroutine paints while this one codes.
func (g *gifEncoder) film(ctx context.Context, r *reel, list iter.Seq[shot], tick func(int)) error {
	const ahead = 2
	g.header(r.painter.Bounds().Size())
	g.comment()
	d := newDelta(r, g.palette, g.clear)
	d.renew, d.changed = g.renew, g.before
	if g.dither {
		d.dither = newDither(g.palette)
	}
	outside := ctx
	ctx, stop := context.WithCancel(ctx)
	d.watch = func() error { return canceled(ctx, "gif") }
	ready := make(chan gifFrame, ahead)
	spare := make(chan []uint8, ahead+3)
	for range ahead + 3 {
		spare <- nil
	}
	var broken error
	go func() {
		defer close(ready)
		broken = d.changes(ctx, list, ready, spare)
	}()
	// The film belongs to the caller again only when the painting has ended.
	defer func() {
		stop()
		for range ready {
		}
	}()
	for f := range ready {
		g.frame(f)
		if g.err != nil {
			return fmt.Errorf("gif: %w", g.err)
		}
		spare <- f.pix
		tick(f.shots)
	}
	if err := canceled(outside, "gif"); err != nil {
		return err
	}
	if broken != nil {
		return fmt.Errorf("gif: %w", broken)
	}
	return g.end()
}

// changes sends what each shot changes, in order, until ctx ends. It takes its
// buffers from spare.
func (d *delta) changes(ctx context.Context, list iter.Seq[shot], ready chan<- gifFrame, spare chan []uint8) error {
	var held gifFrame
	global := d.palette
	for s := range list {
		var buf []uint8
		select {
		case buf = <-spare:
		case <-ctx.Done():
			return nil
		}
		r, pix, err := d.next(s.frame, buf[:0])
		if err != nil {
			return err
		}
		if r.Empty() { // nothing changed: the frame before stays longer
			held.delay += s.delay
			held.shots++
			spare <- pix
			continue
		}
		if held.shots > 0 {
			select {
			case ready <- held:
			case <-ctx.Done():
				return nil
			}
		}
		held = gifFrame{r: r, pix: pix, delay: s.delay, shots: 1}
		if d.palette != global {
			held.palette = d.palette
		}
	}
	select {
	case ready <- held:
	case <-ctx.Done():
	}
	return nil
}
