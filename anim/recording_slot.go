package anim

import (
	"slices"

	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/mathtext"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A slot is a place among the artists of an axes, and what stood there in each
// frame: drawings, or shots of artists that wait.
type slot struct {
	order  order
	artist Artist // the last one
	label  string // of the first one
	layer  int
	shots  history[shot]
}

// slot finds that of an entry of the n-th axes, or makes it.
func (r *recording) slot(n int, p *panel, e entry, clip strip.Rect) *slot {
	i := slices.IndexFunc(p.slots, func(s *slot) bool { return s.order == e.order })
	if i < 0 {
		i = len(p.slots)
		p.slots = append(p.slots, &slot{order: e.order, label: e.label, layer: r.builder.Layer(mathtext.Plain(e.label), n, clip)})
	}
	p.slots[i].artist = e.Artist
	return p.slots[i]
}

// put draws what a slot has in the frame under way. What is hidden is drawn,
// but not kept, so that an artist learns of its values all the same.
func (r *recording) put(p *panel, s *slot, e entry, clip strip.Rect) {
	tag := len(p.look.values) - 1
	now := p.look.values[tag].side(e.order.right)
	p.scale(now, now.limits)
	if i, ok := e.Artist.(inked); ok {
		i.themeInk(r.theme.Ink)
	}
	if at, ok := waits(r.onStage(e.Artist)); ok {
		shot := shot{at.snapshot(), tag}
		if e.hide {
			shot.artist = nil
		}
		n := len(s.shots.values)
		s.shoot(r.builder.Frames(), shot)
		if v, ok := e.Artist.(valued); ok && len(s.shots.values) > n {
			_, y := v.values()
			r.shotBytes += 16 * len(y)
		}
		if v, ok := shot.artist.(posed); ok && len(s.shots.values) > n {
			r.shotBytes += v.Bytes()
		}
		r.builder.Put(s.layer, nil, tag)
		return
	}
	s.shoot(r.builder.Frames(), shot{})
	r.canvas.Reset(clip)
	e.Plot(draw.Canvas{Canvas: r.canvas, Rectangle: p.data}, p.plot)
	ops := r.canvas.Take()
	if e.hide {
		ops = nil
	}
	r.builder.Put(s.layer, ops, tag)
}

// scale gives the plot that artists are drawn with the scales of a look.
func (p *panel) scale(l look, lim strip.Limits) {
	pl := p.plot
	pl.X.Min, pl.X.Max, pl.Y.Min, pl.Y.Max = lim.X0, lim.X1, lim.Y0, lim.Y1
	pl.X.Scale, pl.Y.Scale = normalizer(l.x.log), normalizer(l.y.log)
}

// leave gives the slots that no artist stands in an empty frame.
func (r *recording) leave(p *panel, entries []entry) {
	for _, s := range p.slots {
		if !slices.ContainsFunc(entries, func(e entry) bool { return e.order == s.order }) {
			s.shoot(r.builder.Frames(), shot{})
			r.builder.Put(s.layer, nil, 0)
		}
	}
}
