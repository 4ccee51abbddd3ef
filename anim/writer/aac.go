package writer

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/zoetrope-go/zoetrope/anim/writer/mp4"
)

// An aac is a film's sound on its way into an MP4 file. ffmpeg codes it while
// the pictures are coded, no more of it than they need.
type aac struct {
	run   *ffmpeg
	sound *mp4.Audio
}

// aacDelay is how many samples ffmpeg's encoder puts in front of the sound: a
// frame, which no version of it has had otherwise.
const aacDelay = 1024

// code starts ffmpeg for a sound that has been opened. What it returns must be
// closed.
func (t *soundtrack) code(ctx context.Context, program string) (*aac, error) {
	args := []string{"-hide_banner", "-loglevel", "error", "-nostats", "-xerror", "-i", "file:" + t.path, "-map", "0:a:0",
		// Of the orders of channels that ffmpeg's encoder knows, those that have a
		// number in the frames' headers.
		"-af", t.filter() + ",aformat=channel_layouts=mono|stereo|3.0|4.0|5.0|5.1"}
	args = append(append(args, t.codec...), "-f", "adts", "pipe:1")
	a := &aac{run: newFFmpeg(ctx, program, args)}
	out, err := a.run.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := a.run.start(); err != nil {
		return nil, err
	}
	sound, err := mp4.ADTS(out)
	if err != nil {
		return nil, a.broken(err)
	}
	sound.Delay = aacDelay
	next := sound.Next
	sound.Next = func() ([]byte, error) {
		b, err := next()
		if err != nil {
			return nil, a.broken(err)
		}
		return b, nil
	}
	a.sound = sound
	return a, nil
}

// broken is the error of a sound that cannot be read. If it has ended, though
// the silence behind it has no end, the program's own words say why.
func (a *aac) broken(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return a.run.finish(fmt.Errorf("the sound has ended early: %w", err))
	}
	a.run.kill()
	return err
}

// close ends ffmpeg, which would go on with silence.
func (a *aac) close() { a.run.kill() }
