package writer

import (
	"encoding/binary"
	"image"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/quant"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A delta turns painted frames into what differs from the frame before, as
// palette indices.
type delta struct {
	film    *reel
	palette *quant.Palette
	// clear is the index that leaves a pixel as it is, or -1 if there is none:
	// then unchanged pixels within the rectangle are repeated.
	clear int
	// dither, if it is not nil, chooses the indices.
	dither *dither
	// renew, if it is not nil, gives another palette, of fewer than 256 colours,
	// for the rest of a chunk where a frame has a colour far off.
	renew func(*quant.Histogram) *quant.Palette
	// watch is called between frames; its error gives up.
	watch func() error

	changed changed
	started bool
	w       int
	shown   []uint8 // the index of each pixel
	change  []uint8 // clear, or the new index; all clear between frames
	stretch []stretch
	fresh   []uint8 // the indices of the stretches
}

// A stretch is a part of row y, columns x0 to x1.
type stretch struct{ y, x0, x1 int }

// farOff is the squared distance between colours that are not taken for one.
const farOff = 3 * 12 * 12

func newDelta(film *reel, palette *quant.Palette, clear int) *delta {
	b := film.painter.Bounds()
	d := &delta{film: film, palette: palette, clear: clear, w: b.Dx()}
	d.shown = make([]uint8, b.Dx()*b.Dy())
	if clear >= 0 {
		d.change = make([]uint8, len(d.shown))
		d.wipe(b)
	}
	return d
}

func (d *delta) wipe(r image.Rectangle) {
	if r.Empty() {
		return
	}
	first := d.change[r.Min.Y*d.w+r.Min.X : r.Min.Y*d.w+r.Max.X]
	for x := range first {
		first[x] = uint8(d.clear)
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(d.change[y*d.w+r.Min.X:y*d.w+r.Max.X], first)
	}
}

// next paints a frame. It appends the changed pixels, row by row, to dst, and
// returns the rectangle that holds all of them: empty if nothing changed, the
// whole picture the first time.
func (d *delta) next(frame int, dst []uint8) (r image.Rectangle, pix []uint8, err error) {
	img, damage, err := d.film.paint(frame)
	if err != nil {
		return r, dst, err
	}
	if !d.started {
		d.started = true
		d.changed.spans(img, damage, func(y, x0, x1 int) {
			d.index(d.shown[y*d.w+x0:y*d.w+x1], img.Pix[img.PixOffset(x0, y):img.PixOffset(x1, y)], x0, y)
		})
		return img.Rect, append(dst, d.shown...), nil
	}
	d.stretch, d.fresh = d.stretch[:0], d.fresh[:0]
	d.changed.spans(img, damage, func(y, x0, x1 int) {
		d.stretch = append(d.stretch, stretch{y, x0, x1})
		n := len(d.fresh)
		d.fresh = slices.Grow(d.fresh, x1-x0)[:n+x1-x0]
		d.index(d.fresh[n:], img.Pix[img.PixOffset(x0, y):img.PixOffset(x1, y)], x0, y)
	})
	if d.renew != nil && d.off() > farOff {
		colors, err := d.rest(frame)
		if err != nil {
			return r, dst, err
		}
		d.use(d.renew(colors))
		n := 0
		for _, s := range d.stretch {
			d.index(d.fresh[n:n+s.x1-s.x0], img.Pix[img.PixOffset(s.x0, s.y):img.PixOffset(s.x1, s.y)], s.x0, s.y)
			n += s.x1 - s.x0
		}
	}
	row := d.fresh
	for _, s := range d.stretch {
		n := s.x1 - s.x0
		lo, hi := d.update(s.y*d.w+s.x0, row[:n])
		if lo < hi {
			r = r.Union(image.Rect(s.x0+lo, s.y, s.x0+hi, s.y+1))
		}
		row = row[n:]
	}
	dst = slices.Grow(dst, r.Dx()*r.Dy())
	from := d.shown
	if d.clear >= 0 {
		from = d.change
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		dst = append(dst, from[y*d.w+r.Min.X:y*d.w+r.Max.X]...)
	}
	if d.clear >= 0 {
		d.wipe(r)
	}
	return r, dst, nil
}

// off is how far a colour was from the palette's since the last time.
func (d *delta) off() int {
	off := d.palette.Off()
	if d.dither != nil {
		off, d.dither.off = d.dither.off, 0
	}
	return off
}

// rest counts the colours of a frame that has just been painted and of what
// changes after it in its chunk. The painter comes back to the frame: it would
// take twice the memory to count with another one.
func (d *delta) rest(frame int) (*quant.Histogram, error) {
	var h quant.Histogram
	h.Add(d.changed.pix)
	for k := frame + 1; k < d.film.first+d.film.chunks[0].Frames; k++ {
		img, damage, err := d.film.paint(k)
		if err != nil {
			return nil, err
		}
		d.changed.spans(img, damage, func(y, x0, x1 int) {
			h.Add(img.Pix[img.PixOffset(x0, y):img.PixOffset(x1, y)])
		})
		if err := d.watch(); err != nil {
			return nil, err
		}
	}
	img, damage, err := d.film.paint(frame)
	if err != nil {
		return nil, err
	}
	d.changed.spans(img, damage, func(int, int, int) {})
	return &h, nil
}

// use goes on with another palette.
func (d *delta) use(p *quant.Palette) {
	same := make([]uint8, 256) // the new index of an old one
	for i := range same {
		same[i] = uint8(len(p.Colors)) // none: what comes there is new
		if i < len(d.palette.Colors) {
			if k := slices.Index(p.Colors, d.palette.Colors[i]); k >= 0 {
				same[i] = uint8(k)
			}
		}
	}
	for i, c := range d.shown {
		d.shown[i] = same[c]
	}
	d.palette, d.clear = p, len(p.Colors)
	d.wipe(d.film.painter.Bounds())
	if d.dither != nil {
		d.dither = newDither(p)
	}
}

// index finds the indices of the pixels of a row from (x, y) on.
func (d *delta) index(dst, row []uint8, x, y int) {
	if d.dither != nil {
		d.dither.index(dst, row, x, y)
		return
	}
	d.palette.Index(dst, row)
}

// update shows the indices of row from pixel i on and returns the part of row
// that differs from what was shown.
func (d *delta) update(i int, row []uint8) (lo, hi int) {
	lo = len(row)
	shown := d.shown[i : i+len(row)]
	for x := 0; x < len(row); x++ {
		for x+8 <= len(row) && binary.LittleEndian.Uint64(row[x:]) == binary.LittleEndian.Uint64(shown[x:]) {
			x += 8
		}
		if x == len(row) {
			break
		}
		c := row[x]
		if c == shown[x] {
			continue
		}
		shown[x] = c
		if d.clear >= 0 {
			d.change[i+x] = c
		}
		lo, hi = min(lo, x), x+1
	}
	return lo, hi
}

// count counts the colours of what changes in the given frames. The frames are split in two
// halves that are counted at the same time; that there are always two keeps
// the result the same on any machine. p is a painter of the film that has
// painted nothing yet, and before has no picture, nor afterwards: they save
// making others. painted is called after each frame, by one goroutine at a
// time, and stops the count by an error.
func count(f *strip.Film, frames []int, scale float64, p *raster.Painter, before *changed, painted func() error) (*quant.Histogram, error) {
	defer before.forget()
	type half struct {
		h   quant.Histogram
		err error
	}
	var halves [2]half
	turn := make(chan struct{}, 1) // held while painted runs
	done := make(chan struct{})
	for i := range halves {
		part := frames[i*len(frames)/2 : (i+1)*len(frames)/2]
		go func() {
			painter, c := p, before
			if i == 0 {
				painter, c = nil, &changed{}
			}
			halves[i].err = countPart(&halves[i].h, f, part, scale, painter, c, func() error {
				turn <- struct{}{}
				defer func() { <-turn }()
				return painted()
			})
			done <- struct{}{}
		}()
	}
	<-done
	<-done
	for i := range halves {
		if halves[i].err != nil {
			return nil, halves[i].err
		}
	}
	halves[0].h.Merge(&halves[1].h)
	return &halves[0].h, nil
}

func countPart(h *quant.Histogram, f *strip.Film, frames []int, scale float64, p *raster.Painter, c *changed, painted func() error) error {
	if len(frames) == 0 {
		return nil
	}
	if p == nil {
		var err error
		if p, err = raster.New(f, scale); err != nil {
			return err
		}
	}
	for _, k := range frames {
		img, damage := p.Paint(k)
		c.spans(img, damage, func(y, x0, x1 int) {
			h.Add(img.Pix[img.PixOffset(x0, y):img.PixOffset(x1, y)])
		})
		if err := painted(); err != nil {
			return err
		}
	}
	return nil
}
