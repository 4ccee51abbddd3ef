package anim_test

import (
	"bytes"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
)

// A loop that cannot write does not begin, and says why.
func TestExportErrors(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct {
		paths []string
		want  string
	}{
		{[]string{"a.html"}, "run the figure's own loop and then Save"},
		{[]string{"a.gif", "a"}, "can be .apng .avi .gif .mp4 .webm .zoe or a folder"},
		{[]string{filepath.Join("missing", "a.gif")}, "does not exist; create it first"},
		{[]string{"a.gif", "a.gif"}, "this path is there twice"},
	} {
		fig, _ := trace()
		for i := range c.paths {
			c.paths[i] = filepath.Join(dir, c.paths[i])
		}
		out := fig.To(c.paths...)
		for range out.Stream() {
			t.Fatal("the loop began")
		}
		if err := out.Err(); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%v: error is %v, want %q", c.paths, err, c.want)
		}
	}
	fig, _ := trace()
	out := fig.To()
	out.As(filepath.Join(dir, "a.mp4"), anim.GIF{})
	for range out.Stream() {
		t.Fatal("the loop began")
	}
	if err := out.Err(); err == nil || !strings.Contains(err.Error(), "a path that ends in .gif") {
		t.Errorf("a.mp4 as a GIF: error is %v", err)
	}
	out = fig.To(filepath.Join(dir, "none.gif"))
	for range out.Stream() {
		break
	}
	if err := out.Err(); err == nil || !strings.Contains(err.Error(), "no frames") {
		t.Errorf("without a frame the error is %v", err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("files were left behind: %v", left)
	}
}

// A writer that fails ends the loop. Its old file is untouched; the others are
// complete.
func TestExportWriterFails(t *testing.T) {
	if !hasFFmpeg(t) {
		t.Skip("ffmpeg is not on PATH: install it to run this test")
	}
	if runtime.GOOS != "linux" {
		t.Skip("finds ffmpeg's process in /proc")
	}
	dir := t.TempDir()
	video, picture := filepath.Join(dir, "a.mp4"), filepath.Join(dir, "a.gif")
	if err := os.WriteFile(video, []byte("precious"), 0o644); err != nil {
		t.Fatal(err)
	}
	fig, draw := trace()
	out := fig.To(video, picture)
	turns, killed := 0, false
	for k := range out.Stream() {
		if draw(k); k%256 == 10 && k > 256 && !killed {
			killed = killFFmpeg(dir)
		}
		if turns++; turns > 100_000 {
			t.Fatal("the loop goes on without its writer")
		}
	}
	if err := out.Err(); err == nil || !strings.Contains(err.Error(), "a.mp4") || !strings.Contains(err.Error(), "killed") {
		t.Errorf("error is %v", err)
	}
	if got := string(readFile(t, video)); got != "precious" {
		t.Errorf("the older file is now %.20q", got)
	}
	if got := len(pictures(t, picture)); got != turns {
		t.Errorf("the other file has %d frames after %d turns", got, turns)
	}
	if left, _ := os.ReadDir(dir); len(left) != 2 {
		t.Errorf("files were left behind: %v", left)
	}
}

// killFFmpeg kills the encoder that writes into dir, if there is one.
func killFFmpeg(dir string) bool {
	lines, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, path := range lines {
		if b, err := os.ReadFile(path); err == nil && bytes.Contains(b, []byte("ffmpeg")) && bytes.Contains(b, []byte("file:"+dir)) {
			pid, _ := strconv.Atoi(filepath.Base(filepath.Dir(path)))
			if p, err := os.FindProcess(pid); err == nil && p.Kill() == nil {
				return true
			}
		}
	}
	return false
}

// stderr is what is said on standard error while f runs.
func stderr(t *testing.T, f func()) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	was := os.Stderr
	os.Stderr = w
	f()
	os.Stderr = was
	w.Close()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// The first chunk decides automatic limits, of axes and of colours; later data
// beyond them are clipped, and one sentence for each says so.
func TestExportLimits(t *testing.T) {
	var gone []byte // the picture without the point
	for _, far := range []float64{math.NaN(), 1.04, 3} {
		h := &anim.Heatmap{Z: [][]float64{{0, 1}}}
		p := &anim.Scatter{X: []float64{0, 1}, Y: []float64{0, 1}}
		fig := &anim.Figure{Width: 1.6 * anim.Inch, Height: 0.7 * anim.Inch, Axes: []*anim.Axes{
			{Title: "cells", Artists: []anim.Artist{h}}, {Title: "points", Artists: []anim.Artist{p}}}}
		dir := t.TempDir()
		out := fig.To(dir + "/")
		said := stderr(t, func() {
			for k := range out.Steps(270) {
				if k == 265 {
					if p.Y[1] = far; far > 2 {
						h.Z[0][1] = far // has the colour of 1
					}
				}
			}
		})
		if err := out.Err(); err != nil {
			t.Fatal(err)
		}
		frame := func(k int) []byte { return readFile(t, filepath.Join(dir, fmt.Sprintf("frame_%06d.png", k))) }
		if !bytes.Equal(frame(3), frame(260)) {
			t.Error("the second chunk has another layout or other colours than the first")
		}
		if math.IsNaN(far) {
			gone = frame(269)
		}
		if clipped := bytes.Equal(frame(269), gone); clipped != !(far < 2) {
			t.Errorf("the point at %v is clipped: %v", far, clipped)
		}
		want := []string{`Y of the axes "points" (they are -0.05 to 1.05)`, "give VMin and VMax"}
		for _, w := range want {
			if n := strings.Count(said, w); n == 1 != (far > 2) {
				t.Errorf("to %v: it says %q", far, said)
			}
		}
	}
}
