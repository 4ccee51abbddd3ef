//go:build unix && !linux

package bridge

import (
	"os"
	"syscall"
	"time"
)

func adoptOrphans() {}

func leashed() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

// endGently lets GoNB end its gopls, which is in no process group of ours.
func endGently(p *os.Process) {
	p.Signal(syscall.SIGTERM)
	for end := time.Now().Add(700 * time.Millisecond); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if !alive(p.Pid) {
			return
		}
	}
}

// sweep does nothing: here no process can be found by its environment.
func sweep(string) {}

func killChildren() {}
