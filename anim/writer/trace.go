package writer

import (
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A tracer takes the outline of a shape, in pixels of the film.
type tracer interface {
	move(x, y float64)
	line(x, y float64)
	quad(x1, y1, x, y float64)
	cubic(x1, y1, x2, y2, x, y float64)
	close()
}

// px converts coordinate steps to pixels.
func px(v int32) float64 { return float64(v) / strip.Unit }

// pixels are the points of a path in pixels.
func pixels(p *strip.Path) (x, y []float64) {
	for i := range p.X {
		x, y = append(x, px(p.X[i])), append(y, px(p.Y[i]))
	}
	return x, y
}

// tracePath traces p, whose points are at x and y. A point by itself becomes
// a line of next to no length, of which the caps are seen.
func tracePath(t tracer, p *strip.Path, x, y []float64) {
	i, lone := 0, -1
	dot := func() {
		if lone >= 0 && p.Cap != strip.Butt {
			t.line(x[lone]+0.001, y[lone])
		}
		lone = -1
	}
	for _, v := range p.Verbs {
		for range v.N {
			switch v.Kind {
			case strip.MoveTo:
				dot()
				t.move(x[i], y[i])
				lone = i
			case strip.LineTo:
				t.line(x[i], y[i])
			case strip.QuadTo:
				t.quad(x[i], y[i], x[i+1], y[i+1])
			case strip.CubicTo:
				t.cubic(x[i], y[i], x[i+1], y[i+1], x[i+2], y[i+2])
			case strip.Close:
				dot()
				t.close()
			}
			if v.Kind != strip.MoveTo {
				lone = -1
			}
			i += v.Kind.Points()
		}
	}
	dot()
}

// traceMark traces a mark of radius r around (x, y).
func traceMark(t tracer, shape strip.Shape, x, y, r float64) {
	if shape == strip.Circle {
		const k = 0.5522847498307936 // 4/3·(√2-1): a cubic's handle for a quarter of a circle
		t.move(x+r, y)
		t.cubic(x+r, y+k*r, x+k*r, y+r, x, y+r)
		t.cubic(x-k*r, y+r, x-r, y+k*r, x-r, y)
		t.cubic(x-r, y-k*r, x-k*r, y-r, x, y-r)
		t.cubic(x+k*r, y-r, x+r, y-k*r, x+r, y)
		t.close()
		return
	}
	for _, line := range shape.Outline() {
		for i, v := range line {
			if i == 0 {
				t.move(x+r*v[0], y+r*v[1])
			} else {
				t.line(x+r*v[0], y+r*v[1])
			}
		}
		if !shape.Lines() {
			t.close()
		}
	}
}

// markAt is the size and the colour of mark i.
func markAt(m *strip.Marks, i int) (radius float64, color int) {
	size := m.Size[0]
	if len(m.Size) > 1 {
		size = m.Size[i]
	}
	if len(m.Index) > 0 {
		color = int(m.Index[i])
	}
	return px(size) / 2, color
}

// snapped are the points of a crisp path's stroke, w pixels wide, moved so that
// its edges fall between pixels, as package raster does.
func snapped(p *strip.Path, w float64) (x, y []float64) {
	rawX, rawY := pixels(p)
	whole := func(v float64) float64 { return math.Floor(v + 0.5) }
	middle := whole
	if int(w)%2 == 1 {
		middle = func(v float64) float64 { return math.Floor(v) + 0.5 }
	}
	for i := range rawX {
		x, y = append(x, middle(rawX[i])), append(y, middle(rawY[i]))
	}
	if p.Cap != strip.Butt {
		return x, y
	}
	// The free ends of lines fall between pixels too.
	end := func(i, next int) {
		switch {
		case y[i] == y[next]:
			x[i] = whole(rawX[i])
		case x[i] == x[next]:
			y[i] = whole(rawY[i])
		}
	}
	begin, i := 0, 0
	open := func() {
		if i-begin > 1 {
			end(begin, begin+1)
			end(i-1, i-2)
		}
	}
	for _, v := range p.Verbs {
		for range v.N {
			switch v.Kind {
			case strip.MoveTo:
				open()
				begin = i
			case strip.Close:
				begin = i
			}
			i += v.Kind.Points()
		}
	}
	open()
	return x, y
}

// whole are the points of a crisp path's area, at the corners of pixels.
func whole(p *strip.Path) (x, y []float64) {
	x, y = pixels(p)
	for i := range x {
		x[i], y[i] = math.Floor(x[i]+0.5), math.Floor(y[i]+0.5)
	}
	return x, y
}
