package kernel

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// StartOptions are the options of [Start]; nil means their zero value.
type StartOptions struct {
	// Dir is the kernel's working folder. Default: ours.
	Dir string
	// Env is added to our environment and the kernelspec's, as KEY=value.
	Env []string
	// Timeout is how long the kernel may take until it answers. Default: a
	// minute.
	Timeout time.Duration
	// Heartbeat is how long the kernel may fail to answer on the heartbeat
	// channel before it is ended as hung. Default: 10 seconds; negative: for
	// ever.
	Heartbeat time.Duration
	// IPC talks through Unix sockets in a folder that only the user may enter,
	// instead of TCP ports on 127.0.0.1. Not every kernel can.
	IPC bool
	// Log gets everything that the kernel's program prints. Default: only the
	// end is kept, for errors.
	Log io.Writer
}

// A Kernel is a kernel that [Start] has started, and a client to it. Its
// process group ends with Shutdown or Close, or as a whole when the kernel's
// own program dies or hangs. Should our program be killed, a kernel ends by
// itself if it watches JPY_PARENT_PID as Jupyter's do.
type Kernel struct {
	*Client
	Spec *Spec

	options StartOptions
	dir     string // holds the connection file
	proc    *process
	once    sync.Once
	lost    chan error // gets the reason why the client has given up
}

// Start starts a kernel and waits until it is ready. ctx bounds the start
// alone: the kernel runs on until Shutdown or Close.
func Start(ctx context.Context, spec *Spec, o *StartOptions) (*Kernel, error) {
	if o == nil {
		o = &StartOptions{}
	}
	const tries = 3
	for try := 1; ; try++ {
		k, output, err := start(ctx, spec, *o)
		if err != nil && ctx.Err() == nil && try < tries && portTaken(output) {
			continue
		}
		return k, err
	}
}

// portTaken recognises a kernel that found one of its ports in use: between
// our choice and its start, another program may have taken it.
func portTaken(output string) bool {
	return strings.Contains(strings.ToLower(output), "address already in use")
}

// start is one try of Start; it returns what a kernel that failed has printed.
func start(ctx context.Context, spec *Spec, o StartOptions) (k *Kernel, output string, err error) {
	if o.Timeout == 0 {
		o.Timeout = time.Minute
	}
	late := fmt.Errorf("kernel: the kernel %s was not ready after %v: %w", spec.Name, o.Timeout, context.DeadlineExceeded)
	ctx, cancel := context.WithTimeoutCause(ctx, o.Timeout, late)
	defer cancel()

	dir, err := os.MkdirTemp("", "kernel-")
	if err != nil {
		return nil, "", fmt.Errorf("kernel: start %s: %w", spec.Name, err)
	}
	k = &Kernel{Spec: spec, options: o, dir: dir, lost: make(chan error, 1)}
	defer func() {
		if err != nil {
			os.RemoveAll(dir)
		}
	}()
	var conn *wire.Connection
	if o.IPC {
		conn, err = wire.NewIPC(filepath.Join(dir, "s"))
	} else {
		conn, err = wire.NewTCP()
	}
	if err != nil {
		return nil, "", fmt.Errorf("kernel: start %s: %w", spec.Name, err)
	}
	conn.KernelName = spec.Name
	file := filepath.Join(dir, "kernel-"+wire.NewID()+".json")
	if err := conn.Write(file); err != nil {
		return nil, "", fmt.Errorf("kernel: start %s: %w", spec.Name, err)
	}
	argv, err := spec.Command(file)
	if err != nil {
		return nil, "", err
	}
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Dir = o.Dir
	cmd.Env = append(spec.environ(os.Environ()), o.Env...)
	if runtime.GOOS != "windows" { // where it would be a handle
		cmd.Env = append(cmd.Env, "JPY_PARENT_PID="+strconv.Itoa(os.Getpid()))
	}
	if k.proc, err = startProcess(cmd, o.Log); err != nil {
		return nil, "", fmt.Errorf("kernel: start %s: %w", spec.Name, err)
	}

	// While we wait for it to listen, it may end.
	starting, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	go func() { stop(k.obituary(starting.Done())) }()
	k.Client, err = connect(starting, conn, &ConnectOptions{Heartbeat: o.Heartbeat}, k.giveUp)
	if err != nil {
		if cause := context.Cause(starting); cause != nil {
			err = cause // before our own kill becomes one
		}
		k.proc.kill()
		output = k.proc.tail.String()
		var dead *DeadError
		if !errors.As(err, &dead) && output != "" {
			err = fmt.Errorf("%w; the kernel printed:\n%s", err, strings.TrimSpace(output))
		}
		return nil, output, err
	}
	k.Client.interrupt = k.Interrupt
	go k.guard()
	return k, "", nil
}

func (k *Kernel) dead(reason string) error {
	return &DeadError{Kernel: k.Spec.Name, Reason: reason, Output: k.proc.tail.String()}
}

// giveUp is told when the client has lost the kernel.
func (k *Kernel) giveUp(err error) {
	select {
	case k.lost <- err:
	default:
	}
}

// obituary waits for the kernel to die or hang and says how it did, or returns
// nil when stop is closed.
func (k *Kernel) obituary(stop <-chan struct{}) error {
	select {
	case <-stop:
		return nil
	case <-k.proc.done:
	case lost := <-k.lost:
		var hung errHung
		if errors.As(lost, &hung) {
			return k.dead(hung.Error())
		}
		select { // a closed channel: the program is about to end
		case <-k.proc.done:
		case <-time.After(time.Second):
			return k.dead(strings.TrimPrefix(lost.Error(), "kernel: "))
		}
	}
	return k.dead(k.proc.status)
}

// guard ends the whole group and everybody's wait when the kernel dies or
// hangs.
func (k *Kernel) guard() {
	err := k.obituary(k.Done())
	if err == nil {
		return
	}
	k.proc.kill()
	select { // let the last output come through
	case <-k.iopubGone:
	case <-time.After(lastWords):
	}
	os.RemoveAll(k.dir) // before anybody hears of it
	k.fail(err)
	k.clean()
}

func (k *Kernel) clean() {
	k.once.Do(func() {
		k.Client.Close()
		os.RemoveAll(k.dir)
	})
}

// PID is the process id of the kernel's program, which is its group's too.
func (k *Kernel) PID() int { return k.proc.cmd.Process.Pid }

// Interrupt stops what the kernel executes: by message or by the signal
// SIGINT to its group, as the kernelspec says.
func (k *Kernel) Interrupt(ctx context.Context) error {
	if k.Spec.InterruptMode == "message" {
		return k.Client.Interrupt(ctx)
	}
	if err := k.Err(); err != nil {
		return err
	}
	if err := interruptGroup(k.proc.cmd.Process); err != nil {
		return fmt.Errorf("kernel: interrupt %s: %w", k.Spec.Name, err)
	}
	return nil
}
