package raster_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// The tests here compare the raster with the plainest implementation there
// is: whether each of 16×16 points in a pixel lies within the shape.

const grid = 16

// sampled is the part of pixel (x, y) whose points are inside.
func sampled(x, y int, inside func(px, py float64) bool) float64 {
	n := 0
	for i := range grid * grid {
		if inside(float64(x)+(float64(i%grid)+0.5)/grid, float64(y)+(float64(i/grid)+0.5)/grid) {
			n++
		}
	}
	return float64(n) / (grid * grid)
}

// checkSampled paints black on white and compares all pixels. One of the
// raster's 16 levels is 0.06.
func checkSampled(t *testing.T, name string, op strip.Op, worst, mean float64, inside func(px, py float64) bool) {
	t.Helper()
	const side = 32
	f := &strip.Film{Width: side, Height: side, Frames: 1, FPS: 1, Background: white,
		Layers: []strip.Layer{{Axes: -1, States: []strip.State{{op}}, Frame: []int{0}}}}
	img, err := raster.Still(f, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	var sum, ink float64
	for y := range side {
		for x := range side {
			want := sampled(x, y, inside)
			got := 1 - float64(img.RGBAAt(x, y).R)/255
			if d := math.Abs(got - want); d > worst {
				t.Errorf("%s: pixel %d,%d is covered by %.3f, want %.3f", name, x, y, got, want)
				return
			}
			sum += got - want
			ink += want
		}
	}
	if ink > 5 && math.Abs(sum) > mean*ink {
		t.Errorf("%s: %.2f pixels of ink too much, of %.1f", name, sum, ink)
	}
}

// toSegment is the distance from p to a segment, and how far along it the
// nearest point of its line lies, with the segment's length.
func toSegment(px, py, ax, ay, bx, by float64) (d, along, length float64) {
	length = math.Hypot(bx-ax, by-ay)
	ux, uy := (bx-ax)/length, (by-ay)/length
	along = (px-ax)*ux + (py-ay)*uy
	t := min(max(along, 0), length)
	return math.Hypot(px-ax-t*ux, py-ay-t*uy), along, length
}

func TestStrokesAgainstSampling(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		n := 2 + r.IntN(3)
		p := &strip.Path{Stroke: black, Width: int32(48 + r.IntN(500)), Cap: strip.Cap(r.IntN(3)),
			Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: n - 1}}}
		for range n {
			p.X, p.Y = append(p.X, int32(r.IntN(256))), append(p.Y, int32(r.IntN(256)))
		}
		width := float64(p.Width) / strip.Fine
		at := func(i int) (float64, float64) { return float64(p.X[i]) / strip.Unit, float64(p.Y[i]) / strip.Unit }
		short := false
		for i := 1; i < n; i++ {
			ax, ay := at(i - 1)
			bx, by := at(i)
			short = short || math.Hypot(bx-ax, by-ay) < width
		}
		if short {
			continue // a butt end next to a join: the join may show
		}
		// The edge of a slanted line is taken for that of an upright one: up to
		// 0.1 in a pixel, and twice that at the ends, where two such errors
		// meet. In a corner a pixel may be covered by two segments, partly by
		// each; it is then given what the larger part covers.
		worst, mean := 0.2, 0.04
		if n > 2 {
			worst, mean = 0.5, 0.1
		}
		checkSampled(t, []string{"butt", "round", "square"}[p.Cap], p, worst, mean, func(px, py float64) bool {
			for i := 1; i < n; i++ {
				ax, ay := at(i - 1)
				bx, by := at(i)
				d, along, length := toSegment(px, py, ax, ay, bx, by)
				lo, hi := 0.0, length // what remains of the segment's own band
				if p.Cap == strip.Square {
					lo, hi = -width/2, length+width/2
				}
				flatA, flatB := i == 1 && p.Cap != strip.Round, i == n-1 && p.Cap != strip.Round
				across := math.Abs((px-ax)*(by-ay)-(py-ay)*(bx-ax)) / length
				switch {
				case flatA && along < 0:
					if along >= lo && across <= width/2 {
						return true
					}
				case flatB && along > length:
					if along <= hi && across <= width/2 {
						return true
					}
				default:
					if d <= width/2 {
						return true
					}
				}
			}
			return false
		})
		if t.Failed() {
			t.Logf("%+v", p)
			return
		}
	}
}

func TestFillsAgainstSampling(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		// A triangle, some of it outside of the picture, as often wound one way
		// as the other.
		p := &strip.Path{Fill: black, Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 2}}}
		for range 3 {
			p.X, p.Y = append(p.X, int32(r.IntN(400)-72)), append(p.Y, int32(r.IntN(400)-72))
		}
		side := func(px, py float64, i, j int) float64 {
			ax, ay, bx, by := float64(p.X[i])/8, float64(p.Y[i])/8, float64(p.X[j])/8, float64(p.Y[j])/8
			return (bx-ax)*(py-ay) - (by-ay)*(px-ax)
		}
		checkSampled(t, "triangle", p, 0.08, 0.04, func(px, py float64) bool {
			a, b, c := side(px, py, 0, 1), side(px, py, 1, 2), side(px, py, 2, 0)
			return a >= 0 && b >= 0 && c >= 0 || a <= 0 && b <= 0 && c <= 0
		})
	}
}

func TestCirclesAgainstSampling(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 60 {
		m := &strip.Marks{X: []int32{int32(r.IntN(256))}, Y: []int32{int32(r.IntN(256))}, Size: []int32{int32(4 + r.IntN(160))}}
		m.Colors = append(m.Colors, black)
		x, y, radius := float64(m.X[0])/8, float64(m.Y[0])/8, float64(m.Size[0])/16
		checkSampled(t, "circle", m, 0.08, 0.05, func(px, py float64) bool { return math.Hypot(px-x, py-y) <= radius })
	}
}
