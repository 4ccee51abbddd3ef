package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

func ExampleArrows() {
	var x, y []float64
	for _, b := range anim.Linspace(-2, 2, 13) {
		for _, a := range anim.Linspace(-3, 3, 17) {
			x, y = append(x, a), append(y, b)
		}
	}
	n := len(x)
	field := &anim.Arrows{
		X: x, Y: y, U: make([]float64, n), V: make([]float64, n), Pivot: anim.PivotMiddle,
		Values: make([]float64, n), VMax: 2, Map: colormap.Plasma, Label: "field",
	}
	state := &anim.Arrows{
		X: []float64{0}, Y: []float64{0}, U: []float64{0}, V: []float64{0}, InData: true,
		Width: 4, Color: anim.RGB(0x222222), Label: "state",
	}
	fig := anim.New(&anim.Axes{
		Title: "Arrows", X: anim.Axis{Min: -3.3, Max: 3.3}, Y: anim.Axis{Min: -2.3, Max: 3},
		Artists: []anim.Artist{field, state},
	})
	for k := range fig.Steps(20) {
		t := 0.1 * float64(k)
		for i := range n {
			field.U[i], field.V[i] = y[i]*math.Cos(t), -math.Sin(x[i]+t)
			field.Values[i] = math.Hypot(field.U[i], field.V[i])
		}
		state.U[0], state.V[0] = 2*math.Cos(t), 2*math.Sin(t)
	}
	check(fig.Save("testdata/arrows.png"))
}
