// Package raster paints films into pixels.
//
// A [Painter] replays a film and, going from one frame to another, repaints
// only what differs: a rectangle for each layer that changed, not one around
// all of them. What it paints does not depend on the way it got there: every
// frame has the same pixels, to the last bit, whether it was painted from
// nothing or from any other frame.
//
// The raster has its own scan conversion, in which each pixel of a shape is
// computed from the shape alone: areas by their exact coverage, strokes by
// the distance to the line, marks and letters by copies of stamps made once.
package raster

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// MaxPixels is the largest picture, in device pixels, that is painted.
const MaxPixels = 1 << 27

// A Painter paints the frames of one film. It may not be used by two
// goroutines at once, but several Painters may share a film.
type Painter struct {
	film   *strip.Film
	k      float64 // device pixels per coordinate step
	scale  float64
	img    *image.RGBA
	states []int // the state of each layer that img shows; nil before the first frame
	boxes  []layerBoxes

	// base holds the background and the lowest layers, as many as never
	// change: still is their number. There is room for it from the second frame
	// on, and it is painted in there if based is true.
	base  *image.RGBA
	based bool
	still int

	mask   *mask
	area   accumulator
	out    outline
	pen    pen
	stamps stampCache
	glyphs glyphCache
	cells  cellMap
	inks   []ink // of the marks being painted
	damage damage
}

// New returns a painter for f that gives each of the film's pixels scale
// device pixels in each direction; 0 means 1.
//
// The error says what is wrong with the film or the scale. The film must not
// be changed while the painter is in use.
func New(f *strip.Film, scale float64) (*Painter, error) {
	if scale == 0 {
		scale = 1
	}
	if !(scale > 0) || math.IsInf(scale, 1) {
		return nil, fmt.Errorf("raster: scale is %v, want a number above 0", scale)
	}
	if f.Frames < 1 {
		return nil, errors.New("raster: the film has no frames; record at least one before painting it")
	}
	if err := f.Validate(); err != nil {
		return nil, fmt.Errorf("raster: %w", err)
	}
	w, h := math.Round(float64(f.Width)*scale), math.Round(float64(f.Height)*scale)
	w, h = max(w, 1), max(h, 1)
	if w*h > MaxPixels {
		return nil, fmt.Errorf("raster: %d×%d pixels at scale %v are %.0f million, and %d million is the limit: choose a smaller scale",
			f.Width, f.Height, scale, w*h/1e6, MaxPixels/1000000)
	}
	p := &Painter{k: scale / strip.Unit, scale: scale, img: image.NewRGBA(image.Rect(0, 0, int(w), int(h)))}
	p.mask = newMask(int(w), int(h))
	p.pen.mask = p.mask
	p.show(f)
	return p, nil
}

func constant(states []int) bool {
	for _, s := range states {
		if s != states[0] {
			return false
		}
	}
	return true
}

// Bounds is the size of the painted pictures, from (0, 0).
func (p *Painter) Bounds() image.Rectangle { return p.img.Rect }

// Paint paints a frame, counted from 0, in any order. The picture is the
// painter's own: it is valid until the next call and must not be written to.
// The damage holds every pixel that differs from the frame painted before, in
// rectangles that lie within the picture and may overlap; the first time it is
// the whole picture. It is valid until the next call.
//
// Paint panics if the film has no such frame.
func (p *Painter) Paint(frame int) (img *image.RGBA, damaged []image.Rectangle) {
	f := p.film
	if frame < 0 || frame >= f.Frames {
		panic(fmt.Sprintf("raster: Paint: frame is %d, want 0 to %d", frame, f.Frames-1))
	}
	p.damage.reset()
	switch {
	case p.states == nil:
		p.states = make([]int, len(f.Layers))
		p.damage.add(p.img.Rect)
	default:
		if !p.based && p.still > 0 {
			p.keepBase(frame)
		}
		for i := range f.Layers {
			l := &f.Layers[i]
			if old, now := p.states[i], l.Frame[frame]; old != now {
				p.damage.add(p.layerBox(i, old).Intersect(p.img.Rect))
				p.damage.add(p.layerBox(i, now).Intersect(p.img.Rect))
			}
		}
	}
	for i := range f.Layers {
		p.states[i] = f.Layers[i].Frame[frame]
	}
	for _, r := range p.damage.rects {
		p.repaint(r)
	}
	return p.img, p.damage.rects
}

// keepBase paints the layers that never change into a picture of their own.
func (p *Painter) keepBase(frame int) {
	if p.base == nil {
		p.base = image.NewRGBA(p.img.Rect)
	}
	p.base, p.img = p.img, p.base
	p.erase(p.img.Rect)
	for i := range p.still {
		p.layer(i, p.film.Layers[i].Frame[frame], p.img.Rect)
	}
	p.base, p.img = p.img, p.base
	p.based = true
}

// repaint paints all that lies within r.
func (p *Painter) repaint(r image.Rectangle) {
	first := 0
	if p.based {
		for y := r.Min.Y; y < r.Max.Y; y++ {
			i := p.img.PixOffset(r.Min.X, y)
			copy(p.img.Pix[i:i+4*r.Dx()], p.base.Pix[i:])
		}
		first = p.still
	} else {
		p.erase(r)
	}
	for i := first; i < len(p.states); i++ {
		p.layer(i, p.states[i], r)
	}
}

// erase paints the background.
func (p *Painter) erase(r image.Rectangle) {
	ink := newInk(p.film.Background)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		fillRow(p.img.Pix[p.img.PixOffset(r.Min.X, y):][:4*r.Dx()], ink.full)
	}
}

// layer paints the part of a layer's state that lies within r.
func (p *Painter) layer(i, state int, r image.Rectangle) {
	if state < 0 {
		return
	}
	l := &p.film.Layers[i]
	b := p.stateBoxes(i, state)
	if !b.all.Overlaps(r) {
		return
	}
	for j, op := range l.States[state] {
		// Nothing is painted outside of an operation's box, so that erasing the
		// box erases the operation.
		if clip := b.ops[j].Intersect(r); !clip.Empty() {
			p.op(op, clip)
		}
	}
}

func (p *Painter) op(op strip.Op, clip image.Rectangle) {
	switch op := op.(type) {
	case *strip.Path:
		p.path(op, clip)
	case *strip.Marks:
		p.marks(op, clip)
	case *strip.Text:
		p.text(op, clip)
	case *strip.Image:
		p.image(op, clip)
	}
}

func (p *Painter) path(op *strip.Path, clip image.Rectangle) {
	if op.Fill.A > 0 {
		p.out.reset()
		p.out.path(op, p.k)
		if op.Crisp {
			p.out.whole()
		}
		if r, ok := p.out.rectangle(); ok {
			p.rectangle(r.Intersect(clip), op.Fill)
		} else {
			p.area.limit(clip)
			p.area.fill(&p.out, image.Point{})
			p.area.paint(p.img, newInk(op.Fill))
		}
	}
	if op.Stroke.A == 0 || op.Width <= 0 {
		return
	}
	p.out.reset()
	p.out.path(op, p.k)
	p.pen.width = float64(op.Width) / strip.Fine * p.scale
	p.pen.cap, p.pen.joint = op.Cap, strip.Round
	if op.Crisp {
		w := crispWidth(p.pen.width)
		p.out.snap(w, op.Cap)
		p.pen.width, p.pen.joint = float64(w), strip.Square
	}
	p.setDash(op)
	p.mask.limit(clip)
	p.pen.stroke(&p.out)
	p.mask.paint(p.img, newInk(op.Stroke))
}

// setDash gives the pen the pattern of op, twice if it has an odd number of
// lengths, as in every other vector format.
func (p *Painter) setDash(op *strip.Path) {
	p.pen.dash = p.pen.dash[:0]
	whole := 0.0
	for range 1 + len(op.Dash)%2 {
		for _, d := range op.Dash {
			p.pen.dash = append(p.pen.dash, float64(max(d, 0))*p.k)
			whole += float64(max(d, 0)) * p.k
		}
	}
	p.pen.phase = 0
	if whole > 0 {
		p.pen.phase = math.Mod(float64(op.DashOffset)*p.k, whole)
		if p.pen.phase < 0 {
			p.pen.phase += whole
		}
	}
}

// rectangle paints whole pixels.
func (p *Painter) rectangle(r image.Rectangle, c color.NRGBA) {
	if c.A < 255 {
		p.mask.limit(r)
		p.mask.box(r)
		p.mask.paint(p.img, newInk(c))
		return
	}
	ink := newInk(c)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		fillRow(p.img.Pix[p.img.PixOffset(r.Min.X, y):][:4*r.Dx()], ink.full)
	}
}
