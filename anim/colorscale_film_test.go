package anim

import (
	"bytes"
	"math"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// colorFilm is a film of an artist whose values grow and shrink from frame to
// frame, from -1 to 3 in all.
func colorFilm(t *testing.T, a Scaled, values func(k int, v []float64)) []byte {
	t.Helper()
	fig := New(&Axes{
		X: Axis{Min: -1, Max: 4}, Y: Axis{Min: -1, Max: 4},
		Artists: []Artist{a}, ColorBar: ColorBar{Of: a},
	})
	for k := range fig.Steps(4) {
		v := []float64{0, 0.3, 0.7, 1, -0.5, 0.1, 0.2, 0.9, 0.4}
		for i := range v {
			v[i] *= []float64{0.5, 1, 3, 0.2}[k]
		}
		v[3], v[4] = []float64{1, 1, 3, 0}[k], []float64{0, -1, 0, 0}[k]
		values(k, v)
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := strip.Encode(&b, film, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestFilmColors checks that automatic colour limits are those of the whole
// film: it must be the same, byte by byte, as one whose limits are set.
func TestFilmColors(t *testing.T) {
	x, y := []float64{0, 1, 2, 0, 1, 2, 0, 1, 2}, []float64{0, 0, 0, 1, 1, 1, 2, 2, 2}
	matrix := func(v []float64) [][]float64 { return [][]float64{v[:3], v[3:6], v[6:]} }
	for name, film := range map[string]func(lo, hi float64) []byte{
		"Scatter": func(lo, hi float64) []byte {
			s := &Scatter{X: x, Y: y, VMin: lo, VMax: hi}
			return colorFilm(t, s, func(k int, v []float64) { s.Values = v })
		},
		"Segments": func(lo, hi float64) []byte {
			s := &Segments{X0: x, Y0: y, X1: y, Y1: x, VMin: lo, VMax: hi, Alpha: 0.5}
			return colorFilm(t, s, func(k int, v []float64) { s.Values = v })
		},
		"Arrows": func(lo, hi float64) []byte {
			s := &Arrows{X: x, Y: y, U: y, V: x, VMin: lo, VMax: hi}
			return colorFilm(t, s, func(k int, v []float64) { s.Values = v })
		},
		"StreamPlot": func(lo, hi float64) []byte {
			s := &StreamPlot{U: matrix(x), V: matrix(y), VMin: lo, VMax: hi}
			return colorFilm(t, s, func(k int, v []float64) { s.Values = matrix(v) })
		},
		"Contour": func(lo, hi float64) []byte {
			s := &Contour{}
			if lo != hi {
				s.Levels = roundLevels(span{lo: lo, hi: hi, any: true}, 8)
			}
			return colorFilm(t, s, func(k int, v []float64) { s.Z = matrix(v) })
		},
	} {
		auto, set := film(0, 0), film(-1, 3)
		if !bytes.Equal(auto, set) {
			t.Errorf("%s: the film with automatic limits is another than that with theirs set", name)
		}
		if bytes.Equal(auto, film(-1, 4)) {
			t.Errorf("%s: other limits make the same film", name)
		}
	}
}

// TestColorsForget checks that a second film knows nothing of the first one's
// values, and that a frame left by break does not count.
func TestColorsForget(t *testing.T) {
	s := &Scatter{Y: []float64{1, 2}}
	fig := New(&Axes{Artists: []Artist{s}, ColorBar: ColorBar{Of: s}})
	for range fig.Steps(2) {
		s.Values = []float64{0, 100}
	}
	for k := range fig.Steps(3) {
		s.Values = []float64{0, float64(k + 1)}
		if k == 2 {
			s.Values = []float64{0, 50}
			break
		}
	}
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	bars := 0
	for _, l := range film.Layers {
		for _, state := range l.States {
			if bar, ok := state[0].(*strip.Image); ok {
				bars++
				if bar.Min != 0 || bar.Max != 2 {
					t.Errorf("the colour bar spans %v to %v, want 0 to 2", bar.Min, bar.Max)
				}
			}
		}
	}
	if bars != 1 {
		t.Errorf("%d drawings of a colour bar, want 1", bars)
	}
}

// TestSnapshot checks that copies share no data with their artist, and that
// any change of it is noticed.
func TestSnapshot(t *testing.T) {
	c := &Contour{X: []float64{0, 1}, Z: [][]float64{{1, 2}, {3, 4}}}
	for name, change := range map[string]func(){
		"X": func() { c.X[1]++ }, "Z": func() { c.Z[1][0]++ }, "Width": func() { c.Width++ },
		"Levels": func() { c.Levels = []float64{1} }, "Color": func() { c.Color = C(1) },
	} {
		before := copyOf(c)
		if !same(c, before) {
			t.Errorf("a copy is not the same")
		}
		if change(); same(c, before) {
			t.Errorf("a change of %s is not noticed", name)
		}
	}
	c.Z[0][0] = math.NaN()
	if same(c, copyOf(c)) {
		t.Error("NaN is the same as NaN; the documentation says that it is not")
	}
}
