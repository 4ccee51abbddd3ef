package writer_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"image"
	"image/color"
	"image/gif"
	"io"
	"math"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// ramp is a film of two frames that shows a ramp from black to white of 256
// pixels, each 64 high, and moves it by a row.
func ramp() *strip.Film {
	f := &strip.Film{Width: 256, Height: 80, Frames: 2, FPS: 10, Title: "Ramp", Background: color.NRGBA{255, 255, 255, 255}}
	l := strip.Layer{Axes: -1, Frame: []int{0, 1}}
	for k := range 2 {
		m := &strip.Image{Rect: strip.Rect{X1: 256 * strip.Unit, Y0: int32(k * strip.Unit), Y1: int32((k + 64) * strip.Unit)}, W: 256, H: 1}
		for range 3 {
			for x := range 256 {
				m.Pix = append(m.Pix, uint8(x))
			}
		}
		m.Pix = append(m.Pix, bytes.Repeat([]byte{255}, 256)...)
		l.States = append(l.States, strip.State{m})
	}
	f.Layers = []strip.Layer{l}
	return f
}

func gifOf(t *testing.T, f *strip.Film, o *writer.GIFOptions) *gif.GIF {
	t.Helper()
	var b bytes.Buffer
	if err := writer.GIF(context.Background(), &b, f, o); err != nil {
		t.Fatal(err)
	}
	g, err := gif.DecodeAll(&b)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// Dithering makes the mean of a neighbourhood the colour that it stands for,
// leaves the colours of the palette alone, and does the same in every frame.
func TestGIFDither(t *testing.T) {
	gray := color.Palette{color.Gray{0}, color.Gray{85}, color.Gray{170}, color.Gray{255}}
	off := func(o *writer.GIFOptions) (worst float64, first *image.Paletted) {
		first = gifOf(t, ramp(), o).Image[0]
		// Between its extremes a palette can mix anything.
		for x := 32; x < 224; x += 8 {
			var got, want float64
			for y := range 64 {
				for i := range 8 {
					r, _, _, _ := first.At(x+i, y).RGBA()
					got += float64(r >> 8)
					want += float64(x + i)
				}
			}
			worst = max(worst, math.Abs(got-want)/(64*8))
		}
		return worst, first
	}
	plain, _ := off(&writer.GIFOptions{Palette: gray})
	mixed, img := off(&writer.GIFOptions{Palette: gray, Dither: true})
	// Half of the step between two grays is 42; the matrix has steps of 85/64.
	if plain < 30 || mixed > 3 {
		t.Errorf("a neighbourhood is up to %.1f from its colour without dithering and %.1f with it, want above 30 and at most 3", plain, mixed)
	}
	for y := range img.Rect.Dy() {
		for _, x := range []int{0, 85, 170, 255} {
			if r, _, _, _ := img.At(x, y).RGBA(); y < 64 && int(r>>8) != x {
				t.Fatalf("pixel (%d, %d) is %d, which the palette has: want it as it is", x, y, r>>8)
			}
		}
	}
	still := ramp()
	still.Layers[0].Frame = []int{0, 0}
	if g := gifOf(t, still, &writer.GIFOptions{Palette: gray, Dither: true}); len(g.Image) != 1 {
		t.Errorf("a still picture makes %d frames, want 1: it flickers", len(g.Image))
	}
	// Automatic palettes too.
	if plain, _ := off(&writer.GIFOptions{Colors: 8}); plain < 10 {
		t.Errorf("8 grays are at most %.1f off, so this test shows nothing", plain)
	}
	if mixed, _ := off(&writer.GIFOptions{Colors: 8, Dither: true}); mixed > 5 {
		t.Errorf("8 grays, dithered, are up to %.1f off, want at most 5", mixed)
	}
}

func TestGIFPalette(t *testing.T) {
	g := gifOf(t, few(3), &writer.GIFOptions{Palette: color.Palette{color.Black, color.White}})
	for _, img := range g.Image {
		for _, i := range img.Pix {
			if i > 2 { // black, white and as before
				t.Fatalf("a pixel has the index %d", i)
			}
		}
	}
	if g.Image[0].Palette[1] != (color.RGBA{255, 255, 255, 255}) {
		t.Errorf("the second colour is %v, want white", g.Image[0].Palette[1])
	}
}

// APNG's delays add up to the film's length at any rate.
func TestAPNGDoesNotDrift(t *testing.T) {
	for _, fps := range []float64{20, 30000.0 / 1001, math.Pi, 7.3, 999.9, 0.01} {
		f := long(1000)
		f.FPS, f.Width, f.Height = fps, 16, 16
		var b bytes.Buffer
		if err := writer.APNG(context.Background(), &b, f, nil); err != nil {
			t.Fatal(err)
		}
		at, frames := 0.0, 0
		for data := b.Bytes()[8:]; len(data) > 0; {
			n := binary.BigEndian.Uint32(data)
			if c := data[8:]; string(data[4:8]) == "fcTL" {
				at += float64(binary.BigEndian.Uint16(c[20:])) / float64(binary.BigEndian.Uint16(c[22:]))
				frames++
			}
			data = data[12+n:]
		}
		if want := 1000 / fps; frames != 1000 || math.Abs(at-want) > 1e-5+want*1e-9 {
			t.Errorf("at %v frames a second, %d frames last %.7f s, want 1000 and %.7f", fps, frames, at, want)
		}
	}
}

// What a file says about itself is what other programs read.
func TestMeta(t *testing.T) {
	need(t, "ffmpeg")
	probe := need(t, "ffprobe")
	ctx, f, dir := context.Background(), ramp(), t.TempDir()
	m := writer.Meta{Title: "Spikes & Wärme", Author: "E. D. Adrian", Comment: "seed 42; <b>"}
	to := func(name string, write func(w io.Writer) error) error {
		return writer.File(filepath.Join(dir, name), write)
	}
	for name, write := range map[string]func(name string) error{
		"a.mp4":  func(n string) error { return writer.MP4(ctx, filepath.Join(dir, n), f, &writer.MP4Options{Meta: m}) },
		"a.webm": func(n string) error { return writer.WebM(ctx, filepath.Join(dir, n), f, &writer.WebMOptions{Meta: m}) },
		"a.avi":  func(n string) error { return writer.AVI(ctx, filepath.Join(dir, n), f, &writer.AVIOptions{Meta: m}) },
	} {
		if err := write(name); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(probe, "-v", "error", "-count_frames", "-show_entries", "format_tags:stream=nb_read_frames", "-of", "json", filepath.Join(dir, name)).Output()
		if err != nil {
			t.Fatal(err)
		}
		var found struct {
			Streams []struct {
				Frames string `json:"nb_read_frames"`
			}
			Format struct{ Tags map[string]string }
		}
		if err := json.Unmarshal(out, &found); err != nil {
			t.Fatal(err)
		}
		tags := map[string]string{}
		for k, v := range found.Format.Tags {
			tags[strings.ToLower(k)] = v
		}
		if tags["title"] != m.Title || tags["artist"] != m.Author || tags["comment"] != m.Comment || found.Streams[0].Frames != "2" {
			t.Errorf("%s says %v", name, found)
		}
	}
	for name, c := range map[string]struct {
		write func(w io.Writer) error
		want  []string
	}{
		"a.gif": {func(w io.Writer) error { return writer.GIF(ctx, w, f, &writer.GIFOptions{Meta: m}) },
			[]string{"Title: Spikes & Wärme\nAuthor: E. D. Adrian\nseed 42; <b>\x00"}},
		"a.png": {func(w io.Writer) error {
			return writer.PNG(ctx, w, f, &writer.PNGOptions{Meta: m, DPI: 300, Film: true})
		},
			[]string{"iTXtTitle\x00\x00\x00\x00\x00Spikes & Wärme", "tEXtAuthor\x00E. D. Adrian", "tEXtComment\x00seed 42", "pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01", "zoEt"}},
		"frame_0001.png": {func(w io.Writer) error {
			dir := t.TempDir()
			if err := writer.Frames(ctx, dir, f, &writer.FramesOptions{Meta: m, DPI: 300}); err != nil {
				return err
			}
			_, err := io.WriteString(w, content(t, filepath.Join(dir, "frame_0001.png")))
			return err
		}, []string{"tEXtAuthor\x00E. D. Adrian", "pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01"}},
		"a.apng": {func(w io.Writer) error { return writer.APNG(ctx, w, f, &writer.APNGOptions{Meta: m, Loops: 7}) },
			[]string{"tEXtAuthor\x00E. D. Adrian", "acTL\x00\x00\x00\x02\x00\x00\x00\x07"}},
		"a.svg": {func(w io.Writer) error { return writer.SVG(ctx, w, f, &writer.SVGOptions{Meta: m}) },
			[]string{"<title>Spikes &amp; Wärme</title>", ">E. D. Adrian</dc:creator>", "<desc>seed 42; &lt;b&gt;</desc>"}},
		"a.pdf": {func(w io.Writer) error {
			return writer.PDF(ctx, w, f, &writer.PDFOptions{Meta: writer.Meta{Author: "E. D. Adrian"}})
		}, []string{"/Author", "/Title"}},
	} {
		if err := to(name, c.write); err != nil {
			t.Fatal(err)
		}
		data := content(t, filepath.Join(dir, name))
		for _, want := range c.want {
			if !strings.Contains(data, want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
	// Python's Pillow and the decoders of Go must still take the pictures.
	for _, name := range []string{"a.png", "a.apng"} {
		if _, err := exec.Command("ffmpeg", "-v", "error", "-i", filepath.Join(dir, name), "-f", "null", "-").Output(); err != nil {
			t.Errorf("%s: ffmpeg does not read it: %v", name, err)
		}
	}
}

// A bit rate is met on the whole.
func TestBitrate(t *testing.T) {
	need(t, "ffmpeg")
	dir := t.TempDir()
	size := func(name string, kbit int) int {
		path := filepath.Join(dir, name)
		var err error
		if f := long(30); strings.HasSuffix(name, "mp4") {
			err = writer.MP4(context.Background(), path, f, &writer.MP4Options{Scale: 0.2, Bitrate: kbit, Threads: 1})
		} else {
			err = writer.WebM(context.Background(), path, f, &writer.WebMOptions{Scale: 0.2, Bitrate: kbit, Threads: 1})
		}
		if err != nil {
			t.Fatal(err)
		}
		return len(content(t, path))
	}
	for _, name := range []string{"a.mp4", "a.webm"} {
		if low, high := size(name, 20), size(name, 400); high < 2*low {
			t.Errorf("%s: %d bytes at 20 kbit/s and %d at 400, want more than twice as many", name, low, high)
		}
	}
}

// A film without frames or size is refused by every writer, in words, before
// there is a file.
func TestNoFrames(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	file := func(write func(w io.Writer, f *strip.Film) error) func(f *strip.Film) error {
		return func(f *strip.Film) error {
			return writer.File(path("a"), func(w io.Writer) error { return write(w, f) })
		}
	}
	for name, write := range map[string]func(f *strip.Film) error{
		"gif":    file(func(w io.Writer, f *strip.Film) error { return writer.GIF(ctx, w, f, nil) }),
		"apng":   file(func(w io.Writer, f *strip.Film) error { return writer.APNG(ctx, w, f, nil) }),
		"png":    file(func(w io.Writer, f *strip.Film) error { return writer.PNG(ctx, w, f, nil) }),
		"svg":    file(func(w io.Writer, f *strip.Film) error { return writer.SVG(ctx, w, f, nil) }),
		"pdf":    file(func(w io.Writer, f *strip.Film) error { return writer.PDF(ctx, w, f, nil) }),
		"html":   file(func(w io.Writer, f *strip.Film) error { return player.Page(ctx, w, f, nil) }),
		"zoe":    file(func(w io.Writer, f *strip.Film) error { return strip.Encode(w, f, nil) }),
		"avi":    func(f *strip.Film) error { return writer.AVI(ctx, path("a"), f, nil) },
		"mp4":    func(f *strip.Film) error { return writer.MP4(ctx, path("a"), f, nil) },
		"webm":   func(f *strip.Film) error { return writer.WebM(ctx, path("a"), f, nil) },
		"frames": func(f *strip.Film) error { return writer.Frames(ctx, path("a"), f, nil) },
	} {
		none, flat := ramp(), ramp()
		none.Frames, none.Layers[0].Frame = 0, nil
		flat.Width = 0
		if err := write(none); err == nil || !strings.Contains(err.Error(), "no frames") && !strings.Contains(err.Error(), "Frames") {
			t.Errorf("%s: error is %v, want one about no frames", name, err)
		}
		if err := write(flat); err == nil || !strings.Contains(err.Error(), "Width") {
			t.Errorf("%s: error is %v, want one about the width", name, err)
		}
		if got := entries(t, dir); got != "" {
			t.Fatalf("%s left %s", name, got)
		}
	}
}
