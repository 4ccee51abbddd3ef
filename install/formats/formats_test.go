package formats

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// Save names all that it knows when it is given an ending that it does not.
func TestEndingsAreThoseOfSave(t *testing.T) {
	err := new(anim.Figure).Save("film.unknown")
	if err == nil {
		t.Fatal("Save took an unknown ending")
	}
	m := regexp.MustCompile(`known are (.+) and (\S+) for a folder`).FindStringSubmatch(err.Error())
	if m == nil {
		t.Fatalf("Save names no endings in %q", err)
	}
	want := append(strings.Fields(m[1]), m[2])
	got := Endings()
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("the endings are %q, and Save knows %q", got, want)
	}
}

// script writes an executable that answers as a program named ffmpeg might.
func script(t *testing.T, name, body string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+body), 0o755); err != nil {
		t.Fatal(err)
	}
}

// answers is a program that was built with the encoders.
func answers(version string, encoders ...string) string {
	var list strings.Builder
	for _, e := range encoders {
		fmt.Fprintf(&list, " V....D %s a name and (codec x)\n", e)
	}
	return fmt.Sprintf("case $2 in\n-version) echo 'ffmpeg version %s Copyright (c)';;\n-encoders) echo 'Encoders:\n V..... = Video\n ------\n%s A....D aac AAC';;\nesac\n", version, list.String())
}

func TestLook(t *testing.T) {
	home := t.TempDir()
	venv, path := filepath.Join(home, "venv"), filepath.Join(home, "path")
	own := func(name string) string {
		return filepath.Join(venv, "lib/python3.11/site-packages/imageio_ffmpeg/binaries", name)
	}
	t.Setenv("PATH", path)
	t.Setenv("ZOETROPE_HOME", home)
	program := filepath.Join(path, "ffmpeg")
	for _, c := range []struct {
		name string
		make func()
		want []string // of the rows after the first
	}{
		{"none", func() {}, []string{".mp4 .webm: there is no ffmpeg, neither on PATH nor in the Python environment → Install ffmpeg"}},
		{"an environment without one", func() {
			if err := os.MkdirAll(filepath.Dir(own("x")), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(own("ffmpeg-linux64-v9"), nil, 0o644); err != nil { // not a program
				t.Fatal(err)
			}
		}, []string{".mp4 .webm: there is no ffmpeg, neither on PATH nor in the Python environment → Install ffmpeg"}},
		{"the environment's", func() {
			script(t, own("ffmpeg-linux64-v6"), answers("6.0"))
			script(t, own("ffmpeg-linux64-v7"), answers("7.0.2-static", "libx264", "libvpx-vp9"))
		}, []string{".mp4 .webm: ffmpeg 7.0.2-static of the Python environment"}},
		{"PATH's comes first", func() { script(t, program, answers("5.1", "libx264", "libvpx-vp9")) },
			[]string{".mp4 .webm: ffmpeg 5.1 at " + program}},
		{"one encoder is missing", func() { script(t, program, answers("5.1", "libx264", "libvpx")) }, []string{
			".mp4: ffmpeg 5.1 at " + program,
			".webm: ffmpeg 5.1 at " + program + " was built without libvpx-vp9 → Install an ffmpeg that lists libvpx-vp9"}},
		{"both are", func() { script(t, program, answers("5.1", "libopenh264", "libx264rgb")) }, []string{
			".mp4: ffmpeg 5.1 at " + program + " was built without libx264 → Install an ffmpeg that lists libx264",
			".webm: ffmpeg 5.1 at " + program + " was built without libvpx-vp9 → Install an ffmpeg that lists libvpx-vp9"}},
		{"it fails", func() { script(t, program, "exit 3") },
			[]string{".mp4 .webm: " + program + " does not run: exit status 3 → Install it anew, or remove it"}},
		{"it is something else", func() { script(t, program, "echo hello") },
			[]string{".mp4 .webm: " + program + ` does not look like ffmpeg: asked for its version, it answered "hello\n" → Install it anew`}},
	} {
		c.make()
		rows, err := Look(t.Context(), venv)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != len(c.want)+1 || rows[0].Err != nil || rows[0].String() != strings.Join(builtIn, " ")+": without another program (/ is a folder of PNG files)" {
			t.Errorf("%s: %v, want what is built in and %q", c.name, rows, c.want)
			continue
		}
		for i, r := range rows[1:] {
			got := r.String()
			if r.Err != nil {
				got += " → " + r.Cure
			}
			if got != c.want[i] && (r.Err == nil || !strings.HasPrefix(got, c.want[i])) {
				t.Errorf("%s: row %d is\n%s\nwant\n%s", c.name, i+1, got, c.want[i])
			}
			if remark := strings.Contains(c.want[i], "built without"); r.Fault != (r.Err != nil && !remark) {
				t.Errorf("%s: row %d has Fault %v", c.name, i+1, r.Fault)
			}
		}

		// A film is written with the same program.
		want, wantErr := writer.FFmpeg()
		got, gotErr := find(venv)
		if (gotErr == nil) != (wantErr == nil) || gotErr == nil && got.path != want {
			t.Errorf("%s: found %v (%v), and anim finds %s (%v)", c.name, got, gotErr, want, wantErr)
		}
	}
}

func TestLookStops(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	stopped := errors.New("stopped")
	cancel(stopped)
	if _, err := Look(ctx, t.TempDir()); err != stopped {
		t.Errorf("got %v, want %v", err, stopped)
	}
}

// The list of a real ffmpeg is read as it is: what is in it encodes.
func TestRealEncoders(t *testing.T) {
	path, err := exec.LookPath("ffmpeg")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("there is no ffmpeg on PATH")
		}
		t.Skip("there is no ffmpeg on PATH")
	}
	p := &program{path: path}
	if err := p.ask(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !p.encoders["png"] || p.encoders["aac"] || p.encoders["="] {
		t.Errorf("the video encoders are %v", p.encoders)
	}
	for _, v := range videos {
		err := exec.CommandContext(t.Context(), path, "-hide_banner", "-f", "lavfi", "-i", "color=size=64x64:duration=0.1",
			"-c:v", v.encoder, "-f", "null", "-").Run()
		if p.encoders[v.encoder] != (err == nil) {
			t.Errorf("%s is listed: %v, and it encodes: %v", v.encoder, p.encoders[v.encoder], err)
		}
	}
}
