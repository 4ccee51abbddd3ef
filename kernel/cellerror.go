package kernel

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// A CellError says which cell of a notebook failed, and why.
type CellError struct {
	Cell   int    // the cell's place among all cells, counted from 1
	Cells  int    // how many cells the notebook has
	Source string // the cell's text

	// EName, EValue and Traceback are what the kernel says about code that
	// failed. Traceback may hold the terminal's colour codes.
	EName, EValue string
	Traceback     []string

	// Err is what went wrong besides the code: [ErrTimeout], a [*DeadError],
	// the context's error, … It is nil when the code itself failed.
	Err error
}

// ErrTimeout is the reason of a cell that took longer than
// [RunOptions.Timeout]: errors.Is(err, kernel.ErrTimeout).
var ErrTimeout = errors.New("time limit")

type timeoutError struct{ limit time.Duration }

func (e timeoutError) Error() string        { return fmt.Sprintf("it took longer than %v", e.limit) }
func (e timeoutError) Is(target error) bool { return target == ErrTimeout }

// Error is one line, unless the kernel died with last words; see
// [CellError.Detail].
func (e *CellError) Error() string {
	why := e.EName
	if e.EValue != "" {
		why += ": " + e.EValue
	}
	if e.Err != nil {
		why = strings.TrimPrefix(e.Err.Error(), "kernel: ")
	} else if line, _, more := strings.Cut(strings.TrimSpace(why), "\n"); more {
		why = strings.TrimSpace(line) + " …"
	}
	return fmt.Sprintf("kernel: cell %d of %d failed: %s", e.Cell, e.Cells, why)
}

// Unwrap returns Err.
func (e *CellError) Unwrap() error { return e.Err }

var colour = regexp.MustCompile(`\x1b\[[0-9;]*m`)

// Detail is the error with the cell's text and the traceback, for a person to
// read in a terminal, without colours.
func (e *CellError) Detail() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n", e.Error())
	b.WriteString("------------------\n")
	b.WriteString(strings.TrimRight(e.Source, "\n"))
	b.WriteString("\n------------------\n")
	trace := strings.Join(e.Traceback, "\n")
	if trace == "" {
		trace = e.EValue
	}
	if trace = strings.TrimRight(colour.ReplaceAllString(trace, ""), "\n"); trace != "" {
		b.WriteString(trace + "\n")
	}
	return b.String()
}
