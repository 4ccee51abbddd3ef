package space

import (
	"image/color"
	"math"
	"unicode/utf8"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim"
)

// Distances in points.
const (
	tickLen   = 3.5
	tickPad   = 3.0 // from a tick to its label
	namePad   = 4.0 // from the tick labels to the axis' name
	frameLine = 0.8
	textGap   = 2.0 // at least, between texts
)

// furniture is what stands around the artists in one frame, laid out.
type furniture struct {
	theme anim.Theme
	box   box
	cam   camera
	fit   fit
	hide  bool
	inks  [3]color.Color // of the axes' texts, nil: the theme's
	high  [3]bool        // the pane across an axis is at its upper end
	texts []label
	marks [][2]vg.Point
	ticks [3][]float64
	edges [3][2]vec // of the axes, in the cuboid
}

// A label is a text about its middle.
type label struct {
	text  string
	at    vg.Point
	angle float64 // degrees
	size  vg.Point
	axis  int
}

// quad are the corners of the text.
func (l label) quad() quad {
	sin, cos := math.Sincos(l.angle * math.Pi / 180)
	var q quad
	for i, s := range [4][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}} {
		x, y := s[0]*float64(l.size.X+textGap)/2, s[1]*float64(l.size.Y+textGap)/2
		q[i] = l.at.Add(vg.Point{X: vg.Length(x*cos - y*sin), Y: vg.Length(x*sin + y*cos)})
	}
	return q
}

// planes are the corners of the box on the sides across each axis: those at its
// lower and at its upper end. A corner is three bits, one for each axis.
var planes = [3][2][4]int{
	{{0, 2, 6, 4}, {1, 3, 7, 5}},
	{{0, 1, 5, 4}, {2, 3, 7, 6}},
	{{0, 1, 3, 2}, {4, 5, 7, 6}},
}

func (b box) corner(k int) vec {
	var p vec
	for i := range p {
		if k>>i&1 == 1 {
			p[i] = b.side[i]
		}
	}
	return p
}

// backs says which of each two parallel sides is farther from the eye, with the
// choices of mplot3d where both are equally far.
func backs(b box, c camera) (high [3]bool) {
	var same [3]bool
	n, other := 0, 0
	for i, sides := range planes {
		var mean [2]float64
		for s, corners := range sides {
			for _, k := range corners {
				mean[s] += c.project(b.corner(k))[2] / 4
			}
		}
		high[i] = mean[0] < mean[1]
		if same[i] = math.Abs(mean[0]-mean[1]) <= 1e-13; same[i] {
			n++
		} else {
			other = i
		}
	}
	if n == 2 { // along an axis
		switch other {
		case 0:
			high[1], high[2] = false, false
		case 1:
			high[0], high[2] = true, false
		case 2:
			high[0], high[1] = true, true
		}
	}
	return high
}

// edge is where an axis is drawn: the edges of the box that mplot3d takes, which
// are always at the picture's rim.
func edge(b box, high [3]bool, axis int) (from, to vec) {
	across := [3]int{1, 0, 0}[axis] // the axis at whose near side it is
	for i := range from {
		far, near := 0.0, b.side[i]
		if high[i] {
			far, near = near, far
		}
		from[i] = far
		if i == across {
			from[i] = near
		}
	}
	to = from
	from[axis], to[axis] = 0, b.side[axis]
	return from, to
}

// layOut lays the furniture of a frame out.
func layOut(b box, v viewpoint, t anim.Theme, f fit) *furniture {
	l := &furniture{
		theme: t, box: b, fit: f, hide: v.hide,
		cam: newCamera(b, v.azimuth, v.elevation, v.roll, v.focal),
	}
	l.high = backs(b, l.cam)
	if v.hide {
		return l
	}
	var names, numbers []label
	for i, a := range v.axes {
		l.edges[i][0], l.edges[i][1] = edge(b, l.high, i)
		l.inks[i] = a.Color
		name, ticks := l.axis(i, a)
		if name.text != "" {
			names = append(names, name)
		}
		numbers = append(numbers, ticks...)
	}
	l.keep(names, numbers)
	return l
}

// place is where a point of the cuboid is in the picture.
func (l *furniture) place(p vec) vg.Point {
	q := l.cam.project(p)
	return vg.Point{
		X: l.fit.middle.X + vg.Length(q[0]*l.fit.unit),
		Y: l.fit.middle.Y + vg.Length(q[1]*l.fit.unit),
	}
}

// axis lays an axis out: its name, and the labels of its ticks.
func (l *furniture) axis(i int, a anim.Axis) (name label, numbers []label) {
	at, text, exponent := l.chooseTicks(i, a)
	l.ticks[i] = at
	p, q := l.place(l.edges[i][0]), l.place(l.edges[i][1])
	along := q.Sub(p)
	length := vg.Length(math.Hypot(float64(along.X), float64(along.Y)))
	if length < l.theme.Size {
		return name, nil // seen from its end
	}
	along = along.Scale(1 / length)
	out := vg.Point{X: along.Y, Y: -along.X}
	if middle := l.place(l.box.side.scale(0.5)); dot(out, p.Add(q).Scale(0.5).Sub(middle)) < 0 {
		out = out.Scale(-1)
	}
	// How far a text of a size reaches from its middle, outwards.
	reach := func(size vg.Point) vg.Length {
		return (abs(out.X)*size.X + abs(out.Y)*size.Y) / 2
	}
	most := vg.Length(0)
	for k, v := range at {
		w := l.edges[i][0]
		w[i] = (v - l.box.lo[i]) / (l.box.hi[i] - l.box.lo[i]) * l.box.side[i]
		here := l.place(w)
		l.marks = append(l.marks, [2]vg.Point{here, here.Add(out.Scale(tickLen))})
		if text[k] == "" {
			continue
		}
		size := measure(text[k], l.theme.Size)
		n := label{text: text[k], size: size, axis: i, at: here.Add(out.Scale(tickLen + tickPad + reach(size)))}
		most = max(most, 2*reach(size))
		numbers = append(numbers, n)
	}
	name = label{text: a.Label, axis: i}
	if exponent != "" {
		name.text += "  (" + exponent + ")"
		if a.Label == "" {
			name.text = exponent
		}
	}
	name.size = measure(name.text, l.theme.Size)
	far := reach(name.size)
	if utf8.RuneCountInString(name.text) > 4 {
		name.angle = upright(math.Atan2(float64(along.Y), float64(along.X)) * 180 / math.Pi)
		far = name.size.Y / 2
	}
	name.at = p.Add(q).Scale(0.5).Add(out.Scale(tickLen + tickPad + most + namePad + far))
	return name, spaced(numbers)
}

// chooseTicks are the places and labels of an axis' ticks. Their number follows
// from the length of its edge as seen across, so that it stays when the camera
// turns.
func (l *furniture) chooseTicks(i int, a anim.Axis) (at []float64, text []string, exponent string) {
	lo, hi := min(l.box.lo[i], l.box.hi[i]), max(l.box.lo[i], l.box.hi[i])
	if a.Ticks == nil {
		length := l.box.side[i] / distance * l.fit.unit
		n := min(max(int(length/float64(l.theme.Size)/2.4), 2), 9)
		var e int
		at, text, e = anim.Ticks(lo, hi, n)
		if e != 0 {
			exponent = power(e)
		}
		return at, text, exponent
	}
	text = a.TickLabels
	if text == nil && len(a.Ticks) > 0 {
		text = numbers(a.Ticks)
	}
	var shown []string
	for k, v := range a.Ticks {
		if v >= lo && v <= hi {
			at, shown = append(at, v), append(shown, text[k])
		}
	}
	return at, shown, ""
}

// spaced leaves out labels of an axis, every second or more, until none touches
// the next.
func spaced(all []label) []label {
	for step := 1; step < len(all); step++ {
		free := true
		for k := step; k < len(all) && free; k += step {
			free = !all[k-step].quad().meets(all[k].quad())
		}
		if free {
			var some []label
			for k := 0; k < len(all); k += step {
				some = append(some, all[k])
			}
			return some
		}
	}
	return all[:min(len(all), 1)]
}

// keep keeps the names, moved outwards where they would touch, and the numbers
// that touch nothing.
func (l *furniture) keep(names, numbers []label) {
	middle := l.place(l.box.side.scale(0.5))
	for _, n := range names {
		away := n.at.Sub(middle)
		if d := vg.Length(math.Hypot(float64(away.X), float64(away.Y))); d > 0 {
			away = away.Scale(1 / d)
		}
		for k := 0; k < 40 && l.taken(n); k++ {
			n.at = n.at.Add(away.Scale(2))
		}
		l.texts = append(l.texts, n)
	}
	for _, n := range numbers {
		if !l.taken(n) {
			l.texts = append(l.texts, n)
		}
	}
}

func (l *furniture) taken(n label) bool {
	q := n.quad()
	for _, t := range l.texts {
		if q.meets(t.quad()) {
			return true
		}
	}
	return false
}

// reach is the rectangle of all that is drawn.
func (l *furniture) reach() vg.Rectangle {
	first := l.place(l.box.corner(0))
	r := vg.Rectangle{Min: first, Max: first}
	add := func(p vg.Point) { r = union(r, vg.Rectangle{Min: p, Max: p}) }
	for k := range 8 {
		add(l.place(l.box.corner(k)))
	}
	for _, t := range l.texts {
		for _, p := range t.quad() {
			add(p)
		}
	}
	for _, m := range l.marks {
		add(m[1])
	}
	return r
}
