package raster

import (
	"image"
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// markReach is how far, in line widths, the outline of a mark may reach beyond
// the mark's square.
const markReach = 1.0

// stampKey tells apart the stamps of marks: those of different shape, size,
// line width, or position between pixels.
type stampKey struct {
	shape  strip.Shape
	edge   bool
	x, y   uint8 // in 1/phases pixel
	size   int32
	stroke int32
}

// phases is the number of positions between two pixels that stamps have in
// each direction.
const phases = strip.Unit

const (
	maxStamps    = 4096 // stamps kept; then all are dropped
	maxStampSize = 256  // pixels; larger letters and outlines are drawn each time
	maxFillSize  = 64   // pixels; larger filled marks are, for which it costs no more
)

type stampCache struct {
	// A filled mark that was seen only once has no stamp: it may be one of many
	// that differ in size from frame to frame.
	stamps map[stampKey]*stamp
	mask   *mask // on which outlines are drawn
	out    outline
	pen    pen
}

// marks paints the marks one after the other, each with its outline.
func (p *Painter) marks(op *strip.Marks, clip image.Rectangle) {
	inks := p.inks[:0]
	for _, c := range op.Colors {
		inks = append(inks, newInk(c))
	}
	p.inks = inks
	edge := newInk(op.Edge)
	if op.Shape.Lines() || op.EdgeWidth <= 0 {
		edge.a = 0
	}
	// A run of marks nearly always has one size: keep the last stamp lookup.
	for i := range op.X {
		size := op.Size[0]
		if len(op.Size) > 1 {
			size = op.Size[i]
		}
		k := inks[0]
		if len(op.Index) > 0 {
			k = inks[op.Index[i]]
		}
		x, px := split(float64(op.X[i]) * p.k)
		y, py := split(float64(op.Y[i]) * p.k)
		reach := int(float64(size)*p.k/2+float64(op.EdgeWidth)/strip.Fine*p.scale*markReach) + 2
		box := image.Rect(x-reach, y-reach, x+reach+1, y+reach+1).Intersect(clip)
		if box.Empty() {
			continue
		}
		key := stampKey{shape: op.Shape, x: px, y: py, size: size, stroke: op.EdgeWidth}
		if k.a > 0 {
			p.mark(key, x, y, k, box)
		}
		if edge.a > 0 {
			key.edge = true
			p.mark(key, x, y, edge, box)
		}
	}
}

// split parts a coordinate into a whole pixel and a phase.
func split(v float64) (whole int, phase uint8) {
	n := math.Floor(v*phases + 0.5)
	w := math.Floor(n / phases)
	return int(w), uint8(n - w*phases)
}

func (p *Painter) mark(key stampKey, x, y int, k ink, clip image.Rectangle) {
	c := &p.stamps
	filled := !key.edge && !key.shape.Lines()
	if filled && float64(key.size)*p.k > maxFillSize {
		p.fillMark(key, x, y, k, clip)
		return
	}
	s, seen := c.stamps[key]
	if s == nil {
		if !seen && (c.stamps == nil || len(c.stamps) >= maxStamps) {
			c.stamps = map[stampKey]*stamp{}
		}
		if filled && !seen {
			c.stamps[key] = nil
			p.fillMark(key, x, y, k, clip)
			return
		}
		c.shape(key, p.k)
		width := float64(key.stroke) / strip.Fine * p.scale
		if x0, y0, x1, y1 := c.out.bounds(); x1-x0 > maxStampSize || y1-y0 > maxStampSize {
			p.strokeMark(width, x, y, k, clip)
			return
		}
		if filled {
			s = p.area.stamp(&c.out)
		} else {
			s = c.stroked(width)
		}
		c.stamps[key] = s
	}
	s.paint(p.img, x, y, k, clip)
}

// fillMark draws a filled mark onto the picture.
func (p *Painter) fillMark(key stampKey, x, y int, k ink, clip image.Rectangle) {
	p.stamps.shape(key, p.k)
	p.area.limit(clip)
	p.area.fill(&p.stamps.out, image.Pt(x, y))
	p.area.paint(p.img, k)
}

// strokeMark draws the outlined mark, which is too large for a stamp, with a pen
// of the given width onto the picture.
func (p *Painter) strokeMark(width float64, x, y int, k ink, clip image.Rectangle) {
	p.stamps.out.shift(float64(x), float64(y))
	p.pen.width, p.pen.cap, p.pen.joint, p.pen.dash = width, strip.Butt, strip.Round, nil
	p.mask.limit(clip)
	p.pen.stroke(&p.stamps.out)
	p.mask.paint(p.img, k)
}

// shape outlines the mark around (0, 0) and its phase.
func (c *stampCache) shape(key stampKey, k float64) {
	o := &c.out
	o.reset()
	r := float64(key.size) * k / 2
	x, y := float64(key.x)/phases, float64(key.y)/phases
	markOutline(o, key.shape, x, y, r)
}
