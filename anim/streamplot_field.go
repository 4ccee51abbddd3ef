package anim

import (
	"fmt"
	"math"
	"sort"

	"gonum.org/v1/plot/vg"
)

// A flow is a field of arrows and the streamlines in it. Its coordinates go
// from 0 to 1 over the field's width and height.
type flow struct {
	x, y  ruler
	u, v  [][]float64
	field func(x, y float64) (u, v float64)
}

// A spot is a place in a flow, or a direction.
type spot struct{ x, y float64 }

func (p spot) add(k float64, d spot) spot { return spot{p.x + k*d.x, p.y + k*d.y} }

// A ruler are the places of columns or rows.
type ruler struct {
	at       []float64
	from, by float64
	even     bool
}

func newRuler(at []float64) ruler {
	n := len(at) - 1
	r := ruler{at: at, from: at[0], by: at[n] - at[0], even: true}
	for i, v := range at {
		r.even = r.even && math.Abs(v-r.from-r.by*float64(i)/float64(n)) < 1e-9*r.by
	}
	return r
}

// cell is between which columns t lies, the first of them and how far from it.
func (r *ruler) cell(t float64) (i int, part float64) {
	last := len(r.at) - 2
	if r.even {
		t *= float64(last + 1)
		i = min(max(int(t), 0), last)
		return i, t - float64(i)
	}
	v := r.from + t*r.by
	i = min(max(sort.SearchFloat64s(r.at, v)-1, 0), last)
	return i, (v - r.at[i]) / (r.at[i+1] - r.at[i])
}

// bilinear interpolates in cell i, j of z.
func bilinear(z [][]float64, i, j int, tx, ty float64) float64 {
	// A corner of no weight must not spoil the place with a NaN.
	mix := func(a, b, t float64) float64 {
		switch t {
		case 0:
			return a
		case 1:
			return b
		}
		return a + t*(b-a)
	}
	if ty == 0 {
		return mix(z[j][i], z[j][i+1], tx)
	}
	return mix(mix(z[j][i], z[j][i+1], tx), mix(z[j+1][i], z[j+1][i+1], tx), ty)
}

// data is where a spot is in the data.
func (f *flow) data(p spot) (x, y float64) {
	return f.x.from + p.x*f.x.by, f.y.from + p.y*f.y.by
}

// at is the field's arrow, in data units.
func (f *flow) at(p spot) (u, v float64) {
	if f.field != nil {
		return f.field(f.data(p))
	}
	i, tx := f.x.cell(p.x)
	j, ty := f.y.cell(p.y)
	return bilinear(f.u, i, j, tx, ty), bilinear(f.v, i, j, tx, ty)
}

// direction is the arrow's, of length 1. ok is false outside the field and
// where there is no arrow.
func (f *flow) direction(p spot, sign float64) (d spot, ok bool) {
	if !inside(p) {
		return d, false
	}
	u, v := f.at(p)
	u, v = u/f.x.by, v/f.y.by
	l := sign * math.Hypot(u, v)
	if l == 0 || math.IsNaN(l) || math.IsInf(l, 0) {
		return d, false
	}
	return spot{u / l, v / l}, true
}

func inside(p spot) bool { return p.x >= 0 && p.x <= 1 && p.y >= 0 && p.y <= 1 }

// A trail is a streamline.
type trail []spot

// middle is the segment that the middle of the length is in.
func (l trail) middle() int {
	half := l.length() / 2
	for i := 1; i < len(l); i++ {
		if half -= math.Hypot(l[i].x-l[i-1].x, l[i].y-l[i-1].y); half <= 0 {
			return i - 1
		}
	}
	return max(len(l)-2, 0)
}

func (l trail) length() (sum float64) {
	for i := 1; i < len(l); i++ {
		sum += math.Hypot(l[i].x-l[i-1].x, l[i].y-l[i-1].y)
	}
	return sum
}

func hypot(p vg.Point) float64 { return math.Hypot(float64(p.X), float64(p.Y)) }

// matrix checks the shape of z, of any shape if cols is below zero.
func matrix(artist, field string, z [][]float64, rows, cols int, of string) (int, int) {
	if len(z) != rows {
		panic(fmt.Sprintf("anim: %s.%s has %d rows, want %d, as %s", artist, field, len(z), rows, of))
	}
	if rows == 0 {
		return 0, 0
	}
	if cols < 0 {
		cols = len(z[0])
	}
	for j, row := range z {
		if len(row) != cols {
			panic(fmt.Sprintf("anim: %s.%s[%d] has length %d, want %d, as %s", artist, field, j, len(row), cols, of))
		}
	}
	return rows, cols
}

func matrixOrNil(artist, field string, z [][]float64, rows, cols int, of string) {
	if z != nil {
		matrix(artist, field, z, rows, cols, of)
	}
}
