package anim_test

import (
	"image/color"
	"reflect"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// Each marker has its own colour and edge, however many there are of either.
func TestScatterColorsAndEdges(t *testing.T) {
	const n = 700
	red, blue := color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 0, 255, 255}
	s := &anim.Scatter{Color: red, Size: 100, EdgeWidth: 2}
	for i := range n {
		s.X, s.Y = append(s.X, float64(i)), append(s.Y, 0)
		s.Sizes = append(s.Sizes, 100+float64(i%2))
		var own, edge color.Color
		if i > 0 {
			own = color.NRGBA{0, uint8(i), uint8(i >> 8), 255}
		}
		if i >= 100 && i < 200 {
			edge = blue
		}
		s.Colors, s.Edges = append(s.Colors, own), append(s.Edges, edge)
	}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{s}})
	film, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, l := range film.Layers {
		for _, op := range l.States[0] {
			m, ok := op.(*strip.Marks)
			if !ok {
				continue
			}
			if len(m.Colors) > 256 {
				t.Fatalf("%d colours in one operation", len(m.Colors))
			}
			for i := range m.X {
				at := seen + i
				want, wide := color.NRGBA{0, uint8(at), uint8(at >> 8), 255}, at < 100 || at >= 200
				if at == 0 {
					want = red
				}
				c := m.Colors[0]
				if len(m.Index) > 0 {
					c = m.Colors[m.Index[i]]
				}
				if c != want {
					t.Fatalf("marker %d is %v, want %v", at, c, want)
				}
				if edged := m.Edge == blue && m.EdgeWidth > 0; edged == wide {
					t.Fatalf("marker %d has the edge %v of %d", at, m.Edge, m.EdgeWidth)
				}
				// 10 points are 111 steps, and the edge of its own colour adds 2.
				size := m.Size[min(i, len(m.Size)-1)]
				if want := int32(111); wide && size < want+20 || !wide && (size < want-2 || size > want+8) {
					t.Fatalf("marker %d is %d steps wide", at, size)
				}
			}
			seen += len(m.X)
		}
	}
	if seen != n {
		t.Errorf("there are %d markers, want %d", seen, n)
	}
}

// Filled markers have an outline of 1 point, those of lines have lines of 1.5
// (matplotlib 3.11.2: get_linewidths of what scatter returns).
func TestScatterEdgeWidths(t *testing.T) {
	draw := func(m anim.Marker, width float64) []strip.Layer {
		fig := anim.New(&anim.Axes{Artists: []anim.Artist{
			&anim.Scatter{X: []float64{1, 2}, Y: []float64{1, 3}, Marker: m, EdgeWidth: width},
			&anim.Scatter{X: []float64{2}, Y: []float64{1}, Marker: m, Edge: color.Black, EdgeWidth: width},
		}})
		film, err := fig.Film()
		if err != nil {
			t.Fatal(err)
		}
		return film.Layers
	}
	for _, test := range []struct {
		marker anim.Marker
		width  float64
	}{{anim.Circle, 1}, {anim.Square, 1}, {anim.Plus, 1.5}, {anim.VBar, 1.5}} {
		if !reflect.DeepEqual(draw(test.marker, 0), draw(test.marker, test.width)) {
			t.Errorf("marker %v by default differs from that with a width of %v", test.marker, test.width)
		}
		if reflect.DeepEqual(draw(test.marker, 0), draw(test.marker, 2.5-test.width)) {
			t.Errorf("the width of marker %v makes no difference", test.marker)
		}
	}
}
