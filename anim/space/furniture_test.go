package space

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/plot/vg"

	"github.com/zoetrope-go/zoetrope/anim"
)

// From wherever a scene is seen, its texts do not overlap, stay inside the
// rectangle and read from left to right or upwards, and all axes that are not
// seen from their end have their name and some numbers.
func TestTextsAreReadableFromEverywhere(t *testing.T) {
	for _, focal := range []float64{0, 0.5} {
		s := &Scene{
			X: anim.Axis{Label: "time of the recording (s)", Min: 0, Max: 1e5}, Y: anim.Axis{Label: "unit", Min: -12, Max: 3},
			Z: anim.Axis{Label: "$\\dot x$ of all", Min: 0.001, Max: 0.0072}, Focal: focal,
		}
		f := &film{}
		for el := -90.0; el <= 90; el += 17 {
			for az := -180.0; az < 180; az += 25 {
				s.Look(az, el)
				s.Roll = max(0, az) / 4
				f.see(bounds{}, s.viewpoint())
			}
		}
		size := vg.Point{X: 380, Y: 300}
		for _, v := range f.views {
			l := f.furniture(v, defaultTheme(), size)
			var names, numbers [3]int
			for i, a := range l.texts {
				for _, b := range l.texts[:i] {
					if a.quad().meets(b.quad()) {
						t.Errorf("azimuth %v, elevation %v, roll %v: %q overlaps %q", v.azimuth, v.elevation, v.roll, a.text, b.text)
					}
				}
				if a.angle <= -90 || a.angle > 90 {
					t.Errorf("azimuth %v: %q is turned by %v degrees", v.azimuth, a.text, a.angle)
				}
				if strings.ContainsAny(a.text, "tux") {
					names[a.axis]++
				} else {
					numbers[a.axis]++
				}
			}
			for i, e := range l.edges {
				along := l.place(e[1]).Sub(l.place(e[0]))
				if length := math.Hypot(float64(along.X), float64(along.Y)); length > 60 && (names[i] != 1 || numbers[i] < 1) {
					t.Errorf("azimuth %v, elevation %v, roll %v: axis %d of length %.0f has %d names and %d numbers", v.azimuth, v.elevation, v.roll, i, length, names[i], numbers[i])
				}
			}
			const tiny = 1e-6
			if r := l.reach(); r.Min.X < -tiny || r.Min.Y < -tiny || r.Max.X > size.X+tiny || r.Max.Y > size.Y+tiny {
				t.Errorf("azimuth %v, elevation %v: reaches from %v to %v", v.azimuth, v.elevation, r.Min, r.Max)
			}
		}
	}
}

func TestCut(t *testing.T) {
	b := newBox(vec{0, 0, 0}, vec{1, 1, 1}, vec{1, 1, 1})
	at := func(x, y, z float64) vec { return b.world(vec{x, y, z}) }
	p, q, ok := b.cut(at(-1, 0.5, 0.5), at(0.5, 0.5, 0.5))
	if want := at(0, 0.5, 0.5); !ok || p.sub(want).norm() > 1e-12 || q != at(0.5, 0.5, 0.5) {
		t.Errorf("from %v to %v, %v", p, q, ok)
	}
	if _, _, ok := b.cut(at(-1, 2, 0.5), at(2, 1.5, 0.5)); ok {
		t.Error("a line outside is kept")
	}
	if _, _, ok := b.cut(at(math.NaN(), 0, 0), at(0.5, 0.5, 0.5)); ok {
		t.Error("a line from NaN is kept")
	}
	// The unit square, moved by half its side: a quarter is left.
	left := b.crop([]vec{at(0.5, 0.5, 0.5), at(1.5, 0.5, 0.5), at(1.5, 1.5, 0.5), at(0.5, 1.5, 0.5)})
	if len(left) != 4 {
		t.Fatalf("%d corners: %v", len(left), left)
	}
	side := b.side[0] / 2
	if d := left[0].sub(left[2]).norm(); math.Abs(d-side*math.Sqrt2) > 1e-12 {
		t.Errorf("the diagonal is %v, want %v", d, side*math.Sqrt2)
	}
}
