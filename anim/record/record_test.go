package record

import (
	"image"
	"image/color"
	"math"
	"slices"
	"testing"

	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/vg"

	// The fonts come with it.
	_ "gonum.org/v1/plot"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// at is the point x, y pixels from the top left of a page 100 pixels high.
func at(x, y float64) vg.Point {
	return vg.Point{X: vg.Length(x * pixel), Y: vg.Length((100 - y) * pixel)}
}

func px(v ...int32) []int32 {
	for i := range v {
		v[i] *= strip.Unit
	}
	return v
}

// drawn is the only operation that draw records.
func drawn[T strip.Op](t *testing.T, draw func(*Canvas)) T {
	t.Helper()
	c := NewCanvas(100)
	draw(c)
	s := c.Take()
	if len(s) != 1 {
		t.Fatalf("%d operations, want 1", len(s))
	}
	op, ok := s[0].(T)
	if !ok {
		t.Fatalf("recorded %T", s[0])
	}
	return op
}

func TestPolyline(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name  string
		pts   []vg.Point
		verbs []strip.Verbs
		x, y  []int32
	}{
		{"line", []vg.Point{at(0, 0), at(10, 20), at(30, 5)},
			[]strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 2}}, px(0, 10, 30), px(0, 20, 5)},
		{"NaN breaks it", []vg.Point{at(0, 0), at(10, 0), at(nan, 0), at(20, 0), at(30, 0)},
			[]strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 1}, {Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 1}},
			px(0, 10, 20, 30), px(0, 0, 0, 0)},
		{"a lone point is nothing", []vg.Point{at(nan, 0), at(5, 5), at(nan, 0), at(1, 1), at(2, 2)},
			[]strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 1}}, px(1, 2), px(1, 2)},
		{"a far end keeps the direction", []vg.Point{at(0, 0), at(1e9, 1e9)},
			[]strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 1}}, px(0, reach), px(0, reach)},
		{"out of sight and back", []vg.Point{at(0, 0), at(0, -1e9), at(50, 1e9)},
			[]strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 1}, {Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 1}},
			px(0, 0, 25, 25), px(0, -reach, -reach, reach)},
	} {
		t.Run(c.name, func(t *testing.T) {
			op := drawn[*strip.Path](t, func(k *Canvas) { k.Polyline(c.pts) })
			if !slices.Equal(op.Verbs, c.verbs) || !slices.Equal(op.X, c.x) || !slices.Equal(op.Y, c.y) {
				t.Errorf("got %v %v %v, want %v %v %v", op.Verbs, op.X, op.Y, c.verbs, c.x, c.y)
			}
		})
	}
}

func TestCrisp(t *testing.T) {
	box := vg.Rectangle{Min: at(1, 9), Max: at(9, 1)}
	op := drawn[*strip.Path](t, func(c *Canvas) {
		var p vg.Path
		p.Move(box.Min)
		p.Line(vg.Point{X: box.Max.X, Y: box.Min.Y})
		p.Line(box.Max)
		p.Close()
		c.Stroke(p)
	})
	if !op.Crisp {
		t.Error("lines along the pixels are not marked crisp")
	}
	if op := drawn[*strip.Path](t, func(c *Canvas) { c.Polyline([]vg.Point{at(0, 0), at(1, 2)}) }); op.Crisp {
		t.Error("a slanted line is marked crisp")
	}
}

// All points of the curves of a circle are within a thousandth of its radius.
func TestArc(t *testing.T) {
	op := drawn[*strip.Path](t, func(c *Canvas) {
		var p vg.Path
		p.Move(at(90, 50))
		p.Arc(at(50, 50), vg.Length(40*pixel), 0, 2*math.Pi)
		p.Close()
		c.Fill(p)
	})
	x, y := op.X, op.Y
	if len(x) != 13 {
		t.Fatalf("%d points, want 13: four curves", len(x))
	}
	for k := 0; k+3 < len(x); k += 3 {
		for s := 0.0; s <= 1; s += 0.05 {
			u := 1 - s
			b := [4]float64{u * u * u, 3 * u * u * s, 3 * u * s * s, s * s * s}
			var qx, qy float64
			for i, w := range b {
				qx += w * float64(x[k+i]) / strip.Unit
				qy += w * float64(y[k+i]) / strip.Unit
			}
			if r := math.Hypot(qx-50, qy-50); math.Abs(r-40) > 0.04+1.0/16 {
				t.Errorf("a point at %v from the centre, want 40", r)
			}
		}
	}
}

func TestTransformations(t *testing.T) {
	op := drawn[*strip.Path](t, func(c *Canvas) {
		c.Push()
		c.Translate(at(50, 50))
		c.Rotate(math.Pi / 2)
		c.Scale(2, 1)
		c.Polyline([]vg.Point{{}, {X: vg.Length(10 * pixel)}, {X: vg.Length(10 * pixel), Y: vg.Length(5 * pixel)}})
		c.Pop()
	})
	if want := px(50, 50, 45); !slices.Equal(op.X, want) {
		t.Errorf("x is %v, want %v", op.X, want)
	}
	if want := px(50, 30, 30); !slices.Equal(op.Y, want) {
		t.Errorf("y is %v, want %v", op.Y, want)
	}
}

func TestText(t *testing.T) {
	face := font.DefaultCache.Lookup(font.Font{Typeface: "Liberation", Variant: "Sans", Weight: 3}, 12)
	op := drawn[*strip.Text](t, func(c *Canvas) {
		c.Translate(at(20, 30))
		c.Rotate(math.Pi / 2)
		c.Text(face, vg.Point{}, "Zoë", strip.Center)
	})
	want := strip.Text{
		String: "Zoë", X: 20 * strip.Unit, Y: 30 * strip.Unit, Align: strip.Center,
		Size: fine(12 / pixel), Width: step(float64(face.Width("Zoë")) / pixel),
		Font: strip.Bold, Color: color.NRGBA{A: 255}, Angle: 90 * strip.Fine,
	}
	if *op != want {
		t.Errorf("got %+v, want %+v", *op, want)
	}
}

func TestImage(t *testing.T) {
	few := image.NewNRGBA(image.Rect(5, 5, 8, 7))
	few.SetNRGBA(6, 6, color.NRGBA{200, 100, 50, 128})
	rect := vg.Rectangle{Min: at(10, 40), Max: at(30, 20)}
	op := drawn[*strip.Image](t, func(c *Canvas) { c.DrawImage(rect, few) })
	if want := (strip.Rect{X0: 80, Y0: 160, X1: 240, Y1: 320}); op.Rect != want {
		t.Errorf("the image is at %v, want %v", op.Rect, want)
	}
	if !slices.Equal(op.Pix, []uint8{0, 0, 0, 0, 1, 0}) || len(op.Palette) != 2 || op.Palette[1] != (color.NRGBA{200, 100, 50, 128}) {
		t.Errorf("pixels %v, palette %v", op.Pix, op.Palette)
	}
	many := image.NewNRGBA(image.Rect(0, 0, 300, 1))
	for x := range 300 {
		many.SetNRGBA(x, 0, color.NRGBA{uint8(x), uint8(x / 2), 7, 255})
	}
	op = drawn[*strip.Image](t, func(c *Canvas) { c.DrawImage(rect, many) })
	if op.Palette != nil || len(op.Pix) != 1200 || op.Pix[299] != 43 || op.Pix[300+299] != 149 || op.Pix[1199] != 255 {
		t.Errorf("%d colours in the palette, %d bytes of pixels", len(op.Palette), len(op.Pix))
	}
}

// Marks that cannot be seen are not recorded, those that can are whole.
func TestMarks(t *testing.T) {
	c := NewCanvas(100)
	c.Reset(strip.Rect{X0: 0, Y0: 0, X1: 50 * strip.Unit, Y1: 50 * strip.Unit})
	c.Marks(Marks{
		At:     []vg.Point{at(10, 10), at(80, 10), at(52, 10), at(math.NaN(), 1), at(20, 1e7)},
		Size:   []vg.Length{8 * pixel, 8 * pixel, 8 * pixel, 8 * pixel, 8 * pixel},
		Colors: make([]color.NRGBA, 5), Index: []uint8{0, 1, 2, 3, 4},
	})
	op := c.Take()[0].(*strip.Marks)
	if !slices.Equal(op.X, px(10, 52)) || !slices.Equal(op.Index, []uint8{0, 2}) || len(op.Size) != 2 {
		t.Errorf("got x %v, index %v, size %v", op.X, op.Index, op.Size)
	}
}

// A drawing that a layer had before, in whatever frame, is stored once.
func TestBuilder(t *testing.T) {
	var b Builder
	top := b.Layer("top", -1, strip.Rect{})
	low := b.Layer("low", -1, strip.Rect{})
	state := func(v int32) strip.State {
		return strip.State{&strip.Marks{X: []int32{v}, Y: []int32{0}, Size: []int32{8}, Colors: []color.NRGBA{{A: 255}}}}
	}
	for i, v := range []int32{1, 2, 1, 1, 3, 3} {
		b.Put(top, state(v), i/5)
		switch v {
		case 2:
			b.Put(low, nil, 0)
		case 3:
			b.Same(low)
		default:
			b.Put(low, state(7), 0)
		}
		b.Next()
	}
	if b.Frames() != 6 {
		t.Fatalf("%d frames", b.Frames())
	}
	l, tags := b.Get(top)
	if l.Label != "top" || !slices.Equal(l.Frame, []int{0, 1, 0, 0, 2, 3}) || !slices.Equal(tags, []int{0, 0, 0, 1}) {
		t.Errorf("top has frames %v, tags %v", l.Frame, tags)
	}
	if l, _ := b.Get(low); !slices.Equal(l.Frame, []int{0, -1, 0, 0, 0, 0}) || len(l.States) != 1 {
		t.Errorf("low has frames %v, %d states", l.Frame, len(l.States))
	}
}
