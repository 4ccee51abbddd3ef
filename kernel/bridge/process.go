package bridge

import (
	"bytes"
	"strings"
	"sync"
)

// A tail keeps what GoNB has printed last, for the case that it ends; passing it
// all on would fill Jupyter's log with every mistake in a cell.
type tail struct {
	log func(format string, args ...any) // told every line, unless nil

	mu    sync.Mutex
	part  []byte
	last  []string
	final bool // last begins with a panic and is complete when it is full
}

const tailLines = 12

// Write never fails: what GoNB prints is not worth ending it.
func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.part = append(t.part, p...)
	for {
		i := bytes.IndexByte(t.part, '\n')
		if i < 0 {
			break
		}
		t.line(string(t.part[:i]))
		t.part = t.part[i+1:]
	}
	if len(t.part) > 1<<16 {
		t.part = nil
	}
	return len(p), nil
}

func (t *tail) line(s string) {
	if t.log != nil {
		t.log("GoNB: %s", s)
	}
	if strings.HasPrefix(s, "panic: ") || strings.HasPrefix(s, "fatal error: ") {
		t.last, t.final = nil, true
	}
	if len(t.last) == tailLines {
		if t.final {
			return
		}
		t.last = t.last[1:]
	}
	t.last = append(t.last, s)
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return strings.Join(append(t.last[:len(t.last):len(t.last)], string(t.part)), "\n")
}
