package testfilm

import (
	"image/color"
	"math/rand/v2"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Random is a small film of arbitrary drawings: every operation, shape, cap,
// alignment and font, drawings outside of the picture, clips, see-through
// colours, layers that pause and vanish. The same seed makes the same film.
func Random(seed uint64) *strip.Film {
	r := &source{rand.New(rand.NewPCG(seed, 7))}
	f := film(40+r.IntN(200), 40+r.IntN(200), 2+r.IntN(8), 25)
	f.Background = r.color()
	for range 1 + r.IntN(8) {
		l := strip.Layer{Axes: -1}
		if r.IntN(3) == 0 {
			l.Clip = r.rect()
		}
		for range 1 + r.IntN(4) {
			var s strip.State
			for range r.IntN(4) {
				s = append(s, r.op())
			}
			l.States = append(l.States, s)
		}
		for range f.Frames {
			n := r.IntN(len(l.States)+1) - 1
			if len(l.States) == 1 {
				n = 0 // a layer that never changes
			}
			l.Frame = append(l.Frame, n)
		}
		f.Layers = append(f.Layers, l)
	}
	return f
}

type source struct{ *rand.Rand }

func (r *source) at() int32 {
	if r.IntN(40) == 0 {
		return int32(r.IntN(1<<24)) - 1<<23
	}
	return int32(r.IntN(260*strip.Unit)) - 10*strip.Unit
}

func (r *source) color() color.NRGBA {
	c := color.NRGBA{uint8(r.IntN(256)), uint8(r.IntN(256)), uint8(r.IntN(256)), 255}
	switch r.IntN(4) {
	case 0:
		c.A = uint8(r.IntN(256))
	case 1:
		c.A = 0
	}
	return c
}

func (r *source) rect() strip.Rect {
	x, y := r.at(), r.at()
	return strip.Rect{X0: x, Y0: y, X1: x + int32(r.IntN(1000)), Y1: y + int32(r.IntN(1000))}
}

func (r *source) op() strip.Op {
	switch r.IntN(5) {
	case 0:
		return r.marks()
	case 1:
		return &strip.Text{String: string([]rune("Ångström µV −3.5×10⁻² gjy")[r.IntN(20):]), X: r.at(), Y: r.at(),
			Align: strip.Align(r.IntN(3)), Size: int32(64 + r.IntN(1800)), Width: int32(r.IntN(2) * r.IntN(1500)),
			Font: strip.Font(r.IntN(16)), Color: r.color(), Angle: int32(r.IntN(3)*90*strip.Fine + r.IntN(2)*r.IntN(999))}
	case 2:
		return r.image()
	}
	return r.path()
}

func (r *source) path() *strip.Path {
	p := &strip.Path{Fill: r.color(), Stroke: r.color(), Width: int32(r.IntN(10 * strip.Fine)), Cap: strip.Cap(r.IntN(3)), Crisp: r.IntN(4) == 0}
	for range r.IntN(3) {
		p.Dash = append(p.Dash, int32(1+r.IntN(60)))
	}
	if len(p.Dash) > 0 {
		p.DashOffset = int32(r.IntN(200))
	}
	point := func(n int) {
		for range n {
			p.X, p.Y = append(p.X, r.at()), append(p.Y, r.at())
		}
	}
	for range 1 + r.IntN(2) {
		p.Verbs = append(p.Verbs, strip.Verbs{Kind: strip.MoveTo, N: 1})
		point(1)
		last := strip.MoveTo
		for range r.IntN(4) {
			k := strip.VerbKind(1 + r.IntN(3))
			if k == last {
				continue // runs of one kind are one entry
			}
			n := 1 + r.IntN(4)
			p.Verbs = append(p.Verbs, strip.Verbs{Kind: k, N: n})
			point(n * k.Points())
			last = k
		}
		if r.IntN(2) == 0 {
			p.Verbs = append(p.Verbs, strip.Verbs{Kind: strip.Close, N: 1})
		}
	}
	return p
}

func (r *source) marks() *strip.Marks {
	m := &strip.Marks{Shape: strip.Shape(r.IntN(10)), Edge: r.color(), EdgeWidth: int32(r.IntN(3 * strip.Fine))}
	for range 1 + r.IntN(4) {
		m.Colors = append(m.Colors, r.color())
	}
	n := 1 + r.IntN(30)
	one, mapped := r.IntN(2) == 0, r.IntN(2) == 0
	for i := range n {
		m.X, m.Y = append(m.X, r.at()), append(m.Y, r.at())
		if !one || i == 0 {
			m.Size = append(m.Size, int32(r.IntN(20*strip.Unit)))
		}
		if mapped {
			m.Index = append(m.Index, uint8(r.IntN(len(m.Colors))))
		}
	}
	return m
}

func (r *source) image() *strip.Image {
	m := &strip.Image{Rect: r.rect(), W: 1 + r.IntN(12), H: 1 + r.IntN(12), Smooth: r.IntN(2) == 0}
	if r.IntN(2) == 0 {
		for range 1 + r.IntN(9) {
			m.Palette = append(m.Palette, r.color())
		}
		for range m.W * m.H {
			m.Pix = append(m.Pix, uint8(r.IntN(len(m.Palette))))
		}
		return m
	}
	for range 4 * m.W * m.H {
		m.Pix = append(m.Pix, uint8(r.IntN(256)))
	}
	return m
}
