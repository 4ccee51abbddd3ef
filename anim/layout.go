package anim

import (
	"math"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Distances of the layout, in points.
const (
	edge      = 8.0  // from the figure's edge to anything
	gap       = 16.0 // between neighbouring axes, labels included
	tickLen   = 3.5
	tickPad   = 3.5 // from a tick to its label
	labelPad  = 4.0 // from tick labels to the axis label
	titlePad  = 6.0
	frameLine = 0.8 // width of frame and ticks
)

// margins is the room an axes needs around its data.
type margins struct{ left, right, top, bottom vg.Length }

func (m *margins) grow(o margins) {
	m.left, m.right = max(m.left, o.left), max(m.right, o.right)
	m.top, m.bottom = max(m.top, o.top), max(m.bottom, o.bottom)
}

// layOut places the axes. All in one column share their left and right edges,
// all in one row their top and bottom, and nothing drawn around one reaches
// into its neighbour. The places stay for the whole film.
func (r *recording) layOut() {
	rows, cols := r.fig.grid()
	w := vg.Length(r.width) * vg.Inch / strip.DPI
	h := vg.Length(r.height) * vg.Inch / strip.DPI
	top := vg.Length(edge)
	if r.fig.Title != "" {
		e := extents(r.theme.FigureSize, true)
		top += e.Ascent + e.Descent + titlePad
	}

	// The room that labels need depends on the ticks, whose number depends on
	// the size of the data: a second pass with the sizes of the first settles
	// it.
	place := func(room func(i int) margins) {
		colM, rowM := make([]margins, cols), make([]margins, rows)
		for i := range r.fig.Axes {
			if r.fig.Axes[i] != nil {
				m := room(i)
				colM[i%cols].grow(m)
				rowM[i/cols].grow(m)
			}
		}
		dw, dh := w-2*edge-gap*vg.Length(cols-1), h-top-edge-gap*vg.Length(rows-1)
		for _, m := range colM {
			dw -= m.left + m.right
		}
		for _, m := range rowM {
			dh -= m.top + m.bottom
		}
		dw, dh = max(dw/vg.Length(cols), 1), max(dh/vg.Length(rows), 1)
		k := 0
		for i, ax := range r.fig.Axes {
			if ax == nil {
				continue
			}
			p := r.panels[k]
			k++
			x, y := vg.Length(edge), h-top
			for c := range i % cols {
				x += colM[c].left + dw + colM[c].right + gap
			}
			for q := range i / cols {
				y -= rowM[q].top + dh + rowM[q].bottom + gap
			}
			x += colM[i%cols].left
			y -= rowM[i/cols].top
			p.data = onPixels(vg.Rectangle{Min: vg.Point{X: x, Y: y - dh}, Max: vg.Point{X: x + dw, Y: y}})
		}
	}
	place(func(int) margins { return margins{left: 40, right: 8, top: 20, bottom: 35} })
	for range 2 {
		place(func(i int) margins { return r.room(r.panelOf(i)) })
	}
}

// panelOf is the panel of Figure.Axes[i].
func (r *recording) panelOf(i int) *panel {
	k := 0
	for _, ax := range r.fig.Axes[:i] {
		if ax != nil {
			k++
		}
	}
	return r.panels[k]
}

// room measures what is drawn around the data of a panel.
func (r *recording) room(p *panel) margins {
	t := r.theme
	x, y := p.scales(t)
	e := extents(t.Size, false)
	digits := digitHeight(t.Size)
	m := margins{right: 2, top: digits / 2}
	m.left = tickLen + tickPad + widest(y.ticks, t.Size)
	if y.label != "" {
		m.left += labelPad + e.Ascent + e.Descent
	}
	m.bottom = tickLen + tickPad + e.Ascent
	if x.label != "" {
		m.bottom += labelPad + e.Ascent
	}
	m.bottom += e.Descent
	// Half of the first and last label stick out at the sides.
	f := sans(t.Size, false)
	dw := p.data.Size().X
	for _, k := range x.ticks {
		half := f.Width(k.label) / 2
		at := vg.Length(x.norm(k.at)) * dw
		m.left = max(m.left, half-at)
		m.right = max(m.right, at+half-dw)
	}
	if p.ax.Title != "" {
		te := extents(t.TitleSize, false)
		m.top = max(m.top, titlePad+te.Ascent+te.Descent)
	}
	if y.exponent != 0 {
		m.top = max(m.top, labelPad+e.Ascent)
	}
	if x.exponent != 0 {
		m.bottom += e.Ascent
	}
	return m
}

// scales chooses the ticks for the room there is.
func (p *panel) scales(t Theme) (x, y scale) {
	lim := p.limits.update(p.ax)
	size := p.data.Size()
	nx := min(max(int(size.X/(t.Size*3)), 1), 9)
	ny := min(max(int(size.Y/(t.Size*2)), 1), 9)
	x = newScale(&p.ax.X, "X", lim.X0, lim.X1, nx)
	for nx > 1 && p.ax.X.Ticks == nil && crowded(x, size.X, t.Size) {
		nx--
		x = newScale(&p.ax.X, "X", lim.X0, lim.X1, nx)
	}
	y = newScale(&p.ax.Y, "Y", lim.Y0, lim.Y1, ny)
	return x, y
}

// crowded reports whether labels along a horizontal axis come too close.
func crowded(s scale, width, size vg.Length) bool {
	f := sans(size, false)
	last := vg.Length(math.Inf(-1))
	for _, k := range s.ticks {
		at, half := vg.Length(s.norm(k.at))*width, f.Width(k.label)/2
		if s.lo > s.hi {
			at = width - at
		}
		if at-half < last+size*0.9 {
			return true
		}
		last = at + half
	}
	return false
}

func widest(ticks []tick, size vg.Length) vg.Length {
	f := sans(size, false)
	w := vg.Length(0)
	for _, k := range ticks {
		w = max(w, f.Width(k.label))
	}
	return w
}

func extents(size vg.Length, bold bool) font.Extents {
	f := sans(size, bold)
	return f.Extents()
}

// digitHeight is the height of digits in Liberation Sans, 0.7 of its size.
func digitHeight(size vg.Length) vg.Length { return 0.7 * size }

// onPixels moves the edges of a rectangle to whole pixels, so that frames are
// sharp and the cells of images even.
func onPixels(r vg.Rectangle) vg.Rectangle {
	const px = vg.Inch / strip.DPI
	s := func(l vg.Length) vg.Length { return vg.Length(math.Round(float64(l/px))) * px }
	return vg.Rectangle{
		Min: vg.Point{X: s(r.Min.X), Y: s(r.Min.Y)},
		Max: vg.Point{X: s(r.Max.X), Y: s(r.Max.Y)},
	}
}
