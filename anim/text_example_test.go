package anim_test

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

func ExampleText() {
	clock := &anim.Text{
		X: 0.03, Y: 0.95, In: anim.InAxes, VAlign: anim.AlignTop,
		Size: 12, Bold: true, Box: anim.RGB(0xfff4d6), BoxEdge: anim.RGB(0xd9a400),
	}
	moving := &anim.Text{Align: anim.AlignCenter, VAlign: anim.AlignMiddle, Color: anim.C(3), String: "here"}
	turning := &anim.Text{X: 5, Y: -0.4, Align: anim.AlignCenter, VAlign: anim.AlignMiddle, Italic: true, String: "turning\ntext", Box: anim.RGB(0xe8eef8)}
	fig := anim.New(&anim.Axes{
		Title: "Texts", X: anim.Axis{Max: 10}, Y: anim.Axis{Min: -1.5, Max: 1.5},
		Artists: []anim.Artist{
			clock, moving, turning,
			&anim.Text{X: 0.97, Y: 0.05, In: anim.InAxes, Align: anim.AlignRight, String: "n = 200", Alpha: 0.5},
			&anim.Text{X: 10, Y: 12, In: anim.InPoints, Size: 8, String: "10 points right, 12 up"},
		},
	})
	for k := range fig.Steps(20) {
		t := 0.05 * float64(k)
		clock.String = fmt.Sprintf("time: %.2f s\nstep: %d", t, k)
		moving.X, moving.Y = 0.5+9*t, math.Sin(6*t)
		turning.Angle = 90 * t
	}
	check(fig.Save("testdata/text.png"))
}

func ExampleAnnotation() {
	x := anim.Linspace(0, 2*math.Pi, 200)
	wave := &anim.Line{X: x}
	peak := &anim.Annotation{Text: anim.Text{X: 30, Y: 25, In: anim.InPoints, Size: 11}, Color: anim.C(3)}
	low := &anim.Annotation{Text: anim.Text{
		String: "lowest", X: 0.5, Y: 0.9, In: anim.InAxes,
		Align: anim.AlignCenter, VAlign: anim.AlignMiddle, Bold: true,
		Box: anim.RGB(0xffffff), BoxEdge: anim.RGB(0x888888),
	}, Width: 1.5}
	fig := anim.New(&anim.Axes{
		Title: "Annotations", X: anim.Axis{Label: "x", Max: 2 * math.Pi}, Y: anim.Axis{Min: -1.5, Max: 2},
		Artists: []anim.Artist{wave, peak, low},
	})
	for k := range fig.Steps(20) {
		wave.Y = nil
		highest, lowest := 0, 0
		for i, u := range x {
			wave.Y = append(wave.Y, math.Sin(u-0.1*float64(k)))
			if wave.Y[i] > wave.Y[highest] {
				highest = i
			}
			if wave.Y[i] < wave.Y[lowest] {
				lowest = i
			}
		}
		peak.X, peak.Y = x[highest], wave.Y[highest]
		peak.Text.String = fmt.Sprintf("peak at %.2f", peak.X)
		low.X, low.Y = x[lowest], wave.Y[lowest]
	}
	check(fig.Save("testdata/annotation.png"))
}
