// Command bench computes the same things with this module and with the Python
// systems it is checked against, in one run on one machine, and prints what each
// took.
//
//	go run ./neural/bench [-runs 5] [-case NAMES] [-json FILE]
//
// It makes a Python environment with pinned versions in the user's cache folder,
// one for each set of requirements. Every measurement is a process of its own:
// the time is that of the work, without the start of the process, its imports
// and a first round that compilers may need; the memory is the peak of the
// process. Of several runs the table has the medians. A case counts only if both
// sides come to the same result.
//
// The film needs ffmpeg, and minutes; the bytes and the SSIM of both sides stand
// below the table. One run tells enough:
//
//	go run ./neural/bench -runs 1 -case film
package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
)

// A row is one case; times are in seconds, memory in bytes.
type row struct {
	Case      string  `json:"case"`
	OursS     float64 `json:"ours_s"`
	TheirsS   float64 `json:"theirs_s"`
	OursRSS   int64   `json:"ours_rss"`
	TheirsRSS int64   `json:"theirs_rss"`

	// The files that came of it, of the case that makes one.
	OursFilm   *quality `json:"ours_film,omitempty"`
	TheirsFilm *quality `json:"theirs_film,omitempty"`

	aim float64 // how many times faster this side is to be
}

func main() {
	runs := flag.Int("runs", 5, "how often each measurement is made; the median counts")
	jsonFile := flag.String("json", "", "write the table to `FILE` as JSON too")
	chosen := flag.String("case", "", "only the cases of these `NAMES`, with commas: "+strings.Join(names(), ","))
	child := flag.String("child", "", "measure one case in this process (the program calls itself so)")
	flag.Parse()
	some, ok := pick(*chosen)
	if flag.NArg() > 0 || *runs < 1 || !ok {
		fmt.Fprintln(os.Stderr, "bench: it takes flags only, of known cases, and -runs of at least 1; see -help")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	if *child != "" {
		err = measureHere(*child)
	} else {
		err = bench(ctx, *runs, some, *jsonFile)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// pick returns the cases of the names, all if there are none.
func pick(chosen string) ([]subject, bool) {
	if chosen == "" {
		return subjects, true
	}
	var some []subject
	for name := range strings.SplitSeq(chosen, ",") {
		i := slices.Index(names(), name)
		if i < 0 {
			return nil, false
		}
		some = append(some, subjects[i])
	}
	return some, true
}

func bench(ctx context.Context, runs int, some []subject, jsonFile string) error {
	var rows []row
	var failures []error
	for _, s := range some {
		r, err := compare(ctx, s, runs)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil { // say, what a twin needs cannot be had here
			failures = append(failures, err)
			continue
		}
		rows = append(rows, r)
	}
	if err := printTable(os.Stdout, rows); err != nil {
		return err
	}
	if jsonFile == "" {
		return errors.Join(failures...)
	}
	data, err := json.MarshalIndent(rows, "", "  ")
	if err != nil {
		return err
	}
	return errors.Join(append(failures, os.WriteFile(jsonFile, append(data, '\n'), 0o644))...)
}
