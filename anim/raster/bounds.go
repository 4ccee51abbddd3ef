package raster

import (
	"image"
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// layerBoxes holds the boxes of the two states of a layer that were asked for
// last, the later one first. A frame needs no more: that which shows, and that
// which showed before it. A film has many thousands.
type layerBoxes [2]stateBoxes

// stateBoxes are boxes that hold all pixels of a state and of each of its
// operations, within the picture and the layer's clip.
type stateBoxes struct {
	known bool
	state int
	all   image.Rectangle
	ops   []image.Rectangle
}

func (p *Painter) layerBox(layer, state int) image.Rectangle {
	if state < 0 {
		return image.Rectangle{}
	}
	return p.stateBoxes(layer, state).all
}

// stateBoxes are valid until the boxes of another state are asked for.
func (p *Painter) stateBoxes(layer, state int) *stateBoxes {
	l := &p.film.Layers[layer]
	two := &p.boxes[layer]
	b := &two[0]
	if b.known && b.state == state {
		return b
	}
	two[0], two[1] = two[1], two[0]
	if b.known && b.state == state {
		return b
	}
	*b = stateBoxes{known: true, state: state, ops: b.ops[:0]}
	clip := p.img.Rect
	if l.Clip != (strip.Rect{}) {
		clip = clip.Intersect(p.wholePixels(l.Clip))
	}
	for _, op := range l.States[state] {
		box := p.opBox(op).Intersect(clip)
		b.ops = append(b.ops, box)
		b.all = b.all.Union(box)
	}
	return b
}

// wholePixels is r with its edges moved to the nearest edges of pixels.
func (p *Painter) wholePixels(r strip.Rect) image.Rectangle {
	at := func(v int32) int { return int(math.Floor(float64(v)*p.k + 0.5)) }
	return image.Rectangle{image.Pt(at(r.X0), at(r.Y0)), image.Pt(at(r.X1), at(r.Y1))}
}

func (p *Painter) opBox(op strip.Op) image.Rectangle {
	switch op := op.(type) {
	case *strip.Path:
		// The corner of a square cap is the furthest from the points. Crisp
		// paths move by up to a pixel.
		return p.around(op.X, op.Y, float64(op.Width)/strip.Fine*p.scale*math.Sqrt2/2+2)
	case *strip.Marks:
		var size int32
		for _, s := range op.Size {
			size = max(size, s)
		}
		return p.around(op.X, op.Y, float64(size)*p.k/2+float64(op.EdgeWidth)/strip.Fine*p.scale*markReach+2)
	case *strip.Text:
		return p.textBox(op)
	case *strip.Image:
		return p.wholePixels(op.Rect)
	}
	return image.Rectangle{}
}

// around is the box around points, with a margin in device pixels.
func (p *Painter) around(x, y []int32, margin float64) image.Rectangle {
	if len(x) == 0 {
		return image.Rectangle{}
	}
	x0, x1, y0, y1 := x[0], x[0], y[0], y[0]
	for i := range x {
		x0, x1 = min(x0, x[i]), max(x1, x[i])
		y0, y1 = min(y0, y[i]), max(y1, y[i])
	}
	return outward(float64(x0)*p.k-margin, float64(y0)*p.k-margin, float64(x1)*p.k+margin, float64(y1)*p.k+margin)
}

// outward is the smallest whole box around the given one.
func outward(x0, y0, x1, y1 float64) image.Rectangle {
	const most = 1 << 30
	low := func(v float64) int { return int(math.Floor(min(max(v, -most), most))) }
	high := func(v float64) int { return int(math.Ceil(min(max(v, -most), most))) }
	return image.Rect(low(x0), low(y0), high(x1), high(y1))
}
