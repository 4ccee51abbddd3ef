package live

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"
	"syscall"
)

// socketVariable names the socket of the kernel "Go (Zoetrope)" on which a
// cell's program speaks with front ends. The kernel's package bridge describes
// the protocol.
const socketVariable = "ZOETROPE_COMMS"

// A message is one message between this program and the kernel.
type message struct {
	Op       string          `json:"op"`
	ID       string          `json:"comm,omitempty"`
	Target   string          `json:"target,omitempty"`
	Data     json.RawMessage `json:"data,omitempty"`
	Metadata json.RawMessage `json:"metadata,omitempty"`
	Will     json.RawMessage `json:"will,omitempty"`
	FrontEnd bool            `json:"front_end,omitempty"`
	Sizes    []int           `json:"buffers,omitempty"`
	buffers  [][]byte
}

// A line is the connection to the kernel.
type line struct {
	in *bufio.Reader

	mu  sync.Mutex
	out *bufio.Writer
	err error // the first one of a write
}

// dial connects to the kernel's socket. It does without package net, which would
// make each cell take longer to link.
func dial(path string) (*line, error) {
	conn, err := connect(path)
	if err != nil {
		return nil, fmt.Errorf("live: cannot reach the kernel at %s: %w", path, err)
	}
	return &line{in: bufio.NewReader(conn), out: bufio.NewWriter(conn)}, nil
}

func connect(path string) (*os.File, error) {
	syscall.ForkLock.RLock() // no child of this program may hold the line
	fd, err := syscall.Socket(syscall.AF_UNIX, syscall.SOCK_STREAM, 0)
	if err == nil {
		syscall.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return nil, os.NewSyscallError("socket", err)
	}
	conn := os.NewFile(uintptr(fd), path)
	if err := syscall.Connect(fd, &syscall.SockaddrUnix{Name: path}); err != nil {
		conn.Close()
		return nil, os.NewSyscallError("connect", err)
	}
	return conn, nil
}

// send sends m. When it returns the kernel will get it, whatever becomes of this
// program. An error is final, and means that the kernel ends.
func (l *line) send(m *message) error {
	m.Sizes = nil
	for _, b := range m.buffers {
		m.Sizes = append(m.Sizes, len(b))
	}
	text, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("live: %w", err)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.err != nil {
		return l.err
	}
	l.out.Write(append(text, '\n')) // the writer keeps the error for Flush
	for _, b := range m.buffers {
		l.out.Write(b)
	}
	if err := l.out.Flush(); err != nil {
		l.err = fmt.Errorf("live: the kernel is gone: %w", err)
	}
	return l.err
}

// receive waits for the next message.
func (l *line) receive() (*message, error) {
	text, err := l.in.ReadBytes('\n')
	if err != nil {
		return nil, err
	}
	m := new(message)
	if err := json.Unmarshal(text, m); err != nil {
		return nil, err
	}
	for _, n := range m.Sizes {
		b := make([]byte, max(0, n))
		if _, err := io.ReadFull(l.in, b); err != nil {
			return nil, err
		}
		m.buffers = append(m.buffers, b)
	}
	return m, nil
}
