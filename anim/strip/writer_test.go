package strip

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
)

// chunk is the frames of f from from to to as a film. Layers that show nothing
// in it are left out.
func chunk(f *Film, from, to int) *Film {
	g := *f
	g.Frames, g.Poster, g.Axes, g.Layers = to-from, 0, nil, nil
	for _, a := range f.Axes {
		index := map[int]int{}
		b := a
		b.Limits, b.Frame = nil, nil
		for _, k := range a.Frame[from:to] {
			if _, ok := index[k]; !ok {
				index[k] = len(b.Limits)
				b.Limits = append(b.Limits, a.Limits[k])
			}
			b.Frame = append(b.Frame, index[k])
		}
		g.Axes = append(g.Axes, b)
	}
	for _, l := range f.Layers {
		index := map[int]int{-1: -1}
		m := l
		m.States, m.Frame = nil, nil
		for _, k := range l.Frame[from:to] {
			if _, ok := index[k]; !ok {
				index[k] = len(m.States)
				m.States = append(m.States, l.States[k])
			}
			m.Frame = append(m.Frame, index[k])
		}
		if from == 0 || len(m.States) > 0 {
			g.Layers = append(g.Layers, m)
		}
	}
	return &g
}

// sight is what is seen of a frame: the limits of the axes and the drawings.
func sight(f *Film, k int) (seen []any) {
	for _, a := range f.Axes {
		seen = append(seen, a.Limits[a.Frame[k]])
	}
	for _, l := range f.Layers {
		if s := l.Frame[k]; s >= 0 && len(l.States[s]) > 0 {
			seen = append(seen, l.States[s])
		}
	}
	return seen
}

// A film that was written in chunks shows what it showed as a whole, in both
// decoders.
func TestWriter(t *testing.T) {
	var strips [][]byte
	for seed := range uint64(100) {
		g := newGenerator(seed)
		f := g.film()
		f.Params, f.Sound, f.Controls = nil, nil, nil
		var b bytes.Buffer
		w := NewWriter(&b)
		for from := 0; from < f.Frames; {
			to := min(from+1+g.IntN(9), f.Frames)
			if err := w.Write(chunk(f, from, to)); err != nil {
				t.Fatalf("film %d: %v", seed, err)
			}
			from = to
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		got, err := Decode(b.Bytes())
		if err != nil {
			t.Fatalf("film %d: %v", seed, err)
		}
		if got.Frames != f.Frames || got.FPS != f.FPS || got.Title != f.Title || got.Background != f.Background {
			t.Fatalf("film %d: the head is %+v, want %+v", seed, got, f)
		}
		for k := range f.Frames {
			if a, b := sight(got, k), sight(f, k); !reflect.DeepEqual(a, b) {
				t.Fatalf("film %d, frame %d is\n%+v, want\n%+v", seed, k, a, b)
			}
		}
		strips = append(strips, b.Bytes())
	}
	differ(t, strips, func(i int) string { return fmt.Sprintf("film %d", i) })
}

func TestWriterErrors(t *testing.T) {
	film := func(labels ...string) *Film {
		f := &Film{Width: 10, Height: 10, Frames: 1, FPS: 10}
		for _, l := range labels {
			f.Layers = append(f.Layers, Layer{Label: l, Axes: -1, Frame: []int{-1}})
		}
		return f
	}
	wide := film("a")
	wide.Width++
	long := film("a")
	long.Frames, long.Layers[0].Frame = MaxEntries/2, make([]int, MaxEntries/2)
	for i := range long.Layers[0].Frame {
		long.Layers[0].Frame[i] = -1
	}
	chosen := film()
	chosen.Params = []Param{{Name: "a", Values: []string{"1"}}}
	for _, c := range []struct {
		chunks []*Film
		want   string
	}{
		{nil, "no frames"},
		{[]*Film{film("a"), wide}, "all must have the same"},
		{[]*Film{film("a", "b"), film("a"), film("b"), film("b", "a")}, `frame 3: the layer "a"`},
		{[]*Film{film("a"), long}, "too long to be read as a whole"},
		{[]*Film{chosen}, "must be written whole"},
	} {
		w := NewWriter(io.Discard)
		var err error
		for _, f := range c.chunks {
			if err == nil {
				err = w.Write(f)
			}
		}
		if err == nil {
			err = w.Close()
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("error is %v, want %q", err, c.want)
		}
	}
	if err := NewWriter(broken{}).Write(film("a")); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("error is %v, want %v", err, io.ErrClosedPipe)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }
