package strip

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
)

// manyNumbers is a film whose lines have no order that a predictor could find.
func manyNumbers(frames, points int) *Film {
	f := &Film{Width: 800, Height: 600, Frames: frames, FPS: 20}
	l := Layer{Axes: -1}
	seed := uint32(1)
	for k := range frames {
		x, y := make([]int32, points), make([]int32, points)
		for i := range x {
			seed = seed*1664525 + 1013904223
			x[i], y[i] = int32(8*i), int32(seed>>20)
		}
		l.States = append(l.States, State{&Path{Verbs: []Verbs{{MoveTo, 1}, {LineTo, points - 1}}, X: x, Y: y}})
		l.Frame = append(l.Frame, k)
	}
	f.Layers = []Layer{l}
	return f
}

func TestEncodeTellsItsProgress(t *testing.T) {
	f := manyNumbers(200, 100)
	var plain bytes.Buffer
	if err := Encode(&plain, f, nil); err != nil {
		t.Fatal(err)
	}
	for _, block := range []int{0, 64} {
		var told []int
		var b bytes.Buffer
		err := Encode(&b, f, &Options{Block: block, Progress: func(done, total int) {
			if total != 200 {
				t.Fatalf("of %d frames, want 200", total)
			}
			told = append(told, done)
		}})
		if err != nil {
			t.Fatal(err)
		}
		for i := 1; i < len(told); i++ {
			if told[i] <= told[i-1] {
				t.Fatalf("%d frames are done after %d", told[i], told[i-1])
			}
		}
		if n := len(told); n < 20 || told[0] > 20 || told[n-1] != 200 || told[n-2] < 150 {
			t.Errorf("blocks of %d: told of %v", block, told)
		}
		if block == 0 && !bytes.Equal(b.Bytes(), plain.Bytes()) {
			t.Error("who looks on changes the film")
		}
	}
}

func TestEncodeEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancelCause(context.Background())
	why, last := errors.New("enough"), 0
	err := EncodeContext(ctx, io.Discard, manyNumbers(200, 100), &Options{Progress: func(done, _ int) {
		if last = done; done >= 20 {
			cancel(why)
		}
	}})
	if !errors.Is(err, why) || last == 200 {
		t.Errorf("after frame %d: %v", last, err)
	}
}
