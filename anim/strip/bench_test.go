package strip

import (
	"bytes"
	"cmp"
	"fmt"
	"image/color"
	"io"
	"math"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"
)

// The films that benchmarks and size checks use: the animation tutorial's own
// figures, drawn by hand.

var (
	blue  = color.NRGBA{31, 119, 180, 255}
	black = color.NRGBA{A: 255}
)

func steps(x float64) int32 { return int32(math.Round(x * Unit)) }

// ramp is a smooth palette of 256 colours.
func ramp() []color.NRGBA {
	cs := make([]color.NRGBA, 256)
	for i := range cs {
		x := float64(i) / 255
		cs[i] = color.NRGBA{
			uint8(255 * x * x), uint8(255 * math.Sqrt(x)), uint8(128 + 127*math.Sin(4*x)), 255,
		}
	}
	return cs
}

// furniture is the frame, ticks, labels and titles of an axes.
func furniture(r Rect, axes int) Layer {
	s := State{&Path{
		Stroke: black, Width: 70, Crisp: true, Verbs: []Verbs{{MoveTo, 1}, {LineTo, 3}, {Close, 1}},
		X: []int32{r.X0, r.X1, r.X1, r.X0}, Y: []int32{r.Y0, r.Y0, r.Y1, r.Y1},
	}}
	for i := range int32(9) {
		x, y := r.X0+(r.X1-r.X0)*i/8, r.Y0+(r.Y1-r.Y0)*i/8
		for _, p := range [][4]int32{{x, x, r.Y1, r.Y1 + 40}, {r.X0, r.X0 - 40, y, y}} {
			s = append(s, &Path{
				Stroke: black, Width: 70, Crisp: true, Verbs: []Verbs{{MoveTo, 1}, {LineTo, 1}},
				X: []int32{p[0], p[1]}, Y: []int32{p[2], p[3]},
			})
		}
		s = append(s,
			&Text{String: fmt.Sprintf("%.1f", 0.5*float64(i)), X: x, Y: r.Y1 + 150, Align: Center, Size: 888, Width: 150, Color: black},
			&Text{String: fmt.Sprintf("%.1f", 0.25*float64(i)-1), X: r.X0 - 60, Y: y, Align: Right, Size: 888, Width: 150, Color: black})
	}
	s = append(s, &Text{String: "x", X: (r.X0 + r.X1) / 2, Y: r.Y1 + 300, Align: Center, Size: 888, Width: 60, Color: black})
	return Layer{Axes: axes, States: []State{s}}
}

// shown makes layer l's states follow each other.
func shown(l Layer, frames int) Layer {
	for f := range frames {
		l.Frame = append(l.Frame, min(f, len(l.States)-1))
	}
	return l
}

// section3 is a line that moves and 1 to 100 random points.
func section3() *Film {
	g := rand.New(rand.NewPCG(3, 3))
	rects := []Rect{{500, 300, 4600, 2700}, {5300, 300, 9400, 2700}}
	f := &Film{Width: 1200, Height: 400, Frames: 100, FPS: 20, Title: "Basic animation", Background: color.NRGBA{255, 255, 255, 255}}
	line, points := Layer{Clip: rects[0]}, Layer{Axes: 1, Clip: rects[1]}
	for k := range f.Frames {
		p := &Path{Stroke: blue, Width: 178, Cap: Square, Verbs: []Verbs{{MoveTo, 1}, {LineTo, 99}}}
		for i := range 100 {
			x := 2 * math.Pi * float64(i) / 99
			p.X = append(p.X, steps(62.5+512.5*x/(2*math.Pi)))
			p.Y = append(p.Y, steps(187.5-100*math.Sin(x+0.1*float64(k))))
		}
		line.States = append(line.States, State{p})
		m := &Marks{Size: []int32{79}, Colors: ramp(), Edge: color.NRGBA{}}
		for i := range k + 1 {
			spread := 1 + float64(k)/100
			m.X = append(m.X, steps(918.75+128*spread*g.NormFloat64()))
			m.Y = append(m.Y, steps(187.5+75*spread*g.NormFloat64()))
			m.Index = append(m.Index, uint8(float64(i)*2.55))
		}
		points.States = append(points.States, State{m})
	}
	for i, r := range rects {
		f.Axes = append(f.Axes, Axes{Rect: r, X: "x", Y: "y", Limits: []Limits{{0, 2 * math.Pi, -1.5, 1.5}}, Frame: make([]int, f.Frames)})
		f.Layers = append(f.Layers, shown(furniture(r, i), f.Frames))
	}
	f.Layers = append(f.Layers, shown(line, f.Frames), shown(points, f.Frames))
	return f
}

// section4 is a raster of spikes of 30 neurons that a window of 2 s slides
// over, and the rate below, with a fill.
func section4() *Film {
	g := rand.New(rand.NewPCG(4, 4))
	rects := []Rect{{600, 600, 9300, 2900}, {600, 3700, 9300, 5900}}
	f := &Film{Width: 1200, Height: 800, Frames: 160, FPS: 20, Title: "Neural activity", Background: color.NRGBA{255, 255, 255, 255}}
	trains := make([][]float64, 30)
	for n := range trains {
		rate := 5 + 15*g.Float64()
		for range int(rate * 10) {
			trains[n] = append(trains[n], 10*g.Float64())
		}
		slices.SortFunc(trains[n], cmp.Compare)
	}
	raster, title := Layer{Clip: rects[0]}, Layer{}
	line, fill := Layer{Axes: 1, Clip: rects[1]}, Layer{Axes: 1, Clip: rects[1]}
	for k := range f.Frames {
		start := 0.05 * float64(k)
		m := &Marks{Shape: VBar, Size: []int32{16}, Colors: []color.NRGBA{black}, EdgeWidth: 96}
		counts := make([]float64, 99)
		for n, train := range trains {
			for _, t := range train {
				if t >= start && t < start+2 {
					m.X = append(m.X, steps(75+1087.5*(t-start)/2))
					m.Y = append(m.Y, steps(362.5-287.5*float64(n)/30))
					counts[min(int((t-start)/2*99), 98)]++
				}
			}
		}
		raster.States = append(raster.States, State{m})
		title.States = append(title.States, State{&Text{
			String: fmt.Sprintf("Sliding Window Spike Raster (t = %.1fs)", start), X: 4900, Y: 500, Align: Center, Size: 1067, Width: 3400 + int32(k/100), Color: black,
		}})
		p := &Path{Stroke: blue, Width: 178, Verbs: []Verbs{{MoveTo, 1}, {LineTo, 98}}}
		for i := range counts {
			sum, weight := 0.0, 0.0
			for d := -8; d <= 8; d++ {
				w := math.Exp(-float64(d*d) / 8)
				sum, weight = sum+w*counts[min(max(i+d, 0), 98)], weight+w
			}
			p.X = append(p.X, steps(75+1087.5*float64(i)/99))
			p.Y = append(p.Y, steps(737.5-275*sum/weight/0.02/30/30))
		}
		line.States = append(line.States, State{p})
		area := &Path{Fill: color.NRGBA{31, 119, 180, 77}, Verbs: []Verbs{{MoveTo, 1}, {LineTo, 197}, {Close, 1}}}
		area.X, area.Y = slices.Clone(p.X), slices.Clone(p.Y)
		for i := range p.X {
			area.X, area.Y = append(area.X, p.X[98-i]), append(area.Y, 5900)
		}
		fill.States = append(fill.States, State{area})
	}
	for i, r := range rects {
		f.Axes = append(f.Axes, Axes{Rect: r, Limits: []Limits{{0, 2, 0, 30}}, Frame: make([]int, f.Frames)})
		f.Layers = append(f.Layers, shown(furniture(r, i), f.Frames))
	}
	for _, l := range []Layer{raster, title, fill, line} {
		f.Layers = append(f.Layers, shown(l, f.Frames))
	}
	return f
}

// heatmaps is four images of 50 by 50 cells: a pulse that travels, a spiral
// that turns, their sum, and their sum with noise.
func heatmaps() *Film {
	g := rand.New(rand.NewPCG(6, 6))
	f := &Film{Width: 1200, Height: 1000, Frames: 100, FPS: 20, Title: "Activity", Background: color.NRGBA{255, 255, 255, 255}}
	layers := make([]Layer, 4)
	for k := range f.Frames {
		var pix [4][]uint8
		for i := range 2500 {
			x, y := float64(i%50)/12.5-2, float64(i/50)/12.5-2
			phase := float64(k) / 100
			pulse := math.Exp(-(math.Pow(x+2-4*phase, 2) + y*y) / 0.5)
			spiral := 0.5 * (1 + math.Sin(3*(math.Atan2(y, x)+2*math.Pi*phase)-math.Hypot(x, y)))
			sum := pulse + 0.3*spiral
			for n, v := range []float64{pulse, spiral, sum / 1.3, sum/1.3 + 0.1*g.NormFloat64()} {
				pix[n] = append(pix[n], uint8(255*min(max(v, 0), 1)))
			}
		}
		for n := range layers {
			x, y := int32(n%2)*4800+600, int32(n/2)*4000+400
			layers[n].States = append(layers[n].States, State{&Image{
				Rect: Rect{x, y, x + 3200, y + 3200}, W: 50, H: 50, Palette: ramp(), Pix: pix[n], Max: 1,
			}})
		}
	}
	for n := range layers {
		layers[n].Axes = -1
		f.Layers = append(f.Layers, shown(layers[n], f.Frames))
	}
	return f
}

var realistic = []struct {
	name string
	film func() *Film
}{
	{"Section3LineAndScatter", section3},
	{"Section4ScrollingRaster", section4},
	{"FourHeatmaps", heatmaps},
}

func BenchmarkEncode(b *testing.B) {
	for _, c := range realistic {
		b.Run(c.name, func(b *testing.B) {
			f := c.film()
			for b.Loop() {
				if err := Encode(io.Discard, f, nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(encode(b, f, 0))), "stripbytes")
		})
	}
}

func BenchmarkDecode(b *testing.B) {
	for _, c := range realistic {
		b.Run(c.name, func(b *testing.B) {
			s := encode(b, c.film(), 0)
			for b.Loop() {
				if _, err := Decode(s); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// A film encodes to the same bytes however many processors work at it.
func TestEncodeIsDeterministic(t *testing.T) {
	for _, c := range realistic {
		want := encode(t, c.film(), 0)
		for _, procs := range []int{1, 3} {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(procs))
			if !bytes.Equal(encode(t, c.film(), 0), want) {
				t.Errorf("%s: other bytes with %d processors", c.name, procs)
			}
		}
	}
}
