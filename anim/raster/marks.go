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
	maxStampSize = 256  // pixels; larger shapes are drawn each time
)

type stampCache struct {
	stamps map[stampKey]*stamp
	// The pad on which stamps are drawn.
	mask *mask
	area *accumulator
	out  outline
	pen  pen
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
		if !image.Rect(x-reach, y-reach, x+reach+1, y+reach+1).Overlaps(clip) {
			continue
		}
		key := stampKey{shape: op.Shape, x: px, y: py, size: size, stroke: op.EdgeWidth}
		if k.a > 0 {
			p.mark(key, x, y, k, clip)
		}
		if edge.a > 0 {
			key.edge = true
			p.mark(key, x, y, edge, clip)
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
	s := c.stamps[key]
	if s == nil {
		if c.stamps == nil || len(c.stamps) >= maxStamps {
			c.stamps = map[stampKey]*stamp{}
		}
		c.shape(key, p.k)
		if x0, y0, x1, y1 := c.out.bounds(); x1-x0 > maxStampSize || y1-y0 > maxStampSize {
			p.large(key, x, y, k, clip)
			return
		}
		width := 0.0
		if key.edge || key.shape.Lines() {
			width = float64(key.stroke) / strip.Fine * p.scale
		}
		s = c.make(width)
		c.stamps[key] = s
	}
	s.paint(p.img, x, y, k, clip)
}

// large draws a mark that is too large for a stamp onto the picture.
func (p *Painter) large(key stampKey, x, y int, k ink, clip image.Rectangle) {
	p.mask.limit(clip)
	p.stamps.out.shift(float64(x), float64(y))
	if key.edge || key.shape.Lines() {
		p.pen.width = float64(key.stroke) / strip.Fine * p.scale
		p.pen.cap, p.pen.joint, p.pen.dash = strip.Butt, strip.Round, nil
		p.pen.stroke(&p.stamps.out)
	} else {
		p.area.fill(&p.stamps.out)
	}
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

// make draws the outline, filled or stroked with a pen of the given width.
func (c *stampCache) make(width float64) *stamp {
	x0, y0, x1, y1 := c.out.bounds()
	m := width*markReach + 1
	box := outward(x0-m, y0-m, x1+m, y1+m)
	if c.mask == nil || c.mask.w < box.Dx() || c.mask.h < box.Dy() {
		c.mask = newMask(box.Dx()+16, box.Dy()+16)
		c.area = newAccumulator(c.mask)
	}
	c.out.shift(float64(-box.Min.X), float64(-box.Min.Y))
	c.mask.limit(image.Rectangle{Max: box.Size()})
	if width > 0 {
		c.pen = pen{mask: c.mask, width: width, cap: strip.Butt, joint: strip.Round}
		c.pen.stroke(&c.out)
	} else {
		c.area.fill(&c.out)
	}
	return c.mask.stamp(box.Min)
}
