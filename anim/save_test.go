package anim_test

import (
	"bytes"
	"fmt"
	"image/color"
	"image/gif"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/goldentest"
	"github.com/zoetrope-go/zoetrope/anim/player"
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

// SaveAs takes the options of the kind of file that the ending names, and no
// others, and the files are as the options say.
func TestSaveAs(t *testing.T) {
	fig := waveAndCloud(4)
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	for name, o := range map[string]anim.Output{
		"a.gif":   anim.GIF{Scale: 0.25, FPS: 50, Loops: 3, Colors: 16, Dither: true},
		"a.png":   anim.PNG{DPI: 200, Frame: 2},
		"b.png":   anim.APNG{DPI: 25, Colors: 8},
		"a.HTM":   anim.HTML{Controls: player.Bare},
		"a.svg":   anim.SVG{Meta: anim.Meta{Author: "A < B"}},
		"a.pdf":   anim.PDF{Frame: -4},
		"a.avi":   anim.AVI{Scale: 0.25, Quality: 50},
		"frames/": anim.PNGs{DPI: 50},
	} {
		if err := fig.SaveAs(dir+"/"+name, o); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	data, err := os.ReadFile(path("a.gif"))
	if err != nil {
		t.Fatal(err)
	}
	g, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if g.Config.Width != 300 || !slices.Equal(g.Delay, []int{2, 2, 2, 2}) || g.LoopCount != 2 || len(g.Image[0].Palette) > 32 { // 16, one for "as before", and up to a power of two
		t.Errorf("the GIF is %d pixels wide, has the delays %v, plays %d times more and has %d colours", g.Config.Width, g.Delay, g.LoopCount, len(g.Image[0].Palette))
	}
	if img := goldentest.ReadPNG(t, path("a.png")); img.Bounds().Dx() != 2400 {
		t.Errorf("at 200 DPI the still is %d pixels wide, want 2400", img.Bounds().Dx())
	}
	if data, _ := os.ReadFile(path("a.png")); bytes.Contains(data, []byte("zoEt")) {
		t.Error("the still carries a film that nobody asked for")
	}
	if data, _ := os.ReadFile(path("a.HTM")); !bytes.Contains(data, []byte(`data-zoetrope="bare"`)) {
		t.Error("the page has other controls")
	}
	if img := goldentest.ReadPNG(t, path("frames/frame_0003.png")); img.Bounds().Dx() != 600 {
		t.Errorf("at 50 DPI a frame is %d pixels wide, want 600", img.Bounds().Dx())
	}
	for name, o := range map[string]anim.Output{"c.mp4": anim.GIF{}, "c": anim.PDF{}, "c.gif/": anim.GIF{}, "c.png": anim.PNGs{}} {
		err := fig.SaveAs(dir+"/"+name, o)
		want := "the options are those of a path that ends in " + strings.Join(o.Endings(), " or ")
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s with %T: error is %v, want one with %q", name, o, err, want)
		}
	}
}

// Options that make no sense panic, and say which and why.
func TestSaveAsMisuse(t *testing.T) {
	fig := waveAndCloud(2)
	dir := t.TempDir()
	for want, o := range map[string]anim.Output{
		"writer: GIFOptions.FPS is -1, want above 0 and at most 1000, or 0 for the film's":                             anim.GIF{FPS: -1},
		"writer: GIFOptions.Loops is -2, want 1 to 65536, or 0 for what the film's Repeat says":                        anim.GIF{Loops: -2},
		"writer: GIFOptions.Colors is 1, want 2 to 256, or 0 for 256":                                                  anim.GIF{Colors: 1},
		"writer: GIFOptions has Colors 9 and a Palette, want one of them":                                              anim.GIF{Colors: 9, Palette: color.Palette{color.Black}},
		"writer: GIFOptions.Palette[0] is see-through, want colours of full opacity":                                   anim.GIF{Palette: color.Palette{color.Transparent}},
		"writer: GIFOptions has Scale 2 and DPI 200, want one of them":                                                 anim.GIF{Scale: 2, DPI: 200},
		"writer: APNGOptions.DPI is -3, want above 0 and at most 10000, or 0 for 100":                                  anim.APNG{DPI: -3},
		"writer: APNGOptions.Colors is 300, want 2 to 256, or 0 for 256":                                               anim.APNG{Colors: 300},
		"writer: MP4Options has CRF 20 and Bitrate 900, want one of them":                                              anim.MP4{CRF: 20, Bitrate: 900},
		"writer: MP4Options.Threads is 65, want 1 to 64, or 0 for 3":                                                   anim.MP4{Threads: 65},
		"writer: WebMOptions.Bitrate is -1, want 1 to 1000000, or 0 for a constant quality":                            anim.WebM{Bitrate: -1},
		"writer: WebMOptions.Speed is 9, want 1 to 5, or 0 for 5":                                                      anim.WebM{Speed: 9},
		"writer: AVIOptions.Quality is 101, want 1 to 100, or 0 for 90":                                                anim.AVI{Quality: 101},
		"writer: PNGOptions.Frame is 2, want 0 to 1, the film's last, or -2 to -1":                                     anim.PNG{Frame: 2},
		"writer: Meta.Author is \"a\\x00b\", want text without the character 0":                                        anim.SVG{Meta: anim.Meta{Author: "a\x00b"}},
		"player: Options.PosterScale is -1, want above 0 and at most 8, or 0 for 1":                                    anim.HTML{PosterScale: -1},
		"anim: Figure.SaveAs has options of type *writer.GIFOptions, want those of a kind of file, such as anim.GIF{}": &anim.GIF{},
	} {
		func() {
			defer func() {
				if got := fmt.Sprint(recover()); got != want {
					t.Errorf("%T: panic %q, want %q", o, got, want)
				}
			}()
			_ = fig.SaveAs(filepath.Join(dir, "a"+o.Endings()[0]), o)
		}()
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("files were left behind: %v", left)
	}
}
