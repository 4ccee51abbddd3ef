package anim

import (
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/mathtext"
	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Film returns what the figure's last loop recorded. Without a loop, or if it
// ended before its first frame, the film is one frame of the figure as it is.
func (f *Figure) Film() (*strip.Film, error) {
	r := f.rec
	if r == nil {
		r = newRecording(f)
	}
	if r.builder.Frames() == 0 {
		r.frame()
	}
	return r.finish()
}

// finish returns the film of the frames held.
func (r *recording) finish() (*strip.Film, error) {
	f := r.fig
	if r.film == nil {
		r.film = r.compose()
	}
	film, fps := *r.film, f.fps()
	if r.turns > r.builder.Frames() && r.numbers != nil {
		fps /= float64(r.spread(&film))
	}
	film.Sound, film.Poster = f.Sound, f.poster(film.Frames, fps)
	if r.sweep != nil {
		film.Sound = nil
		r.sweep.finish(&film, func(n int) int { return f.poster(n, fps) })
	}
	film.FPS, film.Repeat, film.RepeatDelay = fps, f.Repeat, f.RepeatDelay
	film.Title = f.describe()
	return &film, film.Validate()
}

// describe names the figure for those who cannot see it: its title, or those
// of its axes.
func (f *Figure) describe() string {
	if f.Title != "" {
		return mathtext.Plain(f.Title)
	}
	text := ""
	for _, ax := range f.Axes {
		if ax == nil || ax.Title == "" {
			continue
		}
		if text != "" {
			text += ", "
		}
		text += mathtext.Plain(ax.Title)
	}
	if text == "" {
		return "Figure"
	}
	return text
}

// compose makes the film. The layout is settled here, with the titles, tick
// labels and limits of all frames, so that nothing jumps in the film when a
// label gets wider or automatic limits grow: what was drawn in narrower limits
// moves to where it is in the final ones. That shrinks drawings, so it costs no
// precision. Where layout and limits were final from the start, nothing moves.
func (r *recording) compose() *strip.Film {
	for _, p := range r.panels {
		if p != nil {
			p.settle()
		}
	}
	film := &strip.Film{
		Width: r.width, Height: r.height, Frames: r.builder.Frames(),
		Background: color.NRGBAModel.Convert(r.theme.Background).(color.NRGBA),
	}
	if !r.pinned {
		r.place = r.layOut()
	}
	for i, p := range r.panels {
		if p != nil {
			r.composePanel(film, p, r.place[i])
		}
	}
	film.Layers = r.appendLayer(film.Layers, layerOf(r, -1, r.title, r.drawFigureTitle))
	return film
}

// settle gives all looks of automatic limits the final ones.
func (p *panel) settle() {
	for i := range p.look.values {
		l := &p.look.values[i]
		if l.autoX {
			l.final.X0, l.final.X1 = p.limits.x.padded(l.x.log)
		}
		if l.autoY {
			l.final.Y0, l.final.Y1 = p.limits.y.padded(l.y.log)
		}
		if l.autoRight {
			l.right.final[0], l.right.final[1] = p.limits.right.padded(l.right.log)
		}
	}
}

// composePanel adds an axes and its layers to the film.
func (r *recording) composePanel(film *strip.Film, p *panel, data vg.Rectangle) {
	n := len(film.Axes)
	from, to := r.rect(p.data), r.rect(data)
	if p.ax.onlyStages() {
		n = -1 // what they show has places of its own
	} else {
		film.Axes = append(film.Axes, p.axes(to, false))
	}
	if p.twin() && n >= 0 {
		film.Axes = append(film.Axes, p.axes(to, true))
	}
	add := func(l strip.Layer) { film.Layers = r.appendLayer(film.Layers, l) }

	add(layerOf(r, n, p.look, func(l look) { r.drawUnder(l, data) }))
	slices.SortStableFunc(p.slots, func(a, b *slot) int { return a.order.compare(b.order) })
	for _, s := range p.slots {
		layer, tags := r.builder.Get(s.layer)
		layer.Clip, layer.Axes = to, n
		if s.order.right {
			layer.Axes = n + 1
		}
		layer = recolored(layer, s.artist)
		add(record.Scroll(move(layer, func(i int) record.Map {
			l := p.look.values[tags[i]].side(s.order.right)
			return between(l.straight(l.limits), from, l.straight(l.final), to)
		})))
		add(r.drawShots(p, layer.Axes, s, data, to))
		if c, ok := lastShot(s.shots).(control); ok {
			film.Controls = append(film.Controls, r.control(c, len(film.Layers)-1, data))
		}
	}
	add(layerOf(r, n, p.look, func(l look) { r.drawOver(l, data) }))
	add(layerOf(r, n, p.look, func(l look) { r.drawColorBar(p, l, data) }))
	add(layerOf(r, n, p.title, func(t string) { r.drawTitle(p, t, data) }))
	if p.legend >= 0 {
		layer, places := r.builder.Get(p.legend)
		layer.Axes = n
		add(move(layer, func(i int) record.Map { return Place(places[i]).follow(from, to, r.steps(p.beside)) }))
	}
}

// twin reports whether the panel has a right axis in any frame.
func (p *panel) twin() bool {
	return slices.ContainsFunc(p.look.values, func(l look) bool { return l.twin })
}

// axes is the panel's data-to-pixel map in every frame, along the left or the
// right axis.
func (p *panel) axes(rect strip.Rect, right bool) strip.Axes {
	first := p.look.values[0].side(right)
	a := strip.Axes{
		Title: mathtext.Plain(p.title.values[0]), Rect: rect,
		X: mathtext.Plain(first.x.label), Y: mathtext.Plain(first.y.label), XLog: first.x.log, YLog: first.y.log,
	}
	index := map[strip.Limits]int{}
	for _, k := range p.look.frame {
		lim := p.look.values[k].side(right).final
		i, ok := index[lim]
		if !ok {
			i = len(a.Limits)
			index[lim] = i
			a.Limits = append(a.Limits, lim)
		}
		a.Frame = append(a.Frame, i)
	}
	return a
}

// layerOf draws each value of a history once.
func layerOf[T any](r *recording, axes int, h history[T], draw func(T)) strip.Layer {
	var b record.Builder
	n := b.Layer("", axes, strip.Rect{})
	for f, k := range h.frame {
		if f > 0 && k == h.frame[f-1] {
			b.Same(n)
		} else {
			r.canvas.Reset(strip.Rect{})
			draw(h.values[k])
			b.Put(n, r.canvas.Take(), 0)
		}
		b.Next()
	}
	layer, _ := b.Get(n)
	return layer
}

// move moves each state of a layer by a map of its own.
func move(l strip.Layer, by func(state int) record.Map) strip.Layer {
	states := make([]strip.State, len(l.States))
	for i, s := range l.States {
		states[i] = by(i).State(s)
	}
	l.States = states
	return l
}

// appendLayer leaves out layers that never show anything, unless a later chunk
// may.
func (r *recording) appendLayer(ls []strip.Layer, l strip.Layer) []strip.Layer {
	if len(l.States) == 0 && !r.leaving {
		return ls
	}
	return append(ls, l)
}

// straight gives limits in which places are linear: their logarithms on a
// logarithmic axis.
func (l look) straight(v strip.Limits) strip.Limits {
	if l.x.log {
		v.X0, v.X1 = math.Log(v.X0), math.Log(v.X1)
	}
	if l.y.log {
		v.Y0, v.Y1 = math.Log(v.Y0), math.Log(v.Y1)
	}
	return v
}

// between is the map from where data are in one rectangle with its limits to
// where they are in another.
func between(drawn strip.Limits, from strip.Rect, final strip.Limits, to strip.Rect) record.Map {
	if drawn == final && from == to {
		return record.Identity
	}
	w := float64(to.X1-to.X0) / (final.X1 - final.X0)
	h := float64(to.Y1-to.Y0) / (final.Y1 - final.Y0)
	m := record.Map{
		AX: (drawn.X1 - drawn.X0) / float64(from.X1-from.X0) * w,
		AY: (drawn.Y1 - drawn.Y0) / float64(from.Y1-from.Y0) * h,
	}
	m.BX = float64(to.X0) + (drawn.X0-final.X0)*w - m.AX*float64(from.X0)
	m.BY = float64(to.Y1) - (drawn.Y0-final.Y0)*h - m.AY*float64(from.Y1)
	return m
}
