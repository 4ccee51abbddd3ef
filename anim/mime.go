package anim

import (
	"fmt"
	"image"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// MIMEBundle returns what a notebook shows of the figure, by MIME type: the
// player of what the last loop recorded (see Film) as text/html, and a
// description as text/plain. It is what display.Show asks for. If it takes more
// than a second, it tells on standard error how long it has still to go.
func (f *Figure) MIMEBundle() (map[string]any, error) {
	film, err := f.Film()
	if err != nil {
		return nil, fmt.Errorf("anim: %w", err)
	}
	p := newProgress("making the player", film.Frames)
	defer p.done()
	o := f.Player
	o.Progress = both(o.Progress, func(done, _ int) { p.step(done) })
	html, err := player.Output(film, &o)
	if err != nil {
		return nil, fmt.Errorf("anim: %w", err)
	}
	return map[string]any{"text/html": html, "text/plain": describe(film)}, nil
}

// Still returns the figure as a picture, in its size, if it is one: when no loop
// has recorded more than a frame. For a film it returns nil. It is faster than
// MIMEBundle, and what display/live.Interact asks for.
func (f *Figure) Still() (image.Image, error) {
	if f.rec != nil && f.rec.builder.Frames() > 1 {
		return nil, nil
	}
	film, err := f.Film()
	if err != nil {
		return nil, fmt.Errorf("anim: %w", err)
	}
	img, err := raster.Still(film, 0, 1)
	if err != nil {
		return nil, fmt.Errorf("anim: %w", err)
	}
	return img, nil
}

// describe says in a line what a film is.
func describe(f *strip.Film) string {
	text := fmt.Sprintf("%s (%d×%d pixels, ", f.Title, f.Width, f.Height)
	n := f.FilmFrames()
	if n > 1 || len(f.Params) == 0 {
		text += fmt.Sprintf("%d frames, %.4g s", n, float64(n)/f.FPS)
	} else {
		text += fmt.Sprintf("%d pictures", f.Frames)
	}
	for i, p := range f.Params {
		sep := ", "
		if i == 0 {
			sep = " by "
		}
		text += sep + p.Name
	}
	return text + ")"
}
