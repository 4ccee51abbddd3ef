package raster

import (
	"fmt"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Continue goes over to another film of the same size, the next chunk of a
// long one, and keeps what the painter has made so far but for the picture: the
// damage of the next frame is the whole of it.
//
// The error says what is wrong with the film; the painter is then of no more
// use.
func (p *Painter) Continue(f *strip.Film) error {
	if err := f.Validate(); err != nil {
		return fmt.Errorf("raster: %w", err)
	}
	if f.Width != p.film.Width || f.Height != p.film.Height {
		return fmt.Errorf("raster: a chunk has %d×%d pixels, and the film before it has %d×%d: all must have one size",
			f.Width, f.Height, p.film.Width, p.film.Height)
	}
	p.show(f)
	return nil
}

// show takes up a film, of which nothing is painted yet.
func (p *Painter) show(f *strip.Film) {
	p.film, p.states, p.based, p.still = f, nil, false, 0
	p.boxes = make([]layerBoxes, len(f.Layers))
	for p.still < len(f.Layers) && constant(f.Layers[p.still].Frame) {
		p.still++
	}
}
