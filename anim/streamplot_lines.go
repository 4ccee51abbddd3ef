package anim

import (
	"image/color"
	"slices"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"github.com/zoetrope-go/zoetrope/anim/colormap"
)

// streams are the lines of a StreamPlot in one frame, in data coordinates. Of
// the StreamPlot they have the style alone.
type streams struct {
	StreamPlot
	lines []streamLine
}

type streamLine struct {
	x, y []float64
	// value is that of the segment that begins at each point; NaN if it is not
	// drawn. Nil: its colour is the StreamPlot's own.
	value []float64
	// head is the segment in whose middle the head is.
	head int
}

// own is the place of the StreamPlot's own colour, after those of the map.
const own = colormap.Len

// Plot draws the lines, those of a colour together: they do not cross, so
// that the order does not show.
func (s *streams) Plot(c draw.Canvas, p *plot.Plot) {
	tx, ty := p.Transforms(&c)
	lo, hi, _ := s.filmRange(nil, s.VMin, s.VMax)
	var lines [own + 1][]vg.Point
	var heads [own + 1]vg.Path
	for _, l := range s.lines {
		last := -1
		var a vg.Point
		for i := range l.x {
			b := vg.Point{X: tx(l.x[i]), Y: ty(l.y[i])}
			if i > 0 && finite(a) && finite(b) {
				k := l.place(i-1, lo, hi)
				if k >= 0 {
					if k != last {
						lines[k] = append(lines[k], breakPoint, a)
					}
					lines[k] = append(lines[k], b)
					if i-1 == l.head {
						heads[k] = appendHead(heads[k], a, b, s.head())
					}
				}
				last = k
			} else {
				last = -1
			}
			a = b
		}
	}
	for k := range lines {
		col := opacity(s.Color, s.Alpha)
		if k != own && len(lines[k]) > 0 {
			col = opacity(s.Map.Color(uint8(k)), s.Alpha)
		}
		strokeLines(&c, lines[k], col, s.width())
		paint(&c, heads[k], col, color.NRGBA{}, 0)
	}
}

// place is that of a segment's colour in the map, below zero if it is not
// drawn.
func (l *streamLine) place(i int, lo, hi float64) int {
	if l.value == nil {
		return own
	}
	k, ok := colormap.Index(l.value[i], lo, hi)
	if !ok {
		return -1
	}
	return int(k)
}

// appendHead adds a head in the middle of a segment. One of no size, or on a
// segment of no length, is left out.
func appendHead(path vg.Path, a, b vg.Point, size vg.Length) vg.Path {
	d := b.Sub(a)
	length := vg.Length(hypot(d))
	if !(length > 0) || !(size > 0) {
		return path
	}
	d = d.Scale(size / 2 / length)
	side := vg.Point{X: -d.Y, Y: d.X}
	middle := a.Add(b).Scale(0.5)
	path.Move(middle.Add(d))
	path.Line(middle.Sub(d).Add(side))
	path.Line(middle.Sub(d).Sub(side))
	path.Close()
	return path
}

func (s *streams) snapshot() placed { return s }

func (s *streams) equal(o placed) bool {
	t, ok := o.(*streams)
	if !ok || s.Width != t.Width || s.Head != t.Head || s.Map != t.Map || s.Alpha != t.Alpha || s.Color != t.Color ||
		s.VMin != t.VMin || s.VMax != t.VMax || s.seen != t.seen {
		return false
	}
	return slices.EqualFunc(s.lines, t.lines, func(a, b streamLine) bool {
		return a.head == b.head && slices.Equal(a.x, b.x) && slices.Equal(a.y, b.y) && slices.Equal(a.value, b.value)
	})
}
