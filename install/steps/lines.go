package steps

import (
	"bytes"
	"sync"
)

// lines collects a command's output and hands on each whole line. It keeps the
// last keptOutput bytes or so, which is where commands say why they failed.
// Standard output and error come in from two goroutines.
type lines struct {
	mu   sync.Mutex
	each func(string)
	text bytes.Buffer
	line []byte
}

const keptOutput = 64 << 10

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.text.Len() > keptOutput {
		tail := bytes.Clone(l.text.Bytes()[l.text.Len()-keptOutput/2:])
		l.text.Reset()
		l.text.Write(tail)
	}
	l.text.Write(b)
	if l.each == nil {
		return len(b), nil
	}
	l.line = append(l.line, b...)
	for {
		i := bytes.IndexAny(l.line, "\r\n")
		if i < 0 {
			return len(b), nil
		}
		if line := bytes.TrimSpace(l.line[:i]); len(line) > 0 {
			l.each(string(line))
		}
		l.line = l.line[i+1:]
	}
}
