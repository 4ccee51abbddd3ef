package anim_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

func ExampleHeatmap() {
	const rows, cols = 6, 9
	matrix := &anim.Heatmap{Z: grid(rows, cols), Map: colormap.Viridis, NaN: anim.RGB(0xd0d0d0)}
	wave := &anim.Heatmap{
		Z: grid(40, 60), VMin: -1, VMax: 1, Map: colormap.RdBu.Reverse(),
		Extent: anim.Extent{Left: 0, Right: 3, Bottom: 0, Top: 2}, Origin: anim.Lower,
	}
	smooth := &anim.Heatmap{Z: grid(rows, cols), VMax: 1, Map: colormap.Inferno, Smooth: true, Origin: anim.Lower}
	labels := &anim.Heatmap{Z: grid(rows, cols), VMax: 9, Map: colormap.Tab10, Alpha: 0.8}
	upright := anim.Axis{Min: rows - 0.5, Max: -0.5}
	fig := &anim.Figure{Cols: 2, Width: 8 * anim.Inch, Height: 6 * anim.Inch, Axes: []*anim.Axes{
		{Title: "Row 0 on top, NaN gray", X: anim.Axis{Label: "column", Min: -0.5, Max: cols - 0.5}, Y: upright, Artists: []anim.Artist{matrix}},
		{Title: "An extent, limits -1 to 1", X: anim.Axis{Label: "x (mm)", Max: 3}, Y: anim.Axis{Label: "y (mm)", Max: 2}, Artists: []anim.Artist{wave}},
		{Title: "Smooth, row 0 at the bottom", X: anim.Axis{Min: -0.5, Max: cols - 0.5}, Y: anim.Axis{Min: -0.5, Max: rows - 0.5}, Artists: []anim.Artist{smooth}},
		{Title: "Labels, both axes turned", X: anim.Axis{Min: cols - 0.5, Max: -0.5}, Y: upright, Artists: []anim.Artist{labels}},
	}}
	for k := range fig.Steps(12) {
		phase := 0.5 * float64(k)
		for j := range rows {
			for i := range cols {
				matrix.Z[j][i] = float64(j*cols+i) * (1 + phase)
				smooth.Z[j][i] = 0.5 + 0.5*math.Sin(float64(i)-phase)*math.Cos(float64(j))
				labels.Z[j][i] = float64((j*cols + i + k) % 10)
			}
		}
		matrix.Z[2][k%cols] = math.NaN()
		for j, row := range wave.Z {
			for i := range row {
				row[i] = math.Sin(0.2*float64(i)+0.1*float64(j)-phase) * math.Exp(-float64(j)/40)
			}
		}
	}
	check(fig.Save("testdata/heatmap.png"))
}

// grid returns rows of zeros.
func grid(rows, cols int) [][]float64 {
	z := make([][]float64, rows)
	for j := range z {
		z[j] = make([]float64, cols)
	}
	return z
}
