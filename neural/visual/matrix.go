package visual

import (
	"fmt"
	"math"
	"sort"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/neural"
)

// A Connectivity shows a matrix of weights: blue below zero, red above it, with
// limits symmetric about zero. In a film the weights may change.
type Connectivity struct {
	// Weights are those of the connections, [to][from].
	Weights [][]float64
	// Series are weights that change, [time][to][from], instead of Weights, and
	// T their times, rising, as many. Nil T: 0, 1, 2 …
	Series [][][]float64
	T      []float64
	// Names are those of the units, as many as rows; the matrix is then square.
	// Nil: numbers.
	Names []string
	// Map is the colour map. Zero: colormap.Coolwarm.
	Map colormap.Map
	// Limit is the weight of the last colour, and its negative that of the
	// first. Zero: the largest absolute weight.
	Limit float64

	t    []float64
	axes *anim.Axes
	heat *anim.Heatmap
}

// Axes is the plot, with a colour bar.
func (c *Connectivity) Axes() *anim.Axes {
	if c.axes != nil {
		return c.axes
	}
	all := c.Series
	if all == nil {
		all = [][][]float64{c.Weights}
	}
	c.t = times("Connectivity", c.T, len(c.Series))
	wantSize("Connectivity.Limit", c.Limit, "a weight", "the largest")
	limit := c.Limit
	for k, w := range all {
		wantLen(fmt.Sprintf("Connectivity: matrix %d", k), len(w), len(all[0]), "the first")
		for i, row := range w {
			wantLen(fmt.Sprintf("Connectivity: row %d of matrix %d", i, k), len(row), len(all[0][0]), "the first")
			if c.Names != nil {
				wantLen(fmt.Sprintf("Connectivity: row %d of a matrix with Names", i), len(row), len(w), "the matrix")
			}
			for _, v := range row {
				if c.Limit == 0 && !math.IsInf(v, 0) && !math.IsNaN(v) {
					limit = max(limit, math.Abs(v))
				}
			}
		}
	}
	if limit == 0 {
		limit = 1
	}
	c.heat = &anim.Heatmap{Map: diverging(c.Map), VMin: -limit, VMax: limit}
	if len(all) > 0 {
		c.heat.Z = all[len(all)-1]
	}
	c.axes = matrixAxes("Connectivity", c.heat, c.Names, "weight")
	c.axes.X.Label, c.axes.Y.Label = "from", "to"
	return c.axes
}

// diverging is a map, or that for values on both sides of zero.
func diverging(m colormap.Map) colormap.Map {
	if m == (colormap.Map{}) {
		return colormap.Coolwarm
	}
	return m
}

// matrixAxes are axes for a matrix of units by units.
func matrixAxes(view string, heat *anim.Heatmap, names []string, label string) *anim.Axes {
	ax := &anim.Axes{Equal: true, Artists: []anim.Artist{heat}, ColorBar: anim.ColorBar{Of: heat, Label: label}}
	if names != nil {
		wantLen(view+".Names", len(names), len(heat.Z), "the matrix")
		for i := range names {
			ax.X.Ticks = append(ax.X.Ticks, float64(i))
		}
		ax.X.TickLabels = names
		ax.Y.Ticks, ax.Y.TickLabels = ax.X.Ticks, names
	}
	return ax
}

// Show shows the last weights up to t.
func (c *Connectivity) Show(t float64) {
	if n := sort.Search(len(c.t), func(i int) bool { return c.t[i] > t }); len(c.t) > 0 {
		c.heat.Z = c.Series[max(n-1, 0)]
	}
}

// Span is the time of the Series.
func (c *Connectivity) Span() (from, to float64) {
	return ends(times("Connectivity", c.T, len(c.Series)))
}

// A Correlation shows how each of several series correlates with each, as
// neural.FC computes it: from −1 to 1. In a film it is that of a window which
// slides over the series.
type Correlation struct {
	// Series are the samples, [series][sample].
	Series [][]float64
	// T are the times of the samples, rising. Nil: 0, 1, 2 …
	T []float64
	// Window is the span of time that a film correlates, which ends at the
	// present. Zero: all that is past.
	Window float64
	// Names are those of the series, as many. Nil: numbers.
	Names []string
	// Map is the colour map. Zero: colormap.Coolwarm.
	Map colormap.Map

	t    []float64
	axes *anim.Axes
	heat *anim.Heatmap
}

// Axes is the plot, with a colour bar.
func (c *Correlation) Axes() *anim.Axes {
	if c.axes != nil {
		return c.axes
	}
	n := 0
	for i, s := range c.Series {
		if i == 0 {
			n = len(s)
		}
		wantLen(fmt.Sprintf("Correlation.Series[%d]", i), len(s), n, "Series[0]")
	}
	wantSize("Correlation.Window", c.Window, "a time", "all that is past")
	c.t = times("Correlation", c.T, n)
	c.heat = &anim.Heatmap{Map: diverging(c.Map), VMin: -1, VMax: 1}
	c.correlate(0, n)
	c.axes = matrixAxes("Correlation", c.heat, c.Names, "correlation")
	return c.axes
}

// correlate shows the correlation of some samples, and of fewer than two that of
// none: NaN.
func (c *Correlation) correlate(first, end int) {
	if end-first >= 2 {
		part := make([][]float64, len(c.Series))
		for i, s := range c.Series {
			part[i] = s[first:end]
		}
		c.heat.Z = neural.FC(part)
		return
	}
	c.heat.Z = make([][]float64, len(c.Series))
	for i := range c.heat.Z {
		c.heat.Z[i] = make([]float64, len(c.Series))
		for j := range c.heat.Z[i] {
			c.heat.Z[i][j] = math.NaN()
		}
	}
}

// Show correlates the samples in the window that ends at t.
func (c *Correlation) Show(t float64) {
	first, end := 0, sort.Search(len(c.t), func(i int) bool { return c.t[i] > t })
	if c.Window > 0 {
		first = sort.Search(end, func(i int) bool { return c.t[i] > t-c.Window })
	}
	c.correlate(first, end)
}

// Span is the time of the series.
func (c *Correlation) Span() (from, to float64) {
	n := 0
	if len(c.Series) > 0 {
		n = len(c.Series[0])
	}
	return ends(times("Correlation", c.T, n))
}
