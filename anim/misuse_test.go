package anim_test

import (
	"fmt"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
)

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
				if stack := string(debug.Stack()); !strings.Contains(stack, "misuse_test.go") {
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
