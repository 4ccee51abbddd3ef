package raster

import (
	"fmt"
	"image"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Still paints one frame of f, counted from 0, with scale device pixels for
// each of the film's pixels in each direction; 0 means 1.
func Still(f *strip.Film, frame int, scale float64) (*image.RGBA, error) {
	p, err := New(f, scale)
	if err != nil {
		return nil, err
	}
	if frame < 0 || frame >= f.Frames {
		return nil, fmt.Errorf("raster: frame is %d, want 0 to %d", frame, f.Frames-1)
	}
	img, _ := p.Paint(frame)
	return img, nil
}
