package player

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// thinnings are the ways to make a moving poster smaller, in the order in which
// they are tried: fewer frames a second first, because a viewer forgives that
// sooner than blurred text.
var thinnings = []struct {
	every int // frames
	scale float64
}{{1, 1}, {2, 1}, {4, 1}, {4, 0.7}, {8, 0.7}, {8, 0.5}, {16, 0.5}}

// slowest is the fewest frames a second, of those left out, that still look
// like movement.
const slowest = 2

// errBudget ends the writing of a poster that is too large.
var errBudget = errors.New("the poster is too large")

// A purse is a file of a limited size.
type purse struct {
	bytes.Buffer
	most int
}

func (p *purse) Write(b []byte) (int, error) {
	if p.Len()+len(b) > p.most {
		return 0, errBudget
	}
	return p.Buffer.Write(b)
}

// moving is the film as an animated PNG of at most o.MovingPoster bytes, or nil
// if it cannot be made so small.
func moving(ctx context.Context, f *strip.Film, o Options) ([]byte, error) {
	for _, t := range thinnings {
		if t.every > 1 && (f.FPS/float64(t.every) < slowest || f.Frames <= t.every) {
			continue
		}
		p := &purse{most: o.MovingPoster}
		err := writer.APNG(ctx, p, thin(f, t.every), &writer.APNGOptions{Scale: o.PosterScale * t.scale, Colors: 256})
		if err == nil {
			return p.Bytes(), nil
		}
		if !errors.Is(err, errBudget) {
			return nil, fmt.Errorf("player: %w", err)
		}
	}
	return nil, nil
}

// thin is every n-th frame of a film, at its pace.
func thin(f *strip.Film, n int) *strip.Film {
	if n == 1 {
		return f
	}
	g := *f
	g.Frames = (f.Frames + n - 1) / n
	g.FPS = f.FPS / float64(n)
	g.Poster = f.Poster / n
	g.Axes, g.Controls, g.Sound = nil, nil, nil // a picture has no use for them
	g.Layers = make([]strip.Layer, len(f.Layers))
	for i, l := range f.Layers {
		frame := make([]int, 0, g.Frames)
		for k := 0; k < f.Frames; k += n {
			frame = append(frame, l.Frame[k])
		}
		l.Frame, l.Axes = frame, -1
		g.Layers[i] = l
	}
	return &g
}
