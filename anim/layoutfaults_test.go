package anim_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/layouttest"
)

// TestLayout tries what is hard to lay out, in films whose limits and labels
// change.
func TestLayout(t *testing.T) {
	wave := func(label string) *anim.Line {
		return &anim.Line{X: anim.Linspace(0, 1, 50), Y: make([]float64, 50), Label: label}
	}
	for name, ax := range map[string]func(l *anim.Line) *anim.Axes{
		"plain": func(l *anim.Line) *anim.Axes { return &anim.Axes{Artists: []anim.Artist{l}} },
		"titles": func(l *anim.Line) *anim.Axes {
			return &anim.Axes{Title: "A title", X: anim.Axis{Label: "time (s)"}, Y: anim.Axis{Label: "value"}, Artists: []anim.Artist{l}}
		},
		"long title": func(l *anim.Line) *anim.Axes {
			return &anim.Axes{Title: "A title that is as wide as axes", Artists: []anim.Artist{l}}
		},
		"long title, two axes": func(l *anim.Line) *anim.Axes {
			return &anim.Axes{Title: "A title between powers", Artists: []anim.Artist{&anim.Line{Y: []float64{0, 1e6}}}, OnRight: []anim.Artist{l}}
		},
		"formulas": func(l *anim.Line) *anim.Axes {
			return &anim.Axes{Title: `$\frac{x(1+\Delta t)-x(1)}{\Delta t}$`, X: anim.Axis{Label: `$\theta_i(t-\tau_{ij})$`}, Y: anim.Axis{Label: `$\sum_i x_i^2$`}, Artists: []anim.Artist{l}}
		},
		"right": func(l *anim.Line) *anim.Axes {
			return &anim.Axes{Title: "T", Right: anim.Axis{Label: "right"}, OnRight: []anim.Artist{l}, X: anim.Axis{Label: "x"}, Y: anim.Axis{Max: 1e7, Label: "y"}}
		},
		"right log": func(l *anim.Line) *anim.Axes {
			return &anim.Axes{X: anim.Axis{Log: true, Min: 1e-9, Max: 1e12}, Right: anim.Axis{Label: "right", Log: true, Min: 1, Max: 1e9}, OnRight: []anim.Artist{l}}
		},
		"bar": func(l *anim.Line) *anim.Axes {
			h := &anim.Heatmap{Z: [][]float64{{0, 1e6}, {3e6, 2}}}
			return &anim.Axes{Title: "bar", Artists: []anim.Artist{h, l}, ColorBar: anim.ColorBar{Of: h, Label: "power (mV²)"}, Right: anim.Axis{Label: "right"}, OnRight: []anim.Artist{l}}
		},
		"legend": func(l *anim.Line) *anim.Axes {
			return &anim.Axes{Title: "T", Artists: []anim.Artist{l}, Right: anim.Axis{Label: "r"}, OnRight: []anim.Artist{l}, Legend: anim.Legend{Place: anim.OutsideRight, Title: "which"}}
		},
		"names": func(l *anim.Line) *anim.Axes {
			return &anim.Axes{X: anim.Axis{Label: "names", Ticks: []float64{0, 0.3, 0.6, 0.9}, TickLabels: []string{"the first one", "the second", "3rd", "and the last of them"}}, Artists: []anim.Artist{l}}
		},
		"reversed": func(l *anim.Line) *anim.Axes {
			return &anim.Axes{X: anim.Axis{Min: 1, Max: -1e-7}, Y: anim.Axis{Min: 1e5, Max: -1e5}, Artists: []anim.Artist{l}}
		},
		"thin range": func(l *anim.Line) *anim.Axes {
			return &anim.Axes{X: anim.Axis{Min: 1e6, Max: 1e6 + 1}, Y: anim.Axis{Min: 1000.001, Max: 1000.002}, Artists: []anim.Artist{l}}
		},
	} {
		for _, scale := range []float64{1, 1e-9, 1e5, 12345678} {
			for _, size := range [][2]float64{{3, 2.4}, {6.4, 4.8}} {
				if name == "formulas" && size[0] < 6 || strings.HasSuffix(name, "bar") && size[0] < 6 {
					size[0], size[1] = size[0]*1.5, size[1]*1.5
				}
				t.Run(fmt.Sprintf("%s/%v/%v", name, scale, size[0]), func(t *testing.T) {
					l, m := wave("wave"), wave("line")
					fig := anim.New(ax(l), ax(m))
					fig.Title, fig.Cols = "Figure", 2
					fig.Width, fig.Height = 2*anim.Inch*vg.Length(size[0]), anim.Inch*vg.Length(size[1])
					for k := range fig.Steps(4) {
						for i, x := range l.X {
							l.Y[i] = scale * math.Sin(6*x+float64(k)) * float64(k*k)
							m.Y[i] = scale * (x + float64(k))
						}
					}
					layouttest.Check(t, film(t, fig))
				})
			}
		}
	}
}
