package bridge

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

func adoptOrphans() { unix.Prctl(unix.PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) }

func leashed() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// endGently does nothing: sweep finds gopls without GoNB's help, and faster.
func endGently(*os.Process) {}

// sweep kills all processes that carry dir's marker, until none is left. Those
// whose environment cannot be read belong to somebody else.
func sweep(dir string) {
	want := append([]byte(marker(dir)), 0)
	self := os.Getpid()
	for end := time.Now().Add(2 * time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		found, _ := filepath.Glob("/proc/[0-9]*")
		left := false
		for _, p := range found {
			pid, err := strconv.Atoi(filepath.Base(p))
			if err != nil || pid == self {
				continue
			}
			env, err := os.ReadFile(p + "/environ")
			if err != nil || !bytes.Contains(env, want) {
				continue
			}
			left = true
			syscall.Kill(pid, syscall.SIGKILL)
		}
		if !left {
			return
		}
	}
}

// killChildren kills what has become this process's child, until there is none:
// descendants of GoNB that have dropped the marker from their environment.
func killChildren() {
	for end := time.Now().Add(time.Second); time.Now().Before(end); time.Sleep(2 * time.Millisecond) {
		lists, _ := filepath.Glob("/proc/self/task/*/children")
		left := false
		for _, l := range lists {
			list, _ := os.ReadFile(l)
			for _, f := range bytes.Fields(list) {
				if pid, err := strconv.Atoi(string(f)); err == nil {
					left = true
					syscall.Kill(pid, syscall.SIGKILL)
					syscall.Wait4(pid, nil, 0, nil)
				}
			}
		}
		if !left {
			return
		}
	}
}
