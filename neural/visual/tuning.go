package visual

import (
	"fmt"
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/neural"
)

// A TuningCurve shows the mean response to a stimulus, as neural.TuningCurve
// computes it, with a band of a standard error each side. In a film it is
// that of the trials so far.
type TuningCurve struct {
	// Stimulus and Response are those of each trial, as many.
	Stimulus, Response []float64
	// T are the times of the trials, rising. Nil: 0, 1, 2 …
	T []float64
	// Edges are the ends of the bins of the stimulus, rising. Nil: 12 bins over
	// the range of Stimulus; with Polar, over the circle.
	Edges []float64
	// Polar draws the stimulus as an angle, from the right counter-clockwise,
	// and the response as the distance from the middle, which must not be
	// negative. Stimulus is in degrees.
	Polar bool
	// Color of the curve and, fainter, of its band. Nil: the default theme's
	// first.
	Color color.Color

	t, edges []float64
	axes     *anim.Axes
	curve    *anim.Line
	band     *anim.FillBetween
	ring     *anim.Polygon // the band of a polar curve
}

// Axes is the plot: the stimulus along X, or around.
func (c *TuningCurve) Axes() *anim.Axes {
	if c.axes != nil {
		return c.axes
	}
	wantLen("TuningCurve.Response", len(c.Response), len(c.Stimulus), "Stimulus")
	c.t = times("TuningCurve", c.T, len(c.Stimulus))
	col := orFirst(c.Color)
	if c.edges = c.Edges; c.edges != nil && len(c.edges) < 2 {
		panic(fmt.Sprintf("visual: TuningCurve.Edges has length %d, want at least 2", len(c.edges)))
	}
	if c.edges == nil {
		lo, hi := math.Inf(1), math.Inf(-1)
		for _, s := range c.Stimulus {
			lo, hi = min(lo, s), max(hi, s)
		}
		if c.Polar {
			lo, hi = 0, 360
		}
		if !(lo < hi) {
			lo, hi = 0, 1
		}
		c.edges = anim.Linspace(lo, hi, 13)
	}
	c.curve = &anim.Line{Color: col, Marker: anim.Circle, MarkerSize: 4}
	if c.Polar {
		c.ring = &anim.Polygon{Color: col, Alpha: 0.25}
		c.axes = c.polarAxes()
	} else {
		c.band = &anim.FillBetween{Color: col, Alpha: 0.25}
		c.axes = &anim.Axes{
			X: anim.Axis{Label: "stimulus", Min: c.edges[0], Max: c.edges[len(c.edges)-1]}, Y: anim.Axis{Label: "response"},
			Artists: []anim.Artist{c.band, c.curve},
		}
	}
	c.Show(math.Inf(1))
	return c.axes
}

// polarAxes has circles at round responses and rays every 45 degrees.
func (c *TuningCurve) polarAxes() *anim.Axes {
	most := 0.0
	mean, sem, _ := neural.TuningCurve(c.folded(), c.Response, c.edges)
	for i, m := range mean {
		if m < 0 {
			panic("visual: TuningCurve.Response has a mean below 0, which Polar cannot draw")
		}
		if v := m + zeroNaN(sem[i]); v > most {
			most = v
		}
	}
	if most == 0 {
		most = 1
	}
	ticks, text, _ := anim.Ticks(0, 2*most, 7)
	gray := anim.RGB(0x999999)
	rim := ticks[len(ticks)-1]
	for _, r := range ticks {
		if r >= most { // the first circle around all
			rim = r
			break
		}
	}
	ax := &anim.Axes{Hide: true, Equal: true, X: anim.Axis{Min: -1.25 * rim, Max: 1.25 * rim}, Y: anim.Axis{Min: -1.25 * rim, Max: 1.25 * rim}}
	for i, r := range ticks {
		if r <= 0 || r > rim {
			continue
		}
		ax.Artists = append(ax.Artists,
			&anim.Ellipse{RX: r, Color: color.Transparent, Edge: gray, EdgeWidth: 0.6},
			&anim.Text{X: r * math.Cos(math.Pi/8), Y: r * math.Sin(math.Pi/8), String: text[i], Size: 8, Color: gray},
		)
	}
	for a := 0; a < 360; a += 45 {
		sin, cos := math.Sincos(float64(a) * math.Pi / 180)
		ax.Artists = append(ax.Artists,
			&anim.Line{X: []float64{0, rim * cos}, Y: []float64{0, rim * sin}, Color: gray, Width: 0.6},
			outside(&anim.Text{X: 1.07 * rim * cos, Y: 1.07 * rim * sin, String: degrees[a/45]}, cos, sin),
		)
	}
	ax.Artists = append(ax.Artists, c.ring, c.curve)
	return ax
}

// outside aligns a text such that it stands beyond its place, seen from the middle.
func outside(t *anim.Text, cos, sin float64) *anim.Text {
	t.Align, t.VAlign = anim.AlignCenter, anim.AlignMiddle
	switch {
	case cos > 0.3:
		t.Align = anim.AlignLeft
	case cos < -0.3:
		t.Align = anim.AlignRight
	}
	switch {
	case sin > 0.9:
		t.VAlign = anim.AlignBottom
	case sin < -0.9:
		t.VAlign = anim.AlignTop
	}
	return t
}

var degrees = [8]string{"0°", "45°", "90°", "135°", "180°", "225°", "270°", "315°"}

// folded are the stimuli, those of a circle between 0 and 360.
func (c *TuningCurve) folded() []float64 {
	if !c.Polar || c.Edges != nil {
		return c.Stimulus
	}
	s := make([]float64, len(c.Stimulus))
	for i, v := range c.Stimulus {
		if s[i] = math.Mod(v, 360); s[i] < 0 {
			s[i] += 360
		}
	}
	return s
}

func zeroNaN(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return v
}

// Show shows the curve of the trials up to t.
func (c *TuningCurve) Show(t float64) {
	n := 0
	for n < len(c.t) && c.t[n] <= t {
		n++
	}
	mean, sem, _ := neural.TuningCurve(c.folded()[:n], c.Response[:n], c.edges)
	at := middles(c.edges)
	low, high := make([]float64, len(mean)), make([]float64, len(mean))
	for i, m := range mean {
		e := zeroNaN(sem[i])
		low[i], high[i] = m-e, m+e
	}
	if !c.Polar {
		c.curve.X, c.curve.Y = at, mean
		c.band.X, c.band.Y1, c.band.Y2 = at, low, high
		return
	}
	c.curve.X, c.curve.Y = around(at, mean, false)
	outX, outY := around(at, high, false)
	inX, inY := around(at, low, true)
	nan := math.NaN()
	c.ring.X, c.ring.Y = append(append(outX, nan), inX...), append(append(outY, nan), inY...)
}

// around places values at angles in degrees, once round, or the other way round.
// A value that is NaN, of a bin without trials, is left out.
func around(angle, value []float64, back bool) (x, y []float64) {
	n := len(angle)
	for k := range n + 1 {
		i := k % n
		if back {
			i = (n - k) % n
		}
		if math.IsNaN(value[i]) {
			continue
		}
		sin, cos := math.Sincos(angle[i] * math.Pi / 180)
		v := max(value[i], 0)
		x, y = append(x, v*cos), append(y, v*sin)
	}
	return x, y
}

// Span is from the first trial to the last.
func (c *TuningCurve) Span() (from, to float64) {
	return ends(times("TuningCurve", c.T, len(c.Stimulus)))
}
