package strip

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// waves is a film of low rank: an image that turns, those that move along its
// rows and its columns, and a line that stands and swings. Some values are clipped.
func waves(seed uint64) *Film {
	g := newGenerator(seed)
	w, h, states := 20+g.IntN(9), 20+g.IntN(9), 24+g.IntN(12)
	f := &Film{Width: 100, Height: 100, Frames: states, FPS: 10, Layers: []Layer{{Axes: -1}, {Axes: -1}, {Axes: -1}, {Axes: -1}}}
	turn, rows := 0.1+g.Float64(), 1+3*g.Float64()
	palette := ramp()
	for k := range states {
		image := func(value func(x, y float64) float64) State {
			m := &Image{Rect: Rect{0, 0, 80, 80}, W: w, H: h, Palette: palette}
			for i := range w * h {
				v := value(float64(i%w)/float64(w), float64(i/w)/float64(h))
				m.Pix = append(m.Pix, uint8(math.Round(min(max(v, 0), 255))))
			}
			return State{m}
		}
		t := turn * float64(k)
		line := &Path{Verbs: []Verbs{{MoveTo, 1}, {LineTo, 199}}}
		for i := range int32(200) {
			x := float64(i) / 200
			line.X = append(line.X, 4*i)
			line.Y = append(line.Y, int32(400*math.Sin(9*x)*math.Cos(t)-3000*math.Cos(5*x)*math.Sin(2*t)))
		}
		for i, s := range []State{
			image(func(x, y float64) float64 { return 127 + 128*math.Sin(rows*6*x+4*y*y+t) }),
			image(func(x, y float64) float64 {
				return 300 * math.Exp(-rows*y) * math.Exp(-40*(x-0.05*t)*(x-0.05*t))
			}),
			image(func(y, x float64) float64 {
				return 300 * math.Exp(-rows*y) * math.Exp(-40*(x-0.05*t)*(x-0.05*t))
			}),
			{line},
		} {
			f.Layers[i].States = append(f.Layers[i].States, s)
			f.Layers[i].Frame = append(f.Layers[i].Frame, k)
		}
	}
	return f
}

// pays reports whether the series has a product that makes it shorter.
func pays[T number](s series[T]) bool {
	var c chooser
	total := 0
	for _, v := range s.vectors {
		total += len(v)
	}
	if total == 0 {
		return false
	}
	return c.cost(s.appendParts(nil, &c)...) < c.cost(s.parts(&c, total)...)
}

// Both decoders see in a film of low rank what was encoded, and it pays.
func TestWavesAreProducts(t *testing.T) {
	var strips [][]byte
	var won [4]int
	for seed := range uint64(4) {
		f := waves(seed)
		s := encode(t, f, 0)
		strips = append(strips, s)
		got, err := Decode(s)
		if err != nil {
			t.Fatal(err)
		}
		if dump(got) != dump(f) {
			t.Errorf("film %d is not what it was", seed)
		}
		for i, l := range f.Layers {
			spans := []span{{states: append(make([]State, 2), l.States...)}}
			pix := gather(spans, pixels)[0]
			if m, ok := l.States[0][0].(*Image); ok {
				pix.width = m.W
			}
			if pays(pix) || pays(gather(spans, ys)[0]) {
				won[i]++
			}
		}
	}
	t.Logf("products pay in %d films", won)
	for i, n := range won {
		if n < 1 {
			t.Errorf("no film has a product for layer %d", i)
		}
	}
	if n := differ(t, strips, func(i int) string { return fmt.Sprint("film ", i) }); n != len(strips) {
		t.Errorf("%d of %d films are accepted", n, len(strips))
	}
}

// Most damage hits residuals, some factors and their sizes.
func TestPlayerAgreesOnDamagedProducts(t *testing.T) {
	g := rand.New(rand.NewPCG(9, 9))
	var strips [][]byte
	for seed := range uint64(2) {
		payload := unpack(t, encode(t, waves(100+seed), 0))[0]
		for range 30 {
			strips = append(strips, pack(mutate(g, payload)))
		}
	}
	accepted := differ(t, strips, func(i int) string { return fmt.Sprint("strip ", i) })
	t.Logf("%d of %d damaged strips are valid films", accepted, len(strips))
	if accepted < len(strips)/20 {
		t.Errorf("%d of %d damaged strips are accepted: the damage tests little", accepted, len(strips))
	}
}
