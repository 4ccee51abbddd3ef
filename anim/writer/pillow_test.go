package writer_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// pillow decodes a file's frames one after the other to RGB.
const pillow = `
import sys
from PIL import Image
with Image.open(sys.argv[1]) as m:
    for k in range(m.n_frames):
        m.seek(k)
        sys.stdout.buffer.write(m.convert("RGB").tobytes())
`

// A second reader, Python's Pillow, sees the same pictures.
func TestPillowReadsTheSame(t *testing.T) {
	python := ""
	for _, p := range []string{os.Getenv("ZOETROPE_TEST_PYTHON"), "python3"} {
		if p != "" && exec.Command(p, "-c", "import PIL").Run() == nil {
			python = p
			break
		}
	}
	if python == "" {
		t.Skip("there is no python3 with Pillow: pip install pillow, and name that python in ZOETROPE_TEST_PYTHON")
	}
	f := few(6)
	dir := t.TempDir()
	for name, b := range map[string][]byte{"a.gif": makeGIF(t, f, nil), "a.png": makeAPNG(t, f, nil)} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o644); err != nil {
			t.Fatal(err)
		}
		var stderr bytes.Buffer
		cmd := exec.Command(python, "-c", pillow, path)
		cmd.Stderr = &stderr
		got, err := cmd.Output()
		if err != nil {
			t.Fatalf("%v: %s", err, &stderr)
		}
		if want := rgb(t, f); !bytes.Equal(got, want) {
			t.Errorf("%s: Pillow sees %d bytes of other pictures, want %d", name, len(got), len(want))
		}
	}
}

// rgb is every frame of the film, three bytes a pixel.
func rgb(t *testing.T, f *strip.Film) (all []byte) {
	t.Helper()
	for k := range f.Frames {
		img, err := raster.Still(f, k, 1)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(img.Pix); i += 4 {
			all = append(all, img.Pix[i:i+3]...)
		}
	}
	return all
}
