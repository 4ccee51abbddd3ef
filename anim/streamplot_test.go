package anim_test

import (
	"math"
	"testing"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/record"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// strokes are the points of the strokes that an artist makes on a canvas of
// 1000 by 1000 pixels for data from 0 to 1, in pixels, [stroke][point].
func strokes(a anim.Artist) (x, y [][]float64) {
	p := plot.New()
	p.X.Min, p.X.Max, p.Y.Min, p.Y.Max = 0, 1, 0, 1
	c := record.NewCanvas(1000)
	area := draw.Canvas{Canvas: c}
	area.Max.X, area.Max.Y = 1000*72.0/strip.DPI, 1000*72.0/strip.DPI
	a.Plot(area, p)
	for _, op := range c.Take() {
		path, ok := op.(*strip.Path)
		if !ok || path.Stroke.A == 0 {
			continue
		}
		i := 0
		for _, v := range path.Verbs {
			for range v.N {
				switch v.Kind {
				case strip.MoveTo:
					x, y = append(x, nil), append(y, nil)
				case strip.Close:
					// The first point again.
					n := len(x) - 1
					x[n], y[n] = append(x[n], x[n][0]), append(y[n], y[n][0])
					continue
				}
				n := len(x) - 1
				x[n] = append(x[n], float64(path.X[i])/strip.Unit)
				y[n] = append(y[n], 1000-float64(path.Y[i])/strip.Unit)
				i++
			}
		}
	}
	return x, y
}

// TestStreamFollowsField sees that on the lines of a field whose streamlines
// are circles the radius stays, at even and uneven places.
func TestStreamFollowsField(t *testing.T) {
	even := anim.Linspace(0, 1, 41)
	uneven := make([]float64, len(even))
	for i, v := range even {
		uneven[i] = v * v
	}
	for name, at := range map[string][]float64{"even": even, "uneven": uneven} {
		s := &anim.StreamPlot{X: at, Y: even, U: matrix(41, 41), V: matrix(41, 41), Head: -1}
		for j, y := range even {
			for i, x := range at {
				s.U[j][i], s.V[j][i] = 0.5-y, x-0.5
			}
		}
		x, y := strokes(s)
		if len(x) < 10 {
			t.Fatalf("%s: %d lines, want 10 or more", name, len(x))
		}
		for k := range x {
			first := math.Hypot(x[k][0]-500, y[k][0]-500)
			for i := range x[k] {
				// Half a hundredth of the width over a whole turn.
				if r := math.Hypot(x[k][i]-500, y[k][i]-500); math.Abs(r-first) > 5 {
					t.Errorf("%s: line %d goes from radius %.1f to %.1f", name, k, first, r)
					break
				}
			}
		}
	}
}

// TestStreamDistance sees that no two lines have a place of the 30 by 30 in
// common.
func TestStreamDistance(t *testing.T) {
	s := &anim.StreamPlot{X: []float64{0, 1}, Y: []float64{0, 1}, Head: -1, Field: func(x, y float64) (u, v float64) {
		return math.Cos(7*x + 3*y), math.Sin(5*x - 4*y)
	}}
	x, y := strokes(s)
	owner, used := map[[2]int]int{}, 0
	for k := range x {
		for i := range x[k] {
			place := [2]int{int(x[k][i]/1000*29 + 0.5), int(y[k][i]/1000*29 + 0.5)}
			before, ok := owner[place]
			// A point may be rounded over the border of its place.
			if ok && before != k && farFromBorder(x[k][i]/1000*29) && farFromBorder(y[k][i]/1000*29) {
				t.Fatalf("lines %d and %d are both at %v", before, k, place)
			}
			if !ok {
				owner[place] = k
				used++
			}
		}
	}
	if used < 450 {
		t.Errorf("lines pass %d of 900 places, want half or more", used)
	}
}

func farFromBorder(v float64) bool {
	part := v + 0.5 - math.Floor(v+0.5)
	return part > 0.01 && part < 0.99
}

// TestStreamStopsAtNaN sees that no line enters cells with a NaN corner.
func TestStreamStopsAtNaN(t *testing.T) {
	at := anim.Linspace(0, 1, 11)
	s := &anim.StreamPlot{X: at, Y: at, U: matrix(11, 11), V: matrix(11, 11), Head: -1}
	for j := range s.U {
		for i := range s.U[j] {
			s.U[j][i] = 1
		}
		s.V[j][5] = nan
	}
	x, _ := strokes(s)
	left, right := 0, 0
	for k := range x {
		for _, v := range x[k] {
			switch {
			case v > 401 && v < 599:
				t.Fatalf("a line is at %v, want none between 400 and 600", v)
			case v < 500:
				left++
			default:
				right++
			}
		}
	}
	if left == 0 || right == 0 {
		t.Errorf("%d points on the left and %d on the right, want some on both", left, right)
	}
}

func TestStreamStarts(t *testing.T) {
	s := &anim.StreamPlot{
		X: []float64{0, 1}, Y: []float64{0, 1}, StartX: []float64{0.5, 0.5, 7}, StartY: []float64{0.2, 0.8, 0},
		Head: -1, Field: func(x, y float64) (u, v float64) { return 1, 0 },
	}
	x, y := strokes(s)
	if len(x) != 2 {
		t.Fatalf("%d lines, want 2", len(x))
	}
	for k, want := range []float64{200, 800} {
		n := len(x[k]) - 1
		if math.Abs(y[k][0]-want) > 1 || x[k][0] > 1 || x[k][n] < 999 {
			t.Errorf("line %d goes from %v, %v to %v, want from 0 to 1000 at %v", k, x[k][0], y[k][0], x[k][n], want)
		}
	}
}

func TestStreamMisuse(t *testing.T) {
	two := [][]float64{{1, 2}, {3, 4}}
	for want, a := range map[string]*anim.StreamPlot{
		"anim: StreamPlot.V has 1 rows, want 2, as U":                                {U: two, V: two[:1]},
		"anim: StreamPlot.V[1] has length 1, want 2, as U":                           {U: two, V: [][]float64{{1, 2}, {1}}},
		"anim: StreamPlot.X has length 1, want 2, the length of U[0]":                {X: []float64{1}, U: two, V: two},
		"anim: StreamPlot.Y[1] is 0, want finite numbers, each above the one before": {Y: []float64{1, 0}, U: two, V: two},
		"anim: StreamPlot.X has length 0, want at least 2":                           {Field: func(x, y float64) (u, v float64) { return 1, 1 }},
		"anim: StreamPlot.Values has 1 rows, want 2, as U":                           {U: two, V: two, Values: two[:1]},
		"anim: StreamPlot.Density is -1, want 0 to 100":                              {Density: -1},
		"anim: StreamPlot.StartY has length 0, want 1, the length of StartX":         {StartX: []float64{1}},
	} {
		func() {
			defer func() {
				if got := recover(); got != want {
					t.Errorf("panic %v, want %v", got, want)
				}
			}()
			inked(a)
		}()
	}
}

func BenchmarkStreamPlot30x30(b *testing.B) {
	at := anim.Linspace(0, 1, 30)
	s := &anim.StreamPlot{X: at, Y: at, U: matrix(30, 30), V: matrix(30, 30), BySpeed: true}
	for j, y := range at {
		for i, x := range at {
			s.U[j][i], s.V[j][i] = math.Cos(7*x+3*y), math.Sin(5*x-4*y)
		}
	}
	for b.Loop() {
		strokes(s)
	}
}
