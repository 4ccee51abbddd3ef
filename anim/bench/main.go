// Command bench draws the figures of the animation tutorial, sections 3 to 11,
// with this module and with matplotlib, in one run on one machine, and prints
// what each took.
//
//	go run ./anim/bench [-figure NAMES] [-output KINDS] [-runs 3] [-json FILE]
//	go run ./anim/bench -notebook       the whole notebook instead, on both sides
//	go run ./anim/bench -sheets DIR     pictures instead, ours beside matplotlib's
//
// It makes a Python environment of its own with a pinned matplotlib in the
// user's cache folder; SSIM and MP4 need ffmpeg. A full run takes a quarter of
// an hour, nearly all of it matplotlib's. Every measurement is a process of its
// own. Of several runs the table has the medians; ours are made three times as
// often, because they are short.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
)

func main() {
	o := options{}
	flag.IntVar(&o.runs, "runs", 1, "how often each of matplotlib's measurements is made; ours are made three times as often")
	flag.StringVar(&o.json, "json", "", "write the table to `FILE` as JSON too")
	figure := flag.String("figure", "", "only the figures of these `NAMES`, with commas: "+strings.Join(names(), ","))
	output := flag.String("output", "", "only these `KINDS`, with commas: html,gif,mp4")
	notebook := flag.Bool("notebook", false, "run the whole notebook from a cold kernel on both sides, instead of figure by figure")
	sheets := flag.String("sheets", "", "write for each figure a sheet of its first, middle and last frame to `DIR`, ours at the left")
	child := flag.String("child", "", "make one output in this process (the program calls itself so)")
	out := flag.String("o", "", "with -child: the file to write")
	frames := flag.Int("frames", 0, "with -child: record and write so many frames of the basics")
	flag.Parse()
	o.figures, o.outputs = pick(names(), *figure), pick(kinds, *output)
	if flag.NArg() > 0 || o.runs < 1 || len(o.figures) == 0 || len(o.outputs) == 0 {
		fmt.Fprintln(os.Stderr, "bench: it takes flags only, of known figures and outputs, and -runs of at least 1; see -help")
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	var err error
	switch {
	case *child != "":
		err = ours(*figure, *child, *out, *frames)
	case *sheets != "":
		err = drawSheets(ctx, *sheets, o.figures)
	case *notebook:
		err = wholeNotebook(ctx, o.json)
	default:
		err = bench(ctx, o)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func names() []string {
	var n []string
	for _, s := range subjects {
		n = append(n, s.name)
	}
	return n
}

// pick is what a flag chooses of all; nothing if it names what is not there.
func pick(all []string, chosen string) []string {
	if chosen == "" {
		return all
	}
	var some []string
	for c := range strings.SplitSeq(chosen, ",") {
		if !slices.Contains(all, c) {
			return nil
		}
		some = append(some, c)
	}
	return some
}
