package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// waves are frames of size × size values.
func waves(frames, size int, speed float64) [][][]float64 {
	z := make([][][]float64, frames)
	for k := range z {
		z[k] = make([][]float64, size)
		for i := range z[k] {
			for j := range size {
				d := math.Hypot(float64(i-size/2), float64(j-size/2))
				z[k][i] = append(z[k][i], math.Cos(d/2-speed*float64(k))*math.Exp(-d/10))
			}
		}
	}
	return z
}

func ExampleAnimate2D() {
	fig := anim.Animate2D(anim.Clock{Step: 0.5, Every: 2},
		anim.Sheet{Title: "Outwards", Z: waves(40, 30, 0.3), Label: "activity"},
		anim.Sheet{Title: "Inwards", Z: waves(40, 30, -0.3), Map: colormap.RdBu.Reverse(), VMin: -1, VMax: 1},
	)
	check(fig.Save("testdata/animate2d.png"))
}

func ExampleAnimate1D() {
	x := anim.Linspace(0, 10, 200)
	potential, current := make([][]float64, 30), make([][]float64, 30)
	for k := range potential {
		for _, t := range x {
			s := math.Sin(t - 0.2*float64(k))
			potential[k] = append(potential[k], -65+10*s)
			current[k] = append(current[k], math.Max(0, s))
		}
	}
	fig := anim.Animate1D(anim.Clock{Step: 0.1, Unit: "s"},
		anim.Trace{X: x, Y: potential, YAxis: anim.Axis{Label: "potential (mV)"}, Still: []anim.Artist{&anim.HLine{Y: -65, Dash: anim.Dashed}}},
		anim.Trace{X: x, Y: current, XAxis: anim.Axis{Label: "place (mm)"}, YAxis: anim.Axis{Label: "current (nA)"}},
	)
	check(fig.Save("testdata/animate1d.png"))
}
