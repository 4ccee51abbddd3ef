//go:build unix

package otherside

import (
	"os"
	"runtime"
	"syscall"
)

// Peak is the largest memory that a process, or one it waited for, held, in
// bytes.
func Peak(s *os.ProcessState) int64 {
	u, ok := s.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	if runtime.GOOS == "darwin" {
		return int64(u.Maxrss) // bytes there, kilobytes elsewhere
	}
	return int64(u.Maxrss) * 1024
}

// CPU is how many seconds processors have worked for this process and those
// that it waited for.
func CPU() float64 {
	sum := 0.0
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if err := syscall.Getrusage(who, &u); err != nil {
			return 0
		}
		for _, t := range []syscall.Timeval{u.Utime, u.Stime} {
			sum += float64(t.Sec) + float64(t.Usec)/1e6
		}
	}
	return sum
}
