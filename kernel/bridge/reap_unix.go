//go:build unix

package bridge

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

// Reap is the life of the reaper, a process between the bridge and GoNB. It
// starts the command args[1:], and when that command ends, or standard input
// does (which the bridge holds, so it ends with the bridge, however that ends),
// it kills everything that the command has started and deletes the folder
// args[0]. It returns when nothing is left.
//
// On Linux nothing escapes: GoNB's descendants become the reaper's children when
// their parents end, and are known by their environment besides; and GoNB ends
// when the reaper is killed. If the bridge and the reaper are killed in the same
// instant, gopls and a running cell stay. On other systems GoNB is asked to end,
// which takes its gopls with it, and its process group is killed then.
func Reap(args []string) error {
	if len(args) < 2 {
		return errors.New("bridge: the reaper wants a folder and a command")
	}
	// Linux ties "signal me when my parent dies" to the parent's thread.
	runtime.LockOSThread()
	adoptOrphans()
	signal.Ignore(syscall.SIGINT, syscall.SIGHUP, syscall.SIGTERM, syscall.SIGPIPE)
	dir := args[0]
	defer os.RemoveAll(dir)
	cmd := exec.Command(args[1], args[2:]...)
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.SysProcAttr = leashed()
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("bridge: %w", err)
	}
	ended, let := make(chan error, 1), make(chan struct{})
	go func() {
		io.Copy(io.Discard, os.Stdin)
		close(let)
	}()
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		sweep(dir)
		killChildren()
		return err
	case <-let:
		endGently(cmd.Process)
		cmd.Process.Kill()
		syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
		select {
		case <-ended:
		case <-time.After(time.Second):
		}
		sweep(dir)
		killChildren()
		return nil
	}
}

// alive reports whether a process with this id exists.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
