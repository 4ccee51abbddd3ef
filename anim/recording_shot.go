package anim

import (
	"slices"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A shot is a placed artist as it was in a frame, with the number of the look
// that its axes had. The zero shot draws nothing.
type shot struct {
	artist placed
	look   int
}

func (s shot) same(o shot) bool {
	if s.artist == nil || o.artist == nil {
		return s.artist == nil && o.artist == nil
	}
	return s.look == o.look && s.artist.equal(o.artist)
}

// shoot notes what stands in a slot in the next frame.
func (s *slot) shoot(frame int, v shot) {
	for len(s.shots.frame) < frame {
		s.shots.add(shot{}, shot{}.same)
	}
	s.shots.add(v, v.same)
}

// drawShots draws the placed artists of a slot in their final place.
func (r *recording) drawShots(p *panel, n int, at *slot, data vg.Rectangle, to strip.Rect) strip.Layer {
	l := layerOf(r, n, at.shots, func(s shot) {
		if s.artist == nil {
			return
		}
		l := p.look.values[s.look].side(at.order.right)
		p.scale(l, l.final)
		s.artist.Plot(draw.Canvas{Canvas: r.canvas, Rectangle: data}, p.plot)
	})
	kind, ok := placed(nil), false
	for _, s := range at.shots.values {
		if ok = s.artist != nil; ok {
			kind = s.artist
			break
		}
	}
	if !ok && r.leaving {
		kind, ok = at.artist.(placed) // as it will be in a later chunk
	}
	if ok {
		l.Label = at.label
		if kind.clipped() {
			l.Clip = to
		}
	}
	return l
}

// lastShot is the placed artist that a place had last; nil if it never had one.
func lastShot(h history[shot]) placed {
	for _, s := range slices.Backward(h.values) {
		if s.artist != nil {
			return s.artist
		}
	}
	return nil
}
