package raster

import (
	"image"
	"math"

	"golang.org/x/image/font/sfnt"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// glyphKey tells apart the stamps of letters.
type glyphKey struct {
	font  strip.Font
	glyph sfnt.GlyphIndex
	size  int32
	angle int32
	x, y  uint8 // in 1/phases pixel
}

type glyphCache struct {
	stamps  map[glyphKey]*stamp
	buf     sfnt.Buffer
	letters []letter
	run     textRun
}

// A textRun is a text laid out in device pixels.
type textRun struct {
	face     *face
	letters  []letter
	size     float64
	stretch  float64 // of the distances between letters
	x, y     float64 // where the base line starts
	sin, cos float64
	left     float64 // distance of the start from the anchor, along the line
	width    float64
}

// fullTurn is 360 degrees in the film's steps.
const fullTurn = 360 * strip.Fine

func (p *Painter) layout(op *strip.Text) *textRun {
	t := &p.glyphs.run
	kind := op.Font & (faceKinds - 1)
	*t = textRun{face: faces[kind](), size: float64(op.Size) / strip.Fine * p.scale, stretch: 1}
	var width float64
	p.glyphs.letters, width = t.face.layout(&p.glyphs.buf, p.glyphs.letters[:0], op.String)
	t.letters = p.glyphs.letters
	t.width = width * t.size
	if op.Width > 0 && t.width > 0 {
		// The width is what the film was laid out with.
		t.stretch = float64(op.Width) * p.k / t.width
		t.width = float64(op.Width) * p.k
	}
	switch op.Align {
	case strip.Center:
		t.left = -t.width / 2
	case strip.Right:
		t.left = -t.width
	}
	t.x, t.y = float64(op.X)*p.k, float64(op.Y)*p.k
	// Letters are sharper with their base line between two rows of pixels.
	switch angle := (op.Angle%fullTurn + fullTurn) % fullTurn; angle {
	case 0:
		t.sin, t.cos = 0, 1
		t.y = math.Floor(t.y + 0.5)
	case fullTurn / 2:
		t.sin, t.cos = 0, -1
		t.y = math.Floor(t.y + 0.5)
	case fullTurn / 4:
		t.sin, t.cos = 1, 0
		t.x = math.Floor(t.x + 0.5)
	case fullTurn * 3 / 4:
		t.sin, t.cos = -1, 0
		t.x = math.Floor(t.x + 0.5)
	default:
		t.sin, t.cos = math.Sincos(float64(angle) * 2 * math.Pi / fullTurn)
	}
	t.x += t.left * t.cos
	t.y -= t.left * t.sin
	return t
}

// textBox is a box around the text with room for accents, descenders and
// slanted letters.
func (p *Painter) textBox(op *strip.Text) image.Rectangle {
	t := p.layout(op)
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, along := range []float64{-0.5 * t.size, t.width + 0.5*t.size} {
		for _, down := range []float64{-1.25 * t.size, 0.5 * t.size} {
			x, y := t.x+along*t.cos+down*t.sin, t.y-along*t.sin+down*t.cos
			x0, x1, y0, y1 = min(x0, x), max(x1, x), min(y0, y), max(y1, y)
		}
	}
	return outward(x0-1, y0-1, x1+1, y1+1)
}

func (p *Painter) text(op *strip.Text, clip image.Rectangle) {
	if op.Color.A == 0 || op.Size <= 0 {
		return
	}
	t := p.layout(op)
	k := newInk(op.Color)
	for _, l := range t.letters {
		along := l.x * t.size * t.stretch
		x, px := split(t.x + along*t.cos)
		y, py := split(t.y - along*t.sin)
		p.glyph(t, glyphKey{op.Font, l.glyph, op.Size, op.Angle, px, py}, x, y, k, clip)
	}
}

func (p *Painter) glyph(t *textRun, key glyphKey, x, y int, k ink, clip image.Rectangle) {
	c := &p.glyphs
	s := c.stamps[key]
	if s == nil {
		if c.stamps == nil || len(c.stamps) >= maxStamps {
			c.stamps = map[glyphKey]*stamp{}
		}
		o := &p.stamps.out
		o.reset()
		m := [6]float64{t.size * t.cos, -t.size * t.sin, t.size * t.sin, t.size * t.cos, float64(key.x) / phases, float64(key.y) / phases}
		t.face.outline(&c.buf, o, key.glyph, m)
		if o.n == 0 {
			s = &stamp{}
		} else if x0, y0, x1, y1 := o.bounds(); x1-x0 > maxStampSize || y1-y0 > maxStampSize {
			o.shift(float64(x), float64(y))
			p.area.limit(clip)
			p.area.fill(o, image.Point{})
			p.area.paint(p.img, k)
			return
		} else {
			s = p.area.stamp(o)
		}
		c.stamps[key] = s
	}
	s.paint(p.img, x, y, k, clip)
}
