package record

import (
	"bytes"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// raster is spikes of 40 neurons seen through a window that moves.
func raster(states int) strip.Layer {
	g := rand.New(rand.NewPCG(1, 2))
	const speed = 14.63
	type spike struct{ x, y float64 }
	var spikes []spike
	for row := range 40 {
		for x := 0.0; x < 4000+speed*float64(states); x += 400 * g.ExpFloat64() {
			spikes = append(spikes, spike{x, float64(100 + 60*row)})
		}
	}
	l := strip.Layer{Axes: -1}
	for k := range states {
		m := &strip.Marks{Shape: strip.Circle, Size: []int32{16}, Colors: make([]color.NRGBA, 1)}
		for _, s := range spikes {
			if x := s.x - speed*float64(k); x >= 0 && x <= 4000 {
				m.X, m.Y = append(m.X, int32(math.Round(x))), append(m.Y, int32(s.y))
			}
		}
		l.States, l.Frame = append(l.States, strip.State{m}), append(l.Frame, k)
	}
	return l
}

func stripSize(t *testing.T, l strip.Layer) int {
	t.Helper()
	var b bytes.Buffer
	if err := strip.Encode(&b, &strip.Film{Width: 600, Height: 400, Frames: len(l.Frame), FPS: 20, Layers: []strip.Layer{l}}, nil); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}

func TestScrollMovesMarksAsOne(t *testing.T) {
	l := raster(80)
	before := slices.Clone(l.States)
	s := Scroll(l)
	moved := 0
	for k := range s.States {
		was, is := before[k][0].(*strip.Marks), s.States[k][0].(*strip.Marks)
		for i := range is.X {
			d := is.X[i] - was.X[i]
			if d < -1 || d > 1 || is.Y[i] != was.Y[i] {
				t.Fatalf("state %d: mark %d moved from %d, %d to %d, %d", k, i, was.X[i], was.Y[i], is.X[i], is.Y[i])
			}
			if d != 0 {
				moved++
			}
		}
	}
	if moved == 0 {
		t.Error("no mark moved: the recorded layer has changed, or none is scrolled")
	}
	a, b := stripSize(t, l), stripSize(t, s)
	t.Logf("%d bytes, scrolled as one %d", a, b)
	if 2*b > a {
		t.Errorf("scrolled as one the layer takes %d bytes, want less than half of %d", b, a)
	}
}

// What does not scroll stays, to the last bit.
func TestScrollLeavesTheRest(t *testing.T) {
	g := rand.New(rand.NewPCG(3, 4))
	var l strip.Layer
	for k := range 12 {
		m := &strip.Marks{Size: []int32{9}}
		for range 50 {
			m.X, m.Y = append(m.X, g.Int32N(4000)), append(m.Y, g.Int32N(40))
		}
		s := strip.State{m}
		switch k % 4 {
		case 2:
			s = strip.State{m, &strip.Path{}}
		case 3:
			s = nil
		}
		l.States, l.Frame = append(l.States, s), append(l.Frame, k)
	}
	for k, s := range Scroll(l).States {
		if !slices.EqualFunc(s, l.States[k], func(a, b strip.Op) bool { return a == b }) {
			t.Errorf("state %d has changed", k)
		}
	}
}
