package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/bench/otherside"
)

// options are the program's flags.
type options struct {
	figures, outputs []string
	runs             int
	json             string
}

var kinds = []string{"html", "gif", "mp4"}

// A row is one figure in one kind of output. SSIM is against the side's own
// exact frames; a page has none.
type row struct {
	Figure     string  `json:"figure"`
	Output     string  `json:"output"`
	Ours       result  `json:"ours"`
	Theirs     result  `json:"theirs"`
	OursSSIM   float64 `json:"ours_ssim,omitempty"`
	TheirsSSIM float64 `json:"theirs_ssim,omitempty"`
}

// A report is what a run found.
type report struct {
	Rows []row `json:"rows"`
	// Long is the basics as a GIF of 500 and of 2,000 frames, written while they
	// are recorded: does the memory grow?
	Long []result `json:"long,omitempty"`
}

// A bencher makes the measurements of one run.
type bencher struct {
	options
	dir, self string
	theirs    *theirs
}

func bench(ctx context.Context, o options) error {
	dir, err := os.MkdirTemp("", "zoetrope-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	t, err := newTheirs(ctx, dir)
	if err != nil {
		return err
	}
	b := &bencher{o, dir, self, t}
	var r report
	err = b.all(ctx, &r)
	fmt.Fprint(os.Stderr, "\r\x1b[K")
	if ctx.Err() != nil && len(r.Rows) > 0 {
		fmt.Println("Interrupted: this is what was measured until then.")
		err = nil
	}
	if err != nil {
		return err
	}
	if err := r.print(os.Stdout); err != nil {
		return err
	}
	return writeJSON(o.json, r)
}

// all fills the report, row by row.
func (b *bencher) all(ctx context.Context, r *report) error {
	for _, s := range subjects {
		for _, kind := range kinds {
			if !slices.Contains(b.figures, s.name) || !slices.Contains(b.outputs, kind) {
				continue
			}
			row, err := b.row(ctx, s, kind)
			if err != nil {
				return err
			}
			r.Rows = append(r.Rows, row)
		}
		b.forget(s.name)
	}
	if !slices.Contains(b.outputs, "gif") {
		return nil
	}
	var err error
	r.Long, err = b.long(ctx)
	return err
}

// say shows what is being measured.
func say(format string, args ...any) {
	fmt.Fprintf(os.Stderr, "\r\x1b[K"+format+" …", args...)
}

// row measures both sides, in turn, and then looks at what they made.
func (b *bencher) row(ctx context.Context, s subject, kind string) (row, error) {
	r := row{Figure: s.name, Output: kind}
	mine, other := filepath.Join(b.dir, "ours."+kind), filepath.Join(b.dir, "theirs."+kind)
	var ours, theirs []result
	for i := range b.runs {
		say("%s as %s, run %d of %d", s.name, kind, i+1, b.runs)
		for range 3 {
			m, err := measure(ctx, mine, b.self, "-figure", s.name, "-child", kind, "-o", mine)
			if err != nil {
				return r, err
			}
			ours = append(ours, m)
		}
		m, err := b.theirs.make(ctx, s.name, kind, other)
		if err != nil {
			return r, err
		}
		theirs = append(theirs, m)
	}
	r.Ours, r.Theirs = median(ours), median(theirs)
	if kind == "html" {
		return r, nil
	}
	say("%s as %s, against the exact frames", s.name, kind)
	exact, otherExact, fps, err := b.exact(ctx, s)
	if err != nil {
		return r, err
	}
	if r.OursSSIM, err = otherside.SSIM(ctx, mine, exact, fps); err != nil {
		return r, err
	}
	r.TheirsSSIM, err = otherside.SSIM(ctx, other, otherExact, fps)
	return r, err
}

// exact makes the frames of both sides without loss, once a figure.
func (b *bencher) exact(ctx context.Context, s subject) (ours, theirs string, fps float64, err error) {
	film, err := s.record().Film()
	if err != nil {
		return "", "", 0, err
	}
	folder := filepath.Join(b.dir, s.name)
	ours, theirs = filepath.Join(folder, "frame_%04d.png"), folder+".mkv"
	if _, err := os.Stat(theirs); err == nil {
		return ours, theirs, film.FPS, nil
	}
	if _, err := measure(ctx, folder, b.self, "-figure", s.name, "-child", "exact", "-o", folder+string(filepath.Separator)); err != nil {
		return "", "", 0, err
	}
	_, err = b.theirs.make(ctx, s.name, "exact", theirs)
	return ours, theirs, film.FPS, err
}

// forget removes a figure's exact frames.
func (b *bencher) forget(figure string) {
	_ = os.RemoveAll(filepath.Join(b.dir, figure)) // the folder goes at the end anyway
	_ = os.Remove(filepath.Join(b.dir, figure+".mkv"))
}

// long measures a GIF of 500 and one of 2,000 frames.
func (b *bencher) long(ctx context.Context) ([]result, error) {
	var all []result
	for _, frames := range []int{500, 2000} {
		say("the basics as gif with %d frames", frames)
		out := filepath.Join(b.dir, "long.gif")
		m, err := measure(ctx, out, b.self, "-figure", "basics", "-child", "gif", "-frames", fmt.Sprint(frames), "-o", out)
		if err != nil {
			return nil, err
		}
		all = append(all, m)
	}
	return all, nil
}

// writeJSON writes v to a file; no name, no file.
func writeJSON(path string, v any) error {
	if path == "" {
		return nil
	}
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}
