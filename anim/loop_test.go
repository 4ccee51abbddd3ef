package anim_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// dot is a figure whose one point is at (x, 0).
func dot() (*anim.Figure, *anim.Scatter) {
	s := &anim.Scatter{X: []float64{0}, Y: []float64{0}}
	return anim.New(&anim.Axes{
		X: anim.Axis{Max: 100}, Y: anim.Axis{Min: -1, Max: 1}, Artists: []anim.Artist{s},
	}), s
}

// places returns the x of the point in each frame of a film, -1 for none.
func places(t *testing.T, fig *anim.Figure) []int {
	t.Helper()
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	ax := film.Axes[0].Rect
	var xs []int
	for _, l := range film.Layers {
		if len(l.States) == 0 || len(l.States[0]) == 0 {
			continue
		}
		if _, ok := l.States[0][0].(*strip.Marks); !ok {
			continue
		}
		for _, s := range l.Frame {
			if s < 0 {
				xs = append(xs, -1)
				continue
			}
			m := l.States[s][0].(*strip.Marks)
			xs = append(xs, int(0.5+100*float64(m.X[0]-ax.X0)/float64(ax.X1-ax.X0)))
		}
	}
	return xs
}

func TestLoops(t *testing.T) {
	for _, c := range []struct {
		name string
		loop func(fig *anim.Figure, s *anim.Scatter)
		want []int
	}{
		{"Steps", func(fig *anim.Figure, s *anim.Scatter) {
			for k := range fig.Steps(4) {
				s.X[0] = float64(10 * k)
			}
		}, []int{0, 10, 20, 30}},
		{"Frames", func(fig *anim.Figure, s *anim.Scatter) {
			fig.FPS = 10
			for sec := range fig.Frames(400 * time.Millisecond) {
				s.X[0] = 100 * sec
			}
		}, []int{0, 10, 20, 30}},
		{"Stream and break", func(fig *anim.Figure, s *anim.Scatter) {
			for k := range fig.Stream() {
				if s.X[0] = float64(10 * k); k == 3 {
					break
				}
			}
		}, []int{0, 10, 20}},
		{"continue", func(fig *anim.Figure, s *anim.Scatter) {
			for k := range fig.Steps(4) {
				if k%2 == 1 {
					continue
				}
				s.X[0] = float64(10 * k)
			}
		}, []int{0, 0, 20, 20}},
		{"break at once", func(fig *anim.Figure, s *anim.Scatter) {
			s.X[0] = 50
			for range fig.Steps(4) {
				break
			}
		}, []int{50}},
		{"no loop", func(_ *anim.Figure, s *anim.Scatter) { s.X[0] = 70 }, []int{70}},
		{"second loop", func(fig *anim.Figure, s *anim.Scatter) {
			for range fig.Steps(9) {
			}
			for k := range fig.Steps(2) {
				s.X[0] = float64(k * 5)
			}
		}, []int{0, 5}},
		{"panic", func(fig *anim.Figure, s *anim.Scatter) {
			defer func() {
				if r := recover(); r != "the body's own" {
					panic(r)
				}
			}()
			for k := range fig.Steps(9) {
				if s.X[0] = float64(k); k == 2 {
					panic("the body's own")
				}
			}
		}, []int{0, 1}},
		{"an artist comes and goes", func(fig *anim.Figure, s *anim.Scatter) {
			for k := range fig.Steps(4) {
				fig.Axes[0].Artists = nil
				if k%2 == 1 {
					s.X[0] = float64(k)
					fig.Axes[0].Artists = []anim.Artist{s}
				}
			}
		}, []int{-1, 1, -1, 3}},
	} {
		t.Run(c.name, func(t *testing.T) {
			fig, s := dot()
			c.loop(fig, s)
			if got := places(t, fig); !slices.Equal(got, c.want) {
				t.Errorf("the point is at %v, want %v", got, c.want)
			}
		})
	}
}

// However a sweep ends, each of its frames has a value.
func TestSweepEndsEarly(t *testing.T) {
	for stop, want := range [][]string{{"1"}, {"1"}, {"1", "2"}, {"1", "2", "3"}} {
		fig, s := dot()
		func() {
			defer func() { recover() }()
			for v := range fig.Sweep("x", []float64{1, 2, 3}) {
				if s.X[0] = v; int(v) == stop+1 {
					if stop == 1 {
						panic("the body's own")
					}
					break
				}
			}
		}()
		film, err := fig.Film()
		if err != nil {
			t.Fatal(err)
		}
		p := film.Params
		if len(p) != 1 || p[0].Name != "x" || !slices.Equal(p[0].Values, want) || film.Frames != len(want) {
			t.Errorf("ended in turn %d: %d frames of %v, want %q", stop, film.Frames, p, want)
		}
	}
}

// An interrupt ends the loop after the turn under way; the turns so far stay.
func TestInterrupt(t *testing.T) {
	fig, s := dot()
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	turns := 0
	for k := range fig.Steps(10_000) {
		turns++
		s.X[0] = float64(k % 100)
		if k == 5 {
			if err := self.Signal(os.Interrupt); err != nil {
				t.Skip("this system cannot send an interrupt:", err)
			}
		}
		if k >= 5 {
			time.Sleep(time.Millisecond) // the signal arrives in its own time
		}
	}
	if turns >= 10_000 {
		t.Fatal("the loop ran to its end")
	}
	if got := places(t, fig); len(got) != turns || got[3] != 3 {
		t.Errorf("%d frames after %d turns, the fourth at %d", len(got), turns, got[3])
	}
}

// A context ends the loop after the turn under way, and saving; with another
// one, the frames so far are saved.
func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	fig, s := dot()
	fig.Context = ctx
	for k := range fig.Steps(10) {
		if s.X[0] = float64(10 * k); k == 3 {
			cancel()
		}
	}
	if got, want := places(t, fig), []int{0, 10, 20, 30}; !slices.Equal(got, want) {
		t.Errorf("the point is at %v, want %v", got, want)
	}
	path := filepath.Join(t.TempDir(), "a.zoe")
	if err := fig.Save(path); !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "a.zoe is not saved") {
		t.Errorf("Save: %v, want context.Canceled", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("Save wrote a file")
	}
	fig.Context = nil
	if err := fig.Save(path); err != nil {
		t.Error(err)
	}
	fig.Context = ctx
	for range fig.Stream() {
		t.Fatal("a loop began after the context's end")
	}
}

// Misuse names the field, what it is and what it should be, and the stack
// holds the line of the user's loop.
func TestMisuse(t *testing.T) {
	for want, use := range map[string]func(){
		"anim: Line.Y has length 3, want 2, the length of X": func() {
			still(&anim.Line{X: make([]float64, 2), Y: make([]float64, 3)})
		},
		"anim: Scatter.Values has length 1, want 2, the length of Y": func() {
			still(&anim.Scatter{Y: make([]float64, 2), Values: make([]float64, 1)})
		},
		"anim: Scatter.Sizes has length 3, want 2, the length of Y": func() {
			still(&anim.Scatter{Y: make([]float64, 2), Sizes: make([]float64, 3)})
		},
		"anim: Axes.Artists[0] is nil, want an artist": func() { still(nil) },
		"anim: Axes.Artists[1] is nil, want an artist": func() {
			fig := anim.New(&anim.Axes{Artists: []anim.Artist{&anim.Line{}, (*anim.Line)(nil)}})
			for range fig.Steps(1) {
			}
		},
		"anim: Axes.Y cannot span the data, whose range is larger than any number; give Min and Max": func() {
			still(&anim.Line{Y: []float64{1e308, -1e308}})
		},
		"anim: Axes.X has Log and an artist whose edges are at 0 and 1, want both above 0": func() {
			fig := anim.New(&anim.Axes{X: anim.Axis{Log: true}, Artists: []anim.Artist{&anim.Contour{Z: [][]float64{{0, 1}, {1, 2}}}}})
			for range fig.Steps(1) {
			}
		},
		"anim: the figure has a loop within a loop, want one at a time: loop over plain numbers inside, or over another figure": func() {
			fig := anim.New(&anim.Axes{})
			for range fig.Steps(2) {
				for range fig.Steps(2) {
				}
			}
		},
		"anim: Figure.Save has no paths, want at least 1": func() { _ = anim.New(&anim.Axes{}).Save() },
		"anim: Axes.X has Min 3 and Max 3, want two different finite numbers": func() {
			fig := anim.New(&anim.Axes{X: anim.Axis{Min: 3, Max: 3}})
			for range fig.Steps(1) {
			}
		},
		"anim: Axes.X has Log, Min 0 and Max 3, want both above 0": func() {
			fig := anim.New(&anim.Axes{X: anim.Axis{Max: 3, Log: true}})
			for range fig.Steps(1) {
			}
		},
		"anim: Axes.Y.TickLabels has length 1, want 2, the length of Ticks": func() {
			fig := anim.New(&anim.Axes{Y: anim.Axis{Max: 1, Ticks: []float64{0, 1}, TickLabels: []string{"a"}}})
			for range fig.Steps(1) {
			}
		},
		"anim: Figure.Axes is empty, want at least one Axes": func() {
			for range (&anim.Figure{}).Steps(1) {
			}
		},
		"anim: Figure.Axes has 3 axes, want at most Rows*Cols = 1*2": func() {
			for range (&anim.Figure{Axes: make([]*anim.Axes, 3), Rows: 1, Cols: 2}).Steps(1) {
			}
		},
		"anim: Figure.FPS is -1, want above 0 and at most 1000": func() {
			for range (&anim.Figure{Axes: []*anim.Axes{{}}, FPS: -1}).Steps(1) {
			}
		},
		"anim: Figure.Width is 1000 inches, want 0.16 to 163.84": func() {
			for range (&anim.Figure{Axes: []*anim.Axes{{}}, Width: 1000 * anim.Inch}).Steps(1) {
			}
		},
		"anim: Figure is 800×480 pixels in frame 1, want 640×480, as when the loop began: all frames have one size": func() {
			fig := anim.New(&anim.Axes{})
			for k := range fig.Steps(2) {
				if k == 1 {
					fig.Width = 8 * anim.Inch
				}
			}
		},
		"anim: Figure.Height is -1 inches, want 0.16 to 163.84": func() {
			for range (&anim.Figure{Axes: []*anim.Axes{{}}, Height: -anim.Inch}).Steps(1) {
			}
		},
		"anim: Figure.Steps has n = 0, want at least 1": func() { anim.New(&anim.Axes{}).Steps(0) },
		"anim: Figure.Frames has d = 0s, want at least one frame of 50ms": func() {
			anim.New(&anim.Axes{}).Frames(0)
		},
		"anim: Linspace has n = 0, want at least 1": func() { anim.Linspace(0, 1, 0) },
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); got != want {
					t.Errorf("panic %q, want %q", got, want)
				}
				if stack := string(debug.Stack()); !strings.Contains(stack, "loop_test.go") {
					t.Errorf("%s: the stack lacks the line of the loop:\n%s", want, stack)
				}
			}()
			use()
		}()
	}
}

func still(a anim.Artist) {
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{a}})
	for range fig.Steps(1) {
	}
}

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
				if layer.Label == "" && op.Size[0] != int32(math.Round(7.5*100/72*8)) {
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

func TestLinspace(t *testing.T) {
	// numpy 2.4.6: numpy.linspace(0, 2*numpy.pi, 7)[5], and (0.1, 0.7, 4).
	if got := anim.Linspace(0, 6.283185307179586, 7)[5]; got != 5.235987755982988 {
		t.Errorf("got %v", got)
	}
	if got, want := anim.Linspace(0.1, 0.7, 4), []float64{0.1, 0.3, 0.5, 0.7}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
