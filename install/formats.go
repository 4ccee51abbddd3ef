package main

import (
	"context"
	"strings"

	"github.com/zoetrope-go/zoetrope/install/formats"
	"github.com/zoetrope-go/zoetrope/install/steps"
)

// showFormats says which kinds of files figures save as here. It returns how
// many things are wrong, and the endings that only deserve a remark.
func showFormats(ctx context.Context, p *steps.Place, s *screen) (faults int, remarks []string, err error) {
	rows, err := formats.Look(ctx, p.Venv())
	if err != nil {
		return 0, nil, err
	}
	s.line("Figures save as:")
	for _, r := range rows {
		mark := "✓"
		switch {
		case r.Fault:
			mark = "✗"
			faults++
		case r.Err != nil:
			mark = "!"
			remarks = append(remarks, r.Endings...)
		}
		s.line("  %s %-16s %s", mark, r.Name, r)
		if r.Err != nil {
			s.line("    %s→ %s", strings.Repeat(" ", 16), r.Cure)
		}
	}
	return faults, remarks, nil
}
