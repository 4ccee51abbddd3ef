package anim

import (
	"math"
	"slices"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Distances of the layout, in points.
const (
	edge      = 8.0  // from the figure's edge to anything
	gap       = 16.0 // between neighbouring axes, labels included
	tickLen   = 3.5
	minorLen  = 2.0
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

// layOut places the data of each axes. All in one column share their left and
// right edges, all in one row their top and bottom, and nothing drawn around
// one in any frame so far reaches into its neighbour.
func (r *recording) layOut() []vg.Rectangle {
	// The room that labels need depends on the ticks, whose number depends on
	// the size of the data: a second pass with the sizes of the first, and a
	// third to be sure, settle it.
	place := r.share(func(*panel, int) margins { return margins{left: 40, right: 8, top: 20, bottom: 35} })
	for range 2 {
		last := place
		place = r.share(func(p *panel, i int) margins { return r.room(p, last[i].Size()) })
	}
	return place
}

// share divides the page among the axes, each of which says what room it needs
// around its data. The room left of an axes belongs to its first column, that
// right of it to its last, and so with rows.
func (r *recording) share(room func(p *panel, i int) margins) []vg.Rectangle {
	g := r.grid
	colM, rowM := make([]margins, g.cols), make([]margins, g.rows)
	for i, p := range r.panels {
		if p == nil {
			continue
		}
		m, c := room(p, i), g.cells[i]
		colM[c.Col].left = max(colM[c.Col].left, m.left)
		colM[c.Col+c.Cols-1].right = max(colM[c.Col+c.Cols-1].right, m.right)
		rowM[c.Row].top = max(rowM[c.Row].top, m.top)
		rowM[c.Row+c.Rows-1].bottom = max(rowM[c.Row+c.Rows-1].bottom, m.bottom)
	}
	top := vg.Length(edge)
	if slices.ContainsFunc(r.title.values, func(t string) bool { return t != "" }) {
		e := extents(r.theme.FigureSize, true)
		top += e.Ascent + e.Descent + titlePad + textReach(sans(r.theme.FigureSize, true), r.title.values...).sum()
	}
	page := r.page()
	before, after := make([]vg.Length, g.cols), make([]vg.Length, g.cols)
	for i, m := range colM {
		before[i], after[i] = m.left, m.right
	}
	x0, x1 := divide(edge, page.X-edge, before, after, g.widths)
	before, after = make([]vg.Length, g.rows), make([]vg.Length, g.rows)
	for i, m := range rowM {
		before[i], after[i] = m.top, m.bottom
	}
	y0, y1 := divide(top, page.Y-edge, before, after, g.heights)

	place := make([]vg.Rectangle, len(r.panels))
	for i, p := range r.panels {
		if p == nil {
			continue
		}
		c := g.cells[i]
		place[i] = onPixels(p.shaped(vg.Rectangle{
			Min: vg.Point{X: x0[c.Col], Y: page.Y - y1[c.Row+c.Rows-1]},
			Max: vg.Point{X: x1[c.Col+c.Cols-1], Y: page.Y - y0[c.Row]},
		}))
	}
	return place
}

// divide shares the length from lo to hi among parts of relative sizes, each
// with room before and after it and a gap to the next.
func divide(lo, hi vg.Length, before, after []vg.Length, sizes []float64) (start, end []vg.Length) {
	left := hi - lo - gap*vg.Length(len(sizes)-1)
	sum := 0.0
	for i, s := range sizes {
		left -= before[i] + after[i]
		sum += s
	}
	// A figure too small for its labels keeps some data; the labels overlap.
	left = max(left, 6*vg.Length(len(sizes)))
	for i, s := range sizes {
		lo += before[i]
		start = append(start, lo)
		lo += left * vg.Length(s/sum)
		end = append(end, lo)
		lo += after[i] + gap
	}
	return start, end
}

// shaped makes a rectangle as narrow or as low as equal units want it, in its
// middle.
func (p *panel) shaped(rect vg.Rectangle) vg.Rectangle {
	l := p.look.values[0]
	if !l.square {
		return rect
	}
	v := l.straight(l.final)
	w, h := math.Abs(v.X1-v.X0), math.Abs(v.Y1-v.Y0)
	unit := min(rect.Size().X/vg.Length(w), rect.Size().Y/vg.Length(h))
	dx, dy := (rect.Size().X-unit*vg.Length(w))/2, (rect.Size().Y-unit*vg.Length(h))/2
	rect.Min.X, rect.Max.X = rect.Min.X+dx, rect.Max.X-dx
	rect.Min.Y, rect.Max.Y = rect.Min.Y+dy, rect.Max.Y-dy
	return rect
}

// page is the size of the figure.
func (r *recording) page() vg.Point {
	const px = vg.Inch / strip.DPI
	return vg.Point{X: vg.Length(r.width) * px, Y: vg.Length(r.height) * px}
}

// room measures what is drawn around data of a size, in all looks.
func (r *recording) room(p *panel, size vg.Point) margins {
	t := r.theme
	e := extents(t.Size, false)
	f := sans(t.Size, false)
	m := margins{right: 2, top: digitHeight(t.Size) / 2}
	if slices.ContainsFunc(p.title.values, func(t string) bool { return t != "" }) {
		tf := r.titleFont(p)
		m.top = titlePad + tf.Extents().Ascent + tf.Extents().Descent + textReach(tf, p.title.values...).sum()
	}
	powers := vg.Length(0)
	p.right = 0
	turned := slices.ContainsFunc(p.look.values, func(l look) bool { return !l.hide && l.turns(size, t.Size) })
	for i := range p.look.values {
		p.look.values[i].turned = turned && p.look.values[i].x.ticks != nil
	}
	for _, l := range p.look.values {
		p.right = max(p.right, r.rightRoom(l, size))
	}
	for _, l := range p.look.values {
		m.grow(margins{right: p.right + r.barRoom(p, l, size)})
		if l.hide {
			continue
		}
		x, y := l.scales(size, t.Size)
		n := margins{
			left:   sideRoom(y, t.Size),
			bottom: tickLen + tickPad + e.Ascent + e.Descent + x.band(t.Size) - digitHeight(t.Size),
		}
		if x.label != "" {
			n.bottom += labelPad + e.Ascent + textReach(f, x.label).sum()
		}
		if w := l.powers(size, t.Size); w > 0 {
			n.top = labelPad + e.Ascent
			powers = max(powers, w)
		}
		if x.exponent != 0 && x.label == "" {
			n.bottom += labelPad + e.Ascent
		}
		// Half of the first and last label stick out at the sides, and of tall
		// ones above and below.
		out := tickReach(f, y.ticks)
		if l.twin {
			out = out.with(tickReach(f, l.rightScale(size, t.Size).ticks))
		}
		n.top = max(n.top, out.up+digitHeight(t.Size)/2)
		n.bottom = max(n.bottom, out.down+digitHeight(t.Size)/2)
		left, right := x.overhang(size.X, t.Size)
		n.left, n.right = max(n.left, left), max(n.right, right)
		m.grow(n)
	}
	m.top += p.liftTitle(r.titleFont(p), size, powers, t.Size)
	if p.outside > 0 {
		p.beside = legendAside * t.Size
		for _, l := range p.look.values {
			p.beside = max(p.beside, p.right+r.barRoom(p, l, size)+legendAside*t.Size)
		}
		m.right = max(m.right, p.beside+p.outside)
	}
	return m
}

// scales chooses the ticks for data of a size and labels of a font size.
func (l look) scales(size vg.Point, font vg.Length) (x, y scale) {
	nx := min(max(int(size.X/(font*3)), 1), 9)
	ny := min(max(int(size.Y/(font*2)), 1), 9)
	x = newScale(l.x, l.final.X0, l.final.X1, nx)
	for nx > 1 && l.x.ticks == nil && crowded(x, size.X, font) {
		nx--
		x = newScale(l.x, l.final.X0, l.final.X1, nx)
	}
	x.turned = l.turned
	return x, newScale(l.y, l.final.Y0, l.final.Y1, ny)
}

// rightScale chooses the ticks of the right axis.
func (l look) rightScale(size vg.Point, font vg.Length) scale {
	_, y := l.side(true).scales(size, font)
	return y
}

// crowded reports whether labels along a horizontal axis come too close.
func crowded(s scale, width, size vg.Length) bool {
	f := sans(size, false)
	last := vg.Length(math.Inf(-1))
	for _, k := range s.ticks {
		at, half := vg.Length(s.norm(k.at))*width, textWidth(f, k.label)/2
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
		w = max(w, textWidth(f, k.label))
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
