// Package testfilm makes films for the tests and benchmarks of the raster and
// of the writers: realistic ones, and random ones that use everything a film
// can hold.
package testfilm

import (
	"fmt"
	"image/color"
	"math"
	"math/rand/v2"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

var (
	white = color.NRGBA{255, 255, 255, 255}
	black = color.NRGBA{0, 0, 0, 255}
	blue  = color.NRGBA{31, 119, 180, 255}
	grid  = color.NRGBA{176, 176, 176, 77}
)

// px converts pixels to coordinate steps.
func px(v float64) int32 { return int32(math.Round(v * strip.Unit)) }

// A box is the place of one plot, in pixels.
type box struct{ x0, y0, x1, y1 float64 }

func (b box) rect() strip.Rect {
	return strip.Rect{X0: px(b.x0), Y0: px(b.y0), X1: px(b.x1), Y1: px(b.y1)}
}

// Tutorial is a film like the tutorial's first figure: 1200×400 pixels, a
// moving sine wave beside a growing cloud of points coloured by a colour map.
func Tutorial(frames int) *strip.Film {
	f := film(1200, 400, frames, 20)
	left, right := box{70, 40, 590, 350}, box{660, 40, 1180, 350}
	furniture(f, left, "Animated sine wave")
	furniture(f, right, "Animated scatter plot")
	wave := strip.Layer{Label: "wave", Axes: -1, Clip: left.rect()}
	cloud := strip.Layer{Label: "cloud", Axes: -1, Clip: right.rect()}
	r := rand.New(rand.NewPCG(1, 2))
	for k := range frames {
		var x, y []int32
		for i := range 100 {
			t := 2 * math.Pi * float64(i) / 99
			x = append(x, px(left.x0+t/(2*math.Pi)*(left.x1-left.x0)))
			y = append(y, px((left.y0+left.y1)/2-math.Sin(t+0.1*float64(k))/1.5*(left.y1-left.y0)/2))
		}
		add(&wave, k, line(x, y, blue, 2.78))
		m := &strip.Marks{Size: []int32{px(9.8)}, Colors: colorMap(101), EdgeWidth: 89}
		for i := range min(k+1, 100) {
			spread := (1 + float64(k)/100) / 2
			m.X = append(m.X, px((right.x0+right.x1)/2+r.NormFloat64()*spread*(right.x1-right.x0)/2))
			m.Y = append(m.Y, px((right.y0+right.y1)/2+r.NormFloat64()*spread*(right.y1-right.y0)/2))
			m.Index = append(m.Index, uint8(i))
		}
		add(&cloud, k, m)
	}
	f.Layers = append(f.Layers, wave, cloud)
	frame(f, left)
	frame(f, right)
	return f
}

// Heatmaps is a film of 1200×1000 pixels with four moving maps of 50×50 cells.
func Heatmaps(frames int) *strip.Film {
	f := film(1200, 1000, frames, 20)
	for q := range 4 {
		b := box{70 + 590*float64(q%2), 50 + 490*float64(q/2), 0, 0}
		b.x1, b.y1 = b.x0+420, b.y0+420
		furniture(f, b, fmt.Sprintf("Map %d", q+1))
		l := strip.Layer{Label: "map", Axes: -1, Clip: b.rect()}
		for k := range frames {
			m := &strip.Image{Rect: b.rect(), W: 50, H: 50, Palette: colorMap(256), Max: 1}
			for i := range 2500 {
				u, v := float64(i%50)/50, float64(i/50)/50
				d := math.Hypot(u-0.5-0.3*math.Cos(0.1*float64(k)), v-0.5)
				m.Pix = append(m.Pix, uint8(127.5+127.5*math.Sin(20*d-0.3*float64(k)+float64(q))*math.Exp(-2*d)))
			}
			add(&l, k, m)
		}
		f.Layers = append(f.Layers, l)
		frame(f, b)
	}
	return f
}

func film(w, h, frames int, fps float64) *strip.Film {
	return &strip.Film{Width: w, Height: h, Frames: frames, FPS: fps, Background: white, Title: "film"}
}

// add appends a state to the layer, for frame k and all after it.
func add(l *strip.Layer, k int, ops ...strip.Op) {
	l.States = append(l.States, ops)
	for len(l.Frame) <= k {
		l.Frame = append(l.Frame, len(l.States)-1)
	}
}

// static appends a layer that never changes.
func static(f *strip.Film, ops ...strip.Op) {
	f.Layers = append(f.Layers, strip.Layer{Axes: -1, States: []strip.State{ops}, Frame: make([]int, f.Frames)})
}

func line(x, y []int32, c color.NRGBA, width float64) *strip.Path {
	return &strip.Path{Stroke: c, Width: int32(width * strip.Fine), Cap: strip.Square,
		Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: len(x) - 1}}, X: x, Y: y}
}

func text(s string, x, y, size float64, align strip.Align, angle float64) *strip.Text {
	return &strip.Text{String: s, X: px(x), Y: px(y), Size: int32(size * strip.Fine), Align: align, Color: black, Angle: int32(angle * strip.Fine)}
}

// furniture is what lies under the data: grid, ticks, labels, title.
func furniture(f *strip.Film, b box, title string) {
	var ops []strip.Op
	for i := range 7 {
		x := b.x0 + (b.x1-b.x0)*float64(i)/6
		y := b.y0 + (b.y1-b.y0)*float64(i)/6
		for _, seg := range [][4]float64{{x, b.y0, x, b.y1}, {b.x0, y, b.x1, y}} {
			p := line([]int32{px(seg[0]), px(seg[2])}, []int32{px(seg[1]), px(seg[3])}, grid, 1.1)
			p.Crisp, p.Cap = true, strip.Butt
			ops = append(ops, p)
		}
		for _, seg := range [][4]float64{{x, b.y1, x, b.y1 + 5}, {b.x0 - 5, y, b.x0, y}} {
			p := line([]int32{px(seg[0]), px(seg[2])}, []int32{px(seg[1]), px(seg[3])}, black, 1.1)
			p.Crisp, p.Cap = true, strip.Butt
			ops = append(ops, p)
		}
		ops = append(ops,
			text(fmt.Sprint(i), x, b.y1+20, 13.9, strip.Center, 0),
			text(fmt.Sprintf("%.1f", 1.5-float64(i)/2), b.x0-9, y+5, 13.9, strip.Right, 0))
	}
	ops = append(ops,
		text(title, (b.x0+b.x1)/2, b.y0-9, 16.7, strip.Center, 0),
		text("x", (b.x0+b.x1)/2, b.y1+38, 13.9, strip.Center, 0),
		text("y (a.u.)", b.x0-45, (b.y0+b.y1)/2, 13.9, strip.Center, 90))
	static(f, ops...)
}

// frame is the line around a plot, over the data.
func frame(f *strip.Film, b box) {
	static(f, &strip.Path{Stroke: black, Width: 71, Crisp: true,
		Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 3}, {Kind: strip.Close, N: 1}},
		X:     []int32{px(b.x0), px(b.x1), px(b.x1), px(b.x0)}, Y: []int32{px(b.y0), px(b.y0), px(b.y1), px(b.y1)}})
}

// colorMap is a smooth map from dark violet over green to yellow.
func colorMap(n int) []color.NRGBA {
	m := make([]color.NRGBA, n)
	for i := range m {
		t := float64(i) / float64(n-1)
		m[i] = color.NRGBA{
			uint8(68 + 60*math.Sin(math.Pi*(t-0.9)) + 187*math.Pow(t, 4)*0.9),
			uint8(1 + 230*t), uint8(84 + 60*math.Sin(math.Pi*t) - 47*t), 255}
	}
	return m
}
