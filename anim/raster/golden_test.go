package raster_test

import (
	"flag"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

var update = flag.Bool("update", false, "write the pictures in testdata anew")

var (
	white = color.NRGBA{255, 255, 255, 255}
	black = color.NRGBA{0, 0, 0, 255}
	blue  = color.NRGBA{31, 119, 180, 255}
	red   = color.NRGBA{214, 39, 40, 255}
	veil  = color.NRGBA{255, 127, 14, 128}
)

func u(v float64) int32 { return int32(math.Round(v * strip.Unit)) }

// poly is a path through points given in pixels, x and y in turn.
func poly(p strip.Path, closed bool, at ...float64) *strip.Path {
	for i := 0; i < len(at); i += 2 {
		p.X, p.Y = append(p.X, u(at[i])), append(p.Y, u(at[i+1]))
	}
	p.Verbs = []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: len(p.X) - 1}}
	if closed {
		p.Verbs = append(p.Verbs, strip.Verbs{Kind: strip.Close, N: 1})
	}
	return &p
}

// scenes are the pictures in testdata.
func scenes() map[string]strip.State {
	s := map[string]strip.State{}
	for shape := strip.Circle; shape <= strip.Star; shape++ {
		x, y := 14+25*float64(shape%5), 14+60*float64(shape/5)
		for i, size := range []float64{4, 9.5, 16} {
			m := &strip.Marks{Shape: shape, X: []int32{u(x), u(x + 6)}, Y: []int32{u(y + 18*float64(i)), u(y + 18*float64(i) + 3.4)},
				Size: []int32{u(size), u(size / 2)}, Colors: []color.NRGBA{blue, veil}, Index: []uint8{0, 1}, EdgeWidth: 80}
			if i == 2 {
				m.Edge = black
			}
			s["marks"] = append(s["marks"], m)
		}
	}
	for c := strip.Butt; c <= strip.Square; c++ {
		x := 10 + 45*float64(c)
		for i, w := range []int32{32, 64, 160, 500} {
			y := 8 + 14*float64(i)
			s["caps"] = append(s["caps"], poly(strip.Path{Stroke: blue, Width: w, Cap: c}, false, x, y, x+10, y+10, x+20, y, x+30.5, y+4))
		}
		s["caps"] = append(s["caps"],
			poly(strip.Path{Stroke: red, Width: 256, Cap: c, Dash: []int32{u(7), u(6)}}, false, x, 72, x+14, 90, x+32, 74),
			poly(strip.Path{Stroke: red, Width: 96, Cap: c, Dash: []int32{u(4), u(3), u(0.5), u(3)}, DashOffset: u(3)}, true, x, 98, x+30, 98, x+30, 112, x, 112),
			&strip.Path{Stroke: black, Width: 512, Cap: c, Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}}, X: []int32{u(x + 5)}, Y: []int32{u(122)}})
	}
	curve := func(p strip.Path, dx float64) *strip.Path {
		p.Verbs = []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.CubicTo, N: 2}, {Kind: strip.QuadTo, N: 1}, {Kind: strip.Close, N: 1}}
		for i, v := range []float64{20, 60, 20, -10, 60, 0, 60, 50, 60, 120, 90, 20, 30, 20, 0, 110, 20, 60} {
			if i%2 == 0 {
				p.X = append(p.X, u(v+dx))
			} else {
				p.Y = append(p.Y, u(v+10))
			}
		}
		return &p
	}
	s["fill"] = strip.State{curve(strip.Path{Fill: veil, Stroke: blue, Width: 128}, 0),
		// A five-pointed star is full in the middle: the rule is non-zero.
		poly(strip.Path{Fill: red}, true, 105, 10, 120, 60, 80, 28, 130, 28, 90, 60),
		// A hole, wound the other way.
		&strip.Path{Fill: black, Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 3}, {Kind: strip.Close, N: 1}, {Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 3}, {Kind: strip.Close, N: 1}},
			X: []int32{u(90), u(130), u(130), u(90), u(100), u(100), u(120), u(120)}, Y: []int32{u(70), u(70), u(120), u(120), u(85.5), u(110), u(110), u(85.5)}}}
	for i, w := range []int32{10, 64, 71, 100, 170, 256} {
		d := 3.3 + 9.4*float64(i)
		s["crisp"] = append(s["crisp"],
			poly(strip.Path{Stroke: black, Width: w, Crisp: true}, true, d, d, 139-d, d, 139-d, 129-d, d, 129-d),
			poly(strip.Path{Stroke: red, Width: w, Crisp: true, Dash: []int32{u(5), u(2)}}, false, 70.5, 62+3.7*float64(i)-8, 100, 62+3.7*float64(i)-8))
	}
	s["crisp"] = append(s["crisp"], poly(strip.Path{Fill: veil, Crisp: true}, true, 40.4, 40.6, 70.4, 40.6, 70.4, 90.2, 40.4, 90.2))
	text := func(str string, x, y, size, angle float64, a strip.Align, f strip.Font) *strip.Text {
		return &strip.Text{String: str, X: u(x), Y: u(y), Size: int32(size * strip.Fine), Angle: int32(angle * strip.Fine), Align: a, Font: f, Color: black}
	}
	for i, str := range []string{"Sans AVATAR", "Bold ×10³", "Italic µV", "Both ±0.5"} {
		s["text"] = append(s["text"], text(str, 5, 15+15*float64(i), 12, 0, strip.Left, strip.Font(i)))
	}
	s["text"] = append(s["text"], text("Serif", 90, 15, 12, 0, strip.Left, strip.Serif), text("Mono", 90, 30, 12, 0, strip.Left, strip.Mono|strip.Bold),
		text("centre", 70, 78, 13.9, 0, strip.Center, 0), text("right", 135, 60, 13.9, 0, strip.Right, 0),
		text("up (s)", 130, 125, 12, 90, strip.Left, 0), text("turned", 20, 125, 14, 30, strip.Left, 0), text("down", 85, 90, 12, 270, strip.Left, 0))
	wide := text("wide", 10, 95, 12, 0, strip.Left, 0)
	wide.Width = u(60)
	s["text"] = append(s["text"], wide)
	cells := func(r strip.Rect, smooth bool, alpha uint8) *strip.Image {
		m := &strip.Image{Rect: r, W: 4, H: 3, Smooth: smooth}
		for i := range 12 {
			m.Palette = append(m.Palette, color.NRGBA{uint8(i * 23), uint8(255 - i*20), uint8(i * i * 2), alpha})
			m.Pix = append(m.Pix, uint8(i))
		}
		return m
	}
	s["image"] = strip.State{cells(strip.Rect{X0: u(5.3), Y0: u(5.6), X1: u(65.3), Y1: u(60)}, false, 255), cells(strip.Rect{X0: u(72), Y0: u(5), X1: u(135), Y1: u(60)}, true, 255),
		cells(strip.Rect{X0: u(30), Y0: u(40), X1: u(110), Y1: u(125)}, false, 130)}
	return s
}

// The pictures in testdata were looked at one by one.
func TestGolden(t *testing.T) {
	for name, state := range scenes() {
		f := &strip.Film{Width: 140, Height: 130, Frames: 1, FPS: 1, Background: white,
			Layers: []strip.Layer{{Axes: -1, States: []strip.State{state}, Frame: []int{0}, Clip: strip.Rect{X0: u(2), Y0: u(2), X1: u(138), Y1: u(128)}}}}
		got, err := raster.Still(f, 0, 1)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		compare(t, filepath.Join("testdata", name+".png"), got)
	}
}

// compare allows colours to be off by a few steps at a few pixels, because
// some processors round sums of products differently.
func compare(t *testing.T, path string, got *image.RGBA) {
	t.Helper()
	if *update {
		file, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(file, got); err != nil {
			t.Fatal(err)
		}
		return
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatalf("%v: run the test with -update and look at the picture", err)
	}
	defer file.Close()
	want, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if want.Bounds() != got.Rect {
		t.Fatalf("%s: the picture is %v, want %v", path, got.Rect, want.Bounds())
	}
	off := 0
	for y := range got.Rect.Dy() {
		for x := range got.Rect.Dx() {
			a, b := got.RGBAAt(x, y), color.RGBAModel.Convert(want.At(x, y)).(color.RGBA)
			if d := max(abs(int(a.R)-int(b.R)), abs(int(a.G)-int(b.G)), abs(int(a.B)-int(b.B))); d > 17 { // one level of coverage
				t.Fatalf("%s: pixel %d,%d is %v, want %v; if that is better, run with -update and look at the picture", path, x, y, a, b)
			} else if d > 1 {
				off++
			}
		}
	}
	if off > 20 {
		t.Errorf("%s: %d pixels are a little off", path, off)
	}
}
