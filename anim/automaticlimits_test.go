package anim_test

import (
	"math"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Automatic limits are those of all frames, and a point that stays where it is
// in the data stays where it is in the picture while others move the limits.
func TestAutomaticLimits(t *testing.T) {
	fixed := &anim.Scatter{X: []float64{3}, Y: []float64{1000}}
	l := &anim.Line{}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{l, fixed}})
	for k := range fig.Steps(4) {
		l.Y = []float64{1000, []float64{1010, 2000, 1005, 123456}[k]}
		l.X = []float64{3, 4 + float64(k)}
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	ax := film.Axes[0]
	want := strip.Limits{X0: 3 - 0.2, X1: 7 + 0.2, Y0: 1000 - 6122.8, Y1: 123456 + 6122.8}
	near := func(a, b float64) bool { return math.Abs(a-b) < 1e-9*math.Abs(b) }
	if len(ax.Limits) != 1 || !slices.Equal(ax.Frame, []int{0, 0, 0, 0}) ||
		!near(ax.Limits[0].X0, want.X0) || !near(ax.Limits[0].X1, want.X1) ||
		!near(ax.Limits[0].Y0, want.Y0) || !near(ax.Limits[0].Y1, want.Y1) {
		t.Errorf("limits %+v in frames %v, want %+v in all", ax.Limits, ax.Frame, want)
	}
	lim := ax.Limits[0]
	for _, layer := range film.Layers {
		for f, s := range layer.Frame {
			if s < 0 {
				continue
			}
			switch op := layer.States[s][0].(type) {
			case *strip.Marks:
				x := float64(ax.Rect.X0) + (3-lim.X0)/(lim.X1-lim.X0)*float64(ax.Rect.X1-ax.Rect.X0)
				y := float64(ax.Rect.Y1) - (1000-lim.Y0)/(lim.Y1-lim.Y0)*float64(ax.Rect.Y1-ax.Rect.Y0)
				if math.Abs(x-float64(op.X[0])) > 1 || math.Abs(y-float64(op.Y[0])) > 1 {
					t.Errorf("frame %d: the fixed point is at %d, %d, want %.1f, %.1f", f, op.X[0], op.Y[0], x, y)
				}
				// 6 points across, and the outline of 1 outside of that.
				if layer.Label == "" && op.Size[0] != int32(math.Round(7.0*100/72*8)) {
					t.Errorf("frame %d: the point has size %d", f, op.Size[0])
				}
			case *strip.Path:
				if layer.Clip == (strip.Rect{}) {
					continue
				}
				x := float64(ax.Rect.X0) + (4+float64(f)-lim.X0)/(lim.X1-lim.X0)*float64(ax.Rect.X1-ax.Rect.X0)
				if math.Abs(x-float64(op.X[1])) > 1 {
					t.Errorf("frame %d: the line ends at %d, want %.1f", f, op.X[1], x)
				}
			}
		}
	}
}

// A window that moves keeps its own limits in each frame.
func TestMovingWindow(t *testing.T) {
	fig, s := dot()
	for k := range fig.Steps(3) {
		fig.Axes[0].X.Min, fig.Axes[0].X.Max = float64(10*k), float64(10*k+100)
		s.X[0] = float64(10 * k)
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	if ax := film.Axes[0]; len(ax.Limits) != 3 || !slices.Equal(ax.Frame, []int{0, 1, 2}) || ax.Limits[2].X0 != 20 {
		t.Errorf("limits %v in frames %v", ax.Limits, ax.Frame)
	}
	if got := places(t, fig); !slices.Equal(got, []int{0, 0, 0}) {
		t.Errorf("the point is at %v of the window, want its left edge", got)
	}
}
