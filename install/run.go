package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/zoetrope-go/zoetrope/install/complaint"
	"github.com/zoetrope-go/zoetrope/install/steps"
	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// runNotebook sets up what is missing, and runs a notebook. A notebook that
// fails is not written over with what it got to; a file of another name is.
func runNotebook(ctx context.Context, p *steps.Place, s *screen, o options) error {
	nb, err := nbformat.ReadFile(o.notebook)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Dir(o.out)); err != nil { // found out now, not after ten minutes
		return fmt.Errorf("%s cannot be written: %w", o.out, err)
	}
	if err := steps.Ensure(ctx, p, steps.Table(), s.quiet); err != nil {
		return err
	}
	spec, err := specFor(p, nb)
	if err != nil {
		return err
	}
	s.line("%s with %s:", o.notebook, spec.DisplayName)
	report, err := kernel.Run(ctx, nb, &kernel.RunOptions{
		Spec:     spec,
		Dir:      filepath.Dir(o.notebook),
		Timeout:  o.timeout,
		Progress: s.cell,
	})
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if err == nil || o.out != o.notebook {
		if e := nb.WriteFile(o.out); e != nil {
			return errors.Join(err, e)
		}
	}
	var failed *kernel.CellError
	if errors.As(err, &failed) {
		s.failure(failed, complaint.Of(nb.Cells[failed.Cell-1]))
		if o.out == o.notebook {
			s.line("%s is left as it was.", o.notebook)
		} else {
			s.line("%s has the outputs up to there.", o.out)
		}
		return errSaid
	}
	if err != nil {
		return err
	}
	cells := "cells"
	if report.Cells == 1 {
		cells = "cell"
	}
	s.line("%d %s in %s, written to %s.", report.Cells, cells, seconds(report.Took), o.out)
	return nil
}

// specFor is the kernelspec that a notebook is to run with: the installed one
// for Go notebooks, also those that were made with a plain GoNB kernel, and
// the one that the notebook names for any other.
func specFor(p *steps.Place, nb *nbformat.Notebook) (*kernel.Spec, error) {
	switch name := nb.KernelName(); name {
	case "", steps.KernelName, "gonb":
		return kernel.ReadSpec(p.KernelDir())
	default:
		return kernel.Find(name)
	}
}

// cell shows the progress of a run: a line for each cell.
func (s *screen) cell(c kernel.Progress) {
	place := fmt.Sprintf("cell %*d of %d", len(fmt.Sprint(c.Cells)), c.Cell, c.Cells)
	switch {
	case !c.Finished:
		s.passing("  … %s  %s", place, firstWords(c.Code.Source))
	case c.Err != nil:
		s.line("  ✗ %s  %s", place, seconds(c.Took))
	default:
		s.line("  ✓ %s  %s", place, seconds(c.Took))
	}
}

// failure shows why a cell failed: its number, its text, and what the compiler
// or the program said.
func (s *screen) failure(failed *kernel.CellError, complaint string) {
	if complaint == "" {
		s.line("%s", strings.TrimSpace(strings.TrimPrefix(failed.Detail(), "kernel: ")))
		return
	}
	rule := strings.Repeat("-", 18)
	s.line("cell %d of %d failed:\n%s\n%s\n%s\n%s", failed.Cell, failed.Cells, rule, strings.TrimSpace(failed.Source), rule, complaint)
	if failed.Err != nil {
		s.line("%v", failed.Err)
	}
}

// firstWords is the first line of a cell that says something.
func firstWords(source string) string {
	for line := range strings.Lines(source) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "%%") {
			return line
		}
	}
	return ""
}
