package anim_test

import (
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/palette/moreland"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// Every plotter that exists for gonum/plot animates, too.
func Example_plotters() {
	axes := make([]*anim.Axes, 9)
	for i, title := range []string{
		"Function", "BarChart", "Histogram", "BoxPlot", "HeatMap", "Contour", "Polygon", "Scatter, Labels", "Image, Field",
	} {
		axes[i] = &anim.Axes{Title: title, X: anim.Axis{Min: -3, Max: 3}, Y: anim.Axis{Min: -3, Max: 3}}
	}
	axes[2].Y = anim.Axis{Max: 60}
	axes[8].Artists = make([]anim.Artist, 2)
	fig := &anim.Figure{Axes: axes, Cols: 3, Width: 9 * anim.Inch, Height: 8 * anim.Inch, Title: "Plotters of gonum/plot"}
	rng := neural.NewRandomState(3)
	sample := rng.NormalSlice(0, 1, 400)
	for k := range fig.Steps(6) {
		phase := 0.3 * float64(k)
		f := plotter.NewFunction(func(x float64) float64 { return 2 * math.Sin(2*x+phase) })
		f.Color = color.NRGBA{200, 30, 30, 255}
		f.Dashes = []vg.Length{4, 2}

		bars := must(plotter.NewBarChart(plotter.Values{1, 2 * math.Cos(phase), -1.5, 2}, 14))
		bars.Color, bars.XMin = anim.C(2), -1.5

		hist := must(plotter.NewHist(plotter.Values(sample[:250+30*k]), 20))
		hist.FillColor = anim.C(4)

		boxes := must(plotter.NewBoxPlot(16, 0, plotter.Values(sample[:100+50*k])))
		boxes.FillColor = anim.C(1)

		surface := wavelet{phase}
		heat := plotter.NewHeatMap(surface, moreland.SmoothBlueRed().Palette(32))
		contour := plotter.NewContour(surface, []float64{-0.6, -0.3, 0, 0.3, 0.6}, moreland.SmoothBlueRed().Palette(5))

		var corners plotter.XYs
		for i := range 5 {
			sin, cos := math.Sincos(phase + 4*math.Pi*float64(i)/5)
			corners = append(corners, plotter.XY{X: 2.5 * cos, Y: 2.5 * sin})
		}
		star := must(plotter.NewPolygon(corners))
		star.Color = anim.Fade(anim.C(3), 0.5)

		xys := plotter.XYs{{X: -2, Y: math.Sin(phase)}, {X: 0, Y: math.Cos(phase)}, {X: 2, Y: -math.Sin(phase)}}
		points := must(plotter.NewScatter(xys))
		points.GlyphStyle = draw.GlyphStyle{Color: anim.C(0), Radius: 5, Shape: draw.PyramidGlyph{}}
		names := must(plotter.NewLabels(plotter.XYLabels{XYs: xys, Labels: []string{"one", "two", "three"}}))
		names.Offset = vg.Point{X: 6, Y: 4}

		axes[0].Artists = []anim.Artist{f}
		axes[1].Artists = []anim.Artist{bars}
		axes[2].Artists = []anim.Artist{hist}
		axes[3].Artists = []anim.Artist{boxes}
		axes[4].Artists = []anim.Artist{heat}
		axes[5].Artists = []anim.Artist{contour}
		axes[6].Artists = []anim.Artist{star}
		axes[7].Artists = []anim.Artist{points, names}
		axes[8].Artists[0] = plotter.NewImage(ramp(k), -3, -3, 3, 3)
		axes[8].Artists[1] = plotter.NewField(surface)
	}
	check(fig.Save("testdata/plotter.png"))
}

// wavelet is a grid of values and a field of arrows.
type wavelet struct{ phase float64 }

func (wavelet) Dims() (c, r int) { return 13, 13 }
func (wavelet) X(c int) float64  { return -3 + 0.5*float64(c) }
func (wavelet) Y(r int) float64  { return -3 + 0.5*float64(r) }
func (w wavelet) Min() float64   { return -1 }
func (w wavelet) Max() float64   { return 1 }
func (w wavelet) Z(c, r int) float64 {
	x, y := w.X(c), w.Y(r)
	return math.Cos(2*x+w.phase) * math.Exp(-(x*x+y*y)/4)
}

func (w wavelet) Vector(c, r int) plotter.XY {
	sin, cos := math.Sincos(w.Z(c, r)*math.Pi + w.phase)
	return plotter.XY{X: cos, Y: sin}
}

// ramp is a picture of more than 256 colours.
func ramp(k int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, 48, 48))
	for y := range 48 {
		for x := range 48 {
			img.SetNRGBA(x, y, color.NRGBA{uint8(200 + x), uint8(200 + y), uint8(220 + 5*k), 255})
		}
	}
	return img
}

func must[T plot.Plotter](p T, err error) T {
	check(err)
	return p
}
