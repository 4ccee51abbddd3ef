package steps

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const lockName = "lock"

// lock makes the data folder and keeps other set-ups out of it until release.
// The system lets go of the lock when the process ends, however it ends.
func lock(ctx context.Context, p *Place, note func(string)) (release func(), err error) {
	if err := os.MkdirAll(p.Home, 0o755); err != nil {
		return nil, homeless(wrote(err))
	}
	f, err := os.OpenFile(filepath.Join(p.Home, lockName), os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, homeless(wrote(err))
	}
	for told := false; ; {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err == nil {
			break
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			f.Close()
			return nil, homeless(fmt.Errorf("cannot lock %s: %w", f.Name(), err))
		}
		if !told {
			who, _ := os.ReadFile(f.Name()) // only to name it
			note("waiting for another set-up of " + p.Home + " to end (process " + strings.TrimSpace(string(who)) + ")")
			told = true
		}
		select {
		case <-ctx.Done():
			f.Close()
			return nil, context.Cause(ctx)
		case <-time.After(50 * time.Millisecond):
		}
	}
	if err := f.Truncate(0); err == nil {
		fmt.Fprintln(f, os.Getpid())
	}
	return func() { f.Close() }, nil
}
