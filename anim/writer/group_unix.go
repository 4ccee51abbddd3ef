//go:build unix

package writer

import (
	"os/exec"
	"syscall"
)

// ownGroup makes cmd the head of a process group, so that an interrupt meant
// for this program does not reach it and it can be ended with all its children.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
