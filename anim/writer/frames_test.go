package writer_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

func TestFrames(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "new", "folder")
	f := testfilm.Tutorial(3)
	var calls []int
	err := writer.Frames(ctx, dir, f, &writer.FramesOptions{Scale: 0.5, Progress: func(done, total int) { calls = append(calls, done) }})
	if err != nil {
		t.Fatal(err)
	}
	checkCalls(t, calls, 3)
	if got, want := entries(t, dir), "frame_0000.png frame_0001.png frame_0002.png"; got != want {
		t.Errorf("the folder holds %s, want %s", got, want)
	}
	for k := range f.Frames {
		file, err := os.Open(filepath.Join(dir, "frame_000"+string(rune('0'+k))+".png"))
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(file)
		_ = file.Close()
		if err != nil {
			t.Fatal(err)
		}
		want, err := raster.Still(f, k, 0.5)
		if err != nil {
			t.Fatal(err)
		}
		got := image.NewRGBA(img.Bounds())
		draw.Draw(got, got.Rect, img, image.Point{}, draw.Src)
		if !bytes.Equal(got.Pix, want.Pix) {
			t.Errorf("frame %d differs", k)
		}
	}

	if err := writer.Frames(ctx, filepath.Join(dir, "frame_0000.png"), f, nil); err == nil {
		t.Error("no error for a folder that is a file")
	}
	ended, cancel := context.WithCancel(ctx)
	defer cancel()
	err = writer.Frames(ended, dir, testfilm.Tutorial(9), &writer.FramesOptions{Scale: 0.1, Progress: func(done, total int) {
		if done == 2 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
	if got, want := entries(t, dir), "frame_0000.png frame_0001.png frame_0002.png"; got != want {
		t.Errorf("the folder holds %s, want %s", got, want)
	}
}
