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

// A Contour draws the lines along which a matrix has certain values, as
// matplotlib's contour, or, Filled, the bands between them, as contourf.
// Between the places of the matrix values are interpolated. Axes without
// limits take the edges of the matrix for theirs.
type Contour struct {
	// X and Y are the places of the columns and rows, each growing, at even
	// distances or not. Nil: 0, 1, 2 …
	X, Y []float64
	// Z are the values, [row][column]. Cells of which a corner is NaN or
	// infinite are left out. A matrix of one value has no lines or bands.
	Z [][]float64
	// Levels are the values of the lines, each above the one before. Nil: N
	// chooses them.
	Levels []float64
	// N is at about how many levels there are lines if Levels is nil: at round
	// numbers, at most N+1 in the range of Z in all frames of the film, chosen
	// as matplotlib does. Zero: 7.
	N int
	// Filled draws bands, one less than levels, instead of lines. What is below
	// the first level or not below the last is left empty, but the last of
	// N's levels belongs to its band.
	Filled bool
	// Color of all lines or bands. Nil: they have colours of Map.
	Color color.Color
	// Map is the colour map: VMin is its first colour and VMax its last. A
	// band has the colour of its middle. Zero: colormap.Viridis.
	Map colormap.Map
	// VMin and VMax are the colour limits. Both zero: the first and the last
	// level.
	VMin, VMax float64
	// Width of the lines in points. Zero: 1.5.
	Width float64
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Label is the lines' name in the legend. Empty: they have no entry.
	Label string

	seen
}

var (
	_ Scaled = (*Contour)(nil)
	_ framer = (*Contour)(nil)
	_ placed = (*Contour)(nil)
)

// Plot draws lines or bands; it implements plot.Plotter, on any canvas.
func (t *Contour) Plot(c draw.Canvas, p *plot.Plot) {
	x, y := t.places()
	levels := t.levels()
	if len(x) < 2 || len(y) < 2 || len(levels) == 0 {
		return
	}
	tx, ty := p.Transforms(&c)
	m := march{x: x, y: y, z: t.Z}
	at := func(l contourLine) []vg.Point {
		pts := make([]vg.Point, 0, len(l.x)+2)
		for i := range l.x {
			pts = append(pts, vg.Point{X: tx(l.x[i]), Y: ty(l.y[i])})
		}
		return pts
	}
	if t.Filled {
		t.fill(&c, &m, levels, at)
		return
	}
	for _, v := range levels {
		var pts []vg.Point
		for _, l := range m.lines(v, false) {
			if l.closed {
				l.x, l.y = append(l.x, l.x[0]), append(l.y, l.y[0])
			}
			pts = append(append(pts, at(l)...), breakPoint)
		}
		strokeLines(&c, pts, t.color(v, levels), t.width())
	}
}

// fill draws the bands. A band is what is above its lower level without what
// is above a higher one. If it is opaque that may be the last one, since the
// bands above are drawn over it: so no gap is seen between them.
func (t *Contour) fill(c *draw.Canvas, m *march, levels []float64, at func(contourLine) []vg.Point) {
	areas := make([]vg.Path, len(levels))
	holes := make([]vg.Path, len(levels))
	last := len(levels) - 1
	opaque := t.color(levels[0], levels).A == 0xff
	for i, v := range levels {
		if t.Levels == nil && i == 0 {
			v = math.Inf(-1) // whatever rounding did to the levels
		} else if t.Levels == nil && i == last {
			v = math.Inf(1)
		}
		for _, l := range m.lines(v, true) {
			pts := at(l)
			areas[i] = appendLoop(areas[i], pts, false)
			if i > 0 && (i == last || !opaque) {
				holes[i] = appendLoop(holes[i], pts, true)
			}
		}
	}
	for i := range last {
		hole := holes[last]
		if !opaque {
			hole = holes[i+1]
		}
		middle := levels[i] + (levels[i+1]-levels[i])/2
		paint(c, append(areas[i], hole...), t.color(middle, levels), color.NRGBA{}, 0)
	}
}

// appendLoop adds a closed line, or the same the other way round.
func appendLoop(path vg.Path, pts []vg.Point, back bool) vg.Path {
	for i := range pts {
		pt := pts[i]
		if back {
			pt = pts[len(pts)-1-i]
		}
		if i == 0 {
			path.Move(pt)
		} else {
			path.Line(pt)
		}
	}
	path.Close()
	return path
}

// places are those of the columns and rows.
func (t *Contour) places() (x, y []float64) {
	rows, cols := matrix("Contour", "Z", t.Z, len(t.Z), -1, "Z[0]")
	if rows*cols == 0 {
		return nil, nil
	}
	return gridAxis("Contour", "X", t.X, cols, "Z[0]"), gridAxis("Contour", "Y", t.Y, rows, "Z")
}

// levels are the values of the lines.
func (t *Contour) levels() []float64 {
	if t.Levels != nil {
		checkGrowing("Contour", "Levels", t.Levels)
		return t.Levels
	}
	if t.N < 0 || t.N > 1000 {
		panic(fmt.Sprintf("anim: Contour.N is %d, want 0 to 1000", t.N))
	}
	for _, row := range t.Z {
		t.see(row...)
	}
	return t.levelsOf(t.span())
}

func (t *Contour) levelsOf(z span) []float64 {
	n := t.N
	if n == 0 {
		n = 7
	}
	return roundLevels(z, n+1)
}

// roundLevels are multiples of a round step, so wide that n of them span the
// range, and go as far beyond it as it takes to hold it. The steps are
// those of matplotlib's MaxNLocator.
func roundLevels(s span, n int) []float64 {
	if !s.any {
		return nil
	}
	raw := (s.hi - s.lo) / float64(n)
	if !(raw > 0) || math.IsInf(raw, 0) {
		return []float64{s.lo}
	}
	power := math.Pow(10, math.Floor(math.Log10(raw)))
	step := 10 * power
	for _, k := range []float64{1, 1.5, 2, 2.5, 3, 4, 5, 6, 8} {
		if k*power >= raw*(1-1e-9) {
			step = k * power
			break
		}
	}
	first, last := math.Floor(s.lo/step+1e-9), math.Ceil(s.hi/step-1e-9)
	if math.Abs(first) > 1e15 || math.Abs(last) > 1e15 {
		return []float64{s.lo} // the range is next to nothing beside its values
	}
	var at []float64
	for k := first; k <= last; k++ {
		at = append(at, k*step)
	}
	return at
}

// colorScale implements Scaled.
func (t *Contour) colorScale() (m colormap.Map, lo, hi float64, auto bool) {
	levels := t.Levels
	if z := t.span(); levels == nil && z.any {
		levels = t.levelsOf(z)
	} else {
		levels = t.levels()
	}
	lo, hi = t.colorLimits(levels)
	return t.Map, lo, hi, t.VMin == 0 && t.VMax == 0
}

func (t *Contour) colorLimits(levels []float64) (lo, hi float64) {
	if t.VMin != 0 || t.VMax != 0 || len(levels) == 0 {
		return t.VMin, t.VMax
	}
	return levels[0], levels[len(levels)-1]
}

// color is that of a line or band of value v.
func (t *Contour) color(v float64, levels []float64) color.NRGBA {
	if t.Color != nil {
		return opacity(t.Color, t.Alpha)
	}
	lo, hi := t.colorLimits(levels)
	k, _ := colormap.Index(v, lo, hi)
	return opacity(t.Map.Color(k), t.Alpha)
}

// DataRange implements plot.DataRanger: the edges of the matrix.
func (t *Contour) DataRange() (xmin, xmax, ymin, ymax float64) {
	x, y := t.places()
	if x == nil {
		nan := math.NaN()
		return nan, nan, nan, nan
	}
	return x[0], x[len(x)-1], y[0], y[len(y)-1]
}

// frameLimits implements framer.
func (t *Contour) frameLimits() (l strip.Limits, ok bool) {
	l.X0, l.X1, l.Y0, l.Y1 = t.DataRange()
	return l, l.X0 < l.X1 && l.Y0 < l.Y1
}

// Thumbnail draws a line, or a band, in a legend.
func (t *Contour) Thumbnail(c *draw.Canvas) {
	col := opacity(t.Map.At(0.5), t.Alpha)
	if t.Color != nil {
		col = opacity(t.Color, t.Alpha)
	}
	if t.Filled {
		paint(c, box(c.Rectangle), col, color.NRGBA{}, 0)
		return
	}
	y := (c.Min.Y + c.Max.Y) / 2
	strokeLines(c, []vg.Point{{X: c.Min.X, Y: y}, {X: c.Max.X, Y: y}}, col, t.width())
}

// ArtistLabel is the lines' name in the legend.
func (t *Contour) ArtistLabel() string { return t.Label }

func (t *Contour) width() vg.Length {
	if t.Width == 0 {
		return 1.5
	}
	return vg.Length(max(t.Width, 0))
}

// waits reports whether the levels depend on frames to come.
func (t *Contour) waits() bool { return t.Levels == nil }

func (t *Contour) snapshot() placed {
	t.places() // panics on wrong lengths
	t.levels()
	return copyOf(t)
}

func (t *Contour) equal(o placed) bool { u, ok := o.(*Contour); return ok && same(t, u) }

func (t *Contour) clipped() bool { return true }
