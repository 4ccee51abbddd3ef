package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// orphaned ends once the go run that started this process has gone: when it is
// told to end, it does not tell its child. Where that cannot be found out, or
// nothing of the kind started this process, it waits for ctx.
func orphaned(ctx context.Context) {
	parent := os.Getppid()
	comm, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(parent), "comm"))
	if err != nil || strings.TrimSpace(string(comm)) != "go" {
		<-ctx.Done()
		return
	}
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for os.Getppid() == parent {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
