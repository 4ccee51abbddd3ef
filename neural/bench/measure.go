package main

import (
	"bytes"
	"context"
	_ "embed"
	"fmt"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/bench/otherside"
)

//go:embed theirs.py
var theirs []byte

// A result is what one measurement took, and what came of the work.
type result struct {
	seconds, value float64
	memory         int64
}

// compare measures both sides, in turn.
func compare(ctx context.Context, s subject, runs int) (row, error) {
	r := row{Case: s.title, aim: s.wanted()}
	self, err := os.Executable()
	if err != nil {
		return r, err
	}
	python, err := otherside.Python(ctx, s.requirements)
	if err != nil {
		return r, err
	}
	dir, err := filmFolders()
	defer os.RemoveAll(dir)
	if err != nil {
		return r, err
	}
	var ours, others []result
	for i := range runs {
		fmt.Fprintf(os.Stderr, "\r\x1b[K%s, run %d of %d …", s.name, i+1, runs)
		a, err := measure(ctx, nil, filepath.Join(dir, "ours"), self, "-child", s.name)
		if err != nil {
			return r, err
		}
		b, err := measure(ctx, theirs, filepath.Join(dir, "theirs"), python, "-", s.name)
		if err != nil {
			return r, err
		}
		if d := math.Abs(a.value - b.value); !(d <= s.tolerance*max(1, math.Abs(b.value))) {
			return r, fmt.Errorf("%s comes to %.17g, in Python to %.17g", s.name, a.value, b.value)
		}
		ours, others = append(ours, a), append(others, b)
	}
	fmt.Fprint(os.Stderr, "\r\x1b[K")
	r.OursS, r.OursRSS = median(ours)
	r.TheirsS, r.TheirsRSS = median(others)
	if s.name != "film" {
		return r, nil
	}
	a, b, err := qualities(ctx, dir, self, python)
	r.OursFilm, r.TheirsFilm = &a, &b
	return r, err
}

// measure starts a process that prints its time and its result, and leaves its
// film, if it makes one, in the folder.
func measure(ctx context.Context, stdin []byte, folder, program string, args ...string) (r result, err error) {
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Env = append(os.Environ(), filmVariable+"="+folder)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(stdin), &stdout, &stderr
	if err := cmd.Run(); err != nil {
		return r, fmt.Errorf("%s: %w\n%s", strings.Join(cmd.Args, " "), err, stderr.Bytes())
	}
	if _, err := fmt.Sscan(stdout.String(), &r.seconds, &r.value); err != nil {
		return r, fmt.Errorf("%s printed %q, want a time and a number: %w", program, stdout.String(), err)
	}
	r.memory = otherside.Peak(cmd.ProcessState)
	return r, nil
}

// measureHere does the work of one case in this process and prints its time and
// its result. Like the twin it does a first round that does not count.
func measureHere(name string) error {
	if name == "exact" {
		value, err := filmExact()
		fmt.Println(0, value)
		return err
	}
	i := slices.Index(names(), name)
	if i < 0 {
		return fmt.Errorf("there is no case %q", name)
	}
	first := subjects[i].first
	if first == nil {
		first = subjects[i].run
	}
	if _, err := first(); err != nil {
		return err
	}
	runtime.GC() // what the first round left is not the second's
	start := time.Now()
	value, err := subjects[i].run()
	fmt.Println(time.Since(start).Seconds(), value)
	return err
}

// median takes the median of each number by itself.
func median(rs []result) (seconds float64, memory int64) {
	var s []float64
	var m []int64
	for _, r := range rs {
		s, m = append(s, r.seconds), append(m, r.memory)
	}
	slices.Sort(s)
	slices.Sort(m)
	return s[len(s)/2], m[len(m)/2]
}

// printTable writes the rows and the ratios, theirs to ours.
func printTable(w io.Writer, rows []row) error {
	fmt.Fprintf(w, "%s, %d processors, %s/%s; medians\n\n", runtime.Version(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(t, "case\tours s\ttheirs s\tfaster\taim\t\tours MB of memory\ttheirs\tless\t")
	for _, r := range rows {
		verdict := "reached"
		if r.TheirsS/r.OursS < r.aim {
			verdict = "MISSED"
		}
		fmt.Fprintf(t, "%s\t%.5f\t%.4f\t%.1fx\t%gx\t%s\t%.0f\t%.0f\t%.1fx\t\n", r.Case, r.OursS, r.TheirsS, r.TheirsS/r.OursS, r.aim, verdict,
			float64(r.OursRSS)/1e6, float64(r.TheirsRSS)/1e6, float64(r.TheirsRSS)/float64(r.OursRSS))
	}
	if err := t.Flush(); err != nil {
		return err
	}
	for _, r := range rows {
		if r.OursFilm != nil {
			fmt.Fprintf(w, "\n%s: ours %v; theirs %v (against each side's exact frames, the first %d)\n", r.Case, r.OursFilm, r.TheirsFilm, exactFrames)
		}
	}
	return nil
}
