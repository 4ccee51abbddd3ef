package bridge

import "errors"

type process struct {
	exited chan string
	done   chan struct{}
}

func (*process) end() {}

var errWindows = errors.New("the Zoetrope kernel does not run on Windows yet, because GoNB does not: use the Windows Subsystem for Linux")

func startProcess(Options, string, []string) (*process, error) { return nil, errWindows }

// Reap is not supported on Windows.
func Reap([]string) error { return errWindows }

func alive(int) bool { return true }
