package writer_test

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// long is a film of n frames that shows four drawings in turn.
func long(n int) *strip.Film {
	f := few(4)
	f.Frames = n
	for i := range f.Layers {
		l := &f.Layers[i]
		l.Frame = nil
		for k := range n {
			l.Frame = append(l.Frame, k%len(l.States))
		}
	}
	return f
}

// Ten times the frames take no more memory, apart from a list of their times:
// all that is allocated counts here, not only what is kept.
func TestMemoryIsFlat(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.avi")
	writers := map[string]func(f *strip.Film) error{
		"gif":  func(f *strip.Film) error { return writer.GIF(ctx, io.Discard, f, &writer.GIFOptions{Scale: 0.3}) },
		"avi":  func(f *strip.Film) error { return writer.AVI(ctx, path, f, &writer.AVIOptions{Scale: 0.3}) },
		"apng": func(f *strip.Film) error { return writer.APNG(ctx, io.Discard, f, &writer.APNGOptions{Scale: 0.3}) },
	}
	for name, write := range writers {
		allocated := func(frames int) int {
			f := long(frames)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			if err := write(f); err != nil {
				t.Fatal(err)
			}
			runtime.ReadMemStats(&after)
			return int(after.TotalAlloc - before.TotalAlloc)
		}
		const few, many = 100, 1000
		short, long := allocated(few), allocated(many)
		// A frame of 360×120 pixels is 43 kB as indices.
		if perFrame := (long - short) / (many - few); perFrame > 8000 {
			t.Errorf("%s: each frame allocates %d bytes, want at most 8000", name, perFrame)
		}
	}
}

// A GIF that gets other colours in each chunk counts them without pictures of
// their own: what a chunk allocates is small beside one.
func TestMemoryIsFlatWithOtherColors(t *testing.T) {
	allocated := func(rounds int) int {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		err := writer.GIFChunks(context.Background(), io.Discard, func(yield func(*strip.Film) bool) {
			for range rounds {
				for f := range shown(chunks(changing(), 3, 3, 3, 3)) {
					if !yield(f) {
						return
					}
				}
			}
		}, &writer.GIFOptions{Scale: 8})
		if err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return int(after.TotalAlloc - before.TotalAlloc)
	}
	const picture = 4 * 64 * 8 * 64 * 8
	allocated(1) // the fonts
	if chunk := (allocated(5) - allocated(1)) / (4 * 5); chunk > picture/4 {
		t.Errorf("each chunk allocates %d bytes, want at most a quarter of a picture, %d", chunk, picture/4)
	}
}

func TestInterruptedFileLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	err := writer.File(filepath.Join(dir, "a.gif"), func(w io.Writer) error {
		return writer.GIF(ctx, w, few(20), &writer.GIFOptions{Progress: func(done, total int) {
			if done == 15 {
				cancel()
			}
		}})
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("error is %v, want context.Canceled", err)
	}
	if got := entries(t, dir); got != "" {
		t.Errorf("the folder holds %s, want nothing", got)
	}
}
