package anim_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
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

func TestLinspace(t *testing.T) {
	// numpy 2.4.6: numpy.linspace(0, 2*numpy.pi, 7)[5], and (0.1, 0.7, 4).
	if got := anim.Linspace(0, 6.283185307179586, 7)[5]; got != 5.235987755982988 {
		t.Errorf("got %v", got)
	}
	if got, want := anim.Linspace(0.1, 0.7, 4), []float64{0.1, 0.3, 0.5, 0.7}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
