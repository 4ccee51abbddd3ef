package writer_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/raster/testfilm"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// tone is some seconds of 440 Hz, as a WAV file of 16-bit PCM.
func tone(seconds float64) *strip.Sound {
	const rate = 16000
	n := int(seconds * rate)
	b := bytes.NewBufferString("RIFF")
	put := func(v any) { binary.Write(b, binary.LittleEndian, v) }
	put(uint32(36 + 2*n))
	b.WriteString("WAVEfmt ")
	put([]uint32{16, 1<<16 | 1, rate, 2 * rate, 16<<16 | 2, 0x61746164, uint32(2 * n)})
	for i := range n {
		put(int16(8000 * math.Sin(2*math.Pi*440*float64(i)/rate)))
	}
	return &strip.Sound{Type: "audio/wav", Data: b.Bytes()}
}

// A video's sound is as long as its pictures, and at its pitch.
func TestVideosWithSound(t *testing.T) {
	ffmpeg := need(t, "ffmpeg")
	f := testfilm.Tutorial(20)
	f.FPS = 20
	for _, c := range []struct {
		name, codec          string
		sound, fps, duration float64
	}{
		{"short.mp4", "aac", 0.4, 0, 1},
		{"long.mp4", "aac", 2.5, 0, 1},
		{"slow.mp4", "aac", 1, 8, 2.5},
		{"film.webm", "opus", 1, 0, 1},
	} {
		f.Sound = tone(c.sound)
		path := filepath.Join(t.TempDir(), c.name)
		var err error
		if strings.HasSuffix(c.name, "webm") {
			err = writer.WebM(context.Background(), path, f, &writer.WebMOptions{Scale: 0.2, FPS: c.fps})
		} else {
			err = writer.MP4(context.Background(), path, f, &writer.MP4Options{Scale: 0.2, FPS: c.fps})
		}
		if err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command(need(t, "ffprobe"), "-v", "error", "-select_streams", "a", "-show_entries", "stream=codec_name", "-of", "csv=p=0", path).Output()
		if err != nil || strings.TrimSpace(string(out)) != c.codec {
			t.Errorf("%s: the sound is %q, %v, want %s", c.name, out, err, c.codec)
		}
		pcm, err := exec.Command(ffmpeg, "-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", "16000", "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		samples := make([]int16, len(pcm)/2)
		if _, err := binary.Decode(pcm, binary.LittleEndian, samples); err != nil {
			t.Fatal(err)
		}
		if got := float64(len(samples)) / 16000; math.Abs(got-c.duration) > 0.08 {
			t.Errorf("%s: %.3f s of sound, want %.3f", c.name, got, c.duration)
		}
		last, crossings, first := 0, 0, -1
		for i, v := range samples {
			if v > 1000 || v < -1000 {
				if first < 0 {
					first = i
				}
				last = i
			}
			if i > 0 && (samples[i-1] < 0) != (v < 0) && i < 16000/4 {
				crossings++
			}
		}
		if first > 16000/20 {
			t.Errorf("%s: the sound begins after %d ms", c.name, first/16)
		}
		heard := c.sound
		if c.fps != 0 {
			heard *= f.FPS / c.fps
		}
		if got, want := float64(last)/16000, min(heard, c.duration); math.Abs(got-want) > 0.1 {
			t.Errorf("%s: something is heard for %.3f s, want %.3f", c.name, got, want)
		}
		if math.Abs(float64(crossings)-220) > 15 {
			t.Errorf("%s: the tone has %d Hz, want 440", c.name, crossings*2)
		}
	}
	f.Sound = &strip.Sound{Type: "audio/wav", Data: []byte("no sound at all")}
	if err := writer.MP4(context.Background(), filepath.Join(t.TempDir(), "bad.mp4"), f, nil); err == nil || !strings.Contains(err.Error(), "nvalid data") {
		t.Errorf("a sound that is none: %v", fmt.Sprint(err))
	}
}
