package anim_test

import (
	"bytes"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// TestRight looks at the maps of a plot with two vertical axes, and at which
// of them its artists have.
func TestRight(t *testing.T) {
	left := &anim.Line{Y: []float64{0, 1}, Label: "left"}
	right := &anim.Line{X: []float64{0, 4}, Y: []float64{10, 1000}, Label: "right"}
	rule := &anim.HLine{Y: 100, Label: "rule"}
	other := &anim.Line{Y: []float64{5, 6}, Label: "other"}
	fig := anim.New(&anim.Axes{
		Y: anim.Axis{Label: "L"}, Right: anim.Axis{Label: "R", Log: true},
		Artists: []anim.Artist{left}, OnRight: []anim.Artist{&anim.Layer{Artist: right, Z: -1}, rule},
	}, &anim.Axes{Artists: []anim.Artist{other}})
	for k := range fig.Steps(3) {
		left.Y[1], right.Y[1] = float64(1+k), 1000*float64(1+k)
	}
	f := film(t, fig)
	if len(f.Axes) != 3 || f.Axes[0].Rect != f.Axes[1].Rect || f.Axes[0].Y != "L" || f.Axes[1].Y != "R" || f.Axes[0].YLog || !f.Axes[1].YLog {
		t.Fatalf("the film's axes are %+v", f.Axes)
	}
	a, b := f.Axes[0].Limits[0], f.Axes[1].Limits[0]
	if a.X0 != b.X0 || a.X1 != b.X1 || a.X1 != 4.2 || a.Y1 != 3.15 || !(b.Y1 > 3000 && b.Y0 < 10 && b.Y0 > 1) {
		t.Errorf("the limits are %+v and %+v", a, b)
	}
	want := map[string]int{"left": 0, "right": 1, "rule": 1, "other": 2}
	for _, l := range f.Layers {
		if at, ok := want[l.Label]; ok && l.Axes != at {
			t.Errorf("layer %s belongs to axes %d, want %d", l.Label, l.Axes, at)
		}
		delete(want, l.Label)
		// The line at the right and the rule: 100 is half way between 10 and
		// 1000 in the first frame, a point of it that a map must bring there.
		if l.Label == "rule" {
			at := l.States[0][0].(*strip.Path).Y[0]
			for _, o := range f.Layers {
				if o.Label == "right" {
					p := o.States[0][0].(*strip.Path)
					if d := (p.Y[0]+p.Y[1])/2 - at; d < -4 || d > 4 {
						t.Errorf("the rule at 100 is %d steps from the middle of 10 and 1000", d)
					}
				}
			}
		}
	}
	delete(want, "")
	if len(want) > 0 {
		t.Errorf("no layers for %v", want)
	}
	if got := shown(f, 0); got[0] != "right" {
		t.Errorf("the layers are %q, want the one with Z -1 first", got)
	}
}

// TestRightAutomatic compares automatic limits at the right, which grow, with
// the same ones set: the films must be equal but for rounding, so both draw
// their last frame alike.
func TestRightAutomatic(t *testing.T) {
	last := func(right anim.Axis) []byte {
		line := &anim.Line{Y: []float64{0, 0}}
		ax := &anim.Axes{Y: anim.Axis{Max: 1}, Right: right, OnRight: []anim.Artist{line}}
		fig := anim.New(ax)
		for k := range fig.Steps(4) {
			line.Y[1] = float64(100 * (k + 1))
		}
		f := film(t, fig)
		for i := range f.Layers {
			l := &f.Layers[i]
			l.States, l.Frame = l.States[l.Frame[3]:], []int{0}
			l.States = l.States[:1]
		}
		for i := range f.Axes {
			f.Axes[i].Frame = f.Axes[i].Frame[3:]
		}
		f.Frames, f.Poster = 1, 0
		var b bytes.Buffer
		if err := strip.Encode(&b, f, nil); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	if !bytes.Equal(last(anim.Axis{}), last(anim.Axis{Min: -20, Max: 420})) {
		t.Error("automatic limits draw another last frame than those set")
	}
}

func TestRightMisuse(t *testing.T) {
	line := &anim.Line{Y: []float64{1, 2}}
	for want, ax := range map[string]*anim.Axes{
		"anim: Axes.OnRight[0] is nil, want an artist":                            {OnRight: []anim.Artist{nil}},
		"anim: Axes.Right has Min 3 and Max 3, want two different finite numbers": {OnRight: []anim.Artist{line}, Right: anim.Axis{Min: 3, Max: 3}},
		"anim: Axes.Right has Log, Min -1 and Max 3, want both above 0":           {OnRight: []anim.Artist{line}, Right: anim.Axis{Min: -1, Max: 3, Log: true}},
		"anim: Axes.Right.TickLabels has length 1, want 0, the length of Ticks":   {OnRight: []anim.Artist{line}, Right: anim.Axis{TickLabels: []string{"a"}}},
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("panic %v, want %v", got, want)
				}
			}()
			anim.New(ax).Film()
		}()
	}
}
