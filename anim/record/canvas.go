// Package record turns drawing into strips: its Canvas takes gonum/plot's
// drawing calls and keeps them as quantised operations, and its Builder
// gathers them, frame by frame and artist by artist, into a film.
package record

import (
	"image/color"
	"math"

	xfont "golang.org/x/image/font"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// pixel is a pixel's length in points.
const pixel = 72.0 / strip.DPI

// A Canvas is a vg.Canvas that records what is drawn on it. Positions are
// rounded to 1/8 pixel, line widths and font sizes to 1/64 pixel. A rotated
// or sheared image is drawn unrotated, in the place of its two corners.
type Canvas struct {
	height float64 // pixels; vg counts y upwards, a strip downwards
	clip   strip.Rect
	ops    strip.State
	now    state
	stack  []state
	widths map[textKey]int32
}

// state is what Push saves.
type state struct {
	m     matrix
	color color.NRGBA
	width float64 // points
	dash  []float64
	off   float64
	cap   strip.Cap
}

// matrix maps a point in vg's units to vg's page: x' = a x + c y + e.
type matrix struct{ a, b, c, d, e, f float64 }

type textKey struct {
	face string
	size vg.Length
	text string
}

// NewCanvas returns a canvas of the given height in pixels.
func NewCanvas(height int) *Canvas {
	c := &Canvas{height: float64(height), widths: map[textKey]int32{}}
	c.Reset(strip.Rect{})
	return c
}

// Reset forgets all drawing and state. What lies wholly outside clip need not
// be recorded by the drawing that follows; the zero Rect keeps everything.
func (c *Canvas) Reset(clip strip.Rect) {
	c.ops = nil
	c.clip = clip
	c.stack = c.stack[:0]
	c.now = state{m: matrix{a: 1, d: 1}, color: color.NRGBA{A: 255}, width: 1}
}

// Take returns what was drawn since Reset.
func (c *Canvas) Take() strip.State {
	ops := c.ops
	c.ops = nil
	return ops
}

func (c *Canvas) SetLineWidth(w vg.Length) { c.now.width = float64(w) }

func (c *Canvas) SetLineDash(pattern []vg.Length, offset vg.Length) {
	c.now.dash, c.now.off = nil, float64(offset)
	for _, d := range pattern {
		c.now.dash = append(c.now.dash, float64(d))
	}
}

// SetCap sets the shape of line ends, which vg knows nothing of. The initial
// cap is Butt.
func (c *Canvas) SetCap(cap strip.Cap) { c.now.cap = cap }

func (c *Canvas) SetColor(col color.Color) { c.now.color = nrgba(col) }

func (c *Canvas) Rotate(rad float64) {
	s, k := math.Sincos(rad)
	m := c.now.m
	c.now.m = matrix{
		a: m.a*k + m.c*s, b: m.b*k + m.d*s,
		c: m.c*k - m.a*s, d: m.d*k - m.b*s,
		e: m.e, f: m.f,
	}
}

func (c *Canvas) Translate(p vg.Point) {
	m := &c.now.m
	x, y := float64(p.X), float64(p.Y)
	m.e += m.a*x + m.c*y
	m.f += m.b*x + m.d*y
}

func (c *Canvas) Scale(x, y float64) {
	m := &c.now.m
	m.a, m.b, m.c, m.d = m.a*x, m.b*x, m.c*y, m.d*y
}

func (c *Canvas) Push() { c.stack = append(c.stack, c.now) }

func (c *Canvas) Pop() {
	if len(c.stack) == 0 {
		panic("record: Canvas.Pop without a Push")
	}
	c.now = c.stack[len(c.stack)-1]
	c.stack = c.stack[:len(c.stack)-1]
}

// scale is how much the transformation enlarges lengths.
func (c *Canvas) scale() float64 {
	m := c.now.m
	return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c))
}

// pixels maps a point to pixels from the top left.
func (c *Canvas) pixels(p vg.Point) (x, y float64) {
	m := c.now.m
	px, py := float64(p.X), float64(p.Y)
	return (m.a*px + m.c*py + m.e) / pixel, c.height - (m.b*px+m.d*py+m.f)/pixel
}

func (c *Canvas) FillString(f font.Face, pt vg.Point, text string) {
	c.Text(f, pt, text, strip.Left)
}

// Text is FillString with a horizontal alignment: a display whose font has
// other widths keeps centred text centred.
func (c *Canvas) Text(f font.Face, pt vg.Point, text string, align strip.Align) {
	size := float64(f.Font.Size) * c.scale() / pixel
	if text == "" || size <= 0 || c.now.color.A == 0 {
		return
	}
	x, y := c.pixels(pt)
	if !finite(x) || !finite(y) {
		return
	}
	t := &strip.Text{
		String: text,
		X:      step(x), Y: step(y),
		Align: align,
		Size:  fine(size),
		Width: c.textWidth(f, text),
		Color: c.now.color,
		Angle: fine(math.Atan2(c.now.m.b, c.now.m.a) * 180 / math.Pi),
	}
	if f.Font.Weight >= xfont.WeightSemiBold {
		t.Font |= strip.Bold
	}
	if f.Font.Style != xfont.StyleNormal {
		t.Font |= strip.Italic
	}
	switch f.Font.Variant {
	case "Serif":
		t.Font |= strip.Serif
	case "Mono":
		t.Font |= strip.Mono
	}
	c.ops = append(c.ops, t)
}

// textWidth is the advance width in coordinate steps, remembered, since a
// film asks for the same labels over and over.
func (c *Canvas) textWidth(f font.Face, text string) int32 {
	k := textKey{f.Name(), f.Font.Size, text}
	w, ok := c.widths[k]
	if !ok {
		w = step(float64(f.Width(text)) * c.scale() / pixel)
		if len(c.widths) > 4096 {
			clear(c.widths)
		}
		c.widths[k] = w
	}
	return w
}

// limit bounds recorded coordinates, in pixels.
const limit = 1 << 16

func step(px float64) int32 {
	return int32(math.Round(min(max(px, -limit), limit) * strip.Unit))
}

func fine(v float64) int32 {
	return int32(math.Round(min(max(v, -limit), limit) * strip.Fine))
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func nrgba(c color.Color) color.NRGBA {
	switch c := c.(type) {
	case nil:
		return color.NRGBA{A: 255}
	case color.NRGBA:
		return c
	}
	return color.NRGBAModel.Convert(c).(color.NRGBA)
}

var _ vg.Canvas = (*Canvas)(nil)
