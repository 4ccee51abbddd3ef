package writer

import (
	"context"
	"fmt"
	"image/png"
	"io"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// PNGOptions control [PNG]. The zero value gives the defaults.
type PNGOptions struct {
	// Frame is the frame to write, counted from 0.
	Frame int
	// Scale is the number of pixels in the file for one of the film's, in each
	// direction, above 0; 0 means 1.
	Scale float64
}

// PNG writes one frame as a PNG picture in exact colours. Nil options are the
// defaults. A see-through background stays so.
func PNG(ctx context.Context, w io.Writer, f *strip.Film, o *PNGOptions) error {
	if o == nil {
		o = &PNGOptions{}
	}
	p, err := open(ctx, "png", f, o.Scale)
	if err != nil {
		return err
	}
	inFilm("PNGOptions", o.Frame, f)
	img, _ := p.Paint(o.Frame)
	if err := png.Encode(w, img); err != nil {
		return fmt.Errorf("png: %w", err)
	}
	return nil
}

// inFilm panics if the film has no such frame.
func inFilm(options string, frame int, f *strip.Film) {
	if frame < 0 || frame >= f.Frames {
		panic(fmt.Sprintf("writer: %s.Frame is %d, want 0 to %d, the film's last", options, frame, f.Frames-1))
	}
}

// A plotter draws one kind of vector picture: an operation at a time, within
// a clip, which does not limit it if it is the zero Rect.
type plotter interface {
	draw(op strip.Op, clip strip.Rect)
}

// plot checks the film and draws a frame. The plotter is made when the film is
// known to be sound.
func plot(ctx context.Context, name, options string, f *strip.Film, frame int, to func() plotter) error {
	if f == nil || f.Frames < 1 {
		return errNoFrames(name)
	}
	if err := f.Validate(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	inFilm(options, frame, f)
	if err := canceled(ctx, name); err != nil {
		return err
	}
	p := to()
	for i := range f.Layers {
		l := &f.Layers[i]
		if l.Frame[frame] < 0 {
			continue
		}
		if err := canceled(ctx, name); err != nil {
			return err
		}
		for _, op := range l.States[l.Frame[frame]] {
			p.draw(op, l.Clip)
		}
	}
	return nil
}
