package kernel

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// RunOptions are the options of [Run]; nil means their zero value.
type RunOptions struct {
	// Kernel is the name of the kernelspec. Default: the one in the notebook's
	// metadata, or else python3.
	Kernel string
	// Spec is the kernelspec itself. Default: Kernel is looked for on Jupyter's
	// search path.
	Spec *Spec
	// Dir is the folder the cells run in. Default: ours; Jupyter takes the
	// notebook's.
	Dir string
	// Env is added to the kernel's environment, as KEY=value.
	Env []string
	// Timeout limits each cell. A cell that takes longer is interrupted and has
	// failed. Default: no limit.
	Timeout time.Duration
	// StartTimeout limits the kernel's start. Default: a minute.
	StartTimeout time.Duration
	// KeepGoing runs the cells after one that has failed, too. The default
	// stops there, unless the cell has the tag raises-exception.
	KeepGoing bool
	// Stdin answers a cell's question for a line of text. Default: the cell
	// that asks fails.
	Stdin func(ctx context.Context, r wire.InputRequest) (string, error)
	// Coalesce makes one output of all pieces of a stream: see [Collector].
	Coalesce bool
	// Progress is told when each code cell starts and when it is finished.
	Progress func(Progress)
	// IPC talks to the kernel through Unix sockets: see [StartOptions].
	IPC bool
	// Log gets everything that the kernel's program itself prints.
	Log io.Writer
}

// Progress is what a run tells about its progress.
type Progress struct {
	Cell  int            // the cell's place among all cells, counted from 1
	Cells int            // how many cells the notebook has
	Code  *nbformat.Cell // the cell

	Finished bool          // false when the cell starts, true when it is over
	Took     time.Duration // how long it took, once finished
	Err      *CellError    // why it failed, or nil
}

// A Report says what a run did.
type Report struct {
	Cells  int           // cells executed
	Failed []*CellError  // cells that failed without leave, in order
	Took   time.Duration // the whole run with the kernel's start and end
}

const (
	// afterInterrupt is how long an interrupted cell may go on before its
	// kernel is ended. GoNB takes five seconds to end a cell by force.
	afterInterrupt = 10 * time.Second
	// interruptAgain is when it is interrupted a second time: some code
	// swallows the first.
	interruptAgain = 2500 * time.Millisecond
)

// Run executes all code cells of the notebook in a kernel of their own, and
// leaves the outputs in the notebook as nbclient does (see [Collector]),
// together with the states of widgets, whose ids are the same at each run, the
// kernel's language_info and, where the format has them, ids
// for cells that lack one. Cells that are empty or have the tag skip-execution
// are passed over.
//
// The error is a [*CellError] if a cell failed and KeepGoing is not set, or if
// the kernel is lost; when ctx ends, the cell is interrupted first. The outputs
// up to there are in the notebook, whatever happens. Nothing of the kernel is
// left when Run returns.
func Run(ctx context.Context, nb *nbformat.Notebook, o *RunOptions) (_ *Report, err error) {
	if o == nil {
		o = &RunOptions{}
	}
	began := time.Now()
	report := &Report{}
	defer func() { report.Took = time.Since(began) }()
	spec, err := o.spec(nb)
	if err != nil {
		return report, err
	}
	nb.FillIDs()
	k, err := Start(ctx, spec, &StartOptions{Dir: o.Dir, Env: o.Env, Timeout: o.StartTimeout, IPC: o.IPC, Log: o.Log})
	if err != nil {
		return report, err
	}
	defer k.Close()
	if err := k.describe(ctx, nb); err != nil {
		return report, err
	}
	r := &run{kernel: k, options: o, nb: nb, outputs: Collector{Coalesce: o.Coalesce}}
	defer func() {
		if broken := r.outputs.settle(nb); err == nil {
			err = broken
		}
	}()
	for i, cell := range nb.Cells {
		if !cell.IsCode() || strings.TrimSpace(cell.Source) == "" || cell.HasTag("skip-execution") {
			continue
		}
		report.Cells++
		failed := r.cell(ctx, i)
		if failed == nil {
			continue
		}
		report.Failed = append(report.Failed, failed)
		if !o.KeepGoing || k.Err() != nil || ctx.Err() != nil {
			return report, failed
		}
	}
	return report, nil
}

func (o *RunOptions) spec(nb *nbformat.Notebook) (*Spec, error) {
	if o.Spec != nil {
		return o.Spec, nil
	}
	name := o.Kernel
	if name == "" {
		name = nb.KernelName()
	}
	if name == "" {
		name = "python3"
	}
	return Find(name)
}

// describe puts into the notebook what the kernel says of its language.
func (k *Kernel) describe(ctx context.Context, nb *nbformat.Notebook) error {
	var info struct {
		Language json.RawMessage `json:"language_info"`
	}
	if err := k.Request(ctx, wire.Shell, "kernel_info_request", nil, &info); err != nil {
		return err
	}
	if len(info.Language) == 0 {
		return nil
	}
	var language map[string]any
	if err := decodeExactly(info.Language, &language); err != nil {
		return fmt.Errorf("kernel: language_info: %w", err)
	}
	if nb.Metadata == nil {
		nb.Metadata = nbformat.Object{}
	}
	nb.Metadata["language_info"] = language
	return nil
}

// A run is one execution of a notebook.
type run struct {
	kernel  *Kernel
	options *RunOptions
	nb      *nbformat.Notebook
	outputs Collector
}

// cell runs the cell with the index i and says why it failed, if it did and
// may not.
func (r *run) cell(ctx context.Context, i int) *CellError {
	cell := r.nb.Cells[i]
	progress := Progress{Cell: i + 1, Cells: len(r.nb.Cells), Code: cell}
	r.tell(progress)
	began := time.Now()
	delete(cell.Metadata, "execution") // the times of an earlier run
	r.outputs.Begin(cell)
	reply, err := r.execute(ctx, cell)
	r.outputs.End()
	if reply != nil && reply.ExecutionCount > 0 {
		cell.ExecutionCount = reply.ExecutionCount
	}
	failed := &CellError{Cell: i + 1, Cells: len(r.nb.Cells), Source: cell.Source, Err: err}
	if reply != nil {
		failed.EName, failed.EValue, failed.Traceback = reply.Name, reply.Value, reply.Traceback
	}
	switch {
	case err != nil:
	case reply.Status == "aborted":
		failed.Err = errors.New("the kernel has not run it, because of an earlier error")
	case reply.Status != "error" || cell.HasTag("raises-exception"):
		failed = nil
	}
	progress.Finished, progress.Took, progress.Err = true, time.Since(began), failed
	r.tell(progress)
	return failed
}

func (r *run) tell(p Progress) {
	if r.options.Progress != nil {
		r.options.Progress(p)
	}
}

// execute runs the cell within its time. When that is over or ctx ends, the
// cell is interrupted, so that what it has printed arrives, and if that does
// not help, the kernel is given up.
func (r *run) execute(ctx context.Context, cell *nbformat.Cell) (*wire.ExecuteReply, error) {
	own, giveUp := context.WithCancelCause(context.WithoutCancel(ctx))
	defer giveUp(nil)
	busy, over := context.WithCancel(own)
	defer over()
	var mu sync.Mutex // an interrupt must not reach the cell after this one
	interrupt := func() error {
		mu.Lock()
		defer mu.Unlock()
		if busy.Err() != nil {
			return nil
		}
		if err := r.kernel.Interrupt(busy); err != nil && busy.Err() == nil {
			return err
		}
		return nil
	}
	var stopped atomic.Pointer[error] // why the cell was interrupted
	stop := func(why error) {
		if !stopped.CompareAndSwap(nil, &why) {
			return
		}
		time.AfterFunc(afterInterrupt, func() {
			giveUp(fmt.Errorf("%w, and does not react to an interrupt", why))
		})
		time.AfterFunc(interruptAgain, func() { interrupt() })
		if err := interrupt(); err != nil {
			giveUp(fmt.Errorf("%w, and cannot be interrupted: %w", why, err))
		}
	}
	defer context.AfterFunc(ctx, func() { stop(context.Cause(ctx)) })()
	if limit := r.options.Timeout; limit > 0 {
		defer time.AfterFunc(limit, func() { stop(timeoutError{limit}) }).Stop()
	}
	var broken error
	reply, err := r.kernel.Execute(own, cell.Source, &ExecuteOptions{
		Each: func(m *wire.Message) {
			if err := r.outputs.Add(m); err != nil && broken == nil {
				broken = fmt.Errorf("kernel: output of the kernel: %w", err)
			}
		},
		Stdin:     r.stdin(ctx),
		KeepGoing: r.options.KeepGoing || cell.HasTag("raises-exception"),
	})
	over()
	mu.Lock() // until an interrupt under way has noticed
	defer mu.Unlock()
	switch {
	case err != nil && own.Err() != nil: // the kernel is still busy with it
		r.kernel.proc.kill()
		<-r.kernel.Done()
		return reply, context.Cause(own)
	case err != nil:
		return reply, err
	case stopped.Load() != nil && reply.Status != "ok": // else it was faster
		return reply, *stopped.Load()
	}
	return reply, broken
}

// stdin lets the answer end with ctx, which an execution outlives for a while.
func (r *run) stdin(ctx context.Context) func(context.Context, wire.InputRequest) (string, error) {
	if r.options.Stdin == nil {
		return nil
	}
	return func(own context.Context, q wire.InputRequest) (string, error) {
		own, cancel := context.WithCancelCause(own)
		defer cancel(nil)
		defer context.AfterFunc(ctx, func() { cancel(context.Cause(ctx)) })()
		return r.options.Stdin(own, q)
	}
}
