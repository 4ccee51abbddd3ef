// Package formats finds out which kinds of files figures can be saved as on
// this machine. Like the steps of the set-up, it does not print.
package formats

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// builtIn are the endings of paths that anim writes without another program; a
// path that ends in / is a folder of PNG files.
var builtIn = []string{".html", ".htm", ".gif", ".apng", ".png", ".svg", ".pdf", ".avi", ".zoe", "/"}

// A video is a kind of file that ffmpeg writes.
type video struct {
	ending  string
	encoder string // what ffmpeg must have been built with
}

var videos = []video{{".mp4", "libx264"}, {".webm", "libvpx-vp9"}}

// Endings returns every ending that anim's Figure.Save knows.
func Endings() []string {
	all := slices.Clone(builtIn)
	for _, v := range videos {
		all = append(all, v.ending)
	}
	return all
}

// A Row is a group of endings for which the same holds.
type Row struct {
	Name    string   // of what writes them, such as "ffmpeg"
	Endings []string // such as ".mp4"
	How     string   // what writes them, such as "ffmpeg 5.1.9 at /usr/bin/ffmpeg"
	Err     error    // why they cannot be written; nil if they can
	Cure    string   // what the user can do about Err
	Fault   bool     // Err is more than a remark: there is no ffmpeg that runs
}

const noFFmpegCure = "Install ffmpeg (Debian and Ubuntu: apt-get install ffmpeg; macOS: brew install ffmpeg), or run go run ./install, " +
	"which brings one wherever the Python package imageio-ffmpeg has one."

// Look finds out what can be written, given the folder of the Python
// environment. It runs the ffmpeg that a film would be written with, to ask for
// its encoders. The error is that of ctx, once it is done.
func Look(ctx context.Context, venv string) ([]Row, error) {
	rows := []Row{{Name: "built in", Endings: builtIn, How: "without another program (/ is a folder of PNG files)"}}
	var needed []string
	for _, v := range videos {
		needed = append(needed, v.ending)
	}
	p, err := find(venv)
	if err == nil {
		err = p.ask(ctx)
	}
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	if err != nil {
		cure := noFFmpegCure
		if !errors.Is(err, errNone) {
			cure = "Install it anew, or remove it: without an ffmpeg on PATH, the one of the Python environment is taken."
		}
		return append(rows, Row{Name: "ffmpeg", Endings: needed, Err: err, Cure: cure, Fault: true}), nil
	}
	written := Row{Name: "ffmpeg", How: p.String()}
	var lacking []Row
	for _, v := range videos {
		if p.encoders[v.encoder] {
			written.Endings = append(written.Endings, v.ending)
			continue
		}
		lacking = append(lacking, Row{
			Name:    "ffmpeg",
			Endings: []string{v.ending},
			Err:     fmt.Errorf("%s was built without %s", p, v.encoder),
			Cure:    fmt.Sprintf("Install an ffmpeg that lists %s among its encoders (ffmpeg -encoders).", v.encoder),
		})
	}
	if len(written.Endings) > 0 {
		rows = append(rows, written)
	}
	return append(rows, lacking...), nil
}

// String is one line without the cure.
func (r Row) String() string {
	endings := strings.Join(r.Endings, " ")
	if r.Err != nil {
		return fmt.Sprintf("%s: %v", endings, r.Err)
	}
	return fmt.Sprintf("%s: %s", endings, r.How)
}
