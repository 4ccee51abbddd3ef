package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
)

// A membrane potential and the firing rate, each with an axis of its own.
func ExampleAxes_right() {
	t := anim.Linspace(0, 100, 300)
	v := &anim.Line{X: t, Label: "potential"}
	rate := &anim.Line{X: t, Color: anim.C(3), Label: "rate"}
	drive := &anim.Heatmap{Extent: anim.Extent{Left: 0, Right: 100, Bottom: -90, Top: -40}, VMin: -1, VMax: 1, Alpha: 0.3}
	fig := &anim.Figure{
		Axes: []*anim.Axes{
			{
				X: anim.Axis{Label: "time (ms)", Min: 0, Max: 100}, Y: anim.Axis{Label: "potential (mV)", Color: anim.C(0)},
				Right:   anim.Axis{Label: "rate (Hz)", Log: true, Color: anim.C(3)},
				Artists: []anim.Artist{v}, OnRight: []anim.Artist{rate}, Grid: true,
				Legend: anim.Legend{Place: anim.UpperLeft},
			},
			{
				Title: "with a colour bar", X: anim.Axis{Min: 0, Max: 100}, Y: anim.Axis{Min: -90, Max: -40},
				Right:   anim.Axis{Label: "rate (Hz)"},
				Artists: []anim.Artist{drive, v}, OnRight: []anim.Artist{rate}, ColorBar: anim.ColorBar{Of: drive, Label: "drive"},
				Legend: anim.Legend{Place: anim.OutsideRight},
			},
		},
		Rows: 2, Cols: 1, Width: 7 * anim.Inch, Height: 6 * anim.Inch,
	}
	for k := range fig.Steps(12) {
		v.Y, rate.Y, drive.Z = nil, nil, [][]float64{nil}
		for _, at := range t {
			u := math.Sin(at/8 + 0.2*float64(k))
			v.Y = append(v.Y, -65+20*u*u*u)
			rate.Y = append(rate.Y, math.Pow(10, 2+u+0.1*float64(k)))
		}
		for i := range 20 {
			drive.Z[0] = append(drive.Z[0], math.Sin(float64(i)+0.2*float64(k)))
		}
	}
	check(fig.Save("testdata/right.png"))
}
