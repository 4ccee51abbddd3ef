package visual

import (
	"fmt"
	"image/color"
	"math"
	"sort"
	"strconv"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// A Network shows nodes and the connections between them: red ones of positive
// and blue ones of negative weight, the wider and the more opaque the stronger.
// In a film the nodes' colours follow their activity.
type Network struct {
	// Weights are those of the connections, [to][from]; 0 or NaN is none. A
	// connection of a node to itself is not drawn.
	Weights [][]float64
	// X and Y are the nodes' places, as many as Weights. Nil: CircularLayout.
	X, Y []float64
	// Directed draws arrow heads, and of two connections between the same nodes
	// each beside the other.
	Directed bool
	// Activity are values of the nodes, [time][node], and T their times, rising,
	// as many. Nil T: 0, 1, 2 … Nil Activity: all nodes have one colour.
	Activity [][]float64
	T        []float64
	// Names are written in the nodes, as many as Weights. Nil: their numbers.
	Names []string
	// Size is the area of the nodes in square points. Zero: 260.
	Size float64
	// Map is the colour map of the activity. Zero: colormap.Viridis.
	Map colormap.Map

	t     []float64
	axes  *anim.Axes
	nodes *anim.Scatter
	names []*anim.Text
}

// Axes is the plot, without a frame, and with a colour bar of the activity.
func (w *Network) Axes() *anim.Axes {
	if w.axes != nil {
		return w.axes
	}
	n := len(w.Weights)
	square("Network", w.Weights)
	x, y := w.X, w.Y
	if x == nil && y == nil {
		x, y = CircularLayout(n)
	}
	wantLen("Network.X", len(x), n, "Weights")
	wantLen("Network.Y", len(y), n, "Weights")
	if w.Names != nil {
		wantLen("Network.Names", len(w.Names), n, "Weights")
	}
	wantSize("Network.Size", w.Size, "square points", "260")
	w.t = times("Network", w.T, len(w.Activity))
	size := w.Size
	if size == 0 {
		size = 260
	}
	w.nodes = &anim.Scatter{X: x, Y: y, Size: size, Map: w.Map, Color: anim.RGB(0xdfe5ec), Edge: anim.RGB(0x444444), EdgeWidth: 1}
	w.axes = &anim.Axes{Hide: true, Equal: true}
	w.axes.X.Min, w.axes.X.Max = wider(x)
	w.axes.Y.Min, w.axes.Y.Max = wider(y)
	w.connect(x, y, math.Sqrt(size))
	w.axes.Artists = append(w.axes.Artists, w.nodes)
	for i := range n {
		name := strconv.Itoa(i)
		if w.Names != nil {
			name = w.Names[i]
		}
		text := &anim.Text{X: x[i], Y: y[i], String: name, Align: anim.AlignCenter, VAlign: anim.AlignMiddle, Size: 9, Color: anim.RGB(0x222222)}
		w.names = append(w.names, text)
		w.axes.Artists = append(w.axes.Artists, text)
	}
	for i, row := range w.Activity {
		wantLen(fmt.Sprintf("Network.Activity[%d]", i), len(row), n, "Weights")
	}
	if len(w.Activity) > 0 {
		w.nodes.VMin, w.nodes.VMax = math.Inf(1), math.Inf(-1)
		for _, row := range w.Activity {
			for _, v := range row {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					continue // which has a colour of its own
				}
				w.nodes.VMin, w.nodes.VMax = min(w.nodes.VMin, v), max(w.nodes.VMax, v)
			}
		}
		if w.nodes.VMin > w.nodes.VMax {
			w.nodes.VMin, w.nodes.VMax = 0, 1
		}
		w.axes.ColorBar = anim.ColorBar{Of: w.nodes, Label: "activity"}
		w.Show(math.Inf(1))
	}
	return w.axes
}

// wider is the range of places with room for nodes.
func wider(v []float64) (lo, hi float64) {
	lo, hi = padded(v)
	m := 0.12 * (hi - lo)
	return lo - m, hi + m
}

// connect adds the connections: curves are not needed, since those both ways are
// drawn side by side.
func (w *Network) connect(x, y []float64, diameter float64) {
	most := 0.0
	for i, row := range w.Weights {
		for j, v := range row {
			if math.IsInf(v, 0) {
				panic(fmt.Sprintf("visual: Network.Weights[%d][%d] is %v, want a finite number", i, j, v))
			}
			if !math.IsNaN(v) {
				most = max(most, math.Abs(v))
			}
		}
	}
	span := max(w.axes.X.Max-w.axes.X.Min, w.axes.Y.Max-w.axes.Y.Min)
	unit := span / 300 // about a point: the axes is about 300 points wide
	lines := &anim.Segments{}
	groups := map[color.NRGBA]*anim.Polygon{} // of arrow heads
	var order []*anim.Polygon
	for i, row := range w.Weights {
		for j, v := range row {
			if i == j || v == 0 || math.IsNaN(v) || !w.Directed && j > i && w.Weights[j][i] != 0 {
				continue
			}
			strength := math.Abs(v) / most
			col := anim.RGB(0xc8443f)
			if v < 0 {
				col = anim.RGB(0x3f67c8)
			}
			alpha := math.Round(8*(0.25+0.65*strength)) / 8
			ax, ay, bx, by := x[j], y[j], x[i], y[i]
			length := math.Hypot(bx-ax, by-ay)
			if length == 0 {
				continue
			}
			ux, uy := (bx-ax)/length, (by-ay)/length
			width := 0.5 + 2.5*strength
			if w.Directed {
				side := 0.0
				if w.Weights[j][i] != 0 {
					side = 2.5 * unit
				}
				ax, ay, bx, by = ax-side*uy, ay+side*ux, bx-side*uy, by+side*ux
				reach := (diameter/2 + 1) * unit
				bx, by = bx-reach*ux, by-reach*uy
				long := (4 + 2*width) * unit
				key := anim.Fade(col, alpha)
				g := groups[key]
				if g == nil {
					g = &anim.Polygon{Color: key}
					groups[key] = g
					order = append(order, g)
				}
				wide := 0.45 * long
				nan := math.NaN()
				g.X = append(g.X, bx, bx-long*ux-wide*uy, bx-long*ux+wide*uy, nan)
				g.Y = append(g.Y, by, by-long*uy+wide*ux, by-long*uy-wide*ux, nan)
				bx, by = bx-long*ux, by-long*uy // both are seen through, so they do not overlap
			}
			lines.X0, lines.Y0 = append(lines.X0, ax), append(lines.Y0, ay)
			lines.X1, lines.Y1 = append(lines.X1, bx), append(lines.Y1, by)
			lines.Colors, lines.Alphas = append(lines.Colors, col), append(lines.Alphas, alpha)
			lines.Widths = append(lines.Widths, width)
		}
	}
	w.axes.Artists = append(w.axes.Artists, lines)
	for _, g := range order {
		w.axes.Artists = append(w.axes.Artists, g)
	}
}

// Show shows the last activity up to t.
func (w *Network) Show(t float64) {
	if n := sort.Search(len(w.t), func(i int) bool { return w.t[i] > t }); len(w.t) > 0 {
		w.nodes.Values = w.Activity[max(n-1, 0)]
		for i, v := range w.nodes.Values {
			w.names[i].Color = legible(w.nodes, v)
		}
	}
}

// legible is the colour for a text on a node with a value: light on what is
// darker than a medium gray.
func legible(nodes *anim.Scatter, v float64) color.Color {
	k, ok := colormap.Index(v, nodes.VMin, nodes.VMax)
	c := nodes.Map.Color(k)
	// The weights of the colours are those of ITU-R BT.601.
	if ok && 0.299*float64(c.R)+0.587*float64(c.G)+0.114*float64(c.B) < 128 {
		return anim.RGB(0xffffff)
	}
	return anim.RGB(0x222222)
}

// Span is the time of the activity.
func (w *Network) Span() (from, to float64) { return ends(times("Network", w.T, len(w.Activity))) }
