package writer_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

func TestAVI(t *testing.T) {
	need(t, "ffmpeg")
	for _, test := range []struct {
		film  *strip.Film
		fps   float64
		rate  string
		scale float64
		w, h  int
	}{
		{film: testfilm.Tutorial(12), fps: 20, rate: "20/1", scale: 0, w: 1200, h: 400},
		{film: testfilm.Tutorial(7), fps: 30000.0 / 1001, rate: "30000/1001", scale: 0.3375, w: 405, h: 135},
		{film: testfilm.Tutorial(1), fps: 12.5, rate: "25/2", scale: 0.3375, w: 405, h: 135},
		{film: held(9), fps: 10, rate: "10/1", scale: 0.5, w: 600, h: 200},
	} {
		f := test.film
		f.FPS = test.fps
		path := filepath.Join(t.TempDir(), "film.avi")
		var calls []int
		o := &writer.AVIOptions{Scale: test.scale, Progress: func(done, total int) { calls = append(calls, done) }}
		if err := writer.AVI(context.Background(), path, f, o); err != nil {
			t.Fatal(err)
		}
		checkCalls(t, calls, f.Frames)
		got := probe(t, path)
		want := stream{CodecName: "mjpeg", PixFmt: "yuvj420p", Width: test.w, Height: test.h, Rate: test.rate,
			Frames: fmt.Sprint(f.Frames), Duration: got.Duration, Range: "pc", Space: "bt470bg"}
		if got != want {
			t.Errorf("the video is %+v, want %+v", got, want)
		}
		var seconds float64
		if _, err := fmt.Sscan(got.Duration, &seconds); err != nil || math.Abs(seconds-f.Seconds()) > 1e-5 {
			t.Errorf("duration is %s s, want %v", got.Duration, f.Seconds())
		}
		if got := entries(t, filepath.Dir(path)); got != "film.avi" {
			t.Errorf("the folder holds %s", got)
		}
		checkColors(t, path, f, test.scale, test.w, test.h)
	}
}

// held is a film of n frames that shows each of three drawings for a while.
func held(n int) *strip.Film {
	f := testfilm.Tutorial(3)
	f.Frames = n
	for i := range f.Layers {
		l := &f.Layers[i]
		l.Frame = nil
		for k := range n {
			l.Frame = append(l.Frame, min(3*k/n, len(l.States)-1))
		}
	}
	return f
}

func TestAVIFailuresLeaveNothing(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "film.avi")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	f := testfilm.Tutorial(40)
	unharmed := func(what string) {
		t.Helper()
		if got := content(t, path); got != "old" {
			t.Errorf("%s: the old file is now %.20q", what, got)
		}
		if got := entries(t, dir); got != "film.avi" {
			t.Errorf("%s: the folder holds %s", what, got)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	err := writer.AVI(ctx, path, f, &writer.AVIOptions{Scale: 0.2, Progress: func(done, total int) {
		if done == 10 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
	unharmed("canceled")
	func() {
		defer func() { _ = recover() }()
		_ = writer.AVI(context.Background(), path, f, &writer.AVIOptions{Scale: 0.2, Progress: func(done, total int) { panic("oops") }})
	}()
	unharmed("panic")
	for name, bad := range map[string]struct {
		film *strip.Film
		o    writer.AVIOptions
	}{
		"no film":   {nil, writer.AVIOptions{}},
		"no frames": {&strip.Film{Width: 9, Height: 9, FPS: 9}, writer.AVIOptions{}},
		"too wide":  {&strip.Film{Width: 16384, Height: 1, Frames: 1, FPS: 9}, writer.AVIOptions{Scale: 3}},
	} {
		if err := writer.AVI(context.Background(), path, bad.film, &bad.o); err == nil {
			t.Errorf("%s: no error", name)
		}
		unharmed(name)
	}
}

// The same film gives the same bytes, however the frames were shared out.
func TestAVIIsDeterministic(t *testing.T) {
	dir := t.TempDir()
	var files [2]string
	for i := range files {
		path := filepath.Join(dir, fmt.Sprint(i))
		if err := writer.AVI(context.Background(), path, testfilm.Tutorial(10), &writer.AVIOptions{Scale: 0.3}); err != nil {
			t.Fatal(err)
		}
		files[i] = content(t, path)
	}
	if files[0] != files[1] {
		t.Error("two files of one film differ")
	}
}

func BenchmarkAVI(b *testing.B) {
	f := testfilm.Tutorial(100)
	path := filepath.Join(b.TempDir(), "a.avi")
	for b.Loop() {
		if err := writer.AVI(context.Background(), path, f, nil); err != nil {
			b.Fatal(err)
		}
	}
	info, err := os.Stat(path)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(info.Size()), "bytes")
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/float64(f.Frames), "ms/frame")
}
