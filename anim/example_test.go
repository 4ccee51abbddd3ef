package anim_test

import (
	"image/color"
	"log"
	"math"
	"time"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/neural"
)

// The pictures that these examples save are compared with those in testdata
// whose names end in _golden.png.

func Example() {
	x := anim.Linspace(0, 2*math.Pi, 100)
	wave := &anim.Line{X: x, Y: make([]float64, len(x)), Width: 2}
	fig := anim.New(&anim.Axes{
		Title:   "A sine wave that travels",
		X:       anim.Axis{Label: "x", Max: 2 * math.Pi},
		Y:       anim.Axis{Label: "y", Min: -1.5, Max: 1.5},
		Grid:    true,
		Artists: []anim.Artist{wave},
	})
	for k := range fig.Steps(100) {
		for i := range x {
			wave.Y[i] = math.Sin(x[i] + 0.1*float64(k))
		}
	}
	check(fig.Save("testdata/example.png"))
}

func ExampleLine() {
	x := anim.Linspace(0, 2*math.Pi, 200)
	sine, cosine := &anim.Line{X: x, Label: "sine"}, &anim.Line{X: x, Label: "cosine", Dash: anim.Dashed}
	product := &anim.Line{X: x, Label: "product", Color: anim.RGB(0x222222), Width: 1, Alpha: 0.6}
	ends := &anim.Line{
		X: []float64{0, math.Pi, 2 * math.Pi}, Label: "ends and middle",
		Dash: anim.Dotted, Marker: anim.Diamond, MarkerSize: 8,
	}
	fig := anim.New(&anim.Axes{
		Title: "Lines", Grid: true,
		X:       anim.Axis{Label: "phase (rad)", Max: 2 * math.Pi},
		Y:       anim.Axis{Label: "value", Min: -1.2, Max: 2},
		Artists: []anim.Artist{sine, cosine, product, ends},
	})
	for t := range fig.Frames(time.Second) {
		sine.Y, cosine.Y, product.Y = nil, nil, nil
		for _, u := range x {
			s, c := math.Sincos(u + 2*math.Pi*t)
			sine.Y, cosine.Y, product.Y = append(sine.Y, s), append(cosine.Y, c), append(product.Y, s*c)
		}
		ends.Y = []float64{sine.Y[0], sine.Y[100], sine.Y[199]}
	}
	check(fig.Save("testdata/line.png"))
}

func ExampleScatter() {
	rng := neural.NewRandomState(1)
	n := 60
	cells := &anim.Scatter{
		X: rng.UniformSlice(0, 10, n), Y: rng.UniformSlice(0, 10, n),
		Values: make([]float64, n), VMax: 1, Map: colormap.Plasma,
		Sizes: make([]float64, n), Edge: anim.RGB(0x222222), EdgeWidth: 0.8, Label: "cells",
	}
	spikes := &anim.Scatter{Marker: anim.VBar, Size: 80, Color: anim.RGB(0xd62728), Label: "spikes"}
	groups := &anim.Scatter{
		X: []float64{4, 5, 6}, Y: []float64{11, 11, 11}, Marker: anim.Square, Size: 120, EdgeWidth: 2,
		Colors: []color.Color{anim.C(0), anim.C(1), anim.C(2)}, Edges: []color.Color{anim.C(3), nil, color.Black},
	}
	fig := anim.New(&anim.Axes{
		Title: "Scatters", X: anim.Axis{Label: "x (mm)", Max: 10}, Y: anim.Axis{Label: "y (mm)", Max: 12},
		Artists: []anim.Artist{cells, spikes, groups},
		Legend:  anim.Legend{Place: anim.UpperLeft},
	})
	for k := range fig.Steps(20) {
		for i := range n {
			v := 0.5 + 0.5*math.Sin(float64(k)*0.3+cells.X[i])
			cells.Values[i], cells.Sizes[i] = v, 20+180*v
		}
		spikes.X, spikes.Y = rng.UniformSlice(0, 10, 5), rng.UniformSlice(10, 12, 5)
	}
	check(fig.Save("testdata/scatter.png"))
}

func ExampleFigure() {
	var axes []*anim.Axes
	markers := []anim.Marker{
		anim.Circle, anim.Square, anim.Diamond, anim.Triangle, anim.TriangleDown,
		anim.VBar, anim.HBar, anim.Plus, anim.Cross, anim.Star,
	}
	dots := make([]*anim.Scatter, len(markers))
	for i, m := range markers[:6] {
		dots[i] = &anim.Scatter{X: []float64{0}, Y: []float64{0}, Marker: m, Size: 100}
		scale := math.Pow(10, float64(2*i))
		axes = append(axes, &anim.Axes{
			X:       anim.Axis{Label: "x", Min: -scale, Max: scale},
			Y:       anim.Axis{Min: -scale / 1e4, Max: scale / 1e4},
			Artists: []anim.Artist{dots[i]},
		})
	}
	axes[1].Title = "The middle"
	axes[5].Artists = nil
	for i, m := range markers[6:] {
		s := &anim.Scatter{X: []float64{float64(i) * 1e10}, Y: []float64{0}, Marker: m, Size: 200}
		axes[5].Artists = append(axes[5].Artists, s)
	}
	axes[5].X.Min, axes[5].X.Max = -1e10, 4e10
	axes[4] = nil
	fig := &anim.Figure{Axes: axes, Cols: 3, Width: 9 * anim.Inch, Height: 5 * anim.Inch, Title: "Six places, one empty"}
	for t := range fig.Frames(time.Second) {
		for i, d := range dots[:4] {
			sin, cos := math.Sincos(2 * math.Pi * t)
			d.X[0], d.Y[0] = axes[i].X.Max/2*cos, axes[i].Y.Max/2*sin
		}
	}
	check(fig.Save("testdata/figure.png"))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
