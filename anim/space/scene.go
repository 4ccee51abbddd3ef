// Package space draws in three dimensions: a Scene stands in ordinary axes of a
// figure, with lines, points and areas between three axes of its own, and a
// camera that may move from frame to frame. It shows what matplotlib's mplot3d
// shows, from the same angles.
package space

import (
	"fmt"
	"image/color"
	"math"
	"reflect"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim"
)

// A Scene is a box in space with its axes, panes and grid, and the artists
// inside. It is an artist of anim.Axes, of which it fills the rectangle. These
// have no frame and ticks of their own if they hold nothing else; beside other
// artists, a Text say, set their Hide.
//
//	scene := &space.Scene{Artists: []space.Artist{&space.Line{X: x, Y: y, Z: z}}}
//	fig := anim.New(&anim.Axes{Artists: []anim.Artist{scene}})
//	for k := range fig.Steps(90) {
//		scene.Look(-60+4*float64(k), 30)
//	}
//
// Its fields may change between frames. Size and place of the box are the same
// in all frames of a film, such that every one has room for its labels.
type Scene struct {
	// X, Y and Z are the axes. Limits that are both zero are the range of the
	// artists' data in all frames of the film, and a margin of 1/48 each side.
	// What is outside given limits is cut off. Log is not supported: draw the
	// logarithms.
	X, Y, Z anim.Axis
	// Azimuth is the angle of the camera around Z in degrees, from the
	// direction of X towards that of Y, and Elevation its angle above the plane
	// of X and Y. Both zero: −60 and 30. Look sets them, and takes zeros as
	// they are.
	Azimuth, Elevation float64
	// Roll turns the camera clockwise about its own axis, in degrees.
	Roll float64
	// Focal is the focal length of a perspective view: mplot3d's default is 1,
	// and less is a stronger perspective from nearer by. It must be at least
	// 0.2. Zero: orthographic, where parallel lines stay parallel.
	Focal float64
	// Aspect is the ratio of the sides of the box. Zero: 4, 4, 3.
	Aspect [3]float64
	// Hide leaves out panes, grid, ticks and labels.
	Hide bool
	// Artists are drawn from the farthest to the nearest piece, whichever
	// artist it belongs to, and in order where pieces are equally far.
	Artists []Artist

	film *film
}

var _ anim.Stage = (*Scene)(nil)

// An Artist of a scene is one of this package: *Line, *Points, *Area or
// *Waterfall.
type Artist interface {
	// extend takes the artist's data in. It panics on wrong lengths.
	extend(b *bounds)
	// copy is the artist as it is, with its data.
	copy() Artist
	// cycle offers a colour of the theme's cycle.
	cycle(c color.Color) (took bool)
	// pieces adds what there is to draw.
	pieces(v *view)
	// sample is what the legend shows, nil for nothing.
	sample() anim.Labeled
	forget()
	keep() (beyond bool)
	bytes() int
}

// Look sets the angles of the camera. It can look along X too, where both are
// zero, which the fields take for unset.
func (s *Scene) Look(azimuth, elevation float64) {
	if azimuth == 0 && elevation == 0 {
		azimuth = 360
	}
	s.Azimuth, s.Elevation = azimuth, elevation
}

// Begin, Pose, Keep and Named implement anim.Stage; figures call them.
func (s *Scene) Begin() {
	s.check()
	s.film = &film{}
	for _, a := range s.Artists {
		a.forget()
	}
}

// Pose is the scene in this frame.
func (s *Scene) Pose(t anim.Theme) anim.Pose {
	if s.film == nil {
		s.Begin()
	}
	s.check()
	p := &pose{Scene: *s, theme: t}
	for _, a := range []*anim.Axis{&p.X, &p.Y, &p.Z} {
		a.Ticks, a.TickLabels = slices.Clone(a.Ticks), slices.Clone(a.TickLabels)
	}
	p.Artists = make([]Artist, len(s.Artists))
	n := 0
	var auto bounds
	for i, a := range s.Artists {
		a.extend(&auto)
		if a.cycle(t.Cycle[n%len(t.Cycle)]) {
			n++
		}
		p.Artists[i] = a.copy()
	}
	s.film.see(auto, p.viewpoint())
	return p
}

// Keep fixes the automatic limits.
func (s *Scene) Keep() (beyond bool) {
	for _, a := range s.Artists {
		beyond = a.keep() || beyond
	}
	return s.film != nil && s.film.keep() || beyond
}

// Named are the artists with a label.
func (s *Scene) Named() (list []anim.Labeled) {
	for _, a := range s.Artists {
		if l := a.sample(); l != nil && l.ArtistLabel() != "" {
			list = append(list, l)
		}
	}
	return list
}

// Plot draws the scene; it implements plot.Plotter, on any canvas.
func (s *Scene) Plot(c draw.Canvas, p *plot.Plot) {
	alone := *s
	alone.Begin()
	alone.Pose(defaultTheme()).Plot(c, p)
}

// defaultTheme is that of a drawing outside a figure.
func defaultTheme() anim.Theme {
	return anim.Theme{
		Face: anim.RGB(0xffffff), Ink: anim.RGB(0x222222), Size: 10,
		Cycle: []color.Color{anim.C(0), anim.C(1), anim.C(2), anim.C(3), anim.C(4), anim.C(5), anim.C(6), anim.C(7), anim.C(8), anim.C(9)},
	}
}

// check panics on fields that make no picture.
func (s *Scene) check() {
	for i, a := range s.Artists {
		if a == nil {
			panic(fmt.Sprintf("space: Scene.Artists[%d] is nil, want an artist", i))
		}
	}
	for i, a := range []anim.Axis{s.X, s.Y, s.Z} {
		name := "XYZ"[i : i+1]
		if a.Log {
			panic("space: Scene." + name + " has Log, which axes in space do not have; draw the logarithms")
		}
		if d := a.Max - a.Min; (a.Min != 0 || a.Max != 0) && (d == 0 || math.IsNaN(d) || math.IsInf(d, 0)) {
			panic(fmt.Sprintf("space: Scene.%s has Min %v and Max %v, want two different finite numbers", name, a.Min, a.Max))
		}
		if a.TickLabels != nil && len(a.TickLabels) != len(a.Ticks) {
			panic(fmt.Sprintf("space: Scene.%s.TickLabels has length %d, want %d, the length of Ticks", name, len(a.TickLabels), len(a.Ticks)))
		}
	}
	for name, v := range map[string]float64{"Azimuth": s.Azimuth, "Elevation": s.Elevation, "Roll": s.Roll} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			panic(fmt.Sprintf("space: Scene.%s is %v, want a finite angle in degrees", name, v))
		}
	}
	if s.Focal != 0 && !(s.Focal >= 0.2 && s.Focal < 1e6) {
		panic(fmt.Sprintf("space: Scene.Focal is %v, want 0 for an orthographic view, or at least 0.2", s.Focal))
	}
	if s.Aspect != [3]float64{} && !(min(s.Aspect[0], s.Aspect[1], s.Aspect[2]) > 0 && !math.IsInf(max(s.Aspect[0], s.Aspect[1], s.Aspect[2]), 0)) {
		panic(fmt.Sprintf("space: Scene.Aspect is %v, want three sides above 0", s.Aspect))
	}
}

// A pose is a scene in one frame.
type pose struct {
	Scene
	theme anim.Theme
}

// Same reports whether both draw the same.
func (p *pose) Same(other anim.Pose) bool {
	o, ok := other.(*pose)
	return ok && reflect.DeepEqual(p, o)
}

// Bytes is about the memory that the artists' data take.
func (p *pose) Bytes() (n int) {
	for _, a := range p.Artists {
		n += a.bytes()
	}
	return n
}

// Plot draws the frame, once the film's limits and layout are known.
func (p *pose) Plot(c draw.Canvas, _ *plot.Plot) {
	f := p.film.furniture(p.viewpoint(), p.theme, c.Size())
	v := newView(f, c, p.theme)
	if !p.Hide {
		f.draw(v)
	}
	for i, a := range p.Artists {
		v.artist = i
		a.pieces(v)
	}
	v.flush()
}
