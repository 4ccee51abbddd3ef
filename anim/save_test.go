package anim_test

import (
	"bytes"
	"image/gif"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// Every ending gives its kind of file, from one run of the loop, and the films
// inside are the film.
func TestSave(t *testing.T) {
	fig := waveAndCloud(12)
	dir := t.TempDir()
	path := func(ending string) string { return filepath.Join(dir, "film"+ending) }
	names := []string{".html", ".gif", ".apng", ".png", ".zoe", ".svg", ".pdf", ".avi"}
	video := false
	if _, err := writer.FFmpeg(); err == nil {
		video = true
		names = append(names, ".mp4", ".webm")
	}
	var paths []string
	for _, n := range names {
		paths = append(paths, path(n))
	}
	if err := fig.Save(append(paths, filepath.Join(dir, "frames")+"/")...); err != nil {
		t.Fatal(err)
	}
	read := func(ending string) []byte {
		data, err := os.ReadFile(path(ending))
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	want, err := fig.Film()
	if err != nil {
		t.Fatal(err)
	}
	inside, err := strip.ExtractPNG(read(".png"))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{".zoe": read(".zoe"), ".png": inside} {
		got, err := strip.Decode(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got.Frames != 12 || got.Title != want.Title || !reflect.DeepEqual(got.Axes, want.Axes) {
			t.Errorf("%s holds another film: %d frames, %q", name, got.Frames, got.Title)
		}
	}
	if !bytes.HasPrefix(read(".html"), []byte("<!DOCTYPE html>")) {
		t.Error(".html is no page")
	}
	g, err := gif.DecodeAll(bytes.NewReader(read(".gif")))
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Image) != 12 || g.Config.Width != 1200 || g.Config.Height != 400 {
		t.Errorf(".gif has %d frames of %d by %d", len(g.Image), g.Config.Width, g.Config.Height)
	}
	if !bytes.Contains(read(".apng"), []byte("acTL")) {
		t.Error(".apng is not animated")
	}
	if img, err := png.Decode(bytes.NewReader(read(".png"))); err != nil || img.Bounds().Dx() != 1200 {
		t.Errorf(".png: %v", err)
	}
	if frames, _ := filepath.Glob(filepath.Join(dir, "frames", "*.png")); len(frames) != 12 {
		t.Errorf("the folder has %d frames", len(frames))
	}
	marks := map[string]string{".svg": "<svg", ".pdf": "%PDF-", ".avi": "AVI LIST"}
	if video {
		marks[".mp4"], marks[".webm"] = "ftyp", "webm"
	}
	for ending, mark := range marks {
		if data := read(ending); !bytes.Contains(data[:min(len(data), 256)], []byte(mark)) {
			t.Errorf("%s does not begin with %q", ending, mark)
		}
	}
}

func TestSaveErrors(t *testing.T) {
	fig := waveAndCloud(2)
	dir := t.TempDir()
	old := filepath.Join(dir, "old.gif")
	if err := os.WriteFile(old, []byte("precious"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		paths []string
		want  string
	}{
		{[]string{old, filepath.Join(dir, "film.xyz")}, "unknown ending .xyz; known are .apng .avi .gif .htm .html .mp4 .pdf .png .svg .webm .zoe and / for a folder of PNG files"},
		{[]string{filepath.Join(dir, "film")}, "the path has no ending"},
		{[]string{filepath.Join(dir, "missing", "film.gif")}, "no such file or directory"},
		{[]string{old + "/"}, "old.gif"},
	} {
		err := fig.Save(c.paths...)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Save(%q): %v, want %q", c.paths, err, c.want)
		}
	}
	if data, _ := os.ReadFile(old); string(data) != "precious" {
		t.Error("a Save that failed changed an older file")
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("files were left behind: %v", left)
	}
}
