package visual

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
	"github.com/zoetrope-go/zoetrope/neural"
)

// A RateMap shows where a neuron fires: its rate over the places where an animal
// was, as neural.RateMap counts it, and the path. In a film the animal walks, and the
// map is that of the time so far, in the colours of the whole.
type RateMap struct {
	// X and Y are the places, sampled every Dt, as many of each. The labels say
	// that they are in metres; in another unit, change them.
	X, Y []float64
	// Count is the number of spikes in each sample, as many as X.
	Count []float64
	// Dt is the time between samples. Zero: 1.
	Dt float64
	// Unit of Dt and MinTime. Empty: seconds.
	Unit Unit
	// Bins is the number of bins along each side. Zero: 20.
	Bins int
	// Sigma is the standard deviation, in bins, of a Gaussian that smooths the
	// map. Zero: it is not smoothed.
	Sigma float64
	// MinTime is the time that a bin must be visited for at least to have a
	// rate. Zero: more than none.
	MinTime float64
	// Map is the colour map. Zero: colormap.Viridis.
	Map colormap.Map
	// HidePath leaves the path out.
	HidePath bool

	xEdges, yEdges []float64
	axes           *anim.Axes
	heat           *anim.Heatmap
	path           *anim.Line
	here           *anim.Scatter
}

// Axes is the plot, with a colour bar.
func (m *RateMap) Axes() *anim.Axes {
	if m.axes != nil {
		return m.axes
	}
	wantLen("RateMap.Y", len(m.Y), len(m.X), "X")
	wantLen("RateMap.Count", len(m.Count), len(m.X), "X")
	wantSize("RateMap.Bins", float64(m.Bins), "a number", "20")
	wantSize("RateMap.Dt", m.Dt, "a time", "1")
	wantSize("RateMap.Sigma", m.Sigma, "a number of bins", "a map as it is")
	wantSize("RateMap.MinTime", m.MinTime, "a time", "more than none")
	n := m.Bins
	if n == 0 {
		n = 20
	}
	edges := func(v []float64) []float64 {
		lo, hi := math.Inf(1), math.Inf(-1)
		for _, x := range v {
			lo, hi = min(lo, x), max(hi, x)
		}
		if !(lo < hi) {
			lo, hi = 0, 1
		}
		return anim.Linspace(lo, hi, n+1)
	}
	m.xEdges, m.yEdges = edges(m.X), edges(m.Y)
	m.heat = &anim.Heatmap{
		Map: m.Map, Origin: anim.Lower,
		Extent: anim.Extent{Left: m.xEdges[0], Right: m.xEdges[n], Bottom: m.yEdges[0], Top: m.yEdges[n]},
	}
	m.path = &anim.Line{X: m.X, Y: m.Y, Color: anim.RGB(0xffffff), Alpha: 0.45, Width: 0.8}
	m.here = &anim.Scatter{X: []float64{math.NaN()}, Y: []float64{0}, Color: anim.RGB(0xffffff), Edge: anim.RGB(0x222222), EdgeWidth: 1, Size: 45}
	label, _ := m.Unit.rate()
	m.axes = &anim.Axes{
		X: anim.Axis{Label: "x (m)"}, Y: anim.Axis{Label: "y (m)"}, Equal: true,
		Artists: []anim.Artist{m.heat}, ColorBar: anim.ColorBar{Of: m.heat, Label: label},
	}
	if !m.HidePath {
		m.axes.Artists = append(m.axes.Artists, m.path, m.here)
	}
	m.count(len(m.X))
	// The scale is that of the whole map: that of few seconds has higher rates.
	for _, row := range m.heat.Z {
		for _, v := range row {
			if v > m.heat.VMax {
				m.heat.VMax = v
			}
		}
	}
	return m.axes
}

func (m *RateMap) dt() float64 {
	if m.Dt == 0 {
		return 1
	}
	return m.Dt
}

// count makes the map of the first n samples.
func (m *RateMap) count(n int) {
	o := &neural.RateMapOptions{Sigma: m.Sigma, MinTime: m.MinTime}
	m.heat.Z = neural.RateMap(m.X[:n], m.Y[:n], m.Count[:n], m.dt(), m.xEdges, m.yEdges, o)
	_, factor := m.Unit.rate()
	for _, row := range m.heat.Z {
		for i := range row {
			row[i] *= factor
		}
	}
	m.path.X, m.path.Y = m.X[:n], m.Y[:n]
}

// Show counts the samples up to t.
func (m *RateMap) Show(t float64) {
	n := min(max(int(t/m.dt()+1e-9), 0), len(m.X))
	m.count(n)
	if n > 0 {
		m.here.X[0], m.here.Y[0] = m.X[n-1], m.Y[n-1]
	}
}

// Span is from 0 to the end of the last sample.
func (m *RateMap) Span() (from, to float64) { return 0, float64(len(m.X)) * m.dt() }
