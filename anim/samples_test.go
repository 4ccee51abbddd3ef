package anim_test

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Samples gives each frame its sample and its time, without a sum of rounding
// errors.
func TestSamples(t *testing.T) {
	for _, c := range []struct {
		samples, n int
		want       []int
	}{
		{10, 3, []int{0, 3, 6, 9}},
		{11, 3, []int{0, 3, 6, 9}},
		{9, 3, []int{0, 3, 6}},
		{1, 100, []int{0}},
		{3, 1, []int{0, 1, 2}},
	} {
		fig, s := dot()
		var got []int
		for k, at := range fig.Samples(c.samples, c.n, 0.1) {
			got = append(got, k)
			s.X[0] = float64(10 * k)
			if at != float64(k)*0.1 {
				t.Errorf("sample %d is at %v, want %v", k, at, float64(k)*0.1)
			}
		}
		if film, err := fig.Film(); err != nil || film.Frames != len(c.want) || !slices.Equal(got, c.want) {
			t.Errorf("every %d of %d samples: %v in %d frames, want %v: %v", c.n, c.samples, got, film.Frames, c.want, err)
		}
	}
	for want, use := range map[string]func(*anim.Figure){
		"anim: Figure.Samples has 0 samples, want at least 1":              func(f *anim.Figure) { f.Samples(0, 1, 1) },
		"anim: Figure.Samples has n = 0, want at least 1":                  func(f *anim.Figure) { f.Samples(1, 0, 1) },
		"anim: Figure.Samples has step = +Inf, want a finite time above 0": func(f *anim.Figure) { f.Samples(1, 1, math.Inf(1)) },
		"anim: Memo.Make is nil, want a function":                          func(*anim.Figure) { (&anim.Memo[int]{}).At(0) },
		"anim: Memo.Keep is -1, want at least 1, or 0 for all": func(*anim.Figure) {
			(&anim.Memo[int]{Make: func(k int) int { return k }, Keep: -1}).At(0)
		},
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); got != want {
					t.Errorf("panic %q, want %q", got, want)
				}
			}()
			use(anim.New(&anim.Axes{}))
		}()
	}
}

// A Memo computes what it does not store, and stores no more than it may.
func TestMemo(t *testing.T) {
	var made []int
	m := &anim.Memo[int]{Keep: 2, Make: func(k int) int { made = append(made, k); return k * k }}
	for _, k := range []int{1, 2, 1, 3, 1, 2} { // 3 drives out 2, and 2 drives out 3
		if got := m.At(k); got != k*k {
			t.Errorf("At(%d) is %d", k, got)
		}
	}
	if want := []int{1, 2, 3, 2}; !slices.Equal(made, want) {
		t.Errorf("computed %v, want %v", made, want)
	}
	if got, want := fmt.Sprint(m), "2 values stored, 4 computed, 2 reused"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
}

// Prepared artists play one after another, however many there are, and each
// frame's colours begin with the cycle's first.
func TestPreparedArtists(t *testing.T) {
	frames := [][]anim.Artist{
		{&anim.Scatter{X: []float64{10}, Y: []float64{0}}},
		{&anim.Scatter{X: []float64{20}, Y: []float64{0}}, &anim.Line{X: []float64{0, 100}, Y: []float64{0, 1}}},
		nil,
		{&anim.Scatter{X: []float64{40}, Y: []float64{0}}},
	}
	fig, _ := dot()
	for k := range fig.Steps(len(frames)) {
		fig.Axes[0].Artists = frames[k]
	}
	if got, want := places(t, fig), []int{10, 20, -1, 40}; !slices.Equal(got, want) {
		t.Errorf("the point is at %v, want %v", got, want)
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	colors := map[color.NRGBA]bool{}
	for _, l := range film.Layers {
		for _, s := range l.States {
			for _, op := range s {
				if m, ok := op.(*strip.Marks); ok {
					colors[m.Colors[0]] = true
				}
			}
		}
	}
	if len(colors) != 1 {
		t.Errorf("the points have the colours %v, want one", colors)
	}
}
