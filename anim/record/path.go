package record

import (
	"math"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Stroke records the outline of a path. A point that is not finite breaks the
// line, and the far ends of segments that leave the page by more than a few
// thousand pixels are cut off where it cannot be seen. As on gonum/plot's raster
// canvas, Scale has no effect on the width of lines and dashes.
func (c *Canvas) Stroke(p vg.Path) {
	w := c.now.width / pixel
	if w <= 0 || c.now.color.A == 0 {
		return
	}
	op := c.stroke(w, len(p))
	c.trace(op, p)
	op.Crisp = crisp(op)
	c.add(op)
}

// stroke is an empty stroke in the present style, of w pixels, with room for n
// points.
func (c *Canvas) stroke(w float64, n int) *strip.Path {
	op := &strip.Path{
		Stroke: c.now.color, Width: max(fine(w), 1), Cap: c.now.cap,
		X: make([]int32, 0, n), Y: make([]int32, 0, n),
	}
	for _, d := range c.now.dash {
		op.Dash = append(op.Dash, step(d/pixel))
	}
	if solid(op.Dash) {
		op.Dash = nil
	} else {
		op.DashOffset = step(c.now.off / pixel)
	}
	return op
}

// Fill records the inside of a path.
func (c *Canvas) Fill(p vg.Path) {
	if c.now.color.A == 0 {
		return
	}
	op := &strip.Path{Fill: c.now.color}
	c.trace(op, p)
	c.add(op)
}

// add keeps a path that draws something inside the clip.
func (c *Canvas) add(op *strip.Path) {
	if len(op.X) == 0 {
		return
	}
	if c.clip != (strip.Rect{}) {
		b := bounds(op.X, op.Y)
		m := op.Width*strip.Unit/strip.Fine/2 + strip.Unit
		if b.X1+m < c.clip.X0 || b.X0-m > c.clip.X1 || b.Y1+m < c.clip.Y0 || b.Y0-m > c.clip.Y1 {
			return
		}
	}
	c.ops = append(c.ops, op)
}

// tracer builds the runs and points of one path.
type tracer struct {
	op       *strip.Path
	pen      bool // a MoveTo has been made since the last break
	x, y     float64
	x0, y0   float64 // start of the sub-path
	haveHere bool
}

func (c *Canvas) trace(op *strip.Path, p vg.Path) {
	t := tracer{op: op}
	for _, s := range p {
		switch s.Type {
		case vg.MoveComp:
			x, y := c.pixels(s.Pos)
			t.move(x, y)
		case vg.LineComp:
			x, y := c.pixels(s.Pos)
			t.line(x, y)
		case vg.ArcComp:
			c.arc(&t, s)
		case vg.CurveComp:
			x, y := c.pixels(s.Pos)
			switch len(s.Control) {
			case 1:
				x1, y1 := c.pixels(s.Control[0])
				t.curve(strip.QuadTo, x1, y1, x, y)
			case 2:
				x1, y1 := c.pixels(s.Control[0])
				x2, y2 := c.pixels(s.Control[1])
				t.curve(strip.CubicTo, x1, y1, x2, y2, x, y)
			default:
				t.line(x, y)
			}
		case vg.CloseComp:
			t.close()
		}
	}
	op.Verbs = trim(op)
}

// arc adds a circular arc as cubic curves of at most a quarter turn, whose
// error is below 3e-4 of the radius.
func (c *Canvas) arc(t *tracer, s vg.PathComp) {
	at := func(a, r float64) (x, y float64) {
		sin, cos := math.Sincos(a)
		return c.pixels(vg.Point{X: s.Pos.X + vg.Length(r*cos), Y: s.Pos.Y + vg.Length(r*sin)})
	}
	r := float64(s.Radius)
	x, y := at(s.Start, r)
	switch {
	case !t.haveHere:
		t.move(x, y)
	case math.Abs(x-t.x) > 1e-6 || math.Abs(y-t.y) > 1e-6:
		t.line(x, y)
	}
	n := int(math.Ceil(math.Abs(s.Angle)/(math.Pi/2) - 1e-9))
	if n == 0 {
		return
	}
	da := s.Angle / float64(n)
	k := 4.0 / 3 * math.Tan(da/4) * r
	for i := range n {
		a0 := s.Start + float64(i)*da
		a1 := a0 + da
		s0, c0 := math.Sincos(a0)
		s1, c1 := math.Sincos(a1)
		p := func(px, py float64) (float64, float64) {
			return c.pixels(vg.Point{X: s.Pos.X + vg.Length(px), Y: s.Pos.Y + vg.Length(py)})
		}
		x1, y1 := p(r*c0-k*s0, r*s0+k*c0)
		x2, y2 := p(r*c1+k*s1, r*s1-k*c1)
		x3, y3 := p(r*c1, r*s1)
		t.curve(strip.CubicTo, x1, y1, x2, y2, x3, y3)
	}
}

func (t *tracer) verb(k strip.VerbKind) {
	v := t.op.Verbs
	if n := len(v); n > 0 && v[n-1].Kind == k {
		v[n-1].N++
		return
	}
	t.op.Verbs = append(v, strip.Verbs{Kind: k, N: 1})
}

func (t *tracer) put(x, y float64) {
	t.op.X = append(t.op.X, step(x))
	t.op.Y = append(t.op.Y, step(y))
}

func (t *tracer) move(x, y float64) {
	t.pen = false
	t.haveHere = finite(x) && finite(y)
	t.x, t.y, t.x0, t.y0 = x, y, x, y
}

// down makes the MoveTo that a segment from (x, y) needs.
func (t *tracer) down(x, y float64) {
	if !t.pen {
		t.verb(strip.MoveTo)
		t.put(x, y)
		t.pen = true
	}
}

func (t *tracer) line(x, y float64) {
	if !finite(x) || !finite(y) {
		t.pen, t.haveHere = false, false
		return
	}
	if !t.haveHere {
		t.move(x, y)
		return
	}
	if far(x, y) || far(t.x, t.y) {
		t.farLine(x, y)
	} else {
		t.down(t.x, t.y)
		t.verb(strip.LineTo)
		t.put(x, y)
	}
	t.x, t.y = x, y
}

// reach is how far from the page a line is followed, in pixels.
const reach = 1 << 15

func far(x, y float64) bool { return math.Abs(x) > reach || math.Abs(y) > reach }

// farLine draws the part of a segment that lies within reach, so that a line
// to a huge value keeps its direction. A filled outline is bent at the edge of
// the reach instead, since it must stay closed.
func (t *tracer) farLine(x, y float64) {
	if t.op.Fill.A != 0 {
		hold := func(v float64) float64 { return min(max(v, -reach), reach) }
		t.down(hold(t.x), hold(t.y))
		t.verb(strip.LineTo)
		t.put(hold(x), hold(y))
		return
	}
	u0, u1 := 0.0, 1.0
	dx, dy := x-t.x, y-t.y
	for _, e := range [4][2]float64{{-dx, t.x + reach}, {dx, reach - t.x}, {-dy, t.y + reach}, {dy, reach - t.y}} {
		p, q := e[0], e[1]
		switch {
		case p == 0 && q < 0:
			u0, u1 = 1, 0
		case p < 0:
			u0 = max(u0, q/p)
		case p > 0:
			u1 = min(u1, q/p)
		}
	}
	if u0 > u1 {
		t.pen = false
		return
	}
	if u0 > 0 {
		t.pen = false
	}
	t.down(t.x+u0*dx, t.y+u0*dy)
	t.verb(strip.LineTo)
	t.put(t.x+u1*dx, t.y+u1*dy)
	if u1 < 1 {
		t.pen = false
	}
}

func (t *tracer) curve(k strip.VerbKind, xy ...float64) {
	for _, v := range xy {
		if !finite(v) {
			t.pen, t.haveHere = false, false
			return
		}
	}
	n := len(xy)
	if !t.haveHere {
		t.move(xy[n-2], xy[n-1])
		return
	}
	t.down(t.x, t.y)
	t.verb(k)
	for i := 0; i < n; i += 2 {
		t.put(xy[i], xy[i+1])
	}
	t.x, t.y = xy[n-2], xy[n-1]
}

func (t *tracer) close() {
	if t.pen {
		t.verb(strip.Close)
	}
	t.pen = false
	t.x, t.y = t.x0, t.y0
	t.haveHere = finite(t.x0) && finite(t.y0)
}

// trim merges equal neighbouring runs, which breaks in a line can leave.
func trim(op *strip.Path) []strip.Verbs {
	out := op.Verbs[:0]
	for _, v := range op.Verbs {
		if n := len(out); n > 0 && out[n-1].Kind == v.Kind {
			out[n-1].N += v.N
			continue
		}
		out = append(out, v)
	}
	return out
}

// crisp reports whether all segments are horizontal or vertical.
func crisp(op *strip.Path) bool {
	i := 0
	for _, v := range op.Verbs {
		switch v.Kind {
		case strip.QuadTo, strip.CubicTo:
			return false
		case strip.MoveTo:
			i += v.N
		case strip.LineTo:
			for range v.N {
				if op.X[i] != op.X[i-1] && op.Y[i] != op.Y[i-1] {
					return false
				}
				i++
			}
		}
	}
	// A long line that happens to be level (a signal at rest) must not jump by
	// a part of a pixel in the frames where it is.
	return len(op.X) <= 64
}

func solid(dash []int32) bool {
	sum := int32(0)
	for _, d := range dash {
		sum += d
	}
	return sum <= 0
}

func bounds(x, y []int32) strip.Rect {
	b := strip.Rect{X0: math.MaxInt32, Y0: math.MaxInt32, X1: math.MinInt32, Y1: math.MinInt32}
	for i := range x {
		b.X0, b.X1 = min(b.X0, x[i]), max(b.X1, x[i])
		b.Y0, b.Y1 = min(b.Y0, y[i]), max(b.Y1, y[i])
	}
	return b
}

// Polyline strokes a line through points, without the detour over a vg.Path.
func (c *Canvas) Polyline(pts []vg.Point) {
	w := c.now.width / pixel
	if w <= 0 || c.now.color.A == 0 {
		return
	}
	op := c.stroke(w, len(pts))
	t := tracer{op: op}
	for _, p := range pts {
		x, y := c.pixels(p)
		t.line(x, y)
	}
	op.Crisp = crisp(op)
	c.add(op)
}
