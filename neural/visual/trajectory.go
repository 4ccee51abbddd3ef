package visual

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/anim/space"
)

// A Trajectory is a path in a plane, coloured by time. In a film it grows, and
// with Trail its older parts fade away.
type Trajectory struct {
	// X and Y are the points, as many of each. One that is NaN or infinite
	// breaks the path.
	X, Y []float64
	// T are the points' times, rising. Nil: 0, 1, 2 …
	T []float64
	// Unit of the times. Empty: seconds, or without T the numbers of samples.
	Unit Unit
	// Map is the colour map of the time. Zero: colormap.Viridis.
	Map colormap.Map
	// Width of the path in points. Zero: 1.5.
	Width float64
	// Trail is the time after which a point is not seen any more in a film;
	// until then it fades. Zero: it stays.
	Trail float64

	t    []float64
	axes *anim.Axes
	path *anim.Segments
	head *anim.Scatter
}

// Axes is the plot, with a colour bar of the time.
func (j *Trajectory) Axes() *anim.Axes {
	if j.axes != nil {
		return j.axes
	}
	wantLen("Trajectory.Y", len(j.Y), len(j.X), "X")
	wantTrail("Trajectory", j.Trail)
	j.t = times("Trajectory", j.T, len(j.X))
	from, to := j.Span()
	j.path = &anim.Segments{Map: j.Map, Width: j.Width, VMin: from, VMax: max(to, math.Nextafter(from, to+1))}
	for i := 1; i < len(j.t); i++ {
		s := j.path
		s.X0, s.Y0 = append(s.X0, j.X[i-1]), append(s.Y0, j.Y[i-1])
		s.X1, s.Y1 = append(s.X1, j.X[i]), append(s.Y1, j.Y[i])
		s.Values = append(s.Values, (j.t[i-1]+j.t[i])/2)
	}
	j.head = &anim.Scatter{X: []float64{math.NaN()}, Y: []float64{0}, Color: anim.C(3), Size: 30}
	j.axes = &anim.Axes{
		X: anim.Axis{Label: "x"}, Y: anim.Axis{Label: "y"}, Artists: []anim.Artist{j.path, j.head},
		ColorBar: anim.ColorBar{Of: j.path, Label: j.Unit.samples(j.T)},
	}
	j.axes.X.Min, j.axes.X.Max = padded(j.X)
	j.axes.Y.Min, j.axes.Y.Max = padded(j.Y)
	return j.axes
}

func wantTrail(view string, trail float64) {
	wantSize(view+".Trail", trail, "a time", "a path that stays")
}

// padded is the range of some values and a margin of 5 % each side.
func padded(v []float64) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, x := range v {
		if x-x == 0 {
			lo, hi = min(lo, x), max(hi, x)
		}
	}
	switch {
	case lo > hi:
		return 0, 1
	case lo == hi:
		return lo - 0.5, hi + 0.5
	}
	m := (hi - lo) * 0.05
	return lo - m, hi + m
}

// Show shows the path up to t, with a mark at its end.
func (j *Trajectory) Show(t float64) {
	n := 0
	for n < len(j.t) && j.t[n] <= t {
		n++
	}
	j.head.X[0] = math.NaN()
	if n > 0 {
		j.head.X[0], j.head.Y[0] = j.X[n-1], j.Y[n-1]
	}
	s := j.path
	first, last := 0, max(n-1, 0)
	s.Alphas = nil
	if j.Trail > 0 {
		for first < last && j.t[first+1] < t-j.Trail {
			first++
		}
		for i := first; i < last; i++ {
			s.Alphas = append(s.Alphas, fading((j.t[i]+j.t[i+1])/2, t, j.Trail))
		}
	}
	at := func(v []float64, from int) []float64 { return v[min(from, len(v)):min(last-first+from, len(v))] }
	s.X0, s.Y0 = at(j.X, first), at(j.Y, first)
	s.X1, s.Y1 = at(j.X, first+1), at(j.Y, first+1)
	s.Values = s.Values[:0]
	for i := first; i < last; i++ {
		s.Values = append(s.Values, (j.t[i]+j.t[i+1])/2)
	}
}

// fading is the opacity at t of what was at a time, in 32 steps, so that
// neighbours are drawn in one stroke.
func fading(at, t, trail float64) float64 {
	return math.Round(32*min(max(1-(t-at)/trail, 0), 1)) / 32
}

// Span is the time of the path.
func (j *Trajectory) Span() (from, to float64) { return ends(times("Trajectory", j.T, len(j.X))) }

// A Trajectory3D is a path in space, coloured by time. In a film it grows, with
// Trail its older parts fade away, and with Turn the camera goes round it.
type Trajectory3D struct {
	// X, Y and Z are the points, as many of each. One that is NaN or infinite
	// breaks the path.
	X, Y, Z []float64
	// T are the points' times, rising. Nil: 0, 1, 2 …
	T []float64
	// Unit of the times. Empty: seconds, or without T the numbers of samples.
	Unit Unit
	// Map is the colour map of the time. Zero: colormap.Viridis.
	Map colormap.Map
	// Width of the path in points. Zero: 1.5.
	Width float64
	// Trail is the time after which a point is not seen any more in a film;
	// until then it fades. Zero: it stays.
	Trail float64
	// Turn is the angle in degrees that the camera turns by in a film of the
	// whole time. Zero: it stands still.
	Turn float64

	t     []float64
	start float64 // azimuth
	axes  *anim.Axes
	scene *space.Scene
	path  *space.Line
	head  *space.Points
}

// Scene is what stands in the axes, for its labels, limits and camera.
func (j *Trajectory3D) Scene() *space.Scene {
	j.Axes()
	return j.scene
}

// Axes is the plot, with a colour bar of the time.
func (j *Trajectory3D) Axes() *anim.Axes {
	if j.axes != nil {
		return j.axes
	}
	wantLen("Trajectory3D.Y", len(j.Y), len(j.X), "X")
	wantLen("Trajectory3D.Z", len(j.Z), len(j.X), "X")
	wantTrail("Trajectory3D", j.Trail)
	j.t = times("Trajectory3D", j.T, len(j.X))
	from, to := j.Span()
	j.path = &space.Line{X: j.X, Y: j.Y, Z: j.Z, Values: j.t, Map: j.Map, Width: j.Width, VMin: from, VMax: max(to, math.Nextafter(from, to+1))}
	j.head = &space.Points{Color: anim.C(3), Size: 30}
	j.scene = &space.Scene{
		X: anim.Axis{Label: "x"}, Y: anim.Axis{Label: "y"}, Z: anim.Axis{Label: "z"},
		Azimuth: -60, Elevation: 30, Artists: []space.Artist{j.path, j.head},
	}
	for _, a := range []struct {
		axis *anim.Axis
		v    []float64
	}{{&j.scene.X, j.X}, {&j.scene.Y, j.Y}, {&j.scene.Z, j.Z}} {
		a.axis.Min, a.axis.Max = padded(a.v)
	}
	j.start = math.NaN()
	j.axes = &anim.Axes{
		Artists:  []anim.Artist{j.scene},
		ColorBar: anim.ColorBar{Of: j.path.Scale(), Label: j.Unit.samples(j.T)},
	}
	return j.axes
}

// Show shows the path up to t, with a mark at its end.
func (j *Trajectory3D) Show(t float64) {
	n, first := 0, 0
	for n < len(j.t) && j.t[n] <= t {
		n++
	}
	for j.Trail > 0 && first < n-1 && j.t[first+1] < t-j.Trail {
		first++
	}
	j.path.X, j.path.Y, j.path.Z, j.path.Values = j.X[first:n], j.Y[first:n], j.Z[first:n], j.t[first:n]
	j.path.Alphas = nil
	for i := first; i < n && j.Trail > 0; i++ {
		j.path.Alphas = append(j.path.Alphas, min(max(1-(t-j.t[i])/j.Trail, 0), 1))
	}
	j.head.X, j.head.Y, j.head.Z = j.X[max(n-1, 0):n], j.Y[max(n-1, 0):n], j.Z[max(n-1, 0):n]
	if j.Turn != 0 {
		if math.IsNaN(j.start) {
			j.start = j.scene.Azimuth // whatever it was set to
		}
		from, to := j.Span()
		j.scene.Look(j.start+j.Turn*(t-from)/max(to-from, 1e-300), j.scene.Elevation)
	}
}

// Span is the time of the path.
func (j *Trajectory3D) Span() (from, to float64) { return ends(times("Trajectory3D", j.T, len(j.X))) }
