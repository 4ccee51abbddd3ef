// Package writer writes films to files: GIF, animated PNG, AVI, numbered PNG
// pictures, MP4 and WebM through ffmpeg, and stills of a frame as PNG, SVG and
// PDF. Each writer of pictures replays the film through package raster, and
// memory does not grow with the number of frames.
package writer

import (
	"context"
	"errors"
	"fmt"
	"image/color"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// open checks what every writer needs and returns a painter for the film.
func open(ctx context.Context, name string, f *strip.Film, scale float64) (*raster.Painter, error) {
	if f == nil || f.Frames < 1 {
		return nil, errNoFrames(name)
	}
	if err := canceled(ctx, name); err != nil {
		return nil, err
	}
	p, err := raster.New(f, scale)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return p, nil
}

func errNoFrames(name string) error {
	return fmt.Errorf("%s: the film has no frames; record at least one before writing it", name)
}

// canceled says that ctx has ended, if it has.
func canceled(ctx context.Context, name string) error {
	if ctx.Err() == nil {
		return nil
	}
	return fmt.Errorf("%s: writing was stopped before it was complete: %w", name, context.Cause(ctx))
}

// errSide is what a format says about a picture that is too large for it.
var errSide = errors.New("choose a smaller Scale")

// opaque is the film on a background that nothing shines through, for formats
// without transparency: what was see-through is white.
func opaque(f *strip.Film) *strip.Film {
	b := f.Background
	if b.A == 255 {
		return f
	}
	over := func(v uint8) uint8 { return uint8((int(v)*int(b.A) + 255*(255-int(b.A)) + 127) / 255) }
	g := *f
	g.Background = color.NRGBA{over(b.R), over(b.G), over(b.B), 255}
	return &g
}

// order is the order in which the frames are shown once through: a film that
// is played back and forth has the way back as frames of its own.
func order(f *strip.Film) []int {
	var frames []int
	for k := range f.Frames {
		frames = append(frames, k)
	}
	if f.Repeat == strip.Reflect {
		for k := f.Frames - 2; k > 0; k-- {
			frames = append(frames, k)
		}
	}
	return frames
}
