package main

import (
	"context"

	"github.com/zoetrope-go/zoetrope/install/steps"
)

// doctor checks the steps and says how to mend what is broken.
func doctor(ctx context.Context, p *steps.Place, s *screen) error {
	faults, err := steps.Inspect(ctx, p, steps.Table(), s.step)
	if err != nil {
		return err
	}
	switch len(faults) {
	case 0:
		s.line("Everything is well.")
		return nil
	case 1:
		s.line("One thing is wrong.")
	default:
		s.line("%d things are wrong.", len(faults))
	}
	return errSaid
}
