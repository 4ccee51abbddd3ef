//go:build unix

package anim_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"math"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// everyKind are paths that name each kind of file that Save writes.
var everyKind = []string{"a.html", "a.gif", "a.apng", "a.png", "a.svg", "a.pdf", "a.avi", "a.zoe", "a.mp4", "a.webm", "frames/"}

// small is a film of three frames that takes little time to save.
func small() *anim.Figure {
	fig, s := dot()
	fig.Width, fig.Height = 2*anim.Inch, 2*anim.Inch
	for k := range fig.Steps(3) {
		s.X[0] = float64(k)
	}
	return fig
}

func isVideo(path string) bool { return path == "a.mp4" || path == "a.webm" }

// precious puts a file of each kind into the folder, and returns a check that
// they are all still there and nothing else is.
func precious(t *testing.T, dir string) func(what string) {
	t.Helper()
	if err := os.Mkdir(filepath.Join(dir, "frames"), 0o755); err != nil {
		t.Fatal(err)
	}
	want := 0
	for _, name := range everyKind {
		if name == "frames/" {
			name = "frames/frame_0000.png"
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte("precious"), 0o644); err != nil {
			t.Fatal(err)
		}
		want++
	}
	return func(what string) {
		t.Helper()
		found, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil {
			t.Fatal(err)
		}
		hidden, _ := filepath.Glob(filepath.Join(dir, "*/*"))
		dots, _ := filepath.Glob(filepath.Join(dir, ".*"))
		deep, _ := filepath.Glob(filepath.Join(dir, "frames/.*"))
		files := 0
		for _, path := range append(append(append(found, hidden...), dots...), deep...) {
			if data, err := os.ReadFile(path); err == nil {
				if files++; string(data) != "precious" {
					t.Errorf("%s: %s is no longer what it was", what, path)
				}
			}
		}
		if files != want {
			t.Errorf("%s: there are %d files, want the %d that were there", what, files, want)
		}
	}
}

// Whatever goes wrong with whichever kind of file, the error says what and what
// to do, an older file of that name stays as it is, and nothing else is left.
func TestTroubles(t *testing.T) {
	fig := small()
	video := false
	if _, err := writer.FFmpeg(); err == nil {
		video = true
	} else if os.Getenv("CI") == "true" {
		t.Fatal("CI needs ffmpeg")
	}
	dead := t.TempDir()
	script := "#!/bin/sh\nhead -c 1000 >/dev/null\necho half of it >\"$(eval echo \\${$#} | sed s/^file://)\"\nkill -9 $$\n"
	if err := os.WriteFile(filepath.Join(dead, "ffmpeg"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	done, cancel := context.WithCancelCause(context.Background())
	cancel(errors.New("the lights went out"))
	for _, c := range []struct {
		name   string
		only   func(path string) bool
		set    func(t *testing.T)
		folder string
		want   string
	}{
		{name: "context", set: func(*testing.T) { fig.Context = done }, want: "the lights went out"},
		{name: "missing folder", folder: "none/", only: func(p string) bool { return p != "frames/" },
			want: "the folder none does not exist; create it first"},
		{name: "ffmpeg killed", only: isVideo, set: func(t *testing.T) { t.Setenv("PATH", dead+":"+os.Getenv("PATH")) },
			want: "something ended ffmpeg (signal: killed)"},
		{name: "no ffmpeg", only: isVideo, set: func(t *testing.T) {
			t.Setenv("PATH", "")
			t.Setenv("ZOETROPE_HOME", "none")
		}, want: "need the program ffmpeg, which is not on PATH: install it"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			t.Chdir(dir)
			check := precious(t, dir)
			defer func() { fig.Context = nil }()
			if c.set != nil {
				c.set(t)
			}
			for _, path := range everyKind {
				if c.only != nil && !c.only(path) || isVideo(path) && !video && c.only == nil {
					continue
				}
				err := fig.Save(c.folder + path)
				if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
					t.Errorf("%s: error is %v, want one with %q", path, err, c.want)
				}
				if c.name == "no ffmpeg" && !errors.Is(err, anim.ErrNoFFmpeg) {
					t.Errorf("%s: error is not ErrNoFFmpeg", path)
				}
				check(path)
			}
		})
	}
	for name, want := range map[string]string{"full": "gets larger than a file may be here; choose a smaller Scale", "closed": "may not be written to; choose another"} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			check := precious(t, dir)
			if name == "closed" {
				for _, d := range []string{"frames", "."} {
					if err := os.Chmod(filepath.Join(dir, d), 0o555); err != nil {
						t.Fatal(err)
					}
				}
				defer os.Chmod(dir, 0o755)
				defer os.Chmod(filepath.Join(dir, "frames"), 0o755)
			}
			out := child(t, name, dir, nil)
			check(name)
			for _, path := range everyKind {
				if isVideo(path) && !video {
					continue
				}
				_, line, _ := strings.Cut(out, "\n"+path+": ")
				line, _, _ = strings.Cut(line, "\n")
				if !strings.Contains(line, want) {
					t.Errorf("%s: error is %q, want one with %q", path, line, want)
				}
			}
		})
	}
}

// child runs TestChild in a process of its own and returns what it printed.
// ready, if it is not nil, is called with each line.
func child(t *testing.T, task, dir string, ready func(line string, p *os.Process)) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^TestChild$", "-test.v")
	cmd.Env = append(os.Environ(), "ANIM_CHILD="+task)
	cmd.Dir = dir
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var all bytes.Buffer
	for s := bufio.NewScanner(out); s.Scan(); {
		fmt.Fprintf(&all, "\n%s", s.Text())
		if ready != nil {
			ready(s.Text(), cmd.Process)
		}
	}
	if err := cmd.Wait(); err != nil {
		t.Fatalf("the child ended with %v:%s", err, all.String())
	}
	return all.String()
}

// TestChild is what other tests run in a process of its own.
func TestChild(t *testing.T) {
	switch os.Getenv("ANIM_CHILD") {
	default:
		t.Skip("other tests run this one")
	case "full":
		// Linux has no room for a file beyond this, and says so by a signal too.
		signal.Ignore(syscall.SIGXFSZ)
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: 200, Max: 200}); err != nil {
			t.Fatal(err)
		}
		saveEach()
	case "closed":
		if os.Getuid() == 0 { // who may write everywhere
			if err := errors.Join(syscall.Setgid(65534), syscall.Setuid(65534)); err != nil {
				t.Fatal(err)
			}
		}
		saveEach()
	case "interrupt":
		interrupted(t)
	}
}

func saveEach() {
	fig := small()
	for _, path := range everyKind {
		text := strings.ReplaceAll(fmt.Sprint(fig.Save(path)), "\n", " ")
		fmt.Printf("\n%s: %s\n", path, text)
	}
}

// interrupted is a cell that is interrupted in its loop and then in its Save.
func interrupted(t *testing.T) {
	fig, s := dot()
	fig.Width, fig.Height = 2*anim.Inch, 2*anim.Inch
	turns := 0
	for k := range fig.Steps(100_000) {
		turns++
		s.X[0] = float64(k % 100)
		if k == 50 {
			fmt.Println("\nlooping")
		}
		if k >= 50 {
			time.Sleep(time.Millisecond)
		}
	}
	bundle, err := fig.MIMEBundle()
	if err != nil {
		t.Fatal(err)
	}
	if html, _ := bundle["text/html"].(string); !strings.Contains(html, "data-zoetrope") {
		t.Error("the cell shows nothing")
	}
	film, err := fig.Film()
	if err != nil || film.Frames != turns || turns >= 100_000 {
		t.Fatalf("%d frames after %d turns: %v", film.Frames, turns, err)
	}
	if err := fig.Save("a.zoe", "a.gif", "a.png", "a.html"); err != nil {
		t.Fatal(err)
	}
	// Now the interrupt comes in the middle of a Save, the second time.
	for _, o := range []anim.Output{
		anim.GIF{Progress: slow}, anim.APNG{Progress: slow}, anim.AVI{Progress: slow}, anim.PNGs{Progress: slow}, anim.MP4{Progress: slow}, anim.WebM{Progress: slow},
	} {
		if _, err := writer.FFmpeg(); err != nil && strings.Contains("MP4WebM", fmt.Sprintf("%T", o)[len("writer."):][:3]) {
			continue
		}
		path := "b" + o.Endings()[0]
		err := fig.SaveAs(path, o)
		if !errors.Is(err, context.Canceled) || !strings.Contains(err.Error(), "stopped before it was complete: interrupt signal received") {
			t.Errorf("%s: error is %v, want one about the interrupt", path, err)
		}
	}
	if err := fig.Save("c.gif"); err != nil {
		t.Errorf("after all interrupts: %v", err)
	}
	fmt.Printf("\nturns %d\n", turns)
}

func slow(done, total int) {
	if done == 5 {
		fmt.Println("\nsaving")
	}
	if done >= 5 {
		time.Sleep(5 * time.Millisecond)
	}
}

// An interrupt leaves the frames so far to show and to save. One in a Save
// leaves no file, and a Save after it works.
func TestInterruptedCell(t *testing.T) {
	dir := t.TempDir()
	out := child(t, "interrupt", dir, func(line string, p *os.Process) {
		if line == "looping" || line == "saving" {
			if err := p.Signal(os.Interrupt); err != nil {
				t.Error(err)
			}
		}
	})
	var turns int
	_, after, _ := strings.Cut(out, "\nturns ")
	if _, err := fmt.Sscan(after, &turns); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	data, err := os.ReadFile(filepath.Join(dir, "a.zoe"))
	if err != nil {
		t.Fatal(err)
	}
	film, err := strip.Decode(data)
	if err != nil || film.Frames != turns {
		t.Errorf("the film on disk has %d frames, want %d: %v", film.Frames, turns, err)
	}
	var names []string
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		names = append(names, e.Name())
	}
	// A folder of frames keeps those that are whole.
	if got := strings.Join(names, " "); got != "a.gif a.html a.png a.zoe b c.gif" && got != "a.gif a.html a.png a.zoe c.gif frames" {
		t.Errorf("the folder holds %s", got)
	}
	frames, _ := filepath.Glob(filepath.Join(dir, "b", "*"))
	if len(frames) < 5 || len(frames) >= turns {
		t.Errorf("%d frames are in the folder, want some of %d", len(frames), turns)
	}
	for _, path := range frames {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := png.Decode(bytes.NewReader(data)); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}

// Data that is not finite leaves gaps, in every kind of file.
func TestSaveNotFinite(t *testing.T) {
	l := &anim.Line{X: []float64{0, 1, 2, 3, 4}, Y: make([]float64, 5)}
	h := &anim.Heatmap{Z: [][]float64{{0, 1}, {2, 3}}}
	fig := anim.New(&anim.Axes{Artists: []anim.Artist{l}}, &anim.Axes{Artists: []anim.Artist{h}})
	fig.Width, fig.Height = 3*anim.Inch, 1.5*anim.Inch
	bad := []float64{math.NaN(), math.Inf(1), math.Inf(-1)}
	for k := range fig.Steps(4) {
		for i := range l.Y {
			l.Y[i] = float64(i)
			if k == 3 {
				l.Y[i] = math.NaN() // all of them
			}
		}
		l.Y[2], h.Z[1][0] = bad[k%3], bad[k%3]
	}
	t.Chdir(t.TempDir())
	for _, path := range everyKind {
		if err := fig.Save(path); err != nil && !errors.Is(err, anim.ErrNoFFmpeg) {
			t.Errorf("%s: %v", path, err)
		}
	}
	data, err := os.ReadFile("a.svg")
	if err != nil {
		t.Fatal(err)
	}
	if s := string(data); strings.Contains(s, "NaN") || strings.Contains(s, "Inf") {
		t.Error("the SVG has numbers that are none")
	}
}
