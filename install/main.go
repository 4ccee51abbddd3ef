// Install sets up Zoetrope and opens the tutorial in JupyterLab:
//
//	go run ./install
//
// Everything goes into one data folder: ZOETROPE_HOME, by default
// ~/.local/share/zoetrope. The one thing outside of it is the kernelspec
// zoetrope in the user's Jupyter folder, so that every JupyterLab of the user
// knows the kernel. Go itself keeps downloaded and compiled packages in its own
// caches, as it does with every build.
//
// It runs on Linux and macOS, where GoNB, the Go kernel, runs.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/zoetrope-go/zoetrope/install/steps"
)

const usage = `Set up Zoetrope, and open the tutorial in JupyterLab.

Usage:

  go run ./install [-no-lab] [-port N] [-no-browser]
      Set up what is missing and open JupyterLab on
      notebooks/01_animation_and_dynamics.ipynb. Ctrl-C stops it.

        -no-lab      set up only
        -port N      use port N (default: the first free one from 8888)
        -no-browser  print the address without opening a browser

  go run ./install doctor
      Check every step of the set-up, list the kinds of files that figures save
      as here, and say how to mend what is wrong. The exit status is 1 if
      anything is; an ffmpeg that lacks an encoder only gets a remark.

  go run ./install run NOTEBOOK.ipynb [-o OUT.ipynb] [-timeout 10m]
      Run a notebook from top to bottom without a browser, and save it with its
      outputs, in place or as OUT.ipynb. It stops at the first cell that fails
      or takes longer than the timeout (default 10m; 0 means no limit): then it
      shows the cell and its error, leaves NOTEBOOK.ipynb as it was (OUT.ipynb
      gets the outputs up to there), and the exit status is 1.

  go run ./install uninstall
      Remove everything that was set up, and nothing else.

Environment:

  ZOETROPE_HOME     the data folder (default ~/.local/share/zoetrope)
  JUPYTER_DATA_DIR  the Jupyter folder that gets the kernelspec
`

// The exit statuses.
const (
	exitFault = 1
	exitUsage = 2
	exitBreak = 130 // after Ctrl-C, as shells have it
)

var errInterrupted = errors.New("interrupted")

func main() {
	ctx, stop := interruptible()
	status := start(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// start does what args ask for and returns the exit status.
func start(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	o, err := parse(args)
	if errors.Is(err, flag.ErrHelp) {
		fmt.Fprint(stdout, usage)
		return 0
	}
	if err != nil {
		fmt.Fprintf(stderr, "install: %v (go run ./install -h lists what there is)\n", err)
		return exitUsage
	}
	p, err := steps.Locate()
	if err != nil {
		fmt.Fprintf(stderr, "install: %v\n", err)
		return exitFault
	}
	s := newScreen(stdout)
	switch o.command {
	case "doctor":
		err = doctor(ctx, p, s)
	case "run":
		err = runNotebook(ctx, p, s, o)
	case "uninstall":
		err = uninstall(ctx, p, s)
	default:
		err = setup(ctx, p, s, o)
	}
	return report(ctx, err, stderr)
}

// report says how it ended, and returns the exit status.
func report(ctx context.Context, err error, stderr io.Writer) int {
	var f *steps.Fault
	switch {
	case err == nil:
		return 0
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "Stopped. The same command goes on where this one left off.")
		return exitBreak
	case errors.Is(err, errSaid), errors.As(err, &f): // a step's fault is shown where the step is
	default:
		fmt.Fprintf(stderr, "install: %v\n", err)
	}
	return exitFault
}

// errSaid is an error that its reader already knows about.
var errSaid = errors.New("already said")

// interruptible ends the context at the first Ctrl-C or request to end. A
// second one ends the process at once, as without us.
func interruptible() (context.Context, func()) {
	ctx, cancel := context.WithCancelCause(context.Background())
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		<-signals
		cancel(errInterrupted)
		signal.Stop(signals)
	}()
	go func() {
		orphaned(ctx)
		cancel(errInterrupted)
	}()
	return ctx, func() { cancel(nil) }
}
