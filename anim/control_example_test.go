package anim_test

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

func ExampleSpeedSlider() {
	t := anim.Linspace(0, 10, 400)
	wave := &anim.Line{X: t, Y: make([]float64, len(t)), Width: 2}
	main := &anim.Axes{
		Grid: true, X: anim.Axis{Label: "Time", Max: 10}, Y: anim.Axis{Label: "Signal", Min: -1.5, Max: 1.5},
		Artists: []anim.Artist{wave}, Cell: anim.Cell{Rows: 1, Cols: 3},
	}
	fig := &anim.Figure{Width: 8 * anim.Inch, Height: 5 * anim.Inch, Heights: []float64{12, 1}, Axes: []*anim.Axes{
		main,
		{Cell: anim.Cell{Row: 1, Rows: 1, Cols: 2}, Artists: []anim.Artist{&anim.SpeedSlider{Max: 5, Min: 0.1}}},
		{Cell: anim.Cell{Row: 1, Col: 2, Rows: 1, Cols: 1}, Artists: []anim.Artist{&anim.PlayButton{}}},
	}}
	for k := range fig.Steps(63) {
		phase := 0.1 * float64(k+1)
		for i := range t {
			wave.Y[i] = math.Sin(math.Pi*t[i] + phase)
		}
		main.Title = fmt.Sprintf("Phase %.1f", phase)
	}
	check(fig.Save("testdata/speedslider.png"))
}
