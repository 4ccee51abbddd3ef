package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/zoetrope-go/zoetrope/install/steps"
)

// A screen shows progress, a line for each step. On a terminal the line of the
// step at work is written over again and again.
type screen struct {
	w        io.Writer
	terminal bool
	open     bool // the cursor stands in an unfinished line
}

func newScreen(w io.Writer) *screen {
	s := &screen{w: w}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		s.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0 && os.Getenv("TERM") != "dumb"
	}
	return s
}

const clearLine = "\r\x1b[K"

// widest keeps unfinished lines from wrapping, which could not be overwritten.
const widest = 76

// line writes a finished line.
func (s *screen) line(format string, a ...any) {
	if s.open {
		fmt.Fprint(s.w, clearLine)
		s.open = false
	}
	fmt.Fprintf(s.w, format+"\n", a...)
}

// passing writes a line that the next one replaces; nothing without a terminal.
func (s *screen) passing(format string, a ...any) {
	if !s.terminal {
		return
	}
	text := []rune(fmt.Sprintf(format, a...))
	if len(text) > widest {
		text = append(text[:widest-1], '…')
	}
	fmt.Fprint(s.w, clearLine+string(text))
	s.open = true
}

// step shows a piece of news about a step.
func (s *screen) step(e steps.Event) {
	name := fmt.Sprintf("%-16s", e.Step)
	switch e.Phase {
	case steps.Begun:
		if s.terminal {
			s.passing("  … %s %s", name, e.Text)
		} else {
			s.line("  … %s %s", name, e.Text)
		}
	case steps.Noted:
		s.passing("  … %s %s", name, e.Text)
	case steps.Holds:
		s.line("  ✓ %s %s", name, e.Text)
	case steps.Made:
		s.line("  ✓ %s %s (done in %s)", name, e.Text, seconds(e.Took))
	case steps.Broken:
		s.line("  ✗ %s %v", name, e.Fault.Err)
		s.line("    %s→ %s", strings.Repeat(" ", 16), e.Fault.Cure)
	case steps.Passed:
		s.line("  - %s not checked: %s", name, e.Text)
	}
}

// quiet shows only work, not what holds already.
func (s *screen) quiet(e steps.Event) {
	if e.Phase != steps.Holds {
		s.step(e)
	}
}

func seconds(d time.Duration) string {
	return strings.TrimSuffix(fmt.Sprintf("%.1f", d.Seconds()), ".0") + " s"
}
