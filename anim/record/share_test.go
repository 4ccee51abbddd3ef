package record

import (
	"image/color"
	"slices"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// What a drawing has in common with the one before is held once.
func TestEqualListsAreHeldOnce(t *testing.T) {
	var b Builder
	n := b.Layer("", -1, strip.Rect{})
	for k := range int32(3) {
		b.Put(n, strip.State{
			&strip.Path{Stroke: color.NRGBA{A: 255}, Width: 64, Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 1}}, X: []int32{0, 8}, Y: []int32{k, k}},
			&strip.Marks{X: []int32{k}, Y: []int32{5}, Size: []int32{8}, Colors: []color.NRGBA{{A: 255}}},
			&strip.Image{W: 1, H: 1, Palette: []color.NRGBA{{R: uint8(k / 2), A: 255}}, Pix: []uint8{0}},
		}, 0)
		b.Next()
	}
	l, _ := b.Get(n)
	if len(l.States) != 3 {
		t.Fatalf("%d drawings, want 3", len(l.States))
	}
	for k := 1; k < 3; k++ {
		p, q := l.States[k-1][0].(*strip.Path), l.States[k][0].(*strip.Path)
		if &p.X[0] != &q.X[0] || &p.Verbs[0] != &q.Verbs[0] {
			t.Errorf("drawing %d has its own places along x or verbs, which are those of the one before", k)
		}
		if q.Y[0] != int32(k) || q.Y[1] != int32(k) {
			t.Errorf("drawing %d has y %v", k, q.Y)
		}
		m, o := l.States[k-1][1].(*strip.Marks), l.States[k][1].(*strip.Marks)
		if &m.Y[0] != &o.Y[0] || &m.Size[0] != &o.Size[0] || &m.Colors[0] != &o.Colors[0] || o.X[0] != int32(k) {
			t.Errorf("drawing %d has marks %+v after %+v", k, o, m)
		}
		i, j := l.States[k-1][2].(*strip.Image), l.States[k][2].(*strip.Image)
		if same := &i.Palette[0] == &j.Palette[0]; same != (k == 1) || j.Palette[0].R != uint8(k/2) {
			t.Errorf("drawing %d has the palette %v", k, j.Palette)
		}
	}
}

// A drawing that comes again is found among others that are equal but for their
// tags, after a Pick and after a Drop too.
func TestEqualDrawingsOfOtherTags(t *testing.T) {
	var b Builder
	n := b.Layer("", -1, strip.Rect{})
	put := func(b *Builder, tags ...int) {
		for _, tag := range tags {
			b.Put(n, strip.State{&strip.Text{String: "a"}}, tag)
			b.Next()
		}
	}
	check := func(b *Builder, frames ...int) {
		t.Helper()
		if l, _ := b.Get(n); !slices.Equal(l.Frame, frames) {
			t.Errorf("the frames show %v, want %v", l.Frame, frames)
		}
	}
	put(&b, 4, 5, 6, 4, 5, 6)
	check(&b, 0, 1, 2, 0, 1, 2)
	c := b.Pick([]int{1, 3}, func(_, tag int) int { return tag })
	put(&c, 4, 5, 6)
	check(&c, 0, 1, 1, 0, 2)
	b.Drop()
	put(&b, 6, 5, 6)
	check(&b, 0, 1, 0)
}
