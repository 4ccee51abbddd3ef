package writer_test

import (
	"bytes"
	"context"
	"iter"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// changing is a film of few colours, then of as many as a palette has, then of
// others, then of the first ones again: three frames each.
func changing() *strip.Film {
	var f *strip.Film
	for _, c := range []struct{ colors, from int }{{5, 0}, {250, 0}, {250, 3}, {5, 0}, {40, 60}} {
		g := patches(c.colors)
		for i := range g.Layers[0].States {
			m := g.Layers[0].States[i][0].(*strip.Image)
			for j := range m.Palette {
				m.Palette[j].R += uint8(c.from * 31)
				m.Palette[j].B ^= uint8(c.from * 17)
			}
			if i == 1 { // most of the picture stays
				before := g.Layers[0].States[0][0].(*strip.Image)
				copy(m.Pix[:3000], before.Pix)
			}
		}
		if f == nil {
			f = g
			continue
		}
		for i, s := range g.Layers[0].States {
			f.Layers[0].States = append(f.Layers[0].States, s)
			f.Layers[0].Frame = append(f.Layers[0].Frame, f.Frames+i)
		}
		f.Frames += g.Frames
	}
	return f
}

// shown are chunks without the drawings that they do not show.
func shown(all iter.Seq[*strip.Film]) iter.Seq[*strip.Film] {
	return func(yield func(*strip.Film) bool) {
		for f := range all {
			l := &f.Layers[0]
			var states []strip.State
			var frame []int
			for k, s := range l.Frame {
				states = append(states, l.States[s])
				frame = append(frame, k)
			}
			l.States, l.Frame = states, frame
			if !yield(f) {
				return
			}
		}
	}
}

// A GIF that is written chunk by chunk has the colours of each, however many
// the first one had.
func TestGIFChunksRenewThePalette(t *testing.T) {
	f := changing()
	for _, lengths := range [][]int{{3, 3, 3, 3, 3}, {2, 5, 1}, {1}} {
		for _, dither := range []bool{false, true} {
			var b bytes.Buffer
			if err := writer.GIFChunks(context.Background(), &b, shown(chunks(f, lengths...)), &writer.GIFOptions{Dither: dither}); err != nil {
				t.Fatal(err)
			}
			seen := show(decodeGIF(t, b.Bytes()))
			for k := range f.Frames {
				want, err := raster.Still(f, k, 1)
				if err != nil {
					t.Fatal(err)
				}
				worst := 0
				for i, v := range seen[10*k].Pix {
					worst = max(worst, int(v)-int(want.Pix[i]), int(want.Pix[i])-int(v))
				}
				// Exact, but where a chunk has the colours of two of the pictures, and
				// where a colour close to another one is new.
				if most := 60; worst > most || lengths[0] == 3 && !dither && worst > 20 {
					t.Errorf("chunks of %v, dither %v: a colour of frame %d is off by %d", lengths, dither, k, worst)
				}
			}
		}
	}
}
