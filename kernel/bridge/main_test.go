package bridge

import (
	"fmt"
	"os"
	"testing"
)

// TestMain makes this program its own reaper, as the kernel's program is.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == "-reap" {
		if err := Reap(os.Args[2:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}
