package visual_test

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
	"github.com/zoetrope-go/zoetrope/neural/visual"
)

// poisson returns the spikes of n neurons that fire by chance, faster in the
// middle of each of 4 seconds.
func poisson(n int) [][]float64 {
	g := neural.NewGenerator(1)
	trains := make([][]float64, n)
	for i := range trains {
		for t := 0.0; t < 4; t += 0.002 {
			rate := 5 + 25*math.Pow(math.Sin(math.Pi*t+0.02*float64(i)), 6)
			if g.Random() < 0.002*rate {
				trains[i] = append(trains[i], t)
			}
		}
	}
	return trains
}

// A raster grows over a population's rate, which slides.
func Example() {
	spikes := poisson(40)
	raster := &visual.Raster{Spikes: spikes, To: 4}
	rate := &visual.Population{Spikes: spikes, To: 4, Bin: 0.02, Sigma: 0.04, Window: 2, Color: anim.C(1)}
	fig := anim.New(raster.Axes(), rate.Axes())
	fig.Cols, fig.Height = 1, 5*anim.Inch
	fig.Heights = []float64{2, 1}
	for range visual.Film(fig, visual.Clock{To: 3.4, Speed: 1, Unit: "s"}, raster, rate) {
	}
	check(fig.Save("testdata/example.png"))
}

// Units of a network of rates, as time goes by.
func ExampleActivity() {
	activity := &visual.Activity{T: anim.Linspace(0, 8, 400), Window: 5}
	for i := range 12 {
		var unit []float64
		for _, t := range activity.T {
			unit = append(unit, math.Tanh(math.Sin(2*t+0.15*float64(i))+0.05*float64(i)*math.Cos(7*t)))
		}
		activity.Series = append(activity.Series, unit)
	}
	fig := anim.New(activity.Axes())
	fig.Height, fig.Theme = 3*anim.Inch, anim.Dark
	for range visual.Film(fig, visual.Clock{Speed: 4}, activity) {
	}
	check(fig.Save("testdata/activity.png"))
}

func ExampleSpikeHistogram() {
	counts := &visual.SpikeHistogram{Spikes: poisson(40), To: 4, Bin: 0.1}
	fig := anim.New(counts.Axes())
	fig.Height = 3 * anim.Inch
	for range visual.Film(fig, visual.Clock{Speed: 2}, counts) {
	}
	check(fig.Save("testdata/spikehistogram.png"))
}

func ExampleISIDistribution() {
	intervals := &visual.ISIDistribution{Spikes: poisson(40), Bins: 40, Max: 0.5}
	fig := anim.New(intervals.Axes())
	fig.Height = 3 * anim.Inch
	for range visual.Film(fig, visual.Clock{Speed: 2}, intervals) {
	}
	check(fig.Save("testdata/isi.png"))
}

// A grid cell, and one tuned to the direction of movement.
func ExampleRateMap() {
	g := neural.NewGenerator(2)
	m := &visual.RateMap{Dt: 0.02, Bins: 24, Sigma: 1}
	x, y, heading := 0.5, 0.5, 0.0
	for range 6000 {
		heading += g.Normal(0, 0.35)
		u, v := x+0.02*math.Cos(heading), y+0.02*math.Sin(heading)
		if u < 0 || u > 1 || v < 0 || v > 1 {
			heading += math.Pi / 2
			continue
		}
		x, y = u, v
		field := 0.0
		for k := range 3 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 3)
			field += math.Cos(16 * ((x-0.5)*cos + (y-0.5)*sin))
		}
		m.X, m.Y = append(m.X, x), append(m.Y, y)
		m.Count = append(m.Count, float64(g.Poisson(0.02*max(0, 12*field))))
	}
	fig := anim.New(m.Axes())
	for range visual.Film(fig, visual.Clock{Speed: 20}, m) {
	}
	check(fig.Save("testdata/ratemap.png"))
}

func ExampleTuningCurve() {
	g := neural.NewGenerator(3)
	var stimulus, response []float64
	for range 400 {
		s := g.Uniform(0, 360)
		stimulus = append(stimulus, s)
		response = append(response, float64(g.Poisson(4+20*math.Exp(3*(math.Cos((s-120)*math.Pi/180)-1)))))
	}
	flat := &visual.TuningCurve{Stimulus: stimulus, Response: response, Edges: anim.Linspace(0, 360, 25)}
	round := &visual.TuningCurve{Stimulus: stimulus, Response: response, Polar: true, Color: anim.C(3)}
	fig := anim.New(flat.Axes(), round.Axes())
	fig.Axes[0].X.Label, fig.Axes[0].Y.Label = "direction (°)", "spikes"
	fig.Width, fig.Height = 8*anim.Inch, 3.6*anim.Inch
	for range visual.Film(fig, visual.Clock{Speed: 200}, flat, round) {
	}
	check(fig.Save("testdata/tuning.png"))
}

// spiral is a path that winds up, with its times.
func spiral(n int) (x, y, z, t []float64) {
	for i := range n {
		s := 12 * math.Pi * float64(i) / float64(n)
		r := 1 - math.Exp(-s/10)
		x, y, z = append(x, r*math.Cos(s)), append(y, r*math.Sin(s)), append(z, math.Sin(s/4))
		t = append(t, s)
	}
	return x, y, z, t
}

func ExampleTrajectory() {
	x, y, _, t := spiral(600)
	whole := &visual.Trajectory{X: x, Y: y, T: t}
	fading := &visual.Trajectory{X: x, Y: y, T: t, Trail: 8, Width: 3}
	fig := anim.New(whole.Axes(), fading.Axes())
	fig.Width, fig.Height = 9*anim.Inch, 3.6*anim.Inch
	for range visual.Film(fig, visual.Clock{Speed: 16}, whole, fading) {
	}
	check(fig.Save("testdata/trajectory.png"))
}

func ExampleTrajectory3D() {
	x, y, z, t := spiral(600)
	path := &visual.Trajectory3D{X: x, Y: y, Z: z, T: t, Turn: 100, Trail: 25, Width: 2}
	path.Scene().Z.Label = "height"
	fig := anim.New(path.Axes())
	for range visual.Film(fig, visual.Clock{Speed: 20, Unit: "s"}, path) {
	}
	check(fig.Save("testdata/trajectory3d.png"))
}

// The model of FitzHugh and Nagumo, with a path from two starting points.
func ExamplePhasePortrait() {
	field := func(v, w float64) (dv, dw float64) { return v - v*v*v/3 - w + 0.5, 0.08 * (v + 0.7 - 0.8*w) }
	path := func(v, w float64, label string) visual.Path {
		p := visual.Path{Label: label}
		for i := range 1200 {
			p.X, p.Y, p.T = append(p.X, v), append(p.Y, w), append(p.T, 0.05*float64(i))
			dv, dw := field(v, w)
			v, w = v+0.05*dv, w+0.05*dw
		}
		return p
	}
	paths := []visual.Path{path(-2, 1.5, "from above"), path(0, -0.5, "from below")}
	lines := &visual.PhasePortrait{Field: field, XMin: -2.5, XMax: 2.5, YMin: -1, YMax: 2, Paths: paths}
	arrows := &visual.PhasePortrait{Field: field, XMin: -2.5, XMax: 2.5, YMin: -1, YMax: 2, Arrows: true, Paths: paths[:1]}
	fig := anim.New(lines.Axes(), arrows.Axes())
	fig.Axes[0].Legend.Hide = true
	fig.Axes[1].X.Label, fig.Axes[1].Y.Label = "voltage $v$", "recovery $w$"
	fig.Width, fig.Height = 10*anim.Inch, 3.8*anim.Inch
	for range visual.Film(fig, visual.Clock{To: 50, Speed: 50}, lines, arrows) {
	}
	check(fig.Save("testdata/phase.png"))
}

// weights are those of a network of n units with excitation and inhibition.
func weights(n int) [][]float64 {
	g := neural.NewGenerator(4)
	w := make([][]float64, n)
	for i := range w {
		w[i] = make([]float64, n)
		for j := range w[i] {
			if i == j || g.Random() > 0.3 {
				continue
			}
			w[i][j] = g.Uniform(0.2, 1)
			if j%4 == 3 {
				w[i][j] *= -1
			}
		}
	}
	return w
}

func ExampleConnectivity() {
	var series [][][]float64
	for k := range 20 {
		w := weights(12)
		for i := range w {
			for j := range w[i] {
				w[i][j] *= math.Tanh(0.1 * float64(k+1) * (1 + float64((i*j)%3)))
			}
		}
		series = append(series, w)
	}
	matrix := &visual.Connectivity{Series: series}
	fig := anim.New(matrix.Axes())
	fig.Axes[0].Title = "Learned weights"
	for range visual.Film(fig, visual.Clock{Speed: 20}, matrix) {
	}
	check(fig.Save("testdata/connectivity.png"))
}

func ExampleCorrelation() {
	g := neural.NewGenerator(5)
	regions := []string{"V1", "V2", "MT", "A1", "M1", "S1"}
	series := make([][]float64, len(regions))
	for i := range series {
		for k := range 400 {
			series[i] = append(series[i], math.Sin(0.05*float64(k)+float64(i/2))+g.Normal(0, 0.6))
		}
	}
	matrix := &visual.Correlation{Series: series, Window: 100, Names: regions}
	fig := anim.New(matrix.Axes())
	for range visual.Film(fig, visual.Clock{Speed: 400}, matrix) {
	}
	check(fig.Save("testdata/correlation.png"))
}

func ExampleNetwork() {
	w := weights(12)
	spring := &visual.Network{Weights: w, Directed: true}
	spring.X, spring.Y = visual.SpringLayout(w, 1)
	for k := range 20 {
		row := make([]float64, len(w))
		for i := range row {
			row[i] = math.Pow(math.Sin(0.2*float64(k)+float64(i)), 2)
		}
		spring.Activity = append(spring.Activity, row)
	}
	circle := &visual.Network{Weights: w}
	grid := &visual.Network{Weights: w, Directed: true}
	grid.X, grid.Y = visual.GridLayout(len(w))
	fig := anim.New(spring.Axes(), circle.Axes(), grid.Axes())
	for i, title := range []string{"Springs", "Circle", "Grid"} {
		fig.Axes[i].Title = title
	}
	fig.Width, fig.Height = 12*anim.Inch, 3.8*anim.Inch
	for range visual.Film(fig, visual.Clock{Speed: 20}, spring, circle, grid) {
	}
	check(fig.Save("testdata/network.png"))
}

func ExampleLearningCurve() {
	g := neural.NewGenerator(6)
	curve := &visual.LearningCurve{Log: true}
	for range 5 {
		var loss []float64
		for e := range 200 {
			loss = append(loss, (0.01+math.Exp(-float64(e)/30))*math.Exp(g.Normal(0, 0.25)))
		}
		curve.Loss = append(curve.Loss, loss)
	}
	fig := anim.New(curve.Axes())
	fig.Height = 3.4 * anim.Inch
	for range visual.Film(fig, visual.Clock{To: 200, Speed: 200}, curve) {
	}
	check(fig.Save("testdata/learning.png"))
}

// Twelve panels with the traces of pairs of units, whose older parts fade.
func Example_panels() {
	var axes []*anim.Axes
	var views []visual.View
	for k := range 12 {
		trace := &visual.Trajectory{Trail: 3, Width: 2}
		for i := range 400 {
			t := 0.03 * float64(i)
			trace.T = append(trace.T, t)
			trace.X = append(trace.X, math.Sin(t*(1+float64(k%4)/2)))
			trace.Y = append(trace.Y, math.Cos(t*(1+float64(k/4)/2)+float64(k)))
		}
		ax := trace.Axes()
		ax.Title, ax.ColorBar = fmt.Sprintf("unit %d", k+1), anim.ColorBar{}
		ax.X.Label, ax.Y.Label = "", ""
		ax.X.Ticks, ax.Y.Ticks = []float64{-1, 0, 1}, []float64{-1, 0, 1}
		axes, views = append(axes, ax), append(views, trace)
	}
	fig := anim.New(axes...)
	fig.Rows, fig.Cols = 3, 4
	fig.Width, fig.Height = 9*anim.Inch, 6.5*anim.Inch
	fig.Theme = anim.Dark
	for range visual.Film(fig, visual.Clock{Speed: 6, Unit: "s"}, views...) {
	}
	check(fig.Save("testdata/panels.png"))
}
