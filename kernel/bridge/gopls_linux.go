package bridge

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

// goplsTime returns how much computing time the kernel's gopls has used.
func goplsTime(dir string) (used time.Duration, ok bool) {
	found, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, f := range found {
		args, err := os.ReadFile(f)
		if err != nil || !bytes.Contains(args, []byte(dir)) || !bytes.Contains(args, []byte("gopls_socket")) {
			continue
		}
		stat, err := os.ReadFile(filepath.Join(filepath.Dir(f), "stat"))
		if err != nil {
			continue
		}
		// Behind the name, which may hold anything but ends in ")", user and
		// system time are the 12th and 13th field, in 1/100 s (proc(5)).
		fields := bytes.Fields(stat[bytes.LastIndexByte(stat, ')')+1:])
		if len(fields) < 13 {
			continue
		}
		for _, f := range fields[11:13] {
			ticks, _ := strconv.Atoi(string(f))
			used += time.Duration(ticks) * 10 * time.Millisecond
		}
		ok = true
	}
	return used, ok
}
