package writer

import (
	"bufio"
	"context"
	"encoding/binary"
	"fmt"
	"image"
	"io"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/pngenc"
	"github.com/zoetrope-go/zoetrope/anim/raster/quant"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// APNGOptions control [APNG]. The zero value gives the defaults.
type APNGOptions struct {
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
	// Colors is the most colours the file has, 2 to 256, of which each pixel takes
	// the nearest. 0 means all colours of the film, exactly.
	Colors int
	// Meta is what the file says about itself, in text chunks. The zero value: nothing.
	Meta Meta
	// Progress, if it is not nil, is called as the work goes on, with how many
	// of the film's frames are done, from 1 to total. APNG goes over the film
	// twice; each time counts as half of the work.
	Progress func(done, total int)
}

// APNG writes the film as an animated PNG. Nil options are the defaults.
//
// All colours are exact: the file has a palette if the whole film has no more
// than 256 colours, and otherwise true colour. Each frame holds only the
// rectangle that differs from the one before. Memory does not grow with the
// number of frames: the film is painted twice.
//
// Delays are fractions of a second, exact for every rate that is one itself,
// and what they lack otherwise (less than 10 µs) does not add up; RepeatDelay
// lengthens the last frame, up to 18 hours. A film that plays back and forth
// has the way back as further frames. Viewers that know only still PNG show the
// film's poster frame: it comes first in the file, and is part of the animation
// only if it is the first frame.
func APNG(ctx context.Context, w io.Writer, f *strip.Film, o *APNGOptions) error {
	if o == nil {
		o = &APNGOptions{}
	}
	n := between("APNGOptions", "Colors", o.Colors, 2, 256, 256)
	about := append([]chunk{}, textChunks(o.Meta)...)
	scale := scaleOf("APNGOptions", o.Scale, o.DPI)
	for g := range paced("APNGOptions", one(f), o.FPS) {
		f = g
	}
	p, err := open(ctx, "apng", f, scale)
	if err != nil {
		return err
	}
	list := order(f)
	tick := halves(o.Progress, len(list), f.Frames)
	counted := 0
	a := &apngEncoder{painter: p, fps: f.FPS, about: about, plays: plays("APNGOptions", f, o.Loops)}
	colors, err := count(f, list[:f.Frames], scale, p, &a.before, func() error {
		counted++
		tick(1)
		return canceled(ctx, "apng")
	})
	if err != nil {
		return err
	}
	tick(len(list) - counted)

	if o.Colors != 0 || colors.Exact() && colors.Len() <= 256 {
		a.palette = quant.NewPalette(colors, n)
	} else {
		a.opaque = f.Background.A == 255
	}
	b := bufio.NewWriter(w)
	a.enc = pngenc.NewEncoder(b)
	if err := a.write(ctx, f, list, tick); err != nil {
		return err
	}
	if err := a.enc.End(); err != nil {
		return fmt.Errorf("apng: %w", err)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("apng: %w", err)
	}
	return nil
}

// An apngEncoder writes the chunks of one file.
type apngEncoder struct {
	enc      *pngenc.Encoder
	zip      pngenc.Compressor
	painter  *raster.Painter
	palette  *quant.Palette // nil: true colour
	opaque   bool
	depth    int // bits of a sample
	about    []chunk
	plays    int
	fps      float64
	sequence uint32
	owed     float64 // seconds that the frames so far stay too short
	pix      []uint8
	before   changed
}

// begin writes what stands before the pictures of an animation of n frames.
func (a *apngEncoder) begin(n int) {
	b := a.painter.Bounds()
	kind := pngenc.RGBA
	a.depth = 8
	switch {
	case a.palette != nil:
		kind, a.depth = pngenc.Palette, pngenc.Depth(len(a.palette.Colors))
	case a.opaque:
		kind = pngenc.RGB
	}
	a.enc.Header(b.Dx(), b.Dy(), kind, a.depth)
	a.animation(a.enc, n)
	for _, c := range a.about {
		a.enc.Chunk(c.kind, c.data)
	}
	if a.palette != nil {
		a.enc.Palette(a.palette.Colors)
	}
}

// animation writes the chunk that says how many frames there are.
func (a *apngEncoder) animation(to *pngenc.Encoder, n int) {
	b := binary.BigEndian.AppendUint32(nil, uint32(n))
	to.Chunk("acTL", binary.BigEndian.AppendUint32(b, uint32(a.plays)))
}

func (a *apngEncoder) write(ctx context.Context, f *strip.Film, list []int, tick func(int)) error {
	// The number of frames stands in front, so equal ones have to be found
	// beforehand: layers that do not change say so without painting.
	groups := still(f, list)
	a.begin(len(groups))
	separate := f.Poster != list[0]
	if separate {
		img, _ := a.painter.Paint(f.Poster)
		a.enc.Chunk("IDAT", a.data(img, img.Rect))
	}
	for i, g := range groups {
		if err := canceled(ctx, "apng"); err != nil {
			return err
		}
		img, damage := a.painter.Paint(list[g.first])
		r := a.changed(img, damage)
		if r.Empty() {
			r = image.Rect(0, 0, 1, 1) // the format has no empty frame
		}
		a.frame(r, g.seconds(f, list), a.data(img, r), i == 0 && !separate)
		if err := a.enc.Err(); err != nil {
			return fmt.Errorf("apng: %w", err)
		}
		tick(g.n)
	}
	return nil
}

// frame writes a picture in its place, which stays for so long. It may be the
// one that viewers show that know only still PNG.
func (a *apngEncoder) frame(r image.Rectangle, seconds float64, data []byte, still bool) {
	a.control(r, a.pause(seconds))
	if still {
		a.enc.Chunk("IDAT", data)
		return
	}
	a.enc.Chunk("fdAT", append(binary.BigEndian.AppendUint32(nil, a.next()), data...))
}

func (a *apngEncoder) next() uint32 {
	a.sequence++
	return a.sequence - 1
}

// control writes a frame's place and time. The picture stays for the next
// frame, which replaces what its rectangle covers.
func (a *apngEncoder) control(r image.Rectangle, p pause) {
	c := binary.BigEndian.AppendUint32(nil, a.next())
	for _, v := range []int{r.Dx(), r.Dy(), r.Min.X, r.Min.Y} {
		c = binary.BigEndian.AppendUint32(c, uint32(v))
	}
	c = binary.BigEndian.AppendUint16(c, p.num)
	c = binary.BigEndian.AppendUint16(c, p.den)
	a.enc.Chunk("fcTL", append(c, 0, 0))
}

// changed is the smallest rectangle in the damage around the pixels that
// differ from those before, or empty; all of the first picture.
func (a *apngEncoder) changed(img *image.RGBA, damage []image.Rectangle) (r image.Rectangle) {
	a.before.spans(img, damage, func(y, x0, x1 int) { r = r.Union(image.Rect(x0, y, x1, y+1)) })
	return r
}

// data is the compressed part r of img. It is valid until the next call.
func (a *apngEncoder) data(img *image.RGBA, r image.Rectangle) []byte {
	a.pix = a.pix[:0]
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := img.Pix[img.PixOffset(r.Min.X, y):img.PixOffset(r.Max.X, y)]
		switch {
		case a.palette != nil:
			n := len(a.pix)
			a.pix = append(a.pix, row[:r.Dx()]...)
			a.palette.Index(a.pix[n:], row)
		case a.opaque:
			for i := 0; i < len(row); i += 4 {
				a.pix = append(a.pix, row[i], row[i+1], row[i+2])
			}
		default:
			for i := 0; i < len(row); i += 4 {
				c := quant.Straight(row[i : i+4])
				a.pix = append(a.pix, c.R, c.G, c.B, c.A)
			}
		}
	}
	switch {
	case a.palette != nil:
		return a.zip.Indices(a.pix, r.Dx(), a.depth)
	case a.opaque:
		return a.zip.Bytes(a.pix, r.Dx(), 3)
	}
	return a.zip.Bytes(a.pix, r.Dx(), 4)
}
