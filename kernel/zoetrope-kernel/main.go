// Command zoetrope-kernel is the Jupyter kernel "Go (Zoetrope)". Jupyter starts
// it with a connection file:
//
//	zoetrope-kernel CONNECTION_FILE
//
// With ZOETROPE_LOG set to anything, it also writes what GoNB logs to standard
// error, which is Jupyter's log.
//
// It finds the project that the notebook lies in, starts GoNB with it, and
// stands between the two as package bridge describes.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"syscall"

	"github.com/zoetrope-go/zoetrope/kernel/bridge"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

func main() {
	if len(os.Args) > 1 && os.Args[1] == "-reap" {
		if err := bridge.Reap(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: zoetrope-kernel CONNECTION_FILE\nJupyter starts this program; \"go run ./install\" tells it how.")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// kernelFile is how Jupyter names connection files.
var kernelFile = regexp.MustCompile(`^kernel-([0-9a-f-]+)\.json$`)

func run(file string) error {
	conn, err := wire.ReadConnection(file)
	if err != nil {
		return err
	}
	ctx, cancel := bridge.WithParent(context.Background())
	defer cancel()
	// Jupyter interrupts by message; a SIGINT is for the whole foreground group
	// of a terminal and none of ours.
	signal.Ignore(syscall.SIGINT)
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()

	o := bridge.Options{Connection: conn, Verbose: os.Getenv("ZOETROPE_LOG") != ""}
	if m := kernelFile.FindStringSubmatch(filepath.Base(file)); m != nil {
		o.ID = m[1]
	}
	home := dataFolder()
	o.Env = environment(os.Environ(), home)
	if o.GoNB, err = findGoNB(home); err != nil {
		o.Fault = err.Error()
		return bridge.Run(ctx, o)
	}
	work, err := findProject(ctx, home)
	if err != nil {
		o.Fault = err.Error()
		return bridge.Run(ctx, o)
	}
	o.Args = []string{"-go_work=" + work}
	err = bridge.Run(ctx, o)
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
