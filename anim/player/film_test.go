package player_test

import (
	"fmt"
	"image/color"
	"math"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

var (
	black   = color.NRGBA{A: 255}
	white   = color.NRGBA{255, 255, 255, 255}
	noColor color.NRGBA
)

// scene is a film of 1000 by 400 pixels such as a figure with two plots makes:
// furniture, two lines of 400 points, a heatmap and 200 marks of many colours.
func scene(frames int) *strip.Film {
	f := &strip.Film{
		Width: 1000, Height: 400, Frames: frames, FPS: 20, Title: "Waves & dots",
		Background: white,
	}
	for p, r := range []strip.Rect{{X0: 640, Y0: 400, X1: 3760, Y1: 2720}, {X0: 4560, Y0: 400, X1: 7680, Y1: 2720}} {
		f.Axes = append(f.Axes, strip.Axes{
			Title: fmt.Sprint("Plot ", p), Rect: r, X: "x", Y: "y",
			Limits: []strip.Limits{{X1: 2, Y0: -1.5, Y1: 1.5}}, Frame: make([]int, frames),
		})
		f.Layers = append(f.Layers,
			strip.Layer{Axes: p, States: []strip.State{furniture(r, f.Axes[p].Title)}, Frame: make([]int, frames)})
		moving := strip.Layer{Axes: p, Clip: r, Label: "moving"}
		for k := range frames {
			moving.Frame = append(moving.Frame, k)
			if p == 0 {
				moving.States = append(moving.States, waves(r, k))
			} else {
				moving.States = append(moving.States, dots(r, k))
			}
		}
		f.Layers = append(f.Layers, moving,
			strip.Layer{Axes: p, States: []strip.State{{box(r, noColor, black, 51)}}, Frame: make([]int, frames)})
	}
	return f
}

func box(r strip.Rect, fill, stroke color.NRGBA, width int32) *strip.Path {
	return &strip.Path{
		Fill: fill, Stroke: stroke, Width: width, Crisp: true,
		Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 3}, {Kind: strip.Close, N: 1}},
		X:     []int32{r.X0, r.X1, r.X1, r.X0}, Y: []int32{r.Y0, r.Y0, r.Y1, r.Y1},
	}
}

func furniture(r strip.Rect, title string) strip.State {
	grid := &strip.Path{Stroke: color.NRGBA{R: 128, G: 128, B: 128, A: 80}, Width: 51, Crisp: true}
	state := strip.State{grid}
	line := func(x0, y0, x1, y1 int32) {
		grid.Verbs = append(grid.Verbs, strip.Verbs{Kind: strip.MoveTo, N: 1}, strip.Verbs{Kind: strip.LineTo, N: 1})
		grid.X, grid.Y = append(grid.X, x0, x1), append(grid.Y, y0, y1)
	}
	text := func(s string, x, y int32, align strip.Align, font strip.Font) {
		state = append(state, &strip.Text{
			String: s, X: x, Y: y, Align: align, Size: 14 * strip.Fine, Font: font, Color: black,
			Width: int32(len(s)) * 62, // about what Liberation Sans takes
		})
	}
	for i := range int32(9) {
		x := r.X0 + (r.X1-r.X0)*i/8
		line(x, r.Y0, x, r.Y1)
		text(fmt.Sprintf("%.2f", float64(i)/4), x, r.Y1+160, strip.Center, 0)
	}
	for i := range int32(7) {
		y := r.Y0 + (r.Y1-r.Y0)*i/6
		line(r.X0, y, r.X1, y)
		text(fmt.Sprintf("%.1f", 1.5-float64(i)/2), r.X0-70, y+40, strip.Right, 0)
	}
	text(title, (r.X0+r.X1)/2, r.Y0-100, strip.Center, strip.Bold)
	return state
}

func waves(r strip.Rect, k int) strip.State {
	const n = 400
	var s strip.State
	for i, c := range []color.NRGBA{{R: 31, G: 119, B: 180, A: 255}, {R: 255, G: 127, B: 14, A: 255}} {
		p := &strip.Path{
			Stroke: c, Width: 2 * strip.Fine, Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: n - 1}},
			X: make([]int32, n), Y: make([]int32, n),
		}
		if i == 1 {
			p.Dash = []int32{48, 24}
		}
		for j := range n {
			p.X[j] = r.X0 + (r.X1-r.X0)*int32(j)/(n-1)
			p.Y[j] = (r.Y0+r.Y1)/2 + int32(800*math.Sin(float64(j)/40*float64(i+1)+0.1*float64(k)))
		}
		s = append(s, p)
	}
	return s
}

func dots(r strip.Rect, k int) strip.State {
	heat := &strip.Image{Rect: r, W: 40, H: 30, Palette: make([]color.NRGBA, 256), Pix: make([]uint8, 40*30), Max: 1}
	for i := range heat.Palette {
		heat.Palette[i] = color.NRGBA{R: uint8(i), G: uint8(80 + i/3), B: uint8(200 - i/2), A: 255}
	}
	for i := range heat.Pix {
		heat.Pix[i] = uint8(128 + 60*math.Sin(float64(i%40)/5+0.1*float64(k)) + 60*math.Cos(float64(i/40)/4))
	}
	m := &strip.Marks{Size: []int32{64}, Edge: color.NRGBA{A: 255}, EdgeWidth: 32}
	for i := range 10 {
		m.Colors = append(m.Colors, color.NRGBA{R: uint8(25 * i), G: uint8(255 - 20*i), B: 90, A: 255})
	}
	for i := range 200 {
		a := float64(i)*2.399 + 0.02*float64(k)
		m.X = append(m.X, (r.X0+r.X1)/2+int32(80*math.Sqrt(float64(i))*math.Cos(a)))
		m.Y = append(m.Y, (r.Y0+r.Y1)/2+int32(72*math.Sqrt(float64(i))*math.Sin(a)))
		m.Index = append(m.Index, uint8(i%10))
	}
	return strip.State{heat, m}
}
