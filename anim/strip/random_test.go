package strip

import (
	"image/color"
	"math"
	"math/rand/v2"
	"time"
)

// A generator makes random valid films that use every operation and field.
type generator struct{ *rand.Rand }

func newGenerator(seed uint64) generator { return generator{rand.New(rand.NewPCG(seed, 1))} }

func (g generator) film() *Film {
	f := &Film{
		Width: 1 + g.IntN(2000), Height: 1 + g.IntN(2000), Frames: 1 + g.IntN(30),
		FPS: 0.5 + 100*g.Float64(), Repeat: Repeat(g.IntN(3)),
		RepeatDelay: time.Duration(g.IntN(5e9)), Title: g.text(),
		Background: g.color(),
	}
	switch g.IntN(3) {
	case 0:
		for films := 1; len(f.Params) < 3 && f.Frames*films <= 60; {
			p := Param{Name: g.text(), Menu: g.IntN(2) == 0}
			for range 1 + g.IntN(3) {
				p.Values = append(p.Values, g.text())
			}
			f.Params, films = append(f.Params, p), films*len(p.Values)
			f.Frames *= len(p.Values)
		}
	case 1:
		f.Sound = &Sound{Type: "audio/wav", Data: []byte{1, 2, 3, byte(g.IntN(256))}}
	}
	f.Poster = g.IntN(f.Frames)
	for range g.IntN(3) {
		a := Axes{Title: g.text(), Rect: g.rect(), X: g.text(), Y: g.text(), XLog: g.IntN(2) == 0, YLog: g.IntN(2) == 0}
		for range 1 + g.IntN(4) {
			a.Limits = append(a.Limits, Limits{1 + g.Float64(), 3, 1e-3, math.Exp(g.Float64())})
		}
		a.Frame = g.frames(f.Frames, 0, len(a.Limits))
		f.Axes = append(f.Axes, a)
	}
	for range g.IntN(5) {
		f.Layers = append(f.Layers, g.layer(f))
	}
	for range g.IntN(3) {
		c := Control{Kind: ControlKind(g.IntN(2)), Rect: g.rect(), Label: g.text(), Pause: g.text(), Size: int32(g.IntN(2000)), Ink: g.color(), Accent: g.color(), Face: g.color()}
		if c.Kind == SpeedSlider {
			c.Min, c.Max, c.Step = 0.1, 1+g.Float64(), g.Float64()+0.01
		}
		if len(f.Layers) > 0 {
			c.Layer = g.IntN(len(f.Layers))
			f.Controls = append(f.Controls, c)
		}
	}
	return f
}

func (g generator) layer(f *Film) Layer {
	l := Layer{Label: g.text(), Axes: g.IntN(len(f.Axes)+1) - 1}
	if g.IntN(2) == 0 {
		l.Clip = g.rect()
	}
	var last State
	for range g.IntN(25) {
		switch {
		case last != nil && g.IntN(3) > 0:
			last = g.moved(last)
		default:
			last = nil
			for range g.IntN(4) {
				last = append(last, g.op())
			}
		}
		l.States = append(l.States, last)
	}
	l.Frame = g.frames(f.Frames, -1, len(l.States))
	return l
}

func (g generator) frames(n, lo, hi int) []int {
	list := make([]int, n)
	for i := range list {
		if list[i] = lo + g.IntN(hi-lo); i > 0 && g.IntN(3) > 0 {
			list[i] = min(list[i-1]+g.IntN(2), hi-1)
		}
	}
	return list
}

// moved is the state a little further on, so that every predictor has its day.
func (g generator) moved(s State) State {
	dx, dy, k := int32(g.IntN(9)), int32(g.IntN(9)), g.IntN(3)
	step := func(v []int32, d int32) []int32 {
		if len(v) == 0 {
			return nil
		}
		out := make([]int32, len(v))
		for i := range v {
			out[i] = v[(i+k)%len(v)] + d
		}
		return out
	}
	var out State
	for _, op := range s {
		switch op := op.(type) {
		case *Path:
			c := *op
			c.X, c.Y = step(op.X, dx), step(op.Y, dy)
			out = append(out, &c)
		case *Marks:
			c := *op
			c.X, c.Y = step(op.X, -dx), step(op.Y, dy)
			out = append(out, &c)
		default:
			out = append(out, op)
		}
	}
	return out
}

func (g generator) text() string {
	words := []string{"", "a", "time (s)", "Größe", "\u2212π/2", "日本", "\U0001F3A0", "\ufeffx", "<b>&\"\x00"}
	return words[g.IntN(len(words))]
}

func (g generator) color() color.NRGBA {
	if g.IntN(4) == 0 {
		return color.NRGBA{}
	}
	return color.NRGBA{uint8(g.IntN(256)), uint8(g.IntN(256)), uint8(g.IntN(256)), uint8(g.IntN(256))}
}

func (g generator) colors(lo, hi int) []color.NRGBA {
	var cs []color.NRGBA
	for range lo + g.IntN(hi-lo+1) {
		cs = append(cs, g.color())
	}
	return cs
}

// coord is mostly within a picture and sometimes as far off as can be.
func (g generator) coord() int32 {
	switch g.IntN(20) {
	case 0:
		return math.MaxInt32 - int32(g.IntN(3))
	case 1:
		return math.MinInt32 + int32(g.IntN(3))
	}
	return int32(g.IntN(8000))
}

func (g generator) coords(n int) []int32 {
	if n == 0 {
		return nil
	}
	v := make([]int32, n)
	for i := range v {
		v[i] = g.coord()
	}
	return v
}

// size is a length that is not negative.
func (g generator) size() int32 { return g.coord() & math.MaxInt32 }

func (g generator) rect() Rect {
	a, b, c, d := g.coord(), g.coord(), g.coord(), g.coord()
	return Rect{min(a, b), min(c, d), max(a, b), max(c, d)}
}

func (g generator) op() Op {
	switch g.IntN(4) {
	case 0:
		return g.path()
	case 1:
		return g.marks()
	case 2:
		return &Text{
			String: g.text(), X: g.coord(), Y: g.coord(), Align: Align(g.IntN(3)), Size: g.size(), Width: g.size(),
			Font: Font(g.IntN(16)), Color: g.color(), Angle: g.coord(),
		}
	}
	m := &Image{
		Rect: g.rect(), W: 1 + g.IntN(9), H: 1 + g.IntN(9), Palette: g.colors(0, 9),
		Min: -g.Float64(), Max: g.Float64(), Smooth: g.IntN(2) == 0,
	}
	n, top := m.W*m.H, len(m.Palette)
	if top == 0 {
		n, top = 4*n, 256
	}
	for range n {
		m.Pix = append(m.Pix, uint8(g.IntN(top)))
	}
	return m
}

func (g generator) path() *Path {
	p := &Path{
		Fill: g.color(), Stroke: g.color(), Width: g.size(), DashOffset: g.coord(),
		Cap: Cap(g.IntN(3)), Crisp: g.IntN(2) == 0,
	}
	for range g.IntN(3) {
		p.Dash = append(p.Dash, 1+g.size()/2)
	}
	points := 0
	for i := range g.IntN(6) {
		v := Verbs{Kind: VerbKind(g.IntN(5)), N: 1 + g.IntN(6)}
		if i == 0 {
			v.Kind = MoveTo
		}
		if v.Kind == Close {
			v.N = 1
		}
		p.Verbs = append(p.Verbs, v)
		points += v.N * v.Kind.Points()
	}
	closes := 0
	for i, v := range p.Verbs {
		if v.Kind == Close {
			if closes++; closes > points {
				p.Verbs[i].Kind, p.Verbs[i].N = MoveTo, 1
				points++
			}
		}
	}
	p.X, p.Y = g.coords(points), g.coords(points)
	return p
}

func (g generator) marks() *Marks {
	n := g.IntN(12)
	m := &Marks{
		Shape: Shape(g.IntN(10)), X: g.coords(n), Y: g.coords(n), Size: []int32{g.size()},
		Colors: g.colors(1, 7), Edge: g.color(), EdgeWidth: g.size(),
	}
	if g.IntN(2) == 0 {
		m.Size = nil
		for range n {
			m.Size = append(m.Size, g.size())
		}
	}
	if g.IntN(2) == 0 {
		for range n {
			m.Index = append(m.Index, uint8(g.IntN(len(m.Colors))))
		}
	}
	return m
}
