package anim_test

import (
	"math"

	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim"
)

// A curve of gonum/plot gets a name, a band lies below what the list has
// before it, and a mark is there in some frames alone.
func ExampleLayer() {
	x := anim.Linspace(0, 4*math.Pi, 200)
	wave := &anim.Line{X: x, Y: make([]float64, len(x)), Width: 6, Label: "wave"}
	fit := plotter.NewFunction(math.Sin)
	fit.Color, fit.Width, fit.Dashes = anim.C(1), 2, []vg.Length{4, 3}
	peak := &anim.Layer{Artist: &anim.VLine{X: math.Pi / 2, Color: anim.C(3), Label: "peak"}}
	fig := anim.New(&anim.Axes{
		Y: anim.Axis{Min: -1.5, Max: 2.4},
		Artists: []anim.Artist{
			&anim.Layer{Artist: fit, Label: "gonum's sine", Z: 1},
			wave,
			&anim.Layer{Artist: &anim.Span{X0: 3, X1: 6, Color: anim.RGB(0xcdeacd), Alpha: 1}, Label: "below", Z: -1},
			peak,
		},
		Legend: anim.Legend{Title: "Layers", Cols: 2, Place: anim.UpperCenter},
	})
	for k := range fig.Steps(10) {
		for i, u := range x {
			wave.Y[i] = math.Sin(u - 0.05*float64(k))
		}
		peak.Hide = k%2 == 0
	}
	check(fig.Save("testdata/layer.png"))
}

func ExampleLegend() {
	x := anim.Linspace(0, 10, 100)
	var waves []anim.Artist
	axes := &anim.Axes{
		X: anim.Axis{Label: "time (s)"}, Y: anim.Axis{Label: "amplitude"},
		Legend: anim.Legend{Place: anim.OutsideRight, Title: "gain"},
	}
	heat := &anim.Heatmap{Z: [][]float64{{0, 1}, {2, 30000}}}
	dots := &anim.Scatter{X: []float64{0.3}, Y: []float64{0.6}, Color: anim.C(1), Label: "a point"}
	beside := &anim.Axes{
		Artists: []anim.Artist{heat, dots}, ColorBar: anim.ColorBar{Of: heat, Label: "rate"},
		Legend: anim.Legend{Place: anim.OutsideRight},
	}
	for _, label := range []string{"0.5", "1", "2"} {
		wave := &anim.Line{X: x, Y: make([]float64, len(x)), Label: label}
		waves = append(waves, wave)
	}
	axes.Artists = waves
	axes.Legend.Of = []anim.Artist{waves[2], waves[1], waves[0]} // as they lie on the screen
	fig := anim.New(axes, beside)
	fig.Width = 9 * anim.Inch
	for k := range fig.Steps(8) {
		for j, wave := range waves {
			for i, t := range x {
				wave.(*anim.Line).Y[i] = math.Exp2(float64(j)-1) * math.Exp(-t/5) * (1.5 + math.Sin(t+0.1*float64(k)))
			}
		}
	}
	check(fig.Save("testdata/legend.png"))
}
