package writer_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

func TestWebM(t *testing.T) {
	need(t, "ffmpeg")
	for _, test := range []struct {
		fps    float64
		rate   string
		scale  float64
		w, h   int
		frames int
	}{
		{fps: 20, rate: "20/1", scale: 0.5, w: 600, h: 200, frames: 12},
		{fps: 30000.0 / 1001, rate: "30000/1001", scale: 0.3375, w: 406, h: 136, frames: 7}, // 405×135
		{fps: 12.5, rate: "25/2", scale: 0.3375, w: 406, h: 136, frames: 1},
	} {
		f := testfilm.Tutorial(test.frames)
		f.FPS = test.fps
		path := filepath.Join(t.TempDir(), "film.webm")
		var calls []int
		o := &writer.WebMOptions{Scale: test.scale, Progress: func(done, total int) { calls = append(calls, done) }}
		if err := writer.WebM(context.Background(), path, f, o); err != nil {
			t.Fatal(err)
		}
		checkCalls(t, calls, f.Frames)
		got := probe(t, path)
		want := stream{"vp9", "yuv420p", test.w, test.h, test.rate, fmt.Sprint(test.frames), "", "tv", "bt709", "bt709", "bt709"}
		if got != want {
			t.Errorf("the video is %+v, want %+v", got, want)
		}
		if got := length(t, path); math.Abs(got-f.Seconds()) > 0.0015 {
			t.Errorf("the film lasts %v s, want %v", got, f.Seconds())
		}
		checkColors(t, path, f, test.scale, test.w, test.h)
	}
}

func TestWebMFailuresLeaveNothing(t *testing.T) {
	program := need(t, "ffmpeg")
	dir := t.TempDir()
	path := filepath.Join(dir, "film.webm")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	refuse := filepath.Join(t.TempDir(), "refuse")
	if err := os.WriteFile(refuse, []byte("#!/bin/sh\nexec "+program+" -nonsense \"$@\""), 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	stop := func(done, total int) {
		if done == 3 {
			cancel()
		}
	}
	f := testfilm.Tutorial(20)
	if err := writer.WebM(ctx, path, f, &writer.WebMOptions{Scale: 0.2, Progress: stop}); !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
	ctx = context.Background()
	if err := writer.WebM(ctx, path, f, &writer.WebMOptions{FFmpeg: refuse}); err == nil || !strings.Contains(err.Error(), "nonsense") {
		t.Errorf("error is %v, want ffmpeg's own words", err)
	}
	if err := writer.WebM(ctx, path, &strip.Film{}, nil); err == nil || !strings.Contains(err.Error(), "no frames") {
		t.Errorf("error is %v, want one about no frames", err)
	}
	if got := content(t, path); got != "old" {
		t.Errorf("the old file is now %.20q", got)
	}
	if got := entries(t, dir); got != "film.webm" {
		t.Errorf("the folder holds %s", got)
	}
}

func BenchmarkWebM(b *testing.B) {
	need(b, "ffmpeg")
	f := testfilm.Tutorial(100)
	path := filepath.Join(b.TempDir(), "a.webm")
	for b.Loop() {
		if err := writer.WebM(context.Background(), path, f, nil); err != nil {
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
