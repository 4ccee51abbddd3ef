package space

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim"
)

// slices of depth that pieces are sorted into: those of one slice are drawn
// artist by artist, which keeps a line in one stroke.
const depthSlices = 128

// least is what is left of the opacity at the farthest corner, as in mplot3d.
const least = 0.3

// A view draws one frame: it gathers the pieces of artists and draws them from
// the farthest to the nearest.
type view struct {
	*furniture
	canvas    draw.Canvas
	plot      *plot.Plot // in which data are points of the page
	near, far float64
	artist    int
	plane     float64 // the depth of all pieces that are added; NaN: their own
	list      []piece
}

// A piece is what is drawn at one depth.
type piece struct {
	slice, artist int
	at            []vg.Point // one is a mark, two a straight line, more an area or a dashed line
	style         style
}

// A style is how a piece is drawn.
type style struct {
	kind   kind
	color  color.NRGBA
	width  float64 // of a line, or area of a mark, in points
	dash   anim.Dash
	marker anim.Marker
	edge   color.NRGBA // of an area
}

type kind uint8

const (
	mark kind = iota
	stroke
	dashed
	area
)

func newView(l *furniture, c draw.Canvas, t anim.Theme) *view {
	v := &view{furniture: l, canvas: c, near: math.Inf(1), far: math.Inf(-1), plane: math.NaN()}
	l.fit.middle = l.fit.middle.Add(c.Min)
	for i := range l.texts {
		l.texts[i].at = l.texts[i].at.Add(c.Min)
	}
	for i := range l.marks {
		l.marks[i][0], l.marks[i][1] = l.marks[i][0].Add(c.Min), l.marks[i][1].Add(c.Min)
	}
	for k := range 8 {
		d := l.cam.project(l.box.corner(k))[2]
		v.near, v.far = min(v.near, d), max(v.far, d)
	}
	v.plot = &plot.Plot{}
	v.plot.X.Min, v.plot.X.Max = float64(c.Min.X), float64(c.Max.X)
	v.plot.Y.Min, v.plot.Y.Max = float64(c.Min.Y), float64(c.Max.Y)
	v.plot.X.Scale, v.plot.Y.Scale = plot.LinearScale{}, plot.LinearScale{}
	return v
}

// depth is 0 at the nearest corner of the box and 1 at the farthest.
func (v *view) depth(p vec) float64 { return (v.cam.project(p)[2] - v.near) / (v.far - v.near) }

// add adds a piece through some points of the cuboid. fade takes opacity from
// what is far.
func (v *view) add(s style, fade bool, points ...vec) {
	depth := 0.0
	at := make([]vg.Point, len(points))
	for i, p := range points {
		depth += v.depth(p) / float64(len(points))
		at[i] = v.place(p)
	}
	if fade {
		const steps = 16 // few, so that neighbours share a stroke
		alpha := 1 - (1-least)*math.Round(depth*steps)/steps
		s.color, s.edge = anim.Fade(s.color, alpha), anim.Fade(s.edge, alpha)
	}
	if v.plane == v.plane {
		depth = v.plane
	}
	slice := int(min(max(depth, 0), 1) * depthSlices)
	v.list = append(v.list, piece{slice, v.artist, at, s})
}

// flush draws the pieces.
func (v *view) flush() {
	slices.SortStableFunc(v.list, func(a, b piece) int {
		return cmp.Or(cmp.Compare(b.slice, a.slice), cmp.Compare(a.artist, b.artist))
	})
	for len(v.list) > 0 {
		s, n := v.list[0].style, 1
		for n < len(v.list) && s.kind != area && v.list[n].artist == v.list[0].artist && v.list[n].style.joins(s) {
			n++
		}
		v.draw(s, v.list[:n])
		v.list = v.list[n:]
	}
}

// joins reports whether pieces of both styles are drawn together.
func (s style) joins(o style) bool {
	if s.kind == mark {
		s.width, o.width = 0, 0
	}
	if s.kind == stroke { // anim.Segments takes many colours and widths
		s.color, o.color, s.width, o.width = color.NRGBA{}, color.NRGBA{}, 0, 0
	}
	return s == o
}

// draw draws pieces of joining styles by the artists of the plane.
func (v *view) draw(s style, list []piece) {
	switch s.kind {
	case mark:
		m := &anim.Scatter{Color: s.color, Marker: s.marker}
		for _, p := range list {
			m.X, m.Y = append(m.X, float64(p.at[0].X)), append(m.Y, float64(p.at[0].Y))
			m.Sizes = append(m.Sizes, p.style.width)
		}
		m.EdgeWidth = -1
		if s.marker >= anim.VBar {
			m.EdgeWidth = 1.5
		}
		m.Plot(v.canvas, v.plot)
	case stroke:
		v.strokes(list)
	case dashed:
		for _, p := range list {
			l := &anim.Line{Color: s.color, Width: s.width, Dash: s.dash}
			l.X, l.Y = apart(p.at)
			l.Plot(v.canvas, v.plot)
		}
	case area:
		g := &anim.Polygon{Color: s.color}
		if s.edge.A > 0 {
			g.Edge, g.EdgeWidth = s.edge, s.width
		}
		g.X, g.Y = apart(list[0].at)
		g.Plot(v.canvas, v.plot)
	}
}

// strokes draws straight lines: opaque ones of one look as polylines with round
// joints and ends, which leave no seams, others such that they do not overlap.
func (v *view) strokes(list []piece) {
	for len(list) > 0 {
		s, n := list[0].style, 1
		solid := s.color.A == 0xff
		for n < len(list) && (list[n].style == s || !solid && list[n].style.color.A < 0xff) {
			n++
		}
		if solid {
			v.polyline(s, list[:n])
		} else {
			v.segments(list[:n])
		}
		list = list[n:]
	}
}

func (v *view) polyline(s style, list []piece) {
	l := &anim.Line{Color: s.color, Width: s.width}
	for i, p := range list {
		if i > 0 && p.at[0] != list[i-1].at[1] {
			l.X, l.Y = append(l.X, math.NaN()), append(l.Y, math.NaN())
		}
		if i == 0 || p.at[0] != list[i-1].at[1] {
			l.X, l.Y = append(l.X, float64(p.at[0].X)), append(l.Y, float64(p.at[0].Y))
		}
		l.X, l.Y = append(l.X, float64(p.at[1].X)), append(l.Y, float64(p.at[1].Y))
	}
	l.Plot(v.canvas, v.plot)
}

func (v *view) segments(list []piece) {
	g := &anim.Segments{Colors: make([]color.Color, len(list))}
	for i, p := range list {
		g.X0, g.Y0 = append(g.X0, float64(p.at[0].X)), append(g.Y0, float64(p.at[0].Y))
		g.X1, g.Y1 = append(g.X1, float64(p.at[1].X)), append(g.Y1, float64(p.at[1].Y))
		g.Colors[i] = p.style.color
		g.Widths = append(g.Widths, p.style.width)
	}
	g.Plot(v.canvas, v.plot)
}

// apart are the coordinates of points.
func apart(at []vg.Point) (x, y []float64) {
	for _, p := range at {
		x, y = append(x, float64(p.X)), append(y, float64(p.Y))
	}
	return x, y
}
