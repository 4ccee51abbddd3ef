//go:build unix

package kernel

import (
	"os"
	"syscall"
)

// isOurs says whether the folder belongs to the user.
func isOurs(dir string) bool {
	info, err := os.Stat(dir)
	if err != nil {
		return false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid()
}
