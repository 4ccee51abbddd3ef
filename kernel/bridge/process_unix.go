//go:build unix

package bridge

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// A process is GoNB under its reaper.
type process struct {
	cmd    *exec.Cmd
	dir    string
	leash  io.Closer   // the reaper ends everything when this end of the pipe closes
	exited chan string // gets one sentence when GoNB has ended
	done   chan struct{}
}

// startProcess starts the reaper, which starts argv. dir is the folder for
// temporary files, which the reaper deletes.
func startProcess(o Options, dir string, argv []string) (*process, error) {
	if _, err := exec.LookPath(argv[0]); err != nil {
		return nil, err
	}
	reaper := o.Reaper
	if len(reaper) == 0 {
		self, err := os.Executable()
		if err != nil {
			return nil, fmt.Errorf("this program's own path is unknown: %w", err)
		}
		reaper = []string{self, "-reap"}
	}
	args := append(append(reaper[1:len(reaper):len(reaper)], dir), argv...)
	p := &process{cmd: exec.Command(reaper[0], args...), dir: dir, exited: make(chan string, 1), done: make(chan struct{})}
	p.cmd.Env = append(o.Env[:len(o.Env):len(o.Env)], "TMPDIR="+dir, marker(dir))
	// A session of its own: Jupyter kills the kernel's process group, and the
	// reaper must outlive it to clear up.
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	p.cmd.WaitDelay = time.Second
	last := new(tail)
	if o.Verbose {
		last.log = o.Log
	}
	p.cmd.Stdout, p.cmd.Stderr = last, last
	leash, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	p.leash = leash
	if err := p.cmd.Start(); err != nil {
		return nil, err
	}
	go func() {
		err := p.cmd.Wait()
		sweep(dir) // finds something only if the reaper itself was killed
		os.RemoveAll(dir)
		why := "it exits without a word"
		if err != nil {
			why = err.Error()
		}
		if text := strings.TrimSpace(last.String()); text != "" {
			why += "\n" + text
		}
		p.exited <- why
		close(p.done)
	}()
	return p, nil
}

// end ends GoNB and all that it has started, and waits until they have ended.
func (p *process) end() {
	p.leash.Close()
	select {
	case <-p.done:
	case <-time.After(3 * time.Second):
		p.cmd.Process.Kill()
		<-p.done
	}
}

// marker is an environment variable by which the descendants of a kernel's GoNB
// are known, whatever their parent is by now.
func marker(dir string) string { return "ZOETROPE_KERNEL_FOLDER=" + dir }
