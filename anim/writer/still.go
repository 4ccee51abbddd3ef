package writer

import (
	"bytes"
	"context"
	"fmt"
	"image/png"
	"io"
	"iter"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// PNGOptions control [PNG]. The zero value gives the defaults.
type PNGOptions struct {
	// Frame is the frame to write, counted from 0, or from the end below 0: -1 is
	// the last.
	Frame int
	// Scale is the number of pixels in the file for one of the film's, in each
	// direction, above 0; 0 means 1.
	Scale float64
	// DPI is the number of pixels in the file for an inch of the figure, instead
	// of Scale: DPI 200 is Scale 2. 0 means 100, or what Scale says.
	DPI float64
	// Film: the picture carries the whole film, which a player finds in there,
	// and so does strip.ExtractPNG. Programs for pictures skip it.
	Film bool
	// Meta is what the file says about itself, in text chunks. The zero value: nothing.
	Meta Meta
	// Progress, if it is not nil, is called as the film inside is encoded, with how
	// many frames' worth of it is done, from 1 to total. The calls come from
	// several goroutines, one at a time.
	Progress func(done, total int)
}

// PNG writes one frame as a PNG picture in exact colours, which says its number
// of pixels to an inch. Nil options are the defaults. A see-through background
// stays so.
func PNG(ctx context.Context, w io.Writer, f *strip.Film, o *PNGOptions) error {
	if o == nil {
		o = &PNGOptions{}
	}
	about, scale := textChunks(o.Meta), scaleOf("PNGOptions", o.Scale, o.DPI)
	p, err := open(ctx, "png", f, scale)
	if err != nil {
		return err
	}
	img, _ := p.Paint(inFilm("PNGOptions", o.Frame, f))
	var picture bytes.Buffer
	if err := png.Encode(&picture, img); err != nil {
		return fmt.Errorf("png: %w", err)
	}
	whole := withChunks(picture.Bytes(), append(about, density(scale)))
	if !o.Film {
		if _, err := w.Write(whole); err != nil {
			return fmt.Errorf("png: %w", err)
		}
		return nil
	}
	var film bytes.Buffer
	if err := strip.EncodeContext(ctx, &film, f, &strip.Options{Progress: o.Progress}); err != nil {
		return fmt.Errorf("png: %w", err)
	}
	if err := strip.EmbedPNG(w, whole, film.Bytes()); err != nil {
		return fmt.Errorf("png: %w", err)
	}
	return nil
}

// inFilm is the number of a frame counted from 0. It panics if the film has no
// such frame.
func inFilm(options string, frame int, f *strip.Film) int {
	k := frame
	if k < 0 {
		k += f.Frames
	}
	if k < 0 || k >= f.Frames {
		panic(fmt.Sprintf("writer: %s.Frame is %d, want 0 to %d, the film's last, or -%d to -1", options, frame, f.Frames-1, f.Frames))
	}
	return k
}

// A plotter draws one kind of vector picture: an operation at a time, within
// a clip, which does not limit it if it is the zero Rect.
type plotter interface {
	draw(op strip.Op, clip strip.Rect)
}

// plot checks the film and draws a frame. The plotter is made when the film is
// known to be sound.
func plot(ctx context.Context, name, options string, f *strip.Film, frame int, progress func(done, total int), to func() plotter) error {
	if f == nil || f.Frames < 1 {
		return errNoFrames(name)
	}
	if err := f.Validate(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	frame = inFilm(options, frame, f)
	if err := canceled(ctx, name); err != nil {
		return err
	}
	total := 0
	for _, op := range drawings(f, frame) {
		total += points(op)
	}
	p := to()
	done := 0
	for clip, op := range drawings(f, frame) {
		if err := canceled(ctx, name); err != nil {
			return err
		}
		p.draw(op, clip)
		done += points(op)
		if progress != nil {
			progress(done, total)
		}
	}
	return nil
}

// drawings are those of a frame and their clips, the lowest first. Many marks
// come as several drawings.
func drawings(f *strip.Film, frame int) iter.Seq2[strip.Rect, strip.Op] {
	return func(yield func(strip.Rect, strip.Op) bool) {
		for i := range f.Layers {
			l := &f.Layers[i]
			if l.Frame[frame] < 0 {
				continue
			}
			for _, op := range l.States[l.Frame[frame]] {
				for op := range fewMarks(op) {
					if !yield(l.Clip, op) {
						return
					}
				}
			}
		}
	}
}

// fewMarks takes marks apart where they are so many that drawing them takes
// time, in which somebody may want to know how it goes, or to give up.
func fewMarks(op strip.Op) iter.Seq[strip.Op] {
	const few = 10000
	return func(yield func(strip.Op) bool) {
		m, ok := op.(*strip.Marks)
		if !ok {
			yield(op)
			return
		}
		for from := 0; from < len(m.X); from += few {
			part, to := *m, min(from+few, len(m.X))
			part.X, part.Y = m.X[from:to], m.Y[from:to]
			if len(m.Size) > 1 {
				part.Size = m.Size[from:to]
			}
			if len(m.Index) > 0 {
				part.Index = m.Index[from:to]
			}
			if !yield(&part) {
				return
			}
		}
	}
}

// points is how many points a drawing has, about what it takes to write.
func points(op strip.Op) int {
	switch op := op.(type) {
	case *strip.Path:
		return len(op.X)
	case *strip.Marks:
		return len(op.X)
	case *strip.Image:
		return len(op.Pix)
	}
	return 1
}
