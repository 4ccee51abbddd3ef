package space_test

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/space"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Automatic limits are those of the whole film, so a point that does not move
// stays where it is while another widens the limits.
func TestLimitsAreTheFilms(t *testing.T) {
	still := &space.Points{X: []float64{0, 1}, Y: []float64{0, 1}, Z: []float64{0, 1}, Values: []float64{0, 1}}
	moving := &space.Points{X: []float64{0}, Y: []float64{0}, Z: []float64{0}, Values: []float64{0}}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{&space.Scene{Artists: []space.Artist{still}}, &space.Scene{Hide: true, Artists: []space.Artist{moving}}}})
	states := func(far float64) int {
		for k := range fig.Steps(4) {
			moving.X[0], moving.Values[0] = 0.2+far*float64(k), float64(k)
		}
		film, err := fig.Film()
		if err != nil {
			t.Fatal(err)
		}
		return len(film.Layers[0].States)
	}
	if n := states(5); n != 1 {
		t.Errorf("the still scene has %d pictures, want 1", n)
	}
	scene := &space.Scene{Artists: []space.Artist{still, moving}}
	fig = anim.New(&anim.Axes{Artists: []anim.Artist{scene}})
	for k := range fig.Steps(4) {
		moving.X[0] = float64(10 * k)
	}
	wide, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	for k := range fig.Steps(4) {
		moving.X[0] = float64(30 - 10*k)
	}
	back, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	// Played backwards it is the same film.
	a, b := wide.Layers[0], back.Layers[0]
	for f := range 4 {
		if !reflect.DeepEqual(a.States[a.Frame[f]], b.States[b.Frame[3-f]]) {
			t.Errorf("frame %d differs", f)
		}
	}
	if s := still.Scale(); s.VMin != 0 || s.VMax != 1 {
		t.Errorf("the colour limits are %v and %v, want 0 and 1", s.VMin, s.VMax)
	}
}

// A scene is drawn on any canvas, not only in a figure of this project.
func TestPlotOnAnotherCanvas(t *testing.T) {
	c := vgimg.New(200, 150)
	s := &space.Scene{Artists: []space.Artist{&space.Line{X: []float64{0, 1}, Y: []float64{0, 1}, Z: []float64{0, 1}, Color: anim.RGB(0xff0000)}}}
	s.Plot(draw.New(c), plot.New())
	red := 0
	for y := range c.Image().Bounds().Dy() {
		for x := range c.Image().Bounds().Dx() {
			if r, g, _, _ := c.Image().At(x, y).RGBA(); r > 0xf000 && g < 0x3000 {
				red++
			}
		}
	}
	if red < 20 {
		t.Errorf("%d pixels are red", red)
	}
}

// A long film is written in parts, whose limits are those of the first.
func TestLongFilm(t *testing.T) {
	path := t.TempDir() + "/long.gif"
	dot := &space.Points{X: []float64{0}, Y: []float64{0}, Z: []float64{0}}
	scene := &space.Scene{X: anim.Axis{Min: -1, Max: 1}, Y: anim.Axis{Min: -1, Max: 1}, Z: anim.Axis{Min: -1, Max: 1}, Artists: []space.Artist{dot}}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{scene}})
	fig.Width, fig.Height = 1*anim.Inch, 1*anim.Inch
	out := fig.To(path)
	n := 0
	for k := range out.Steps(300) {
		dot.X[0], dot.Y[0] = math.Cos(float64(k)/20), math.Sin(float64(k)/20)
		n++
	}
	if err := out.Err(); err != nil || n != 300 {
		t.Fatalf("%d frames, %v", n, err)
	}
}

func TestFilmIsDeterministic(t *testing.T) {
	film := func() []strip.State {
		x, y, z := lorenz(300)
		scene := &space.Scene{Artists: []space.Artist{&space.Line{X: x, Y: y, Z: z, Values: z, Fade: true}, &space.Points{X: x, Y: y, Z: z}}}
		fig := anim.New(&anim.Axes{Artists: []anim.Artist{scene}})
		for k := range fig.Steps(3) {
			scene.Look(float64(30*k), 20)
		}
		f, err := fig.Film()
		if err != nil {
			t.Fatal(err)
		}
		return f.Layers[0].States
	}
	if !reflect.DeepEqual(film(), film()) {
		t.Error("two films of the same differ")
	}
}

func TestWrongUse(t *testing.T) {
	two, three := []float64{0, 1}, []float64{0, 1, 2}
	for want, s := range map[string]*space.Scene{
		"space: Line.Y has length 2, want 3, the length of X":            {Artists: []space.Artist{&space.Line{X: three, Y: two, Z: three}}},
		"space: Line.Alphas has length 2, want 3, the length of X":       {Artists: []space.Artist{&space.Line{X: three, Y: three, Z: three, Alphas: two}}},
		"space: Points.Values has length 2, want 3, the length of X":     {Artists: []space.Artist{&space.Points{X: three, Y: three, Z: three, Values: two}}},
		"space: Area.Z has length 2, want 3, the length of X":            {Artists: []space.Artist{&space.Area{X: three, Y: three, Z: two}}},
		"space: Waterfall.Z[1] has length 3, want 2, the length of X":    {Artists: []space.Artist{&space.Waterfall{X: two, Z: [][]float64{two, three}}}},
		"space: Scene.Artists[0] is nil, want an artist":                 {Artists: []space.Artist{nil}},
		"space: Scene.X has Log":                                         {X: anim.Axis{Log: true}},
		"space: Scene.Z has Min 1 and Max 1, want two different":         {Z: anim.Axis{Min: 1, Max: 1}},
		"space: Scene.Focal is 0.1, want 0 for an orthographic view, or": {Focal: 0.1},
		"space: Scene.Elevation is NaN, want a finite angle in degrees":  {Elevation: math.NaN()},
		"space: Scene.Aspect is [1 0 1], want three sides above 0":       {Aspect: [3]float64{1, 0, 1}},
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); !strings.HasPrefix(got, want) {
					t.Errorf("panic %q, want %q", got, want)
				}
			}()
			for range anim.New(&anim.Axes{Artists: []anim.Artist{s}}).Steps(1) {
			}
		}()
	}
}
