package anim_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

var nan = math.NaN()

// shapes are artists of which a part is not a number.
var shapes = map[string]anim.Artist{
	"Bars":        &anim.Bars{Height: []float64{1, nan, 2, math.Inf(1)}, Edge: color.Black},
	"FillBetween": &anim.FillBetween{Y1: []float64{1, 2, nan, 2, 3}},
	"Segments": &anim.Segments{
		X0: []float64{0, 1, nan}, Y0: []float64{0, 1, 0}, X1: []float64{1, 2, 0}, Y1: []float64{1, 0, 0},
		Values: []float64{1, nan, 2}, Widths: []float64{2, 2, 2},
	},
	"VLine":      &anim.VLine{X: 1, Dash: anim.Dashed},
	"HLine":      &anim.HLine{Y: 1},
	"Span":       &anim.Span{X0: 0.5, X1: 1, Edge: color.Black},
	"Text":       &anim.Text{X: 1, Y: 1, String: "two\nlines", Align: anim.AlignRight, Box: color.White, BoxEdge: color.Black, Angle: 30},
	"Annotation": &anim.Annotation{X: 1, Y: 1, Text: anim.Text{X: 10, Y: 20, In: anim.InPoints, String: "here", Italic: true}},
	"Polygon":    &anim.Polygon{X: []float64{0, 1, 1, nan, 2, 3, 3}, Y: []float64{0, 0, 1, 0, 0, 0, 1}, Edge: color.Black},
	"Ellipse":    &anim.Ellipse{X: 1, Y: 1, RX: 1, RY: 0.3, Angle: 20},
	"Arrows": &anim.Arrows{
		X: []float64{0, 1, 2}, Y: []float64{0, 1, 2}, U: []float64{1, nan, 0}, V: []float64{1, 1, 0},
		Values: []float64{1, 2, 3},
	},
	"Histogram": &anim.Histogram{Data: []float64{1, 1, 2, nan, 5}, Horizontal: true},
}

// none are the same artists with nothing to draw.
var none = map[string]anim.Artist{
	"Bars": &anim.Bars{}, "FillBetween": &anim.FillBetween{Y1: []float64{1, nan, 2}},
	"Segments": &anim.Segments{
		X0: []float64{0}, Y0: []float64{0}, X1: []float64{1}, Y1: []float64{1}, Alphas: []float64{0},
	},
	"VLine": &anim.VLine{X: nan}, "HLine": &anim.HLine{Y: math.Inf(1)}, "Span": &anim.Span{Y0: nan, Y1: 1},
	"Text": &anim.Text{String: "x", X: nan}, "Annotation": &anim.Annotation{X: 1e6, Text: anim.Text{String: "outside"}},
	"Polygon": &anim.Polygon{}, "Ellipse": &anim.Ellipse{RX: nan}, "Arrows": &anim.Arrows{},
	"Histogram": &anim.Histogram{Density: true, Data: []float64{nan}},
}

// TestArtistsOnPlot draws the artists on a plot of gonum/plot, whose canvas is
// not a film's.
func TestArtistsOnPlot(t *testing.T) {
	for name, a := range shapes {
		if inked(a) == 0 {
			t.Errorf("%s draws nothing", name)
		}
		if n := inked(none[name]); n != 0 {
			t.Errorf("%s with nothing to draw has %d pixels of ink", name, n)
		}
	}
}

func inked(a anim.Artist) (n int) {
	p := plot.New()
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 3, 0, 3
	img := vgimg.New(100, 100)
	a.Plot(draw.New(img), p)
	m := img.Image()
	for y := range m.Bounds().Dy() {
		for x := range m.Bounds().Dx() {
			if r, g, b, _ := m.At(x, y).RGBA(); r&g&b != 0xffff {
				n++
			}
		}
	}
	return n
}

// TestArtistsInFilm draws the artists in automatic limits, which what is not a
// number must not reach.
func TestArtistsInFilm(t *testing.T) {
	for name, a := range shapes {
		for kind, artists := range map[string][]anim.Artist{"": {a}, "empty ": {none[name]}} {
			film, err := anim.New(&anim.Axes{Artists: artists}).Film()
			if err != nil {
				t.Errorf("%s%s: %v", kind, name, err)
				continue
			}
			l := film.Axes[0].Limits[0]
			if d := l.X1 - l.X0 + l.Y1 - l.Y0; math.IsNaN(d) || math.IsInf(d, 0) {
				t.Errorf("%s%s: the limits are %v", kind, name, l)
			}
		}
	}
}

func TestArtistMisuse(t *testing.T) {
	two, three := []float64{1, 2}, []float64{1, 2, 3}
	for want, a := range map[string]anim.Artist{
		"anim: Bars.X has length 3, want 2, the length of Height":        &anim.Bars{X: three, Height: two},
		"anim: Bars.Colors has length 1, want 2, the length of Height":   &anim.Bars{Height: two, Colors: []color.Color{nil}},
		"anim: FillBetween.Y1 has length 2, want 3, the length of X":     &anim.FillBetween{X: three, Y1: two},
		"anim: FillBetween.Where has length 1, want 2, the length of Y1": &anim.FillBetween{Y1: two, Where: []bool{true}},
		"anim: Segments.Y1 has length 2, want 3, the length of X0":       &anim.Segments{X0: three, Y0: three, X1: three, Y1: two},
		"anim: Polygon.Y has length 3, want 2, the length of X":          &anim.Polygon{X: two, Y: three},
		"anim: Arrows.V has length 2, want 3, the length of X":           &anim.Arrows{X: three, Y: three, U: three, V: two},
		"anim: Histogram.Edges[2] is 1, want finite numbers in order":    &anim.Histogram{Edges: []float64{1, 2, 1}},
		"anim: Arrows.Values has length 3, want 2, the length of X":      &anim.Arrows{X: two, Y: two, U: two, V: two, Values: three},
		"anim: Segments.Alphas has length 0, want 2, the length of X0":   &anim.Segments{X0: two, Y0: two, X1: two, Y1: two, Alphas: []float64{}},
		"anim: FillBetween.Y2 has length 3, want 2, the length of Y1":    &anim.FillBetween{Y1: two, Y2: three},
		"anim: Bars.Bottom has length 3, want 2, the length of Height":   &anim.Bars{Height: two, Bottom: three},
		"anim: Segments.Widths has length 3, want 2, the length of X0":   &anim.Segments{X0: two, Y0: two, X1: two, Y1: two, Widths: three},
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("panic %v, want %v", got, want)
				}
			}()
			inked(a)
		}()
	}
}

// TestFillSharesLine sees that a filled area under a line costs a film little.
func TestFillSharesLine(t *testing.T) {
	size := func(fill bool) int {
		x := anim.Linspace(0, 10, 400)
		line, area := &anim.Line{X: x, Y: make([]float64, len(x))}, &anim.FillBetween{X: x, Color: anim.C(0), Alpha: 0.3}
		area.Y1 = line.Y
		axes := &anim.Axes{X: anim.Axis{Max: 10}, Y: anim.Axis{Min: -2, Max: 2}, Artists: []anim.Artist{line}}
		if fill {
			axes.Artists = append(axes.Artists, area)
		}
		fig := anim.New(axes)
		for k := range fig.Steps(60) {
			for i, u := range x {
				// A hash of i and k: nothing that a line's own past foretells.
				noise := math.Mod(math.Sin(float64(i)*12.9898+float64(k)*78.233)*43758.5453, 1)
				line.Y[i] = math.Sin(u) + 0.3*noise
			}
		}
		film, err := fig.Film()
		if err != nil {
			t.Fatal(err)
		}
		var n counter
		if err := strip.Encode(&n, film, nil); err != nil {
			t.Fatal(err)
		}
		return int(n)
	}
	without, with := size(false), size(true)
	t.Logf("%d bytes, with the area %d", without, with)
	if with > without+without/20 {
		t.Errorf("the film has %d bytes with the area, want at most 5 %% more than %d", with, without)
	}
}

type counter int

func (c *counter) Write(p []byte) (int, error) { *c += counter(len(p)); return len(p), nil }

func ExampleHistogram_Counts() {
	h := anim.Histogram{Data: []float64{1, 2, 1, 4, 3, 4}, Edges: []float64{1, 2, 3, 4}}
	counts, _ := h.Counts()
	fmt.Println(counts) // the last bin holds 3 and both 4
	// Output: [2 1 3]
}
