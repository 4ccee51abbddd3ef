package anim

import (
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

// shoot notes what the k-th place among the artists has in the next frame:
// a placed artist, or nil.
func (p *panel) shoot(k, frame int, a placed, look int) {
	for len(p.shots) <= k {
		p.shots = append(p.shots, history[shot]{})
	}
	h := &p.shots[k]
	for len(h.frame) < frame {
		h.add(shot{}, shot{}.same)
	}
	s := shot{}
	if a != nil {
		s = shot{a.snapshot(), look}
	}
	h.add(s, s.same)
}

// drawShots draws the placed artists of a place in their final one.
func (r *recording) drawShots(p *panel, n, k int, data vg.Rectangle, to strip.Rect) strip.Layer {
	pl := p.plot
	l := layerOf(r, n, p.shots[k], func(s shot) {
		if s.artist == nil {
			return
		}
		lim := p.look.values[s.look].final
		pl.X.Min, pl.X.Max, pl.Y.Min, pl.Y.Max = lim.X0, lim.X1, lim.Y0, lim.Y1
		s.artist.Plot(draw.Canvas{Canvas: r.canvas, Rectangle: data}, pl)
	})
	for _, s := range p.shots[k].values {
		if s.artist == nil {
			continue
		}
		l.Label = artistLabel(s.artist)
		if s.artist.clipped() {
			l.Clip = to
		}
		break
	}
	return l
}
