package main

import (
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"
)

// options is a command line.
type options struct {
	command   string // "", "doctor", "run" or "uninstall"
	noLab     bool
	noBrowser bool
	port      int           // 0: the first free one
	notebook  string        // run's
	out       string        // run's; the notebook itself by default
	timeout   time.Duration // run's, per cell; 0 is no limit
}

// parse reads a command line. Flags may stand before and after other arguments.
func parse(args []string) (options, error) {
	var o options
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		o.command, args = args[0], args[1:]
	}
	fs := flag.NewFlagSet("install", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	fs.Usage = func() {}
	switch o.command {
	case "":
		fs.BoolVar(&o.noLab, "no-lab", false, "")
		fs.BoolVar(&o.noBrowser, "no-browser", false, "")
		fs.IntVar(&o.port, "port", 0, "")
	case "run":
		fs.StringVar(&o.out, "o", "", "")
		fs.DurationVar(&o.timeout, "timeout", 10*time.Minute, "")
	case "doctor", "uninstall":
	case "help":
		return o, flag.ErrHelp
	default:
		return o, fmt.Errorf("there is no command %q", o.command)
	}
	var rest []string
	for {
		if err := fs.Parse(args); err != nil {
			return o, err
		}
		if fs.NArg() == 0 {
			break
		}
		rest, args = append(rest, fs.Arg(0)), fs.Args()[1:]
	}
	given := map[string]bool{}
	fs.Visit(func(f *flag.Flag) { given[f.Name] = true })
	switch {
	case o.command == "run" && len(rest) == 0:
		return o, fmt.Errorf("run needs the name of a notebook")
	case o.command == "run":
		o.notebook, rest = rest[0], rest[1:]
		if o.out == "" {
			o.out = o.notebook
		}
		for _, name := range []string{o.notebook, o.out} {
			if filepath.Ext(name) != ".ipynb" {
				return o, fmt.Errorf("%q is not the name of a notebook, which ends in .ipynb", name)
			}
		}
	}
	if len(rest) > 0 {
		return o, fmt.Errorf("there is no use for the argument %q", rest[0])
	}
	if given["port"] && (o.port < 1 || o.port > 65535) {
		return o, fmt.Errorf("-port is %d, and ports go from 1 to 65535", o.port)
	}
	if o.timeout < 0 {
		return o, fmt.Errorf("-timeout is %v, and a time limit cannot be negative", o.timeout)
	}
	return o, nil
}
