package anim

import (
	"fmt"
	"image/color"
	"math"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A StreamPlot draws lines along a field of arrows, each with a head that
// shows its direction, as matplotlib's streamplot. Lines keep a distance from
// each other, so where the field changes from frame to frame, lines end
// elsewhere and others appear; with StartX and StartY they stay.
//
// Axes without limits take the field's edges for theirs. On a logarithmic
// axis the lines are still spaced as on a linear one.
type StreamPlot struct {
	// X and Y are the places of the field's columns and rows, each growing,
	// at even distances or not. Nil: 0, 1, 2 … With Field only their first and
	// last count.
	X, Y []float64
	// U and V are the field's components along X and Y, [row][column]; between
	// the places they are interpolated. Lines end where one is NaN or infinite.
	U, V [][]float64
	// Field is the field at a place, instead of U and V. It must return the
	// same whenever it is called within a frame. Nil: U and V.
	Field func(x, y float64) (u, v float64)
	// Density is how close lines are: the axes have 30 * Density places across
	// and as many up, each for one line. Zero: 1.
	Density float64
	// MinLength is the length below which a line is not drawn, and MaxLength
	// that at which it ends, in parts of the field's width and height. Zero:
	// 0.1 and 4.
	MinLength, MaxLength float64
	// StartX and StartY are where lines start, as many; those outside the
	// field and those too near to an earlier line are left out. Nil: wherever
	// there is room, from the edges inwards.
	StartX, StartY []float64
	// Width of the lines in points. Zero: 1.5.
	Width float64
	// Head is the length in points of the arrow head in the middle of each
	// line. Zero: 4 + 2 * Width. Below zero: no heads.
	Head float64
	// Color of all lines. Nil: the next of the theme's cycle.
	Color color.Color
	// BySpeed gives lines colours of Map by the length of the field's arrows.
	BySpeed bool
	// Values gives lines colours of Map, [row][column] as U, or with Field as
	// long as Y and X. Where it is NaN, lines are not drawn. Nil: all have
	// Color, or BySpeed's.
	Values [][]float64
	// Map is the colour map: VMin is its first colour and VMax its last. Zero:
	// colormap.Viridis.
	Map colormap.Map
	// VMin and VMax are the colour limits. Both zero: the range of Values or
	// speeds in all frames of the film; of a Field's speeds at 30 by 30 places.
	VMin, VMax float64
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Label is the lines' name in the legend. Empty: they have no entry.
	Label string

	fromCycle color.Color
	seen
}

var (
	_ Scaled = (*StreamPlot)(nil)
	_ placed = (*StreamPlot)(nil)
	_ framer = (*StreamPlot)(nil)
)

// Plot draws the lines; it implements plot.Plotter, on any canvas.
func (s *StreamPlot) Plot(c draw.Canvas, p *plot.Plot) { s.trace().Plot(c, p) }

// trace finds the lines.
func (s *StreamPlot) trace() *streams {
	out := &streams{StreamPlot: StreamPlot{
		Width: s.Width, Head: s.Head, Map: s.Map, Alpha: s.Alpha, Color: s.color(), Label: s.Label,
	}}
	f := s.flow()
	if f == nil {
		return out
	}
	s.limits(f)
	out.VMin, out.VMax, out.seen = s.VMin, s.VMax, s.seen
	for _, l := range f.lines(s) {
		line := streamLine{head: l.middle(), x: make([]float64, len(l)), y: make([]float64, len(l))}
		for i, p := range l {
			line.x[i], line.y[i] = f.data(p)
		}
		if s.colored() {
			line.value = make([]float64, len(l))
			for i, p := range l {
				line.value[i] = s.value(f, p)
			}
		}
		out.lines = append(out.lines, line)
	}
	return out
}

// colored reports whether colours are those of Map.
func (s *StreamPlot) colored() bool { return s.BySpeed || s.Values != nil }

// value is what gives the line its colour at a place.
func (s *StreamPlot) value(f *flow, p spot) float64 {
	if s.Values != nil {
		i, tx := f.x.cell(p.x)
		j, ty := f.y.cell(p.y)
		return bilinear(s.Values, i, j, tx, ty)
	}
	return math.Hypot(f.at(p))
}

// limits is what the colour map spans.
func (s *StreamPlot) limits(f *flow) (lo, hi float64) {
	switch {
	case !s.colored():
		return 0, 0
	case s.VMin != 0 || s.VMax != 0:
		return s.VMin, s.VMax
	case f == nil:
	case s.Values != nil:
		for _, row := range s.Values {
			s.see(row...)
		}
	case s.Field == nil:
		for j, row := range s.U {
			for i, u := range row {
				s.see(math.Hypot(u, s.V[j][i]))
			}
		}
	default:
		const n = 30
		for j := range n {
			for i := range n {
				s.see(math.Hypot(f.at(spot{float64(i) / (n - 1), float64(j) / (n - 1)})))
			}
		}
	}
	now := s.span()
	return now.lo, now.hi
}

// colorScale implements Scaled.
func (s *StreamPlot) colorScale() (m colormap.Map, lo, hi float64, auto bool) {
	auto = s.VMin == 0 && s.VMax == 0
	if now := s.span(); auto && now.any {
		return s.Map, now.lo, now.hi, true
	}
	lo, hi = s.limits(s.flow())
	return s.Map, lo, hi, auto
}

// flow checks the fields; it is nil if there is no field.
func (s *StreamPlot) flow() *flow {
	if !(s.Density >= 0) || s.Density > 100 {
		panic(fmt.Sprintf("anim: StreamPlot.Density is %v, want 0 to 100", s.Density))
	}
	wantLen("StreamPlot", "StartY", len(s.StartY), len(s.StartX), "StartX")
	x, y := s.X, s.Y
	if s.Field == nil {
		rows, cols := matrix("StreamPlot", "U", s.U, len(s.U), -1, "U")
		matrix("StreamPlot", "V", s.V, rows, cols, "U")
		if rows*cols == 0 {
			return nil
		}
		x, y = gridAxis("StreamPlot", "X", x, cols, "U[0]"), gridAxis("StreamPlot", "Y", y, rows, "U")
		matrixOrNil("StreamPlot", "Values", s.Values, rows, cols, "U")
	} else {
		checkGrowing("StreamPlot", "X", x)
		checkGrowing("StreamPlot", "Y", y)
		matrixOrNil("StreamPlot", "Values", s.Values, len(y), len(x), "Y by X")
	}
	for _, a := range []struct {
		name string
		n    int
	}{{"X", len(x)}, {"Y", len(y)}} {
		if a.n < 2 {
			panic(fmt.Sprintf("anim: StreamPlot.%s has length %d, want at least 2", a.name, a.n))
		}
	}
	return &flow{x: newRuler(x), y: newRuler(y), u: s.U, v: s.V, field: s.Field}
}

// DataRange implements plot.DataRanger: the edges of the field.
func (s *StreamPlot) DataRange() (xmin, xmax, ymin, ymax float64) {
	f := s.flow()
	if f == nil {
		nan := math.NaN()
		return nan, nan, nan, nan
	}
	xmin, ymin = f.data(spot{})
	xmax, ymax = f.data(spot{1, 1})
	return xmin, xmax, ymin, ymax
}

// frameLimits implements framer.
func (s *StreamPlot) frameLimits() (l strip.Limits, ok bool) {
	if s.flow() == nil {
		return l, false
	}
	l.X0, l.X1, l.Y0, l.Y1 = s.DataRange()
	return l, true
}

// Thumbnail draws a line with its head in a legend.
func (s *StreamPlot) Thumbnail(c *draw.Canvas) {
	y := (c.Min.Y + c.Max.Y) / 2
	col := opacity(s.color(), s.Alpha)
	if s.colored() {
		col = opacity(s.Map.At(0.5), s.Alpha)
	}
	from, to := vg.Point{X: c.Min.X, Y: y}, vg.Point{X: c.Max.X, Y: y}
	strokeLines(c, []vg.Point{from, to}, col, s.width())
	head := min(s.head(), c.Max.Y-c.Min.Y)
	paint(c, appendHead(nil, from, to, head), col, color.NRGBA{}, 0)
}

// ArtistLabel is the lines' name in the legend.
func (s *StreamPlot) ArtistLabel() string { return s.Label }

func (s *StreamPlot) width() vg.Length {
	if s.Width == 0 {
		return 1.5
	}
	return vg.Length(max(s.Width, 0))
}

func (s *StreamPlot) head() vg.Length {
	if s.Head == 0 {
		return 4 + 2*s.width()
	}
	return vg.Length(max(s.Head, 0))
}

func (s *StreamPlot) color() color.Color { return ownColor(s.Color, s.fromCycle) }

func (s *StreamPlot) cycleColor(c color.Color) bool {
	if s.Color != nil || s.colored() {
		return false
	}
	s.fromCycle = c
	return true
}

func (s *StreamPlot) snapshot() placed    { return s.trace() }
func (s *StreamPlot) equal(o placed) bool { return s.trace().equal(o.snapshot()) }
func (s *StreamPlot) clipped() bool       { return true }
