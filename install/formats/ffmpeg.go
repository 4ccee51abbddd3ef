package formats

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A program is an ffmpeg.
type program struct {
	path     string
	own      bool // it is the Python environment's
	version  string
	encoders map[string]bool
}

func (p *program) String() string {
	if p.own {
		return fmt.Sprintf("ffmpeg %s of the Python environment", p.version)
	}
	return fmt.Sprintf("ffmpeg %s at %s", p.version, p.path)
}

var errNone = errors.New("there is no ffmpeg, neither on PATH nor in the Python environment")

// find looks where anim's writers do, in the same order: on PATH, and then for
// the last of the programs that imageio-ffmpeg holds. It does not call them,
// because the set-up does not link what cells draw with; a test compares.
func find(venv string) (*program, error) {
	if path, err := exec.LookPath("ffmpeg"); err == nil {
		return &program{path: path}, nil
	}
	found, err := filepath.Glob(filepath.Join(venv, "lib/python*/site-packages/imageio_ffmpeg/binaries/ffmpeg-*"))
	if err != nil { // a folder with brackets in its name
		return nil, errNone
	}
	slices.Sort(found)
	for _, path := range slices.Backward(found) {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return &program{path: path, own: true}, nil
		}
	}
	return nil, errNone
}

// patience is how long ffmpeg may take to answer. It needs a tenth of a second.
const patience = 20 * time.Second

// ask lets the program say its version and its encoders.
func (p *program) ask(ctx context.Context) error {
	said, err := p.run(ctx, "-version")
	if err != nil {
		return err
	}
	if f := strings.Fields(said); len(f) > 2 && f[0] == "ffmpeg" && f[1] == "version" {
		p.version = f[2]
	} else {
		return fmt.Errorf("%s does not look like ffmpeg: asked for its version, it answered %.40q", p.path, said)
	}
	if said, err = p.run(ctx, "-encoders"); err != nil {
		return err
	}
	p.encoders = encoders(said)
	return nil
}

func (p *program) run(ctx context.Context, question string) (string, error) {
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	cmd := exec.CommandContext(ctx, p.path, "-hide_banner", question)
	cmd.WaitDelay = time.Second // a child that keeps the pipes open must not hold us up
	out, err := cmd.Output()
	if ctx.Err() == context.DeadlineExceeded {
		err = fmt.Errorf("no answer within %v", patience)
	}
	if err != nil {
		return "", fmt.Errorf("%s does not run: %w", p.path, err)
	}
	return string(out), nil
}

// encoders reads a list of lines such as
//
//	V....D libx264              libx264 H.264 / AVC / MPEG-4 AVC (codec h264)
//
// and returns the names of those for video.
func encoders(list string) map[string]bool {
	names := map[string]bool{}
	for line := range strings.Lines(list) {
		if f := strings.Fields(line); len(f) > 2 && strings.HasPrefix(f[0], "V") && f[1] != "=" {
			names[f[1]] = true
		}
	}
	return names
}
