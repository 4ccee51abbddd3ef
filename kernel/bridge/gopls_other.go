//go:build !linux

package bridge

import "time"

// goplsTime is not known here.
func goplsTime(string) (used time.Duration, ok bool) { return 0, false }
