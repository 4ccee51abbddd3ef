package anim_test

import (
	"bytes"
	"errors"
	"image/gif"
	"iter"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// trace is a small figure of a line that never looks the same again, and what
// draws its frame k.
func trace() (*anim.Figure, func(k int)) {
	l := &anim.Line{X: anim.Linspace(0, 1, 20), Y: make([]float64, 20)}
	t := &anim.Text{X: 0.5, Y: 1.2}
	fig := &anim.Figure{Width: 1.2 * anim.Inch, Height: 0.9 * anim.Inch, FPS: 50, Axes: []*anim.Axes{{
		Artists: []anim.Artist{l, t}, X: anim.Axis{Max: 1}, Y: anim.Axis{Min: -1.5, Max: 1.5},
	}}}
	return fig, func(k int) {
		for i := range l.Y {
			l.Y[i] = math.Sin(float64(k)/7 + float64(i)/3 + float64(k)*float64(k)/1e5)
		}
		t.String = strconv.Itoa(k / 50)
	}
}

// readFile returns a file's content.
func readFile(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// hasFFmpeg reports whether videos can be tested here.
func hasFFmpeg(t *testing.T) bool {
	t.Helper()
	_, err := exec.LookPath("ffmpeg")
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatal("ffmpeg is not on PATH, and CI needs it")
	}
	return err == nil
}

// Files written while the loop runs are, to the byte, those that are written
// afterwards, over several chunks. Only a GIF's palette is made of less.
func TestExportIsSave(t *testing.T) {
	const n = 600
	dir := t.TempDir()
	names := []string{"a.avi", "a.gif", "a.zoe"}
	if hasFFmpeg(t) {
		names = append(names, "a.mp4")
	}
	var whole, cut []string
	for _, name := range names {
		whole, cut = append(whole, filepath.Join(dir, "whole"+name)), append(cut, filepath.Join(dir, "cut"+name))
	}
	fig, draw := trace()
	for k := range fig.Steps(n) {
		draw(k)
	}
	if err := fig.Save(whole...); err != nil {
		t.Fatal(err)
	}
	fig, draw = trace()
	out := fig.To(cut[1:]...)
	out.As(cut[0], anim.AVI{})
	for k := range out.Steps(n) {
		draw(k)
	}
	if err := out.Err(); err != nil {
		t.Fatal(err)
	}
	for i, name := range names {
		if name == "a.zoe" {
			a, err1 := strip.Decode(readFile(t, whole[i]))
			b, err2 := strip.Decode(readFile(t, cut[i]))
			if err := errors.Join(err1, err2); err != nil {
				t.Fatal(err)
			}
			for k := range n {
				if a, b := drawn(a, k), drawn(b, k); a != b {
					t.Fatalf("frame %d of %s is\n%s, want\n%s", k, name, b, a)
				}
			}
		} else if name == "a.gif" { // its palette may lack a step between two colours
			a, b := pictures(t, whole[i]), pictures(t, cut[i])
			if len(a) != n || !slices.EqualFunc(a, b, close) {
				t.Errorf("the GIFs show different pictures: %d and %d", len(a), len(b))
			}
		} else if !bytes.Equal(readFile(t, whole[i]), readFile(t, cut[i])) {
			t.Errorf("%s has other bytes than that of Save", name)
		}
	}
}

// close reports whether two pictures have nearly the same colours.
func close(a, b []byte) bool {
	return slices.EqualFunc(a, b, func(x, y byte) bool { return max(x, y)-min(x, y) <= 8 })
}

// pictures are the frames of a GIF as they are seen, four bytes a pixel.
func pictures(t *testing.T, path string) (all [][]byte) {
	t.Helper()
	g, err := gif.DecodeAll(bytes.NewReader(readFile(t, path)))
	if err != nil {
		t.Fatal(err)
	}
	w := g.Config.Width
	screen := make([]byte, 4*w*g.Config.Height)
	for _, m := range g.Image {
		for y := m.Rect.Min.Y; y < m.Rect.Max.Y; y++ {
			for x := m.Rect.Min.X; x < m.Rect.Max.X; x++ {
				if r, g, b, a := m.At(x, y).RGBA(); a != 0 {
					copy(screen[4*(y*w+x):], []byte{byte(r >> 8), byte(g >> 8), byte(b >> 8), 255})
				}
			}
		}
		all = append(all, slices.Clone(screen))
	}
	return all
}

// heap is what is in use now.
func heap() int {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// Memory does not grow with the number of frames. ZOETROPE_LONG_TESTS=1 makes it
// 100,000 frames, and a video too.
func TestExportMemory(t *testing.T) {
	n, endings := 3000, []string{".gif", ".avi", ".apng"}
	long := os.Getenv("ZOETROPE_LONG_TESTS") != ""
	if long {
		n = 100_000
		if hasFFmpeg(t) {
			endings = append(endings, ".mp4")
		}
	}
	dir := t.TempDir()
	for _, ending := range endings {
		path := filepath.Join(dir, "long"+ending)
		fig, draw := trace()
		out := fig.To(path)
		quarter, most := 0, 0
		start := time.Now()
		for k := range out.Stream() {
			if k == n {
				break
			}
			draw(k)
			switch {
			case k == n/4:
				quarter = heap()
			case k > n/4 && k%(n/8) == n/16:
				most = max(most, heap())
			}
		}
		if err := out.Err(); err != nil {
			t.Fatal(err)
		}
		// A chunk of these drawings is about 300 kB, of which some are under way,
		// and a frame of AVI's index 4 bytes. All drawings together would be 1 MB
		// for each 1000 frames.
		if allowed := quarter + 1_100_000 + 5*n; most > allowed {
			t.Errorf("%s: the heap is %d kB after a quarter of the frames and %d kB later", ending, quarter>>10, most>>10)
		}
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d frames in %v, %d kB; heap %d kB, later %d kB at most; peak of the process %s", ending, n, time.Since(start).Round(time.Second/10), info.Size()>>10, quarter>>10, most>>10, peak())
	}
}

// peak is the most memory that this process had, where the system tells.
func peak() string {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return "not known"
	}
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	line, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(line)
}

// However the loop ends, the files are complete with the frames until then.
func TestExportEndsEarly(t *testing.T) {
	self, err := os.FindProcess(os.Getpid())
	if err != nil {
		t.Fatal(err)
	}
	for _, how := range []string{"break", "panic", "interrupt"} {
		path := filepath.Join(t.TempDir(), "a.gif")
		fig, draw := trace()
		out := fig.To(path)
		turns := 0
		func() {
			defer func() {
				if r := recover(); r != nil && r != "the body's own" {
					panic(r)
				}
			}()
			for k := range out.Stream() {
				draw(k)
				if k == 300 {
					if how == "break" {
						break
					}
					if how == "panic" {
						panic("the body's own")
					}
					if err := self.Signal(os.Interrupt); err != nil {
						t.Skip("this system cannot send an interrupt:", err)
					}
				}
				if k >= 300 {
					time.Sleep(time.Millisecond) // the signal arrives in its own time
				}
				turns++
			}
		}()
		if err := out.Err(); err != nil {
			t.Fatal(err)
		}
		if got := len(pictures(t, path)); got != turns {
			t.Errorf("%s: the file has %d frames after %d turns", how, got, turns)
		}
		if film, err := fig.Film(); err != nil || film.Frames != 1 {
			t.Errorf("%s: afterwards the figure has %d frames, %v; want the one of now", how, film.Frames, err)
		}
	}
}

// What is empty in the first chunk, and a legend that is not there yet, can come
// later, in every kind of file.
func TestExportLate(t *testing.T) {
	late, mark := &anim.Line{}, &anim.Text{X: 0.5, Y: 0.5}
	fig, draw := trace()
	fig.Axes[0].Artists = append(fig.Axes[0].Artists, late, mark)
	path := filepath.Join(t.TempDir(), "a.zoe")
	out := fig.To(path)
	for k := range out.Steps(300) {
		if draw(k); k == 280 {
			late.X, late.Y, late.Label, mark.String = []float64{0, 1}, []float64{0, 1}, "late", "here"
		}
	}
	if err := out.Err(); err != nil {
		t.Fatal(err)
	}
	film, err := strip.Decode(readFile(t, path))
	if err != nil {
		t.Fatal(err)
	}
	before, after := strings.Count(drawn(film, 270), "*strip."), strings.Count(drawn(film, 290), "*strip.")
	if film.Frames != 300 || after < before+4 || !strings.Contains(drawn(film, 290), "here") {
		t.Errorf("%d frames; %d operations early and %d late", film.Frames, before, after)
	}
}

// The loops over time and over samples are those of the figure.
func TestExportLoops(t *testing.T) {
	dir := t.TempDir()
	for name, loops := range map[string]struct {
		figure func(f *anim.Figure) iter.Seq2[int, float64]
		export func(e *anim.Export) iter.Seq2[int, float64]
	}{
		"frames": {
			func(f *anim.Figure) iter.Seq2[int, float64] { return numbered(f.Frames(300 * time.Millisecond)) },
			func(e *anim.Export) iter.Seq2[int, float64] { return numbered(e.Frames(300 * time.Millisecond)) },
		},
		"samples": {
			func(f *anim.Figure) iter.Seq2[int, float64] { return f.Samples(40, 3, 0.5) },
			func(e *anim.Export) iter.Seq2[int, float64] { return e.Samples(40, 3, 0.5) },
		},
	} {
		var turns [2][]float64
		fig, draw := trace()
		for k, at := range loops.figure(fig) {
			draw(k)
			turns[0] = append(turns[0], float64(k), at)
		}
		if err := fig.Save(dir + "/save.avi"); err != nil {
			t.Fatal(err)
		}
		fig, draw = trace()
		out := fig.To(dir + "/to.avi")
		for k, at := range loops.export(out) {
			draw(k)
			turns[1] = append(turns[1], float64(k), at)
		}
		if err := out.Err(); err != nil {
			t.Fatal(err)
		}
		if len(turns[0]) < 20 || !slices.Equal(turns[0], turns[1]) {
			t.Errorf("%s: the turns are %v, into files %v", name, turns[0], turns[1])
		}
		if !bytes.Equal(readFile(t, dir+"/save.avi"), readFile(t, dir+"/to.avi")) {
			t.Errorf("%s: the files differ", name)
		}
	}
}

// numbered counts the turns of a loop.
func numbered(s iter.Seq[float64]) iter.Seq2[int, float64] {
	return func(yield func(int, float64) bool) {
		k := 0
		for v := range s {
			if !yield(k, v) {
				return
			}
			k++
		}
	}
}
