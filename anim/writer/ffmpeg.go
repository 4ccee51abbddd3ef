package writer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// ErrNoFFmpeg says how to get ffmpeg. It is in the error of [MP4] and [WebM]
// where there is none.
var ErrNoFFmpeg = errors.New("MP4 and WebM need the program ffmpeg, which is not on PATH: " +
	"install it (Debian, Ubuntu: sudo apt install ffmpeg; macOS: brew install ffmpeg; Windows: winget install ffmpeg), " +
	"or run this project's installer, which brings one; GIF, APNG, AVI and HTML need no other program")

// FFmpeg finds the program ffmpeg: on PATH, or else the one that the Python
// package imageio-ffmpeg holds in the project's environment, which is the
// folder venv under ZOETROPE_HOME (by default zoetrope in the user's data
// folder, $XDG_DATA_HOME or ~/.local/share).
func FFmpeg() (string, error) {
	if path, err := exec.LookPath("ffmpeg"); err == nil {
		return path, nil
	}
	if venv, err := environment(); err == nil {
		for _, lib := range []string{"lib/python*", "Lib"} {
			found, err := filepath.Glob(filepath.Join(venv, lib, "site-packages/imageio_ffmpeg/binaries/ffmpeg-*"))
			if err != nil {
				continue // a folder with brackets in its name
			}
			slices.Sort(found)
			for _, path := range slices.Backward(found) {
				if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && (runtime.GOOS == "windows" || info.Mode()&0o111 != 0) {
					return path, nil
				}
			}
		}
	}
	return "", ErrNoFFmpeg
}

func environment() (string, error) {
	if home := os.Getenv("ZOETROPE_HOME"); home != "" {
		return filepath.Join(home, "venv"), nil
	}
	if data := os.Getenv("XDG_DATA_HOME"); data != "" {
		return filepath.Join(data, "zoetrope", "venv"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "share", "zoetrope", "venv"), nil
}

// An ffmpeg is a running encoder that reads pictures from its standard input.
type ffmpeg struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	said  tail
	ended bool
}

// startFFmpeg starts the program in a process group of its own, which is
// killed when ctx ends.
func startFFmpeg(ctx context.Context, program string, args []string) (*ffmpeg, error) {
	f := &ffmpeg{cmd: exec.CommandContext(ctx, program, args...)}
	ownGroup(f.cmd)
	// A child that keeps the pipes open must not hold up Wait.
	f.cmd.WaitDelay = 2 * time.Second
	f.cmd.Stderr = &f.said
	in, err := f.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	f.in = in
	if err := f.cmd.Start(); err != nil {
		return nil, fmt.Errorf("cannot start ffmpeg: %w", err)
	}
	return f, nil
}

// finish waits for the program to complete the file. broken is the error of
// writing to it, if there was one: the program's own words say why.
func (f *ffmpeg) finish(broken error) error {
	if f.ended {
		return broken
	}
	f.ended = true
	closing := f.in.Close()
	err := f.cmd.Wait()
	words := f.said.String()
	switch {
	case err != nil:
	case broken != nil:
		err = broken // it stopped reading, but is content
	default:
		err = lost(words)
	}
	if err == nil {
		return closing
	}
	if cause := lost(words); cause != nil {
		err = cause
	}
	if words != "" {
		return fmt.Errorf("ffmpeg failed (%w): %s", err, words)
	}
	if state := f.cmd.ProcessState; state != nil && !state.Exited() {
		return fmt.Errorf("something ended ffmpeg (%w), as the system does when memory is short; try again, or with a smaller Scale", err)
	}
	return fmt.Errorf("ffmpeg failed without a message: %w", err)
}

// lost is why the program could not write its file, if it says so. On a full
// disk, ffmpeg 5.1 says it and then ends as if all were well.
func lost(words string) error {
	for _, e := range []syscall.Errno{syscall.ENOSPC, syscall.EFBIG, syscall.EDQUOT} {
		if strings.Contains(strings.ToLower(words), strings.ToLower(e.Error())) {
			return e
		}
	}
	if strings.Contains(words, "Error writing") || strings.Contains(words, "Error closing") {
		return errors.New("the file could not be written")
	}
	return nil
}

// kill ends the program and waits for it.
func (f *ffmpeg) kill() {
	if f.ended {
		return
	}
	f.ended = true
	_ = f.cmd.Cancel() // it may have ended by itself
	_ = f.in.Close()
	_ = f.cmd.Wait()
}

// A tail keeps the end of what is written to it.
type tail struct{ b []byte }

const tailLength = 2000

func (t *tail) Write(p []byte) (int, error) {
	t.b = append(t.b, p...)
	if n := len(t.b) - tailLength; n > 0 {
		t.b = append(t.b[:0], t.b[n:]...)
	}
	return len(p), nil
}

func (t *tail) String() string {
	return strings.Join(strings.FieldsFunc(strings.TrimSpace(string(t.b)), func(r rune) bool { return r == '\n' || r == '\r' }), "; ")
}
