package kernel

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// A process is a kernel's program and all that it starts: one group, which is
// ended as a whole.
type process struct {
	cmd    *exec.Cmd
	tail   *tail
	done   chan struct{} // closed when the program has ended and said its last
	status string        // how it ended; valid once done is closed
	killed sync.Once
}

// startProcess starts the command as a process group. What it prints goes to
// log (unless nil) and its end is kept for error messages.
func startProcess(cmd *exec.Cmd, log io.Writer) (*process, error) {
	r, w, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	// The program gets a file, not a Go writer: Wait then ends with the
	// program, although one that it has started may still hold the file.
	cmd.Stdout, cmd.Stderr = w, w
	ownGroup(cmd)
	err = cmd.Start()
	w.Close()
	if err != nil {
		r.Close()
		return nil, err
	}
	p := &process{cmd: cmd, tail: &tail{}, done: make(chan struct{})}
	copied := make(chan struct{})
	go func() {
		defer close(copied)
		defer r.Close()
		out := io.Writer(p.tail)
		if log != nil {
			out = io.MultiWriter(p.tail, log)
		}
		if _, err := io.Copy(out, r); err != nil {
			io.Copy(p.tail, r) // log is broken; the program must not block
		}
	}()
	go func() {
		defer close(p.done)
		cmd.Wait()
		p.status = cmd.ProcessState.String()
		select {
		case <-copied:
		case <-time.After(100 * time.Millisecond): // held open by a child
		}
	}()
	return p, nil
}

// end makes sure that nothing of the group is left: it waits until the program
// has ended by itself or ctx ends, then asks the group to end, and after as
// long as grace again ends it by force.
func (p *process) end(ctx context.Context, grace time.Duration) {
	select {
	case <-p.done: // perhaps long ago
	case <-ctx.Done():
		terminateGroup(p.cmd.Process)
		select {
		case <-p.done:
		case <-time.After(grace):
		}
	}
	p.kill()
}

// kill ends the group by force, and once: afterwards its number may become
// another's.
func (p *process) kill() {
	p.killed.Do(func() { killGroup(p.cmd.Process) })
	<-p.done
}

// tailSize is how much of what a kernel has printed an error shows.
const tailSize = 4 << 10

// A tail keeps the end of what is written to it.
type tail struct {
	mu  sync.Mutex
	buf []byte
	cut bool
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buf = append(t.buf, p...)
	if extra := len(t.buf) - tailSize; extra > 0 {
		t.buf = append(t.buf[:0], t.buf[extra:]...)
		t.cut = true
	}
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.cut {
		return fmt.Sprintf("…%s", t.buf)
	}
	return string(t.buf)
}
