package visual

import (
	"fmt"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// A PhasePortrait shows the flow of a system with two variables: a field of
// arrows or lines along it, the nullclines, where one variable stands still, and
// paths, which grow in a film.
type PhasePortrait struct {
	// Field is the system: the rates of change at a state x, y.
	Field func(x, y float64) (dx, dy float64)
	// XMin to XMax and YMin to YMax are the part of the plane that is shown.
	// Each pair zero: −1 to 1.
	XMin, XMax, YMin, YMax float64
	// Arrows draws a vector field instead of lines along the flow. Arrows are as
	// long as the root of the speed, and have a colour by its logarithm, where
	// the plane's width and height are units of length.
	Arrows bool
	// NoNullclines leaves the nullclines out.
	NoNullclines bool
	// Paths are solutions, or other paths in the plane.
	Paths []Path

	axes   *anim.Axes
	stream *anim.StreamPlot
	arrows *anim.Arrows
	dx, dy *anim.Contour
	lines  []*anim.Line
	heads  []*anim.Scatter
}

// A Path is a solution through the plane.
type Path struct {
	// X and Y are its points, and T their times, rising, as many of each.
	// Nil T: 0, 1, 2 …
	X, Y, T []float64
	// Label is the name in the legend. Empty: there is none.
	Label string
}

// fieldArrows and nullclinePlaces are how many arrows there are along each side,
// and at how many places the field is looked at for nullclines.
const (
	fieldArrows     = 15
	nullclinePlaces = 121
)

// Axes is the plot of the plane.
func (p *PhasePortrait) Axes() *anim.Axes {
	if p.axes != nil {
		return p.axes
	}
	if p.Field == nil {
		panic("visual: PhasePortrait.Field is nil, want the system's rates of change")
	}
	x0, x1, y0, y1 := p.limits()
	p.axes = &anim.Axes{
		X: anim.Axis{Label: "$x$", Min: x0, Max: x1}, Y: anim.Axis{Label: "$y$", Min: y0, Max: y1},
		Legend: anim.Legend{Place: anim.OutsideRight},
	}
	add := func(a anim.Artist) { p.axes.Artists = append(p.axes.Artists, a) }
	if p.Arrows {
		p.arrows = &anim.Arrows{Map: colormap.Cividis, Pivot: anim.PivotMiddle}
		add(p.arrows)
	} else {
		p.stream = &anim.StreamPlot{
			X: []float64{x0, x1}, Y: []float64{y0, y1}, Field: func(x, y float64) (float64, float64) { return p.Field(x, y) },
			Color: anim.RGB(0xaab4be), Width: 0.9,
		}
		add(p.stream)
	}
	if !p.NoNullclines {
		x, y := anim.Linspace(x0, x1, nullclinePlaces), anim.Linspace(y0, y1, nullclinePlaces)
		zero := []float64{0}
		p.dx = &anim.Contour{X: x, Y: y, Levels: zero, Color: anim.C(0), Label: "$\\dot x = 0$"}
		p.dy = &anim.Contour{X: x, Y: y, Levels: zero, Color: anim.C(1), Label: "$\\dot y = 0$"}
		add(p.dx)
		add(p.dy)
	}
	for i, path := range p.Paths {
		wantLen(fmt.Sprintf("PhasePortrait.Paths[%d].Y", i), len(path.Y), len(path.X), "X")
		times("PhasePortrait.Paths", path.T, len(path.X)) // panics if they do not rise
		col := anim.C(i + 2)
		line := &anim.Line{X: path.X, Y: path.Y, Color: col, Width: 2, Label: path.Label}
		head := &anim.Scatter{Color: col}
		if len(path.X) > 0 {
			head.X, head.Y = path.X[:1], path.Y[:1]
		}
		p.lines, p.heads = append(p.lines, line), append(p.heads, head)
		add(line)
		add(head)
	}
	p.Refresh()
	return p.axes
}

func (p *PhasePortrait) limits() (x0, x1, y0, y1 float64) {
	x0, x1, y0, y1 = p.XMin, p.XMax, p.YMin, p.YMax
	if x0 == 0 && x1 == 0 {
		x0, x1 = -1, 1
	}
	if y0 == 0 && y1 == 0 {
		y0, y1 = -1, 1
	}
	if !(x0 < x1 && y0 < y1) || math.IsInf(x1-x0, 0) || math.IsInf(y1-y0, 0) {
		panic(fmt.Sprintf("visual: PhasePortrait goes from %v to %v and from %v to %v, want Min below Max", x0, x1, y0, y1))
	}
	return x0, x1, y0, y1
}

// Refresh computes arrows and nullclines anew: for a loop whose body changes a
// parameter that Field reads. Lines along the flow follow without it.
func (p *PhasePortrait) Refresh() {
	p.Axes()
	x0, x1, y0, y1 := p.limits()
	if a := p.arrows; a != nil {
		*a = anim.Arrows{Map: a.Map, Pivot: a.Pivot, Color: a.Color, Scale: a.Scale, Width: a.Width, VMin: a.VMin, VMax: a.VMax}
		for j := range fieldArrows {
			for i := range fieldArrows {
				x := x0 + (x1-x0)*(float64(i)+0.5)/fieldArrows
				y := y0 + (y1-y0)*(float64(j)+0.5)/fieldArrows
				u, v := p.Field(x, y)
				// As long as the speed says, in parts of the plane, with the
				// root of it: else few arrows would be seen beside the longest.
				u, v = u/(x1-x0), v/(y1-y0)
				speed := math.Hypot(u, v)
				root := math.Sqrt(speed)
				if speed > 0 {
					u, v = u/root, v/root
				}
				a.X, a.Y, a.U, a.V = append(a.X, x), append(a.Y, y), append(a.U, u), append(a.V, v)
				a.Values = append(a.Values, math.Log1p(speed))
			}
		}
	}
	if p.dx != nil {
		p.dx.Z, p.dy.Z = nil, nil
		for _, y := range p.dx.Y {
			var u, v []float64
			for _, x := range p.dx.X {
				a, b := p.Field(x, y)
				u, v = append(u, a), append(v, b)
			}
			p.dx.Z, p.dy.Z = append(p.dx.Z, u), append(p.dy.Z, v)
		}
	}
}

// Show shows the paths up to t.
func (p *PhasePortrait) Show(t float64) {
	for i, path := range p.Paths {
		at := times("PhasePortrait.Paths", path.T, len(path.X))
		n := 0
		for n < len(at) && at[n] <= t {
			n++
		}
		p.lines[i].X, p.lines[i].Y = path.X[:n], path.Y[:n]
		p.heads[i].X, p.heads[i].Y = path.X[max(n-1, 0):n], path.Y[max(n-1, 0):n]
	}
}

// Span is the time from the first point of all paths to the last.
func (p *PhasePortrait) Span() (from, to float64) {
	for i, path := range p.Paths {
		a, b := ends(times("PhasePortrait.Paths", path.T, len(path.X)))
		if i == 0 {
			from, to = a, b
		}
		from, to = min(from, a), max(to, b)
	}
	return from, to
}
