package writer_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"io"
	"iter"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// chunks cuts a film into chunks of the given lengths and one of what is left.
func chunks(f *strip.Film, lengths ...int) iter.Seq[*strip.Film] {
	return func(yield func(*strip.Film) bool) {
		from := 0
		for _, n := range append(lengths, f.Frames) {
			n = min(n, f.Frames-from)
			g := *f
			g.Frames, g.Poster, g.Axes, g.Layers = n, 0, nil, nil
			for _, l := range f.Layers {
				l.Axes, l.Frame = -1, l.Frame[from:from+n]
				g.Layers = append(g.Layers, l)
			}
			if from += n; n > 0 && !yield(&g) {
				return
			}
		}
	}
}

// A film written in chunks is the film written whole, picture by picture and
// wherever it is cut; of videos, to the byte.
func TestChunks(t *testing.T) {
	ctx := context.Background()
	for _, lengths := range [][]int{{4}, {29}, {4, 1, 1, 7}, {12, 12}} {
		for _, fps := range []float64{20, 60, 333} {
			f := long(30)
			f.FPS = fps
			var b bytes.Buffer
			if err := writer.GIFChunks(ctx, &b, chunks(f, lengths...), &writer.GIFOptions{Scale: 0.3}); err != nil {
				t.Fatal(err)
			}
			whole, cut := show(decodeGIF(t, makeGIF(t, f, &writer.GIFOptions{Scale: 0.3}))), show(decodeGIF(t, b.Bytes()))
			if len(whole) != len(cut) {
				t.Fatalf("gif of %v, %v fps: lasts %d hundredths, want %d", lengths, fps, len(cut), len(whole))
			}
			for i := range whole {
				if !bytes.Equal(whole[i].Pix, cut[i].Pix) {
					t.Fatalf("gif of %v, %v fps: another picture at hundredth %d", lengths, fps, i)
				}
			}
		}
		dir := t.TempDir()
		f := long(30)
		f.RepeatDelay = time.Second
		for _, o := range []writer.APNGOptions{{Scale: 0.3}, {Scale: 0.3, Colors: 256, Loops: 3}} {
			path := filepath.Join(dir, "cut.apng")
			if err := writer.APNGChunks(ctx, path, chunks(f, lengths...), &o); err != nil {
				t.Fatal(err)
			}
			whole, cut := decodeAPNG(t, makeAPNG(t, f, &o)), decodeAPNG(t, []byte(content(t, path)))
			if cut.plays != whole.plays || cut.frames != len(cut.pictures) {
				t.Errorf("apng of %v: plays %d times, want %d; announces %d frames and has %d", lengths, cut.plays, whole.plays, cut.frames, len(cut.pictures))
			}
			a, b := whole.perFrame(f.FPS), cut.perFrame(f.FPS)
			if len(a) != len(b) {
				t.Fatalf("apng of %v: lasts %d frames, want %d", lengths, len(b), len(a))
			}
			for k := range a {
				if !bytes.Equal(a[k].Pix, b[k].Pix) {
					t.Fatalf("apng of %v: another picture at frame %d", lengths, k)
				}
			}
		}
		files := map[string]func(name string) error{
			"whole.avi": func(p string) error { return writer.AVI(ctx, p, f, &writer.AVIOptions{Scale: 0.3}) },
			"chunk.avi": func(p string) error {
				return writer.AVIChunks(ctx, p, chunks(f, lengths...), &writer.AVIOptions{Scale: 0.3})
			},
			"whole.mp4": func(p string) error { return writer.MP4(ctx, p, f, &writer.MP4Options{Scale: 0.3}) },
			"chunk.mp4": func(p string) error {
				return writer.MP4Chunks(ctx, p, chunks(f, lengths...), &writer.MP4Options{Scale: 0.3})
			},
		}
		for name, write := range files {
			if strings.HasSuffix(name, "mp4") {
				need(t, "ffmpeg")
			}
			if err := write(filepath.Join(dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		for _, ending := range []string{".avi", ".mp4"} {
			if content(t, filepath.Join(dir, "whole"+ending)) != content(t, filepath.Join(dir, "chunk"+ending)) {
				t.Errorf("%s of %v: other bytes than when written whole", ending, lengths)
			}
		}
	}
}

// perFrame is the picture that is seen at each frame's time.
func (a animation) perFrame(fps float64) (seen []*image.NRGBA) {
	for i, p := range a.pictures {
		for range int(math.Round(a.seconds[i] * fps)) {
			seen = append(seen, p)
		}
	}
	return seen
}

// Frames that look the same, in one chunk or two, are one that stays.
func TestAPNGChunksOfStillness(t *testing.T) {
	f := few(1)
	f.Frames, f.FPS, f.RepeatDelay = 25, 20, 500*time.Millisecond
	for i := range f.Layers {
		f.Layers[i].Frame = make([]int, 25)
	}
	path := filepath.Join(t.TempDir(), "a.apng")
	if err := writer.APNGChunks(context.Background(), path, chunks(f, 7, 9), nil); err != nil {
		t.Fatal(err)
	}
	a := decodeAPNG(t, []byte(content(t, path)))
	if a.frames != 1 || len(a.pictures) != 1 || a.seconds[0] != 1.75 {
		t.Errorf("announces %d frames, has %d, which stay for %v s, want one for 1.75 s", a.frames, len(a.pictures), a.seconds)
	}
}

func TestFramesChunks(t *testing.T) {
	ctx, dir, f := context.Background(), t.TempDir(), long(9)
	whole, cut := filepath.Join(dir, "whole"), filepath.Join(dir, "cut")
	if err := writer.Frames(ctx, whole, f, &writer.FramesOptions{Scale: 0.2}); err != nil {
		t.Fatal(err)
	}
	if err := writer.FramesChunks(ctx, cut, chunks(f, 2, 3), &writer.FramesOptions{Scale: 0.2}); err != nil {
		t.Fatal(err)
	}
	if got := entries(t, cut); !strings.HasPrefix(got, "frame_000000.png") || strings.Count(got, "png") != 9 {
		t.Fatalf("the folder holds %s", got)
	}
	for k := range 9 {
		a, b := "frame_000"+string(rune('0'+k))+".png", "frame_00000"+string(rune('0'+k))+".png"
		if content(t, filepath.Join(whole, a)) != content(t, filepath.Join(cut, b)) {
			t.Errorf("frame %d differs", k)
		}
	}
}

// The later chunks' own troubles end the writing, and nothing is left.
func TestChunksFail(t *testing.T) {
	good := long(8)
	wide := long(8)
	wide.Width++
	none := func(func(*strip.Film) bool) {}
	ctx, cancel := context.WithCancel(context.Background())
	for name, c := range map[string]struct {
		chunks iter.Seq[*strip.Film]
		want   string
	}{
		"no chunk":     {none, "the film has no frames"},
		"another size": {func(yield func(*strip.Film) bool) { _ = yield(good) && yield(wide) }, "all must have one size"},
		"given up": {func(yield func(*strip.Film) bool) {
			yield(good)
			cancel()
		}, "stopped before it was complete"},
	} {
		ctx := ctx
		if name != "given up" {
			ctx = context.Background()
		}
		dir := t.TempDir()
		path := filepath.Join(dir, "film")
		if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
		for kind, write := range map[string]func() error{
			"gif": func() error {
				return writer.File(path, func(w io.Writer) error { return writer.GIFChunks(ctx, w, c.chunks, nil) })
			},
			"apng": func() error { return writer.APNGChunks(ctx, path, c.chunks, nil) },
			"avi":  func() error { return writer.AVIChunks(ctx, path, c.chunks, nil) },
			"mp4": func() error {
				need(t, "ffmpeg")
				return writer.MP4Chunks(ctx, path, c.chunks, nil)
			},
		} {
			err := write()
			if err == nil || !strings.Contains(err.Error(), c.want) || strings.Count(err.Error(), kind+":") > 1 {
				t.Errorf("%s, %s: error is %v, want %q", kind, name, err, c.want)
			}
			if name == "given up" && !errors.Is(err, context.Canceled) {
				t.Errorf("%s: error is %v, want context.Canceled", kind, err)
			}
		}
		if entries(t, dir) != "film" || content(t, path) != "old" {
			t.Errorf("%s: the folder holds %s", name, entries(t, dir))
		}
	}
}
