package space

import (
	"cmp"
	"fmt"
	"image/color"
	"math"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// A Waterfall draws many series one behind the other, as of the units of a
// network: along X the time, along Y the unit, upwards the activity. Each is as
// far as its plane, so that near ones cover those behind.
type Waterfall struct {
	// X are the times of the samples. Nil: 0, 1, 2 …
	X []float64
	// Y are the places of the series. Nil: 0, 1, 2 …
	Y []float64
	// Z are the series, [series][sample]. A NaN or infinite value breaks one.
	Z [][]float64
	// Map gives the series their colours, from the first to the last in the
	// list. Zero: colormap.Viridis.
	Map colormap.Map
	// Colors are those of the series, as many as Z, instead of Map's.
	Colors []color.Color
	// Width of the lines in points. Zero: 1.5.
	Width float64
	// Fill is the opacity of the area below each line, down to the lower limit
	// of Z, from 0 to 1. Zero: there is none.
	Fill float64
	// Alpha is the opacity of the lines, from 0 to 1. Zero: 1.
	Alpha float64
}

var _ Artist = (*Waterfall)(nil)

// line is series k.
func (w *Waterfall) line(k int) *Line {
	l := &Line{X: w.X, Z: w.Z[k], Width: w.Width, Alpha: w.Alpha, Color: w.color(k)}
	if l.X == nil {
		l.X = anim.Linspace(0, float64(max(len(l.Z)-1, 0)), max(len(l.Z), 1))[:len(l.Z)]
	}
	if len(l.X) != len(l.Z) {
		panic(fmt.Sprintf("space: Waterfall.Z[%d] has length %d, want %d, the length of X", k, len(l.Z), len(l.X)))
	}
	y := float64(k)
	if w.Y != nil {
		y = w.Y[k]
	}
	l.Y = make([]float64, len(l.X))
	for i := range l.Y {
		l.Y[i] = y
	}
	return l
}

func (w *Waterfall) color(k int) color.Color {
	if w.Colors != nil {
		return w.Colors[k]
	}
	if len(w.Z) == 1 {
		return w.Map.At(0.5)
	}
	return w.Map.At(float64(k) / float64(len(w.Z)-1))
}

func (w *Waterfall) extend(b *bounds) {
	if w.Y != nil && len(w.Y) != len(w.Z) {
		panic(fmt.Sprintf("space: Waterfall.Y has length %d, want %d, the length of Z", len(w.Y), len(w.Z)))
	}
	if w.Colors != nil && len(w.Colors) != len(w.Z) {
		panic(fmt.Sprintf("space: Waterfall.Colors has length %d, want %d, the length of Z", len(w.Colors), len(w.Z)))
	}
	for k := range w.Z {
		w.line(k).extend(b)
	}
}

func (w *Waterfall) copy() Artist {
	c := *w
	c.X, c.Y, c.Colors, c.Z = slices.Clone(w.X), slices.Clone(w.Y), slices.Clone(w.Colors), slices.Clone(w.Z)
	for k := range c.Z {
		c.Z[k] = slices.Clone(c.Z[k])
	}
	return &c
}

func (w *Waterfall) bytes() (n int) {
	for _, z := range w.Z {
		n += 8 * len(z)
	}
	return n
}

func (w *Waterfall) forget()                {}
func (w *Waterfall) keep() bool             { return false }
func (w *Waterfall) cycle(color.Color) bool { return false }
func (w *Waterfall) sample() anim.Labeled   { return nil }

func (w *Waterfall) pieces(v *view) {
	defer func() { v.plane = math.NaN() }()
	floor := min(v.box.lo[2], v.box.hi[2])
	middle := vec{(v.box.lo[0] + v.box.hi[0]) / 2, 0, (v.box.lo[2] + v.box.hi[2]) / 2}
	for _, l := range w.lines(func(y float64) float64 {
		p := middle
		p[1] = y
		return v.depth(v.box.world(p))
	}) {
		middle[1] = l.Y[0]
		v.plane = v.depth(v.box.world(middle))
		if w.Fill > 0 {
			l.below(floor, func(a *Area) {
				a.Alpha = w.Fill
				a.pieces(v)
			})
		}
		l.pieces(v)
	}
}

// lines are the series with samples, the farthest first.
func (w *Waterfall) lines(depth func(y float64) float64) (list []*Line) {
	for k := range w.Z {
		if l := w.line(k); len(l.X) > 0 {
			list = append(list, l)
		}
	}
	slices.SortStableFunc(list, func(a, b *Line) int { return cmp.Compare(depth(b.Y[0]), depth(a.Y[0])) })
	return list
}

// below makes areas between the unbroken parts of a line and a height.
func (l *Line) below(floor float64, each func(*Area)) {
	for i := 0; i < len(l.X); {
		a := &Area{Color: l.Color}
		for ; i < len(l.X) && l.X[i]-l.X[i] == 0 && l.Z[i]-l.Z[i] == 0; i++ {
			a.X, a.Y, a.Z = append(a.X, l.X[i]), append(a.Y, l.Y[i]), append(a.Z, l.Z[i])
		}
		if n := len(a.X); n > 1 {
			a.X, a.Y, a.Z = append(a.X, a.X[n-1], a.X[0]), append(a.Y, a.Y[0], a.Y[0]), append(a.Z, floor, floor)
			each(a)
		}
		i++
	}
}
