package main

import (
	"context"

	"github.com/zoetrope-go/zoetrope/install/steps"
)

// uninstall removes what was set up, and says what that was.
func uninstall(ctx context.Context, p *steps.Place, s *screen) error {
	gone, kept, err := steps.Remove(ctx, p)
	for _, name := range gone {
		s.line("removed %s", name)
	}
	if err != nil {
		return err
	}
	if len(gone) == 0 {
		s.line("Nothing was installed in %s.", p.Home)
	}
	if kept != "" {
		s.line("%s.", kept)
	}
	return nil
}
