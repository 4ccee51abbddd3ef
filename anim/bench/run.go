package main

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/writer"
)

//go:embed theirs.py
var theirs []byte

// requirements of the Python side.
const requirements = "matplotlib==3.11.2 numpy==2.4.6 pillow==13.0.0"

// A result is what one measurement took; rss is in bytes.
type result struct {
	seconds    float64
	bytes, rss int64
}

// run starts a process that writes out and prints its time in seconds as the
// last line.
func run(ctx context.Context, out, program string, args ...string) (result, error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if ffmpeg, err := writer.FFmpeg(); err == nil {
		cmd.Env = append(os.Environ(), "ZOETROPE_BENCH_FFMPEG="+ffmpeg)
	}
	if err := cmd.Run(); err != nil {
		return result{}, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, stderr.Bytes())
	}
	lines := strings.Fields(stdout.String())
	if len(lines) == 0 {
		return result{}, fmt.Errorf("%s printed no time", program)
	}
	s, err := strconv.ParseFloat(lines[len(lines)-1], 64)
	if err != nil {
		return result{}, fmt.Errorf("%s: %w", program, err)
	}
	info, err := os.Stat(out)
	if err != nil {
		return result{}, err
	}
	return result{s, info.Size(), peak(cmd.ProcessState)}, nil
}

// measureHere makes one output with this module and prints the seconds.
func measureHere(ctx context.Context, name, format, out string) error {
	for _, fig := range figures {
		if fig.name != name {
			continue
		}
		start := time.Now()
		f := fig.record()
		if format == "html" {
			// What a notebook stores, as matplotlib's to_jshtml is.
			bundle, err := f.MIMEBundle()
			if err != nil {
				return err
			}
			if err := os.WriteFile(out, []byte(bundle["text/html"].(string)), 0o644); err != nil {
				return err
			}
		} else if err := f.Save(out); err != nil {
			return err
		}
		fmt.Println(time.Since(start).Seconds())
		return nil
	}
	return fmt.Errorf("there is no figure %q", name)
}

// environment makes the Python environment, once.
func environment(ctx context.Context) (python string, err error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "zoetrope", "bench-"+strings.NewReplacer(" ", "-", "=", "").Replace(requirements))
	python = filepath.Join(dir, "bin", "python")
	if runtime.GOOS == "windows" {
		python = filepath.Join(dir, "Scripts", "python.exe")
	}
	ready := filepath.Join(dir, "ready")
	if _, err := os.Stat(ready); err == nil {
		return python, nil
	}
	fmt.Fprintln(os.Stderr, "making a Python environment with", requirements)
	if err := os.RemoveAll(dir); err != nil {
		return "", err
	}
	steps := [][]string{
		{"python3", "-m", "venv", dir},
		append([]string{python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"}, strings.Fields(requirements)...),
	}
	for _, s := range steps {
		if text, err := exec.CommandContext(ctx, s[0], s[1:]...).CombinedOutput(); err != nil {
			return "", fmt.Errorf("%s: %w\n%s\nIt needs Python 3 with venv, and a network the first time", strings.Join(s, " "), err, text)
		}
	}
	return python, os.WriteFile(ready, nil, 0o644)
}

// printTable writes the rows and the ratios, theirs to ours.
func printTable(w io.Writer, rows []row) {
	fmt.Fprintf(w, "%s, %d processors, %s/%s, against %s; medians\n\n", runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, requirements)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "figure\toutput\tours s\ttheirs s\tfaster\tours kB\ttheirs kB\tsmaller\tours MB of memory\ttheirs\tless\t")
	for _, r := range rows {
		fmt.Fprintf(t, "%s\t%s\t%.3f\t%.2f\t%.0fx\t%.1f\t%.1f\t%.1fx\t%.0f\t%.0f\t%.1fx\t\n", r.Figure, r.Output,
			r.OursS, r.TheirsS, r.TheirsS/r.OursS,
			float64(r.OursBytes)/1e3, float64(r.TheirsBytes)/1e3, float64(r.TheirsBytes)/float64(r.OursBytes),
			float64(r.OursRSS)/1e6, float64(r.TheirsRSS)/1e6, float64(r.TheirsRSS)/float64(r.OursRSS))
	}
	t.Flush()
}
