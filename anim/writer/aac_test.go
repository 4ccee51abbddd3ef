package writer

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// ffmpegSound is what ffmpeg makes of a filter.
func ffmpegSound(t *testing.T, filter string) *strip.Film {
	t.Helper()
	path, err := exec.LookPath("ffmpeg")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("ffmpeg is not on PATH, and CI needs it")
		}
		t.Skip("ffmpeg is not on PATH: install it to run this test")
	}
	file := filepath.Join(t.TempDir(), "a.wav") // in a pipe it would not know its length
	if out, err := exec.Command(path, "-v", "error", "-f", "lavfi", "-i", filter, file).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	wav, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return &strip.Film{FPS: 20, Sound: &strip.Sound{Type: "audio/wav", Data: wav}}
}

// A sound is coded with channels and at a rate that MP4 files have, however it
// comes, and goes on in silence.
func TestCodeSound(t *testing.T) {
	for _, c := range []struct {
		filter         string
		fps            float64
		rate, channels int
	}{
		{"sine=440:duration=0.4:sample_rate=8000", 0, 8000, 1},
		{"sine=440:duration=1:sample_rate=44100,pan=stereo|c0=c0|c1=c0", 8, 44100, 2},
		{"sine=440:duration=1:sample_rate=192000", 300, 96000, 1},
		{"anullsrc=channel_layout=2.1:sample_rate=48000:duration=0.1", 0, 48000, 2},
		{"anullsrc=channel_layout=quad:sample_rate=44056:duration=0.1", 0, 44100, 5},
		{"anullsrc=channel_layout=7.1:sample_rate=48000:duration=0.1", 0, 48000, 6},
	} {
		track := track(ffmpegSound(t, c.filter), c.fps, "-c:a", "aac", "-b:a", "160k")
		if err := track.open(); err != nil {
			t.Fatal(err)
		}
		defer track.close()
		a, err := track.code(context.Background(), "ffmpeg")
		if err != nil {
			t.Errorf("%s: %v", c.filter, err)
			continue
		}
		defer a.close()
		if a.sound.Rate != c.rate || a.sound.Channels != c.channels {
			t.Errorf("%s: %d Hz and %d channels, want %d and %d", c.filter, a.sound.Rate, a.sound.Channels, c.rate, c.channels)
		}
		for k := range 120 {
			if _, err := a.sound.Next(); err != nil {
				t.Errorf("%s: frame %d: %v", c.filter, k, err)
				break
			}
		}
		a.close()
		if a.run.cmd.ProcessState == nil {
			t.Errorf("%s: ffmpeg is still there", c.filter)
		}
	}
}

func TestCodeSoundFails(t *testing.T) {
	sound := ffmpegSound(t, "sine=440:duration=1:sample_rate=16000").Sound
	running := filepath.Join(t.TempDir(), "running")
	code := func(sound *strip.Sound, program string) error {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		go func() { // ends the program that says that it runs
			for ctx.Err() == nil {
				if _, err := os.Stat(running); err == nil {
					cancel()
				}
				time.Sleep(10 * time.Millisecond)
			}
		}()
		track := track(&strip.Film{FPS: 20, Sound: sound}, 0, "-c:a", "aac", "-b:a", "160k")
		if err := track.open(); err != nil {
			t.Fatal(err)
		}
		defer track.close()
		a, err := track.code(ctx, program)
		if err != nil {
			return err
		}
		defer a.close()
		for {
			if _, err := a.sound.Next(); err != nil {
				return err
			}
		}
	}
	script := func(text string) string {
		p := filepath.Join(t.TempDir(), "program")
		if err := os.WriteFile(p, []byte("#!/bin/sh\n"+text), 0o755); err != nil {
			t.Fatal(err)
		}
		return p
	}
	for _, c := range []struct {
		sound   *strip.Sound
		program string
		want    string
	}{
		{&strip.Sound{Type: "audio/wav", Data: []byte("no sound at all")}, "ffmpeg", "nvalid data"},
		{sound, "/nowhere/ffmpeg", "cannot start ffmpeg"},
		{sound, script("echo 'disk on fire' >&2; exit 3"), "disk on fire"},
		{sound, script("exit 0"), "ended early"},
		{sound, script("exec cat /dev/zero"), "no AAC in ADTS"},
		{sound, script("echo >" + running + "; sleep 300"), "ended ffmpeg"},
	} {
		if err := code(c.sound, c.program); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error is %v, want one with %q", filepath.Base(c.program), fmt.Sprint(err), c.want)
		}
	}
}
