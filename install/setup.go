package main

import (
	"context"
	"errors"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"time"

	"github.com/zoetrope-go/zoetrope/install/lab"
	"github.com/zoetrope-go/zoetrope/install/steps"
)

const tutorial = "notebooks/01_animation_and_dynamics.ipynb"

// setup sets up and, unless told otherwise, runs JupyterLab until it is stopped.
func setup(ctx context.Context, p *steps.Place, s *screen, o options) error {
	start := time.Now()
	s.line("Zoetrope's set-up:")
	if err := steps.Ensure(ctx, p, steps.Table(), s.step); err != nil {
		return err
	}
	if _, _, err := showFormats(ctx, p, s); err != nil { // what is missing there does not stop the rest
		return err
	}
	if o.noLab {
		s.line("Set up in %s. To open the tutorial: go run ./install", seconds(time.Since(start)))
		return nil
	}
	s.passing("  … starting JupyterLab")
	lo := lab.Options{Root: p.Source, Port: o.port, Browser: !o.noBrowser && hasDisplay()}
	if _, err := os.Stat(filepath.Join(p.Source, filepath.FromSlash(tutorial))); err == nil {
		lo.Notebook = tutorial
	}
	server, err := lab.Start(ctx, p, lo)
	if err != nil {
		return err
	}
	defer server.Stop()
	if o.port == 0 && server.Port != lab.DefaultPort {
		s.line("  Port %d is in use; this is port %d.", lab.DefaultPort, server.Port)
	}
	s.line("\nJupyterLab is ready after %s:\n\n    %s\n", seconds(time.Since(start)), server.URL)
	if lo.Notebook != "" {
		s.line("Run a cell of %s with Shift-Enter. Ctrl-C here stops JupyterLab.", path.Base(lo.Notebook))
	} else {
		s.line("Ctrl-C here stops JupyterLab.")
	}
	err = server.Wait(ctx)
	if errors.Is(err, errInterrupted) {
		s.passing("stopping JupyterLab")
		server.Stop()
		s.line("JupyterLab has stopped.")
		return nil
	}
	return err
}

// hasDisplay reports whether a browser has somewhere to appear.
func hasDisplay() bool {
	return runtime.GOOS != "linux" || os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != "" || os.Getenv("BROWSER") != ""
}
