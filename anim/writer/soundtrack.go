package writer

import (
	"fmt"
	"os"

	"github.com/zoetrope-go/zoetrope/anim/strip"
)

// A soundtrack is a film's sound on its way into a video.
type soundtrack struct {
	sound *strip.Sound // nil: the video is silent
	tempo float64      // how many times faster than it is it plays
	codec []string     // the encoder's options
	path  string       // of the file that ffmpeg reads
}

// track takes the sound of a film, or of its first chunk, that plays at a rate,
// 0 for its own.
func track(f *strip.Film, fps float64, codec ...string) soundtrack {
	t := soundtrack{sound: f.Sound, tempo: 1, codec: codec}
	if fps != 0 {
		t.tempo = fps / f.FPS
	}
	return t
}

// open writes the sound where ffmpeg can read it; close removes it.
func (t *soundtrack) open() error {
	if t.sound == nil {
		return nil
	}
	file, err := os.CreateTemp("", "zoetrope-sound-*")
	if err != nil {
		return fmt.Errorf("keep the sound for ffmpeg: %w", err)
	}
	t.path = file.Name()
	_, err = file.Write(t.sound.Data)
	if e := file.Close(); err == nil {
		err = e
	}
	if err != nil {
		t.close()
		return fmt.Errorf("keep the sound for ffmpeg: %w", err)
	}
	return nil
}

func (t *soundtrack) close() {
	if t.path != "" {
		os.Remove(t.path)
	}
}

// args are ffmpeg's, after those of the pictures' pipe. The sound is as long as
// the pictures: silence follows a shorter one, and a longer one is cut.
func (t *soundtrack) args() []string {
	if t.path == "" {
		return []string{"-an"}
	}
	filter := "apad"
	if t.tempo != 1 {
		// atempo takes 0.5 to 100; slower goes in steps.
		tempo := t.tempo
		for ; tempo < 0.5; tempo *= 2 {
			filter = "atempo=0.5," + filter
		}
		filter = fmt.Sprintf("atempo=%.9f,%s", min(tempo, 100), filter)
	}
	return append([]string{"-i", "file:" + t.path, "-map", "0:v", "-map", "1:a", "-af", filter, "-shortest"}, t.codec...)
}
