package space_test

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/anim/space"
)

// lorenz follows Lorenz's equations for n steps of 0.01.
func lorenz(n int) (x, y, z []float64) {
	p := [3]float64{1, 1, 20}
	for range n {
		x, y, z = append(x, p[0]), append(y, p[1]), append(z, p[2])
		d := [3]float64{10 * (p[1] - p[0]), p[0]*(28-p[2]) - p[1], p[0]*p[1] - 8.0/3*p[2]}
		for i := range p {
			p[i] += 0.01 * d[i]
		}
	}
	return x, y, z
}

// A trajectory grows while the camera turns around it.
func ExampleScene() {
	x, y, z := lorenz(1500)
	path := &space.Line{Label: "path"}
	head := &space.Points{Size: 60, Label: "now"}
	scene := &space.Scene{
		X: anim.Axis{Label: "x"}, Y: anim.Axis{Label: "y"}, Z: anim.Axis{Label: "convection $z$"},
		Artists: []space.Artist{path, head},
	}
	fig := anim.New(&anim.Axes{Title: "Lorenz' attractor", Artists: []anim.Artist{scene}})
	for k := range fig.Steps(30) {
		n := 50 * (k + 1)
		path.X, path.Y, path.Z = x[:n], y[:n], z[:n]
		head.X, head.Y, head.Z = x[n-1:n], y[n-1:n], z[n-1:n]
		scene.Azimuth, scene.Elevation = -60+4*float64(k), 25
	}
	check(fig.Save("testdata/scene.png"))
}

// Two rings that pass through each other: what is behind is drawn first.
func ExampleLine() {
	a, b := &space.Line{Map: colormap.Twilight, Width: 5}, &space.Line{Width: 5, Label: "ring"}
	for _, t := range anim.Linspace(0, 2*math.Pi, 121) {
		sin, cos := math.Sincos(t)
		a.X, a.Y, a.Z = append(a.X, cos), append(a.Y, sin), append(a.Z, 0)
		a.Values = append(a.Values, t)
		b.X, b.Y, b.Z = append(b.X, 1+cos), append(b.Y, 0), append(b.Z, sin)
	}
	dashed := &space.Line{X: []float64{-1, 2}, Y: []float64{0, 0}, Z: []float64{0, 0}, Dash: anim.Dashed, Color: anim.RGB(0x999999)}
	scene := &space.Scene{Aspect: [3]float64{3, 2, 2}, Artists: []space.Artist{a, b, dashed}}
	fig := anim.New(&anim.Axes{
		Artists: []anim.Artist{scene}, ColorBar: anim.ColorBar{Of: a.Scale(), Label: "angle (rad)"},
	})
	fig.Theme = anim.Dark
	for k := range fig.Steps(2) {
		scene.Look(-70+10*float64(k), 35)
	}
	check(fig.Save("testdata/line.png"))
}

// A cloud whose far points are fainter.
func ExamplePoints() {
	cloud := &space.Points{Fade: true, Size: 30, Map: colormap.Plasma}
	for i := range 400 {
		t := float64(i) * 2.399963 // the golden angle spreads points on a sphere
		h := 1 - 2*(float64(i)+0.5)/400
		r := math.Sqrt(1 - h*h)
		cloud.X, cloud.Y, cloud.Z = append(cloud.X, r*math.Cos(t)), append(cloud.Y, r*math.Sin(t)), append(cloud.Z, h)
		cloud.Values = append(cloud.Values, h*h*h)
	}
	scene := &space.Scene{
		X: anim.Axis{Label: "left to right (m)"}, Y: anim.Axis{Label: "front to back (m)"}, Z: anim.Axis{Label: "height (m)"},
		Aspect: [3]float64{1, 1, 1}, Artists: []space.Artist{cloud},
	}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{scene}, ColorBar: anim.ColorBar{Of: cloud.Scale()}})
	for k := range fig.Steps(4) {
		scene.Look(20+30*float64(k), 20)
	}
	check(fig.Save("testdata/points.png"))
}

// The sides of a pyramid.
func ExampleArea() {
	corners := [][2]float64{{0, 0}, {4, 0}, {4, 3}, {0, 3}}
	scene := &space.Scene{Z: anim.Axis{Label: "z", Min: 0, Max: 1e6}, Roll: 10}
	for i, p := range corners {
		q := corners[(i+1)%4]
		scene.Artists = append(scene.Artists, &space.Area{
			X: []float64{p[0], q[0], 2}, Y: []float64{p[1], q[1], 1.5}, Z: []float64{0, 0, 9e5},
			Alpha: 0.8, Edge: anim.RGB(0x222222),
		})
	}
	fig := anim.New(&anim.Axes{Title: "Pyramid", Artists: []anim.Artist{scene}})
	check(fig.Save("testdata/area.png"))
}

// The activity of units over time, one behind the other.
func ExampleWaterfall() {
	units := &space.Waterfall{X: anim.Linspace(0, 10, 120), Fill: 0.75}
	for k := range 8 {
		z := make([]float64, len(units.X))
		for i, t := range units.X {
			z[i] = math.Exp(-math.Pow(t-2-0.8*float64(k), 2)) + 0.1*math.Sin(3*t+float64(k))
		}
		units.Z = append(units.Z, z)
	}
	scene := &space.Scene{
		X: anim.Axis{Label: "time (s)"}, Y: anim.Axis{Label: "unit"}, Z: anim.Axis{Label: "activity"},
		Azimuth: -70, Elevation: 40, Artists: []space.Artist{units},
	}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{scene}})
	check(fig.Save("testdata/waterfall.png"))
}

// Lines in perspective beside those of an orthographic view.
func ExampleScene_perspective() {
	var axes []*anim.Axes
	for _, focal := range []float64{0, 1, 0.3} {
		x, y, z := lorenz(800)
		axes = append(axes, &anim.Axes{Artists: []anim.Artist{&space.Scene{
			Focal: focal, Artists: []space.Artist{&space.Line{X: x, Y: y, Z: z, Width: 0.8}},
		}}})
	}
	fig := anim.New(axes...)
	fig.Width, fig.Height = 10*anim.Inch, 3.6*anim.Inch
	check(fig.Save("testdata/perspective.png"))
}
