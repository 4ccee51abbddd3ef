package anim_test

import (
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

func ExampleBars() {
	n := 8
	first := &anim.Bars{Height: make([]float64, n), Label: "first"}
	second := &anim.Bars{Height: make([]float64, n), Bottom: first.Height, Alpha: 0.6, Label: "stacked"}
	level := &anim.Bars{
		Height: make([]float64, n), Colors: make([]color.Color, n), Width: 1,
		Horizontal: true, Edge: anim.RGB(0xffffff),
	}
	fig := &anim.Figure{
		Axes: []*anim.Axes{
			{
				Title: "Stacked", X: anim.Axis{Label: "cell"}, Y: anim.Axis{Label: "spikes", Max: 12},
				Artists: []anim.Artist{first, second},
			},
			{
				Title: "Horizontal, a colour each", X: anim.Axis{Label: "level", Min: -1, Max: 1}, Y: anim.Axis{Label: "cell"},
				Artists: []anim.Artist{level},
			},
		},
		Width: 8 * anim.Inch, Height: 4 * anim.Inch,
	}
	for k := range fig.Steps(10) {
		for i := range n {
			v := math.Sin(0.4*float64(k) + 0.7*float64(i))
			first.Height[i], second.Height[i] = 3+2*v, 3-v
			level.Height[i] = v
			level.Colors[i] = colormap.Coolwarm.At(0.5 + 0.5*v)
		}
	}
	check(fig.Save("testdata/bars.png"))
}
