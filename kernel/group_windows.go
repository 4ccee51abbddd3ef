package kernel

import (
	"errors"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// ownGroup keeps Ctrl-C in our console from the command.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP}
}

// interruptGroup cannot be done from a process without the kernel's console.
func interruptGroup(p *os.Process) error {
	return errors.New("Windows has no signal to interrupt a kernel: its kernelspec needs the interrupt_mode \"message\"")
}

func terminateGroup(p *os.Process) { taskkill(p) }

func killGroup(p *os.Process) {
	taskkill(p, "/F")
	p.Kill()
}

// taskkill ends the process and those it has started. It fails if there are
// none, which is as well.
func taskkill(p *os.Process, flags ...string) {
	args := append([]string{"/T", "/PID", strconv.Itoa(p.Pid)}, flags...)
	exec.Command("taskkill", args...).Run()
}
