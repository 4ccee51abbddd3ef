package writer_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// need skips the test where a program is missing.
func need(t testing.TB, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not on PATH, and CI needs it", program)
		}
		t.Skipf("%s is not on PATH: install ffmpeg to run this test", program)
	}
	return path
}

type stream struct {
	CodecName string `json:"codec_name"`
	PixFmt    string `json:"pix_fmt"`
	Width     int    `json:"width"`
	Height    int    `json:"height"`
	Rate      string `json:"r_frame_rate"`
	Frames    string `json:"nb_read_frames"`
	Duration  string `json:"duration"`
	Range     string `json:"color_range"`
	Space     string `json:"color_space"`
	Primaries string `json:"color_primaries"`
	Transfer  string `json:"color_transfer"`
}

func probe(t *testing.T, path string) stream {
	t.Helper()
	out, err := exec.Command(need(t, "ffprobe"), "-v", "error", "-count_frames", "-show_streams", "-of", "json", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var found struct{ Streams []stream }
	if err := json.Unmarshal(out, &found); err != nil || len(found.Streams) != 1 {
		t.Fatalf("%s: %v", out, err)
	}
	return found.Streams[0]
}

func TestMP4(t *testing.T) {
	need(t, "ffmpeg")
	for _, test := range []struct {
		fps        float64
		rate       string
		scale      float64
		w, h       int
		frames     int
		background bool
	}{
		{fps: 20, rate: "20/1", scale: 0, w: 1200, h: 400, frames: 12},
		{fps: 30000.0 / 1001, rate: "30000/1001", scale: 0.3375, w: 406, h: 136, frames: 7}, // 405×135
		{fps: 12.5, rate: "25/2", scale: 0.3375, w: 406, h: 136, frames: 1},
	} {
		f := testfilm.Tutorial(test.frames)
		f.FPS = test.fps
		path := filepath.Join(t.TempDir(), "film.mp4")
		var calls []int
		o := &writer.MP4Options{Scale: test.scale, Progress: func(done, total int) { calls = append(calls, done) }}
		if err := writer.MP4(context.Background(), path, f, o); err != nil {
			t.Fatal(err)
		}
		checkCalls(t, calls, f.Frames)
		got := probe(t, path)
		want := stream{"h264", "yuv420p", test.w, test.h, test.rate, fmt.Sprint(test.frames), got.Duration, "tv", "bt709", "bt709", "bt709"}
		if got != want {
			t.Errorf("the video is %+v, want %+v", got, want)
		}
		var seconds float64
		if _, err := fmt.Sscan(got.Duration, &seconds); err != nil || math.Abs(seconds-f.Seconds()) > 0.002 {
			t.Errorf("duration is %s s, want %v", got.Duration, f.Seconds())
		}
		if order := atoms(t, path); strings.Index(order, "moov") > strings.Index(order, "mdat") {
			t.Errorf("the file's parts are %s, want moov before mdat", order)
		}
		if got := entries(t, filepath.Dir(path)); got != "film.mp4" {
			t.Errorf("the folder holds %s", got)
		}
		checkColors(t, path, f, test.scale, test.w, test.h)
	}
}

// atoms are the names of the file's parts in order.
func atoms(t *testing.T, path string) string {
	var names []string
	b := []byte(content(t, path))
	for len(b) >= 8 {
		n := int(binary.BigEndian.Uint32(b))
		names = append(names, string(b[4:8]))
		if n < 8 || n > len(b) {
			t.Fatalf("a part of %d bytes among the last %d", n, len(b))
		}
		b = b[n:]
	}
	return strings.Join(names, " ")
}

// checkColors decodes the video to RGB by its own flags and compares.
func checkColors(t *testing.T, path string, f *strip.Film, scale float64, w, h int) {
	t.Helper()
	raw, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	if len(raw) != 3*w*h*f.Frames {
		t.Fatalf("%d bytes of pictures, want %d", len(raw), 3*w*h*f.Frames)
	}
	for k := range f.Frames {
		want, err := raster.Still(f, k, scale)
		if err != nil {
			t.Fatal(err)
		}
		var sum float64
		for y := range want.Rect.Dy() {
			for x := range want.Rect.Dx() {
				c := want.RGBAAt(x, y)
				p := raw[3*((k*h+y)*w+x):]
				for i, v := range []uint8{c.R, c.G, c.B} {
					d := float64(v) - float64(p[i])
					sum += d * d
				}
			}
		}
		// Measured: 37 to 40 dB. Half a shade of the wrong matrix or range
		// costs more than 10.
		psnr := 10 * math.Log10(255*255/(sum/float64(3*want.Rect.Dx()*want.Rect.Dy())))
		if psnr < 30 {
			t.Errorf("frame %d: %.1f dB from the film, want 30", k, psnr)
		}
	}
}

// Flat colours come back right, so the matrix, the range and the flags agree.
func TestVideosKeepColors(t *testing.T) {
	need(t, "ffmpeg")
	ctx := context.Background()
	for name, write := range map[string]func(path string, f *strip.Film) error{
		"a.mp4":  func(path string, f *strip.Film) error { return writer.MP4(ctx, path, f, &writer.MP4Options{CRF: 10}) },
		"a.webm": func(path string, f *strip.Film) error { return writer.WebM(ctx, path, f, &writer.WebMOptions{CRF: 10}) },
		"a.avi": func(path string, f *strip.Film) error {
			return writer.AVI(ctx, path, f, &writer.AVIOptions{Quality: 98})
		},
	} {
		path := filepath.Join(t.TempDir(), name)
		f := &strip.Film{Width: 256, Height: 64, Frames: 2, FPS: 10, Background: colorAt(200)}
		l := strip.Layer{Axes: -1, Frame: []int{0, 0}, States: []strip.State{nil}}
		for i := range 8 {
			m := &strip.Image{Rect: strip.Rect{X0: int32(i * 256), X1: int32(i*256 + 256), Y1: 512}, W: 1, H: 1}
			m.Pix = []uint8{uint8(i&1) * 255, uint8(i>>1&1) * 255, uint8(i>>2&1) * 200, 255}
			l.States[0] = append(l.States[0], m)
		}
		f.Layers = []strip.Layer{l}
		if err := write(path, f); err != nil {
			t.Fatal(err)
		}
		raw, err := exec.Command("ffmpeg", "-v", "error", "-i", path, "-f", "rawvideo", "-pix_fmt", "rgb24", "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for i := range 8 {
			p := raw[3*(32*256+32*i+16):]
			for j, want := range []int{i & 1 * 255, i >> 1 & 1 * 255, i >> 2 & 1 * 200} {
				if got := int(p[j]); got < want-4 || got > want+4 {
					t.Errorf("%s: patch %d: channel %d is %d, want %d", name, i, j, got, want)
				}
			}
		}
	}
}

func TestMP4FailuresLeaveNothing(t *testing.T) {
	program := need(t, "ffmpeg")
	dir := t.TempDir()
	path := filepath.Join(dir, "film.mp4")
	if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	f := testfilm.Tutorial(40)
	unharmed := func(what string) {
		t.Helper()
		if got := content(t, path); got != "old" {
			t.Errorf("%s: the old file is now %.20q", what, got)
		}
		if got := entries(t, dir); got != "film.mp4" {
			t.Errorf("%s: the folder holds %s", what, got)
		}
	}

	ctx, cancel := context.WithCancel(context.Background())
	begin := time.Now()
	err := writer.MP4(ctx, path, f, &writer.MP4Options{Progress: func(done, total int) {
		if done == 10 {
			cancel()
		}
	}})
	if !errors.Is(err, context.Canceled) || time.Since(begin) > 30*time.Second {
		t.Errorf("error is %v after %v, want context.Canceled at once", err, time.Since(begin))
	}
	unharmed("canceled")

	func() {
		defer func() { _ = recover() }()
		_ = writer.MP4(context.Background(), path, f, &writer.MP4Options{Progress: func(done, total int) { panic("oops") }})
	}()
	unharmed("panic")

	// A program that reads a little and dies with a message; one that dies at
	// once; one that is not there; one that refuses its arguments.
	script := func(name, text string) string {
		p := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(p, []byte("#!/bin/sh\n"+text), 0o755); err != nil {
			t.Fatal(err)
		}
		return p
	}
	for _, test := range []struct{ program, want string }{
		{script("half", "head -c 2000000 >/dev/null; echo 'disk on fire' >&2; exit 3"), "disk on fire"},
		{script("dead", "exit 7"), "exit status 7"},
		{script("content", "exit 0"), "ffmpeg failed"},
		{filepath.Join(dir, "missing"), "cannot start ffmpeg"},
		{script("refuse", "exec "+program+" -nonsense \"$@\""), "nonsense"},
	} {
		err := writer.MP4(context.Background(), path, f, &writer.MP4Options{FFmpeg: test.program})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error is %v, want one with %q", filepath.Base(test.program), err, test.want)
		}
		unharmed(test.program)
	}
}

// A canceled context ends a program that does not read, and its children.
func TestMP4KillsTheProcessGroup(t *testing.T) {
	dir := t.TempDir()
	pid := filepath.Join(dir, "pid")
	p := filepath.Join(dir, "stuck")
	if err := os.WriteFile(p, []byte("#!/bin/sh\nsleep 300 & echo $! >"+pid+"\nwait\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 500*time.Millisecond)
	defer cancel()
	err := writer.MP4(ctx, filepath.Join(dir, "a.mp4"), testfilm.Tutorial(40), &writer.MP4Options{FFmpeg: p})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("error is %v, want context.DeadlineExceeded", err)
	}
	child := strings.TrimSpace(content(t, pid))
	for range 100 {
		stat, err := os.ReadFile("/proc/" + child + "/stat")
		if err != nil || bytes.Contains(stat, []byte(") Z ")) {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("process %s is still there", child)
}

func TestFFmpegInTheEnvironment(t *testing.T) {
	home := t.TempDir()
	t.Setenv("PATH", t.TempDir())
	t.Setenv("ZOETROPE_HOME", home)
	if _, err := writer.FFmpeg(); err == nil || !strings.Contains(err.Error(), "install") {
		t.Errorf("error is %v, want one that says how to get ffmpeg", err)
	}
	dir := filepath.Join(home, "venv/lib/python3.11/site-packages/imageio_ffmpeg/binaries")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	want := filepath.Join(dir, "ffmpeg-linux-x86_64-v7.0.2")
	for path, mode := range map[string]os.FileMode{want: 0o755, filepath.Join(dir, "ffmpeg-zzz"): 0o644} {
		if err := os.WriteFile(path, nil, mode); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := writer.FFmpeg(); err != nil || got != want {
		t.Errorf("found %q (%v), want %q", got, err, want)
	}
}

func BenchmarkMP4(b *testing.B) {
	need(b, "ffmpeg")
	for _, c := range []struct {
		name string
		film *strip.Film
	}{
		{"Tutorial", testfilm.Tutorial(100)},
		{"Heatmaps", testfilm.Heatmaps(20)},
	} {
		b.Run(c.name, func(b *testing.B) {
			path := filepath.Join(b.TempDir(), "a.mp4")
			for b.Loop() {
				if err := writer.MP4(context.Background(), path, c.film, nil); err != nil {
					b.Fatal(err)
				}
			}
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(info.Size()), "bytes")
			b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N)/float64(c.film.Frames), "ms/frame")
		})
	}
}

// length is how many seconds a file says that it lasts.
func length(t *testing.T, path string) float64 {
	t.Helper()
	out, err := exec.Command(need(t, "ffprobe"), "-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", path).Output()
	if err != nil {
		t.Fatal(err)
	}
	var seconds float64
	if _, err := fmt.Sscan(string(out), &seconds); err != nil {
		t.Fatalf("duration %q: %v", out, err)
	}
	return seconds
}
