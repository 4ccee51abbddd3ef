package anim_test

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

func ExampleCell() {
	x := anim.Linspace(0, 4*math.Pi, 200)
	wave := &anim.Line{X: x, Label: "wave"}
	orbit := &anim.Line{Color: anim.C(3)}
	phases := &anim.Scatter{Size: 60, Map: colormap.Twilight, VMin: -math.Pi, VMax: math.Pi, Label: "oscillators"}
	last := &anim.Line{Y: []float64{1, 3, 2, 5, 4}, Marker: anim.Circle, Color: anim.C(2)}
	fig := &anim.Figure{
		Title: "Three rows", Width: 9 * anim.Inch, Height: 8 * anim.Inch, Heights: []float64{1, 2, 1},
		Axes: []*anim.Axes{
			{Title: "All columns", Cell: anim.Cell{Row: 0, Col: 0, Rows: 1, Cols: 3}, Grid: true,
				X: anim.Axis{Label: "time (s)"}, Y: anim.Axis{Min: -1.2, Max: 1.2}, Artists: []anim.Artist{wave}},
			{Title: "Equal units", Cell: anim.Cell{Row: 1, Col: 0, Rows: 1, Cols: 1}, Equal: true,
				X: anim.Axis{Min: -1.5, Max: 1.5}, Y: anim.Axis{Min: -1.5, Max: 1.5}, Artists: []anim.Artist{orbit}},
			{Title: "Colour bar", Cell: anim.Cell{Row: 1, Col: 1, Rows: 1, Cols: 2}, Equal: true,
				X: anim.Axis{Min: -2, Max: 2}, Y: anim.Axis{Min: -1.5, Max: 1.5}, Artists: []anim.Artist{phases},
				ColorBar: anim.ColorBar{Of: phases, Label: "phase (rad)"}},
			{Title: "No axes", Hide: true, Cell: anim.Cell{Row: 2, Col: 0, Rows: 1, Cols: 2}, Artists: []anim.Artist{last}},
			{Cell: anim.Cell{Row: 2, Col: 2, Rows: 1, Cols: 1}, Artists: []anim.Artist{last}},
		},
	}
	for k := range fig.Steps(30) {
		wave.Y, orbit.X, orbit.Y = nil, nil, nil
		phases.X, phases.Y, phases.Values = nil, nil, nil
		for _, t := range x {
			wave.Y = append(wave.Y, math.Sin(t+0.2*float64(k)))
			orbit.X = append(orbit.X, math.Cos(t)*(1-0.3*math.Cos(3*t+0.2*float64(k))))
			orbit.Y = append(orbit.Y, math.Sin(t)*(1-0.3*math.Cos(3*t+0.2*float64(k))))
		}
		for i := range 12 {
			sin, cos := math.Sincos(2*math.Pi*float64(i)/12 + 0.1*float64(k))
			phases.X, phases.Y = append(phases.X, cos), append(phases.Y, sin)
			phases.Values = append(phases.Values, math.Atan2(sin, cos))
		}
	}
	check(fig.Save("testdata/cell.png"))
}

func ExampleAxis() {
	f := anim.Linspace(1, 1000, 400)
	power := &anim.Line{X: f, Label: "power"}
	peaks := &anim.Scatter{Color: anim.C(1), Label: "peak"}
	fig := anim.New(&anim.Axes{
		Title: "A spectrum", Grid: true,
		X:       anim.Axis{Label: "frequency (Hz)", Log: true},
		Y:       anim.Axis{Label: "power (mV²/Hz)", Log: true},
		Artists: []anim.Artist{power, peaks},
	}, &anim.Axes{
		Title: "Named ticks",
		X:     anim.Axis{Min: -math.Pi, Max: math.Pi, Ticks: []float64{-math.Pi, 0, math.Pi}, TickLabels: []string{"−π", "0", "π"}},
		Y:     anim.Axis{Label: "reversed", Min: 1, Max: -1},
		Artists: []anim.Artist{
			&anim.Line{X: anim.Linspace(-math.Pi, math.Pi, 3), Y: []float64{0, 0.5, 1}},
		},
	})
	fig.Width = 9 * anim.Inch
	for k := range fig.Steps(12) {
		at := 10 * math.Pow(1.3, float64(k))
		power.Y = nil
		for _, v := range f {
			d := math.Log(v / at)
			power.Y = append(power.Y, 1/v+math.Exp(-8*d*d)*10)
		}
		peaks.X, peaks.Y = []float64{at, 500}, []float64{1/at + 10, -1} // the second cannot be shown
	}
	check(fig.Save("testdata/axis.png"))
}

func ExampleFigure_Sweep() {
	x := anim.Linspace(0, 10, 200)
	decay := &anim.Line{X: x}
	fig := anim.New(&anim.Axes{Y: anim.Axis{Max: 1}, Artists: []anim.Artist{decay}})
	for tau := range fig.Sweep("τ (ms)", []float64{0.5, 1, 2, 4}) {
		decay.Y = nil
		for _, t := range x {
			decay.Y = append(decay.Y, math.Exp(-t/tau))
		}
	}
	film, err := fig.Film()
	check(err)
	fmt.Println(film.Params[0].Name, film.Params[0].Values)
	// Output: τ (ms) [0.5 1.0 2.0 4.0]
}
