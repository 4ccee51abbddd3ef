package anim

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"sort"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
)

// A Histogram draws a bar for each bin, as high as the values in it are many.
// It counts as numpy.histogram does: a bin holds its left edge and not its
// right one, but for the last, which holds both.
type Histogram struct {
	// Data are the values, in any order. NaN and infinite ones are left out,
	// and so are those outside all bins.
	Data []float64
	// Bins is the number of bins of equal width, at most 1048576. Zero: 10.
	Bins int
	// Min and Max are the ends of the bins. Both zero: the range of Data as it
	// is in each frame, so that the bins move with it.
	Min, Max float64
	// Edges are the ends of the bins, one more than bins, none below the one
	// before. Not nil: they are used, and not Bins, Min and Max.
	Edges []float64
	// Density divides the counts by their sum and the bins' widths, so that
	// the area of all bars is 1.
	Density bool
	// Horizontal draws the bars to the right.
	Horizontal bool
	// Color of the bars. Nil: the next of the theme's cycle.
	Color color.Color
	// Edge is the colour of the outlines. Nil: none.
	Edge color.Color
	// EdgeWidth is the width of the outlines in points. Zero: 1.
	EdgeWidth float64
	// Alpha is the opacity, from 0 to 1. Zero: 1.
	Alpha float64
	// Label is the histogram's name in the legend. Empty: it has no entry.
	Label string

	fromCycle color.Color
}

// Counts returns how many values each bin holds, or their density, and the
// edges of the bins, one more.
func (h *Histogram) Counts() (counts, edges []float64) {
	data := make([]float64, 0, len(h.Data))
	for _, v := range h.Data {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			data = append(data, v)
		}
	}
	if h.Edges != nil {
		edges = slices.Clone(h.Edges)
		counts = countSorted(data, h.checkEdges())
	} else {
		edges = h.equalEdges(data)
		counts = countEqual(data, edges)
	}
	if h.Density {
		sum := 0.0
		for _, n := range counts {
			sum += n
		}
		for i := range counts {
			counts[i] = counts[i] / (edges[i+1] - edges[i]) / sum
		}
	}
	return counts, edges
}

func (h *Histogram) checkEdges() []float64 {
	if len(h.Edges) < 2 {
		panic(fmt.Sprintf("anim: Histogram.Edges has length %d, want at least 2", len(h.Edges)))
	}
	for i, e := range h.Edges {
		if math.IsNaN(e) || math.IsInf(e, 0) || i > 0 && e < h.Edges[i-1] {
			panic(fmt.Sprintf("anim: Histogram.Edges[%d] is %v, want finite numbers in order", i, e))
		}
	}
	return h.Edges
}

// maxBins is more than a picture has pixels, by far.
const maxBins = 1 << 20

func (h *Histogram) equalEdges(data []float64) []float64 {
	n := h.Bins
	if n == 0 {
		n = 10
	}
	if n < 0 || n > maxBins {
		panic(fmt.Sprintf("anim: Histogram.Bins is %d, want 1 to %d, or 0 for 10", n, maxBins))
	}
	lo, hi := h.Min, h.Max
	if d := hi - lo; d < 0 || math.IsNaN(d) || math.IsInf(d, 0) {
		panic(fmt.Sprintf("anim: Histogram has Min %v and Max %v, want finite numbers in order", lo, hi))
	}
	if lo == 0 && hi == 0 {
		lo, hi = 0, 1
		if len(data) > 0 {
			lo, hi = slices.Min(data), slices.Max(data)
		}
	}
	if lo == hi {
		lo, hi = lo-0.5, hi+0.5
	}
	return Linspace(lo, hi, n+1)
}

// countEqual counts in bins of equal width. The division finds a bin that may
// be one off by rounding; the edges have the last word.
func countEqual(data, edges []float64) []float64 {
	n := len(edges) - 1
	lo, hi := edges[0], edges[n]
	counts := make([]float64, n)
	for _, v := range data {
		if v < lo || v > hi {
			continue
		}
		i := int((v - lo) / (hi - lo) * float64(n))
		if i == n {
			i--
		}
		if v < edges[i] {
			i--
		}
		if i < n-1 && v >= edges[i+1] {
			i++
		}
		counts[i]++
	}
	return counts
}

// countSorted counts in bins of any width.
func countSorted(data, edges []float64) []float64 {
	sorted := slices.Clone(data)
	slices.Sort(sorted)
	counts := make([]float64, len(edges)-1)
	before := sort.SearchFloat64s(sorted, edges[0])
	for i := range counts {
		end := sort.SearchFloat64s(sorted, edges[i+1])
		if i == len(counts)-1 {
			end = sort.Search(len(sorted), func(k int) bool { return sorted[k] > edges[i+1] })
		}
		counts[i] = float64(end - before)
		before = end
	}
	return counts
}

// Plot draws the bars; it implements plot.Plotter, on any canvas.
func (h *Histogram) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	counts, edges := h.Counts()
	col := h.color()
	b := boxes{fill: func(int) color.NRGBA { return col }}
	b.edge, b.width = edgeStyle(h.Edge, h.EdgeWidth, h.Alpha)
	for i, n := range counts {
		r := vg.Rectangle{Min: vg.Point{X: tx(edges[i]), Y: ty(0)}, Max: vg.Point{X: tx(edges[i+1]), Y: ty(n)}}
		if h.Horizontal {
			r = vg.Rectangle{Min: vg.Point{X: tx(0), Y: ty(edges[i])}, Max: vg.Point{X: tx(n), Y: ty(edges[i+1])}}
		}
		b.at = append(b.at, r)
	}
	b.draw(&c)
}

// DataRange implements plot.DataRanger: from the first edge to the last, and
// from 0 to the highest bar.
func (h *Histogram) DataRange() (xmin, xmax, ymin, ymax float64) {
	counts, edges := h.Counts()
	top := 0.0
	for _, n := range counts {
		if n > top { // a density of no data is NaN
			top = n
		}
	}
	if h.Horizontal {
		return 0, top, edges[0], edges[len(edges)-1]
	}
	return edges[0], edges[len(edges)-1], 0, top
}

// sticky implements sticker: the bars stand on 0.
func (h *Histogram) sticky() (x, y []float64) {
	if h.Horizontal {
		return []float64{0}, nil
	}
	return nil, []float64{0}
}

// Thumbnail draws the bars' sample in a legend.
func (h *Histogram) Thumbnail(c *draw.Canvas) {
	edge, width := edgeStyle(h.Edge, h.EdgeWidth, h.Alpha)
	swatch(c, h.color(), edge, width)
}

// ArtistLabel is the histogram's name in the legend.
func (h *Histogram) ArtistLabel() string { return h.Label }

func (h *Histogram) color() color.NRGBA {
	return opacity(ownColor(h.Color, h.fromCycle), h.Alpha)
}

func (h *Histogram) cycleColor(c color.Color) bool { return takeColor(&h.fromCycle, h.Color, c) }
