package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

func ExampleSpan() {
	x := anim.Linspace(0, 10, 201)
	signal := &anim.Line{X: x, Label: "signal"}
	now := &anim.VLine{Color: anim.RGB(0x222222), Width: 1, Dash: anim.Dashed, Label: "now"}
	window := &anim.Span{Color: anim.C(1), Label: "window"}
	fig := anim.New(&anim.Axes{
		Title: "Lines and bands across", X: anim.Axis{Label: "time (s)", Max: 10}, Y: anim.Axis{Min: -2, Max: 2},
		Artists: []anim.Artist{
			&anim.Span{Y0: -0.5, Y1: 0.5, Color: anim.C(2), Label: "rest"},
			window, signal, now,
			&anim.HLine{Y: 1, Color: anim.C(3), Dash: anim.Dotted, Label: "threshold"},
			&anim.HLine{Y: -1.5, Color: anim.C(7), Width: 4, From: 0.25, To: 0.75},
		},
	})
	for k := range fig.Steps(20) {
		t := 2 + 0.3*float64(k)
		now.X, window.X0, window.X1 = t, t-1, t
		signal.Y = nil
		for _, u := range x {
			signal.Y = append(signal.Y, 1.2*math.Sin(1.5*(u+t)))
		}
	}
	check(fig.Save("testdata/span.png"))
}

func ExampleVLine() {
	spikes := []float64{0.8, 2.1, 2.9, 4.4, 5}
	now := &anim.VLine{Color: anim.C(3)}
	axes := &anim.Axes{X: anim.Axis{Label: "time (s)", Max: 6}, Y: anim.Axis{Max: 1}, Artists: []anim.Artist{now}}
	for _, t := range spikes {
		axes.Artists = append(axes.Artists, &anim.VLine{X: t, From: 0.1, To: 0.4, Color: anim.C(0), Width: 3})
	}
	fig := anim.New(axes)
	for k := range fig.Steps(30) {
		now.X = 0.1 * float64(k)
	}
	check(fig.Save("testdata/vline.png"))
}

func ExampleHLine() {
	x := anim.Linspace(0, 3, 100)
	v := &anim.Line{X: x, Label: "v"}
	level := &anim.HLine{Color: anim.C(1), Dash: anim.DashDot, Label: "mean"}
	fig := anim.New(&anim.Axes{Y: anim.Axis{Min: -1, Max: 3}, Artists: []anim.Artist{v, level}})
	for k := range fig.Steps(20) {
		v.Y, level.Y = nil, 0
		for _, u := range x {
			y := math.Sin(3*u) + 0.08*float64(k)
			v.Y = append(v.Y, y)
			level.Y += y / float64(len(x))
		}
	}
	check(fig.Save("testdata/hline.png"))
}
