// Command bench draws figures of the animation tutorial with this module and
// with matplotlib, in one run on one machine, and prints what each took.
//
//	go run ./anim/bench [-runs 3] [-json FILE] [-figure NAME] [-output NAME]
//
// It makes a Python environment of its own with a pinned matplotlib in the
// user's cache folder. Every measurement is a process of its own: the time is
// that from the empty figure to the closed file, without the start of the
// process and its imports, the memory is the peak of the process or its ffmpeg,
// whichever is larger. Of several runs the table has the medians.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
)

// A row is one figure in one output format; times are in seconds.
type row struct {
	Figure      string  `json:"figure"`
	Output      string  `json:"output"`
	OursS       float64 `json:"ours_s"`
	TheirsS     float64 `json:"theirs_s"`
	OursBytes   int64   `json:"ours_bytes"`
	TheirsBytes int64   `json:"theirs_bytes"`
	OursRSS     int64   `json:"ours_rss"`
	TheirsRSS   int64   `json:"theirs_rss"`
}

var formats = []string{"html", "gif", "mp4"}

func main() {
	runs := flag.Int("runs", 3, "how often each measurement is made; the median counts")
	jsonFile := flag.String("json", "", "write the table to `FILE` as JSON")
	figure := flag.String("figure", "", "measure only the figure of this `NAME`")
	format := flag.String("output", "", "measure only the output of this `NAME`: html, gif or mp4")
	child := flag.String("child", "", "measure one output in this process (the program calls itself so)")
	out := flag.String("o", "", "with -child: the file to write")
	flag.Parse()
	if flag.NArg() > 0 || *runs < 1 {
		fmt.Fprintln(os.Stderr, "bench: it takes flags only, and -runs must be at least 1; see -help")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var err error
	if *child != "" {
		err = measureHere(ctx, *figure, *child, *out)
	} else {
		err = bench(ctx, *runs, *figure, *format, *jsonFile)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(ctx context.Context, runs int, figure, format, jsonFile string) error {
	python, err := environment(ctx)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "zoetrope-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	script := filepath.Join(dir, "theirs.py")
	if err := os.WriteFile(script, theirs, 0o644); err != nil {
		return err
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var rows []row
	for _, fig := range figures {
		for _, f := range formats {
			if figure != "" && figure != fig.name || format != "" && format != f {
				continue
			}
			var ours, other []result
			for i := range runs {
				fmt.Fprintf(os.Stderr, "\r%s as %s, run %d of %d …      ", fig.name, f, i+1, runs)
				out := filepath.Join(dir, "ours."+f)
				r, err := run(ctx, out, self, "-figure", fig.name, "-child", f, "-o", out)
				if err != nil {
					return err
				}
				ours = append(ours, r)
				out = filepath.Join(dir, "theirs."+f)
				r, err = run(ctx, out, python, script, fig.name, f, out)
				if err != nil {
					return err
				}
				other = append(other, r)
			}
			a, b := median(ours), median(other)
			rows = append(rows, row{fig.name, f, a.seconds, b.seconds, a.bytes, b.bytes, a.rss, b.rss})
		}
	}
	fmt.Fprint(os.Stderr, "\r                                                  \r")
	if len(rows) == 0 {
		return fmt.Errorf("there is no figure %q with output %q", figure, format)
	}
	printTable(os.Stdout, rows)
	if jsonFile == "" {
		return nil
	}
	data, err := json.MarshalIndent(rows, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(jsonFile, append(data, '\n'), 0o644)
}

// median takes the median of each number by itself.
func median(rs []result) result {
	var s []float64
	var b, m []int64
	for _, r := range rs {
		s, b, m = append(s, r.seconds), append(b, r.bytes), append(m, r.rss)
	}
	slices.Sort(s)
	slices.Sort(b)
	slices.Sort(m)
	k := len(rs) / 2
	return result{s[k], b[k], m[k]}
}
