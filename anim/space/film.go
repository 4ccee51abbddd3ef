package space

import (
	"math"
	"reflect"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim"
)

// margin is the part of automatic limits that lies beyond the data on each
// side, as in mplot3d.
const margin = 1.0 / 48

// A span is a range of values; the zero span has seen none.
type span struct {
	lo, hi             float64
	any, fixed, beyond bool
}

func (s *span) add(values ...float64) {
	for _, v := range values {
		switch {
		case math.IsNaN(v) || math.IsInf(v, 0):
		case !s.any:
			s.lo, s.hi, s.any = v, v, true
		case s.fixed:
			s.beyond = s.beyond || v < s.lo || v > s.hi
		default:
			s.lo, s.hi = min(s.lo, v), max(s.hi, v)
		}
	}
}

func (s *span) keep() (beyond bool) {
	s.fixed = s.any
	return s.beyond
}

func (s span) padded() (lo, hi float64) {
	if !s.any {
		return 0, 1
	}
	m := (s.hi - s.lo) * margin
	if m == 0 {
		m = max(math.Abs(s.lo)*margin, margin)
	}
	return s.lo - m, s.hi + m
}

// bounds are the ranges of data along the axes.
type bounds [3]span

func (b *bounds) add(x, y, z []float64) {
	for i := range x {
		if d := x[i] + y[i] + z[i]; math.IsNaN(d) || math.IsInf(d, 0) {
			continue // not drawn
		}
		b[0].add(x[i])
		b[1].add(y[i])
		b[2].add(z[i])
	}
}

// A film is what all frames of a scene share.
type film struct {
	auto  bounds
	views []viewpoint
	// What room was found for, and the result.
	size  vg.Point
	known int
	fit   fit
	kept  bool
}

// A viewpoint is all that the furniture of a frame depends on.
type viewpoint struct {
	axes                            [3]anim.Axis
	azimuth, elevation, roll, focal float64
	aspect                          vec
	hide                            bool
}

func (s *Scene) viewpoint() viewpoint {
	v := viewpoint{
		axes: [3]anim.Axis{s.X, s.Y, s.Z}, azimuth: s.Azimuth, elevation: s.Elevation,
		roll: s.Roll, focal: s.Focal, aspect: s.Aspect, hide: s.Hide,
	}
	if v.azimuth == 0 && v.elevation == 0 {
		v.azimuth, v.elevation = -60, 30
	}
	if v.aspect == (vec{}) {
		v.aspect = vec{4, 4, 3}
	}
	return v
}

// see takes a frame in.
func (f *film) see(data bounds, v viewpoint) {
	for i := range data {
		if data[i].any {
			f.auto[i].add(data[i].lo, data[i].hi)
		}
	}
	if n := len(f.views); !f.kept && (n == 0 || !reflect.DeepEqual(f.views[n-1], v)) {
		f.views = append(f.views, v)
	}
}

func (f *film) keep() (beyond bool) {
	f.kept = true
	for i := range f.auto {
		beyond = f.auto[i].keep() || beyond
	}
	return beyond
}

// box is the part of space that a frame shows.
func (f *film) box(v viewpoint) box {
	var lo, hi vec
	for i, a := range v.axes {
		lo[i], hi[i] = a.Min, a.Max
		if a.Min == 0 && a.Max == 0 {
			lo[i], hi[i] = f.auto[i].padded()
		}
	}
	return newBox(lo, hi, v.aspect)
}

// A fit is the size of the box in the picture, in points for a unit of the
// projection, and where its middle is in the rectangle.
type fit struct {
	unit   float64
	middle vg.Point
}

// views at most that room is sought for; of longer films it is every n-th.
const mostViews = 180

// furniture lays a frame out in a rectangle of a size.
func (f *film) furniture(v viewpoint, t anim.Theme, size vg.Point) *furniture {
	if f.size != size || f.known != len(f.views) {
		f.size, f.known = size, len(f.views)
		f.fit = f.find(t, size)
	}
	return layOut(f.box(v), v, t, f.fit)
}

// find finds the largest box that has room in all frames.
func (f *film) find(t anim.Theme, size vg.Point) fit {
	every := (len(f.views) + mostViews - 1) / mostViews
	room := func(unit float64) (all vg.Rectangle) {
		for i := 0; i < len(f.views); i += every {
			all = union(all, layOut(f.box(f.views[i]), f.views[i], t, fit{unit: unit}).reach())
		}
		return all
	}
	lo, hi := 0.0, 40*math.Max(float64(size.X), float64(size.Y))
	for range 14 {
		mid := (lo + hi) / 2
		if r := room(mid).Size(); r.X <= size.X && r.Y <= size.Y {
			lo = mid
		} else {
			hi = mid
		}
	}
	r := room(lo)
	return fit{lo, vg.Point{
		X: (size.X - r.Min.X - r.Max.X) / 2,
		Y: (size.Y - r.Min.Y - r.Max.Y) / 2,
	}}
}

func union(a, b vg.Rectangle) vg.Rectangle {
	if a == (vg.Rectangle{}) {
		return b
	}
	return vg.Rectangle{
		Min: vg.Point{X: min(a.Min.X, b.Min.X), Y: min(a.Min.Y, b.Min.Y)},
		Max: vg.Point{X: max(a.Max.X, b.Max.X), Y: max(a.Max.Y, b.Max.Y)},
	}
}
