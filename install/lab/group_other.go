//go:build !linux

package lab

import "syscall"

// ownGroup keeps the terminal's Ctrl-C from JupyterLab, which would ask whether
// it is meant. Only Linux can end JupyterLab when this process is killed.
func ownGroup() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true}
}
