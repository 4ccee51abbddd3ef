package kernel

import (
	"fmt"
	"strings"
)

// A DeadError says that a kernel has ended, or hangs and was ended, without
// having been asked to.
type DeadError struct {
	Kernel string // the kernelspec's name
	Reason string // how it ended: "exit status 3", "signal: killed", …
	Output string // the end of what it printed on its standard error and output
}

func (e *DeadError) Error() string {
	msg := fmt.Sprintf("kernel: the kernel %s died: %s", e.Kernel, e.Reason)
	if out := strings.TrimSpace(e.Output); out != "" {
		msg += "; its last words:\n" + out
	}
	return msg
}
