package main

import (
	"context"
	"strings"

	"github.com/zoetrope-go/zoetrope/install/steps"
)

// doctor checks the steps and what writes files, and says how to mend what is
// broken.
func doctor(ctx context.Context, p *steps.Place, s *screen) error {
	faults, err := steps.Inspect(ctx, p, steps.Table(), s.step)
	if err != nil {
		return err
	}
	unwritten, remarks, err := showFormats(ctx, p, s)
	if err != nil {
		return err
	}
	switch wrong := len(faults) + unwritten; {
	case wrong > 1:
		s.line("%d things are wrong.", wrong)
	case wrong == 1:
		s.line("One thing is wrong.")
	case len(remarks) > 0:
		s.line("Everything is well but for %s files.", strings.Join(remarks, " and "))
		return nil
	default:
		s.line("Everything is well.")
		return nil
	}
	return errSaid
}
