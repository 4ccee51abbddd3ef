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
	"math"

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

// openOpaque is open for formats without transparency. The film it returns is
// the one that the painter paints.
func openOpaque(ctx context.Context, name string, f *strip.Film, scale float64) (*raster.Painter, *strip.Film, error) {
	if f != nil {
		f = opaque(f)
	}
	p, err := open(ctx, name, f, scale)
	return p, f, err
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

// A shot is a frame of the film and how long it stays, in hundredths of a
// second.
type shot struct {
	frame, delay int
}

// shots times the film in hundredths of a second. Each shot begins at the
// hundredth nearest to its time in the film, so rounding errors do not add up.
// No shot is shorter than least: at a faster rate, frames are left out evenly.
func shots(f *strip.Film, least int) []shot {
	frames := order(f)
	at := func(k int) int { return int(math.Round(100 * float64(k) / f.FPS)) }
	end := max(at(len(frames)), 1)
	var s []shot
	begin := 0 // of the last shot
	for k, frame := range frames {
		if k > 0 {
			if at(k)-begin < least || end-at(k) < least {
				if frame == f.Frames-1 {
					s[len(s)-1].frame = frame // the last frame is always shown
				}
				continue
			}
			s[len(s)-1].delay = at(k) - begin
			begin = at(k)
		}
		s = append(s, shot{frame: frame})
	}
	s[len(s)-1].delay = max(end-begin, least)
	for i := range s {
		if s[i].frame == f.Frames-1 {
			s[i].delay += int(math.Round(f.RepeatDelay.Seconds() * 100))
		}
	}
	return s
}
