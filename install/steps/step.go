// Package steps is the table that sets Zoetrope up.
//
// Every row says how to find out whether it holds (Check), how to make it hold
// (Apply) and what its user can do about it (Mend). Setting up, doctor and the
// tests walk over the same table, so they cannot disagree. Nothing here prints:
// whoever walks is told what happens through a function of theirs.
package steps

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// A Step is a row of the table.
type Step struct {
	Name string

	// Needs names earlier rows without which Check has nothing to look at.
	Needs []string

	// Check looks for evidence, changes nothing, and is quick (well under a
	// second). It returns what it found, such as a version, or an error that
	// says in half a sentence what is wrong.
	Check func(ctx context.Context, p *Place) (found string, err error)

	// Apply makes Check hold. It can be stopped at any point and started
	// again. It is nil where only the user can mend.
	Apply func(ctx context.Context, p *Place, note func(string)) error

	// Mend tells the user what to do by hand, in one sentence.
	Mend string
}

// Table returns the rows in the order in which they are set up.
func Table() []Step {
	return []Step{
		goCommand(),
		dataFolder(),
		diskSpace(),
		pythonCommand(),
		moduleSource(),
		moduleDownloads(),
		tool("gonb", "github.com/janpfeifer/gonb"),
		tool("gopls", "golang.org/x/tools/gopls"),
		tool("goimports", "golang.org/x/tools/cmd/goimports"),
		tool("zoetrope-kernel", Module+"/kernel/zoetrope-kernel"),
		jupyterLab(),
		kernelSpec(),
		extension(),
		firstCell(),
	}
}

// A Fault is a row that does not hold.
type Fault struct {
	Step string
	Err  error
	Cure string
}

func (f *Fault) Error() string { return fmt.Sprintf("%s: %v", f.Step, f.Err) }
func (f *Fault) Unwrap() error { return f.Err }

// curable is an error with a cure of its own, better than its row's Mend.
type curable struct {
	err  error
	cure string
}

func (c *curable) Error() string { return c.err.Error() }
func (c *curable) Unwrap() error { return c.err }

func (s Step) fault(err error) *Fault {
	f := &Fault{Step: s.Name, Err: err, Cure: s.Mend}
	var c *curable
	if errors.As(err, &c) {
		f.Cure = c.cure
	}
	return f
}

// A Phase is what an [Event] reports about a row.
type Phase int

const (
	Begun  Phase = iota // Apply starts; Text says why
	Noted               // Apply says what it is doing
	Holds               // Check found what it wants without any work
	Made                // Apply has succeeded and Check agrees
	Broken              // Check or Apply failed; Fault says how
	Passed              // not looked at, because a row that it needs is broken
)

// An Event is a piece of news about row Index of the table.
type Event struct {
	Step  string
	Index int
	Phase Phase
	Text  string
	Took  time.Duration // of Apply, with Made
	Fault *Fault        // with Broken
}

// Ensure walks the table and applies every row that does not hold. It stops at
// the first row that cannot be made to hold and returns its *Fault, or ctx's
// error once ctx is done. Two processes do not work on one data folder at a
// time; the second waits for the first.
func Ensure(ctx context.Context, p *Place, table []Step, watch func(Event)) error {
	locked := false
	for i, s := range table {
		tell := func(e Event) {
			e.Step, e.Index = s.Name, i
			watch(e)
		}
		fail := func(err error) error {
			if ctx.Err() != nil {
				return context.Cause(ctx)
			}
			f := s.fault(err)
			tell(Event{Phase: Broken, Fault: f})
			return f
		}
		found, err := s.Check(ctx, p)
		if err != nil && s.Apply != nil && ctx.Err() == nil && !locked {
			release, lockErr := lock(ctx, p, func(text string) { tell(Event{Phase: Noted, Text: text}) })
			if lockErr != nil {
				return fail(lockErr)
			}
			defer release()
			locked = true
			found, err = s.Check(ctx, p) // whoever had the lock may have done it
		}
		if err == nil {
			tell(Event{Phase: Holds, Text: found})
			continue
		}
		if s.Apply == nil || ctx.Err() != nil {
			return fail(err)
		}
		tell(Event{Phase: Begun, Text: err.Error()})
		start := time.Now()
		if err := s.Apply(ctx, p, func(text string) { tell(Event{Phase: Noted, Text: text}) }); err != nil {
			return fail(err)
		}
		if found, err = s.Check(ctx, p); err != nil {
			return fail(fmt.Errorf("was set up, but %w", err))
		}
		tell(Event{Phase: Made, Text: found, Took: time.Since(start)})
	}
	return nil
}

// Inspect checks every row, changes nothing, and returns the faults.
func Inspect(ctx context.Context, p *Place, table []Step, watch func(Event)) ([]*Fault, error) {
	var faults []*Fault
	var out []string // rows that do not hold or were not looked at
	for i, s := range table {
		if err := ctx.Err(); err != nil {
			return faults, context.Cause(ctx)
		}
		if k := slices.IndexFunc(s.Needs, func(n string) bool { return slices.Contains(out, n) }); k >= 0 {
			out = append(out, s.Name)
			watch(Event{Step: s.Name, Index: i, Phase: Passed, Text: "needs " + s.Needs[k]})
			continue
		}
		found, err := s.Check(ctx, p)
		if err != nil {
			f := s.fault(err)
			faults = append(faults, f)
			out = append(out, s.Name)
			watch(Event{Step: s.Name, Index: i, Phase: Broken, Fault: f})
			continue
		}
		watch(Event{Step: s.Name, Index: i, Phase: Holds, Text: found})
	}
	return faults, nil
}
