package anim_test

import (
	"encoding/binary"
	"math"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim"
)

// silence is some seconds of it, as a WAV file of 8-bit PCM at 8 kHz.
func silence(seconds int) *anim.Sound {
	le := binary.LittleEndian
	n := uint32(8000 * seconds)
	b := le.AppendUint32([]byte("RIFF"), 36+n)
	b = append(b, "WAVEfmt "...)
	for _, v := range []uint32{16, 1<<16 | 1, 8000, 8000, 8<<16 | 1} {
		b = le.AppendUint32(b, v)
	}
	b = le.AppendUint32(append(b, "data"...), n)
	for range n {
		b = append(b, 128)
	}
	return &anim.Sound{Type: "audio/wav", Data: b}
}

// A film that is written while it is recorded has its sound, as long as all of
// its chunks.
func TestExportHasTheSound(t *testing.T) {
	probe, err := exec.LookPath("ffprobe")
	if err != nil || !hasFFmpeg(t) {
		t.Skip("needs ffmpeg and ffprobe")
	}
	fig, draw := trace()
	fig.Sound = silence(4)
	dir := t.TempDir()
	files := []string{filepath.Join(dir, "a.mp4"), filepath.Join(dir, "a.webm")}
	out := fig.To(files...)
	for k := range out.Steps(300) {
		draw(k)
	}
	if err := out.Err(); err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		got, err := exec.Command(probe, "-v", "error", "-select_streams", "a", "-show_entries", "packet=pts_time,duration_time", "-of", "csv=p=0", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		lines := strings.Fields(string(got))
		if len(lines) == 0 {
			t.Errorf("%s has no sound", filepath.Base(path))
			continue
		}
		begin, _, _ := strings.Cut(lines[len(lines)-1], ",")
		end, err := strconv.ParseFloat(begin, 64)
		if err != nil || math.Abs(end-6) > 0.15 { // 300 frames at 50 a second
			t.Errorf("%s: the last sound begins at %v s (%v), want 6", filepath.Base(path), end, err)
		}
	}

	out = fig.To(filepath.Join(dir, "late.mp4"))
	for k := range out.Steps(600) {
		draw(k)
		if k == 300 {
			fig.Sound = silence(1)
		}
	}
	if err := out.Err(); err == nil || !strings.Contains(err.Error(), "Sound has changed") {
		t.Errorf("another sound during the loop: %v", err)
	}
}
