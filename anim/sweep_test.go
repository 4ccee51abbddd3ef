package anim_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// However a sweep of several parameters ends, there is a picture for each
// combination of the values that are kept.
func TestSweepAllEndsEarly(t *testing.T) {
	for _, c := range []struct {
		turns, steps int // turns until the loop is left
		kept         []int
		frames       int
		poster       int
	}{
		{0, 1, []int{1, 1, 1}, 1, 0}, // nothing recorded: the figure as it is
		{1, 1, []int{1, 1, 1}, 1, 0},
		{3, 1, []int{1, 1, 3}, 3, 2},
		{4, 1, []int{1, 1, 4}, 4, 3},
		{7, 1, []int{1, 1, 4}, 4, 3},
		{11, 1, []int{1, 2, 4}, 8, 7},
		{13, 1, []int{1, 3, 4}, 12, 7},
		{24, 1, []int{2, 3, 4}, 24, 19},
		{3, 5, []int{1, 1, 1}, 3, 2}, // a part of the first film
		{9, 5, []int{1, 1, 1}, 5, 4},
		{60, 5, []int{1, 3, 4}, 60, 39},
	} {
		params := make([]*anim.Param, 3)
		for i := range params {
			params[i] = &anim.Param{Name: fmt.Sprint("p", i), Values: anim.Linspace(0, 1, i+2), Start: 1}
		}
		params[2].Start = 3
		fig, s := dot()
		turns := 0
		for range fig.SweepSteps(c.steps, params...) {
			if turns++; turns > c.turns {
				break
			}
			s.X[0] = float64(turns)
		}
		film, err := fig.Film()
		if err != nil {
			t.Fatal(err)
		}
		var kept []int
		for _, p := range film.Params {
			kept = append(kept, len(p.Values))
		}
		if !slices.Equal(kept, c.kept) || film.Frames != c.frames || film.Poster != c.poster {
			t.Errorf("%d turns of films of %d: kept %v, %d frames, poster %d, want %v, %d, %d",
				c.turns, c.steps, kept, film.Frames, film.Poster, c.kept, c.frames, c.poster)
		}
	}
}

func TestSweepSetsTheParameters(t *testing.T) {
	k := &anim.Param{Name: "k", Values: []float64{0.5, 2}}
	kind := &anim.Param{Name: "kind", Choices: []string{"a", "b", "c"}}
	fig, _ := dot()
	var got []string
	for step := range fig.SweepSteps(2, k, kind) {
		got = append(got, fmt.Sprint(k.Value, kind.Choice, kind.Value, step))
	}
	want := strings.Fields("0.5a00 0.5a01 0.5b10 0.5b11 0.5c20 0.5c21 2a00 2a01 2b10 2b11 2c20 2c21")
	for i := range got {
		got[i] = strings.ReplaceAll(got[i], " ", "")
	}
	if !slices.Equal(got, want) {
		t.Errorf("turns %v, want %v", got, want)
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	if want := []strip.Param{{Name: "k", Values: []string{"0.5", "2.0"}}, {Name: "kind", Values: kind.Choices, Menu: true}}; fmt.Sprint(film.Params) != fmt.Sprint(want) {
		t.Errorf("parameters %v, want %v", film.Params, want)
	}
	bundle, err := fig.MIMEBundle()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := bundle["text/plain"], "Figure (640×480 pixels, 2 frames, 0.1 s by k, kind)"; got != want {
		t.Errorf("described as %q, want %q", got, want)
	}
}

func TestSweepsThatMakeNoSensePanic(t *testing.T) {
	fig, _ := dot()
	p := &anim.Param{Name: "p", Values: []float64{1}}
	for want, f := range map[string]func(){
		"anim: Figure.Sweep has no values, want at least 1":               func() { fig.Sweep("x", nil) },
		"anim: Figure.SweepAll has 0 parameters, want 1 to 16":            func() { fig.SweepAll() },
		"anim: Figure.SweepSteps has n = 0, want at least 1":              func() { fig.SweepSteps(0, p) },
		"anim: Figure.SweepAll has params[1] nil, want a *Param":          func() { fig.SweepAll(p, nil) },
		`anim: Figure.SweepAll has the parameter "p" twice`:               func() { fig.SweepAll(p, p) },
		`anim: Param.Values of "q" is empty, want at least 1, or Choices`: func() { fig.SweepAll(&anim.Param{Name: "q"}) },
		`anim: Param "q" has both Values and Choices, want one of them`:   func() { fig.SweepAll(&anim.Param{Name: "q", Values: p.Values, Choices: []string{""}}) },
		`anim: Param.Values of "q" has NaN, want numbers`:                 func() { fig.Sweep("q", []float64{1, math.NaN()})(nil) },
		`anim: Param.Start of "q" is 1, want 0 to 0`:                      func() { fig.SweepAll(&anim.Param{Name: "q", Values: p.Values, Start: 1}) },
		"anim: Figure.SweepAll has more than 1048576 combinations of values, want fewer": func() {
			fig.SweepAll(&anim.Param{Values: make([]float64, 2000)}, &anim.Param{Values: make([]float64, 2000)})
		},
		"anim: SpeedSlider.Min, Max are 0, 5, want 0 < Min < Max <= 1000":        func() { picture(&anim.SpeedSlider{Max: 5}) },
		"anim: SpeedSlider.Step is -1, want above 0 and at most Max − Min = 4.9": func() { picture(&anim.SpeedSlider{Step: -1}) },
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("panic %v, want %v", got, want)
				}
			}()
			f()
		}()
	}
}

func picture(a anim.Artist) *strip.Film {
	film, err := anim.New(&anim.Axes{Artists: []anim.Artist{a}}).Film()
	check(err)
	return film
}

func TestSound(t *testing.T) {
	fig, _ := dot()
	fig.Sound = &anim.Sound{Type: "audio/wav", Data: []byte{1}}
	for range fig.Steps(2) {
	}
	if film, err := fig.Film(); err != nil || film.Sound != fig.Sound {
		t.Errorf("the film has the sound %v, error %v", film.Sound, err)
	}
	for range fig.Sweep("x", []float64{1, 2}) {
	}
	if film, err := fig.Film(); err != nil || film.Sound != nil {
		t.Errorf("the sweep has the sound %v, error %v", film.Sound, err)
	}
}

// What the player is told of a control is what is drawn.
func TestControlsTellThePlayer(t *testing.T) {
	film := picture(&anim.SpeedSlider{Label: "Pace", Min: 0.5, Max: 2, Step: 0.25, Size: 20, Color: anim.RGB(0x336699)})
	if len(film.Controls) != 1 {
		t.Fatalf("%d controls, want 1", len(film.Controls))
	}
	c := film.Controls[0]
	if c.Kind != strip.SpeedSlider || c.Label != "Pace" || c.Min != 0.5 || c.Max != 2 || c.Step != 0.25 || c.Accent != anim.RGB(0x336699) {
		t.Errorf("the player is told %+v", c)
	}
	if want := int32(math.Round(20.0 / 72 * 100 * strip.Fine)); c.Size != want {
		t.Errorf("letters of %d/64 pixels, want %d", c.Size, want)
	}
	if n := len(film.Layers); n != 1 || c.Layer != 0 { // no frame, no ticks
		t.Errorf("%d layers, the control in %d, want it alone", n, c.Layer)
	}
	for _, op := range film.Layers[0].States[0] {
		if p, ok := op.(*strip.Path); ok {
			for i := range p.X {
				if p.X[i] < c.Rect.X0 || p.X[i] > c.Rect.X1 || p.Y[i] < c.Rect.Y0 || p.Y[i] > c.Rect.Y1 {
					t.Fatalf("a point of the drawing is at %d, %d, outside %v", p.X[i], p.Y[i], c.Rect)
				}
			}
		}
	}
	if c := picture(&anim.PlayButton{Pause: "Halt"}).Controls[0]; c.Kind != strip.PlayButton || c.Label != "Play" || c.Pause != "Halt" {
		t.Errorf("the player is told %+v", c)
	}
}
