package layouttest

import (
	"image/color"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// text is 20 pixels wide, in letters of 10 pixels.
func text(s string, x, y int32, change ...func(*strip.Text)) *strip.Text {
	t := &strip.Text{
		String: s, X: x * strip.Unit, Y: y * strip.Unit, Width: 20 * strip.Unit, Size: 10 * strip.Fine,
		Color: color.NRGBA{A: 255},
	}
	for _, f := range change {
		f(t)
	}
	return t
}

func angle(a int32) func(*strip.Text) { return func(t *strip.Text) { t.Angle = a * strip.Fine } }

func size(px int32) func(*strip.Text) { return func(t *strip.Text) { t.Size = px * strip.Fine } }

func align(a strip.Align) func(*strip.Text) { return func(t *strip.Text) { t.Align = a } }

// film has a frame for each of the states, in an axes from 40 to 90 pixels, and
// limits that change in the frames after the one given.
func film(limits int, clip strip.Rect, states ...strip.State) *strip.Film {
	f := &strip.Film{Width: 100, Height: 100, Frames: len(states), FPS: 20}
	a := strip.Axes{
		Rect:   strip.Rect{X0: 40 * strip.Unit, Y0: 40 * strip.Unit, X1: 90 * strip.Unit, Y1: 90 * strip.Unit},
		Limits: []strip.Limits{{X1: 1, Y1: 1}, {X1: 2, Y1: 1}},
	}
	l := strip.Layer{Clip: clip, States: states}
	for i := range states {
		l.Frame = append(l.Frame, i)
		a.Frame = append(a.Frame, 0)
		if i > limits {
			a.Frame[i] = 1
		}
	}
	f.Axes, f.Layers = []strip.Axes{a}, []strip.Layer{l}
	return f
}

func TestFaults(t *testing.T) {
	none, whole := strip.Rect{}, strip.Rect{X1: 100 * strip.Unit, Y1: 100 * strip.Unit}
	for name, test := range map[string]struct {
		film *strip.Film
		want []string
	}{
		"apart":   {film(9, none, strip.State{text("a", 10, 20), text("b", 30, 20), text("c", 10, 30)}), nil},
		"beside":  {film(9, none, strip.State{text("a", 10, 20), text("b", 25, 20)}), []string{`frame 0: "b" overlaps "a"`}},
		"below":   {film(9, none, strip.State{text("a", 10, 20), text("b", 12, 25)}), []string{`frame 0: "b" overlaps "a"`}},
		"small":   {film(9, none, strip.State{text("a", 10, 20), text("s", 12, 26)}), nil},
		"reaches": {film(9, none, strip.State{text("g", 10, 20), text("s", 12, 26)}), []string{`frame 0: "s" overlaps "g"`}},
		"turned":  {film(9, none, strip.State{text("a", 20, 60, angle(45)), text("b", 34, 60)}), nil},
		"turned into": {film(9, none, strip.State{text("a", 20, 60, angle(45)), text("b", 26, 56)}),
			[]string{`frame 0: "b" overlaps "a"`}},
		"index":        {film(9, none, strip.State{text("x", 10, 20), text("j", 29, 22, size(7))}), nil},
		"no index":     {film(9, none, strip.State{text("x", 10, 20), text("j", 20, 22, size(7))}), []string{`frame 0: "j" overlaps "x"`}},
		"right edge":   {film(9, none, strip.State{text("a", 81, 20)}), []string{`frame 0: "a" reaches beyond the figure's edge`}},
		"left edge":    {film(9, none, strip.State{text("a", 17, 20, align(strip.Right))}), []string{`frame 0: "a" reaches beyond the figure's edge`}},
		"centred":      {film(9, none, strip.State{text("a", 90, 20, align(strip.Center))}), nil},
		"bottom":       {film(9, none, strip.State{text("g", 10, 99)}), []string{`frame 0: "g" reaches beyond the figure's edge`}},
		"no descender": {film(9, none, strip.State{text("a", 10, 99)}), nil},
		"cut":          {film(9, whole, strip.State{text("a", 90, 20)}), nil},
		"unseen":       {film(9, none, strip.State{text("a", 90, 20, func(t *strip.Text) { t.Color.A = 0 })}), nil},
		"later":        {film(9, none, strip.State{text("a", 10, 20)}, strip.State{text("a", 10, 20), text("b", 11, 20)}), []string{`frame 1: "b" overlaps "a"`}},
		"jump": {film(9, none, strip.State{text("0", 10, 20)}, strip.State{text("0", 10, 21)}),
			[]string{`frame 1: "0" jumps from its place at (10, 20) to (10, 21)`}},
		"another text":     {film(9, none, strip.State{text("1", 10, 20)}, strip.State{text("2", 10, 21)}), nil},
		"new limits":       {film(0, none, strip.State{text("0", 10, 20)}, strip.State{text("0", 15, 20)}), nil},
		"new limits, both": {film(0, none, strip.State{text("0", 10, 20)}, strip.State{text("0", 15, 21)}), []string{`frame 1: "0" jumps from its place at (10, 20) to (15, 21)`}},
		"inside":           {film(9, none, strip.State{text("0", 50, 60)}, strip.State{text("0", 55, 65)}), nil},
	} {
		if got := Faults(test.film); !slices.Equal(got, test.want) {
			t.Errorf("%s: the faults are %q, want %q", name, got, test.want)
		}
	}
}

// TestTold sees that a fault of all frames is told once.
func TestTold(t *testing.T) {
	bad := strip.State{text("a", 10, 20), text("b", 11, 20)}
	if got := Faults(film(9, strip.Rect{}, bad, strip.State{text("c", 10, 20)}, bad, append(bad, text("d", 70, 20)))); len(got) != 1 {
		t.Errorf("the faults are %q, want one", got)
	}
}
