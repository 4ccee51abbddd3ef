// Package gonb speaks GoNB's protocol: gob messages over two named pipes, one
// to the kernel and one back. It is what package gonbui does at a fraction of
// its weight, and it waits for the kernel with every message.
package gonb

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"sync"
	"syscall"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// Message is one output of a cell.
type Message struct {
	// Data has the content by MIME type. Values are strings, bytes (the kernel
	// writes them in base64), or what JSON decodes to: nil, bool, int64,
	// float64, string, []any, map[string]any. An empty list arrives as null.
	Data map[string]any
	// Metadata has values of the latter kinds by MIME type. May be nil.
	Metadata map[string]any
	// ID, if not empty, makes the message replace what was sent under the same
	// ID before.
	ID string
}

// Pipe is a connection to the kernel. Its methods may be called from several
// goroutines.
type Pipe struct {
	mu     sync.Mutex
	files  [2]*os.File
	write  *gob.Encoder
	read   *gob.Decoder
	synced int
	err    error // the first one; the pipe is of no use after it
}

// Open connects to the kernel that runs this program. It returns nil and no
// error if none does: outside of a cell, or in a process that outlived it.
func Open() (*Pipe, error) {
	to, from := os.Getenv(protocol.GONB_PIPE_ENV), os.Getenv(protocol.GONB_PIPE_BACK_ENV)
	if to == "" || from == "" {
		return nil, nil
	}
	w, err := openWriter(to)
	if err == nil {
		var r *os.File
		if r, err = os.Open(from); err == nil {
			return newPipe(w, r), nil
		}
		w.Close()
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return nil, fmt.Errorf("cannot reach the kernel: %w", err)
}

func newPipe(w, r *os.File) *Pipe {
	// Without these gob cannot send a map or list inside of a message, and
	// GoNB, having registered them too, can receive no other kinds.
	gob.Register(map[string]any{})
	gob.Register([]any{})
	return &Pipe{files: [2]*os.File{w, r}, write: gob.NewEncoder(w), read: gob.NewDecoder(r)}
}

// close hangs up, which fails whoever waits for the kernel.
func (p *Pipe) close() {
	for _, f := range p.files {
		f.Close()
	}
}

// readerPatience is how long the kernel may take to open its end. It does so
// before or just after it starts the program.
var readerPatience = 10 * time.Second

// openWriter opens a named pipe that somebody reads. An ordinary open would wait
// for ever if nobody does.
func openWriter(path string) (*os.File, error) {
	for start := time.Now(); ; time.Sleep(time.Millisecond) {
		f, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0)
		if !errors.Is(err, syscall.ENXIO) || time.Since(start) > readerPatience {
			return f, err
		}
	}
}

// After silence the kernel has not answered for so long that something may be
// wrong, after patience the user is told what the program waits for.
const silence, patience = 2 * time.Second, 15 * time.Second

// Send sends m and returns when the kernel has passed it on, so that the program
// may end at once in whatever way. An error is final: nothing else gets through.
func (p *Pipe) Send(m *Message) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.err == nil {
		p.err = p.send(m)
	}
	return p.err
}

func (p *Pipe) send(m *Message) error {
	data := &protocol.DisplayData{
		Data:      make(map[protocol.MIMEType]any, len(m.Data)),
		Metadata:  m.Metadata,
		DisplayID: m.ID,
	}
	for mime, value := range m.Data {
		data.Data[protocol.MIMEType(mime)] = value
	}
	shared := false
	looked := make(chan struct{})
	look := time.AfterFunc(silence, func() {
		defer close(looked)
		if shared = p.shared(); shared {
			p.close() // ends the waiting
		}
	})
	tell := time.AfterFunc(patience, func() {
		fmt.Fprintln(os.Stderr, "display: the kernel does not take the output; still waiting")
	})
	err := p.exchange(data)
	tell.Stop()
	if !look.Stop() {
		<-looked
	}
	if shared {
		return errors.New("package gonbui has garbled the connection to the kernel: a cell can use it or package display, not both")
	}
	return err
}

// shared reports whether something else in this process, which can only be
// package gonbui, writes to the pipe: GoNB then stops reading without a word. It
// knows only where there is a /proc.
func (p *Pipe) shared() bool {
	entries, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return false
	}
	writers := 0
	for _, e := range entries {
		if path, err := os.Readlink("/proc/self/fd/" + e.Name()); err == nil && path == p.files[0].Name() {
			writers++
		}
	}
	return writers > 1
}

// exchange sends data and waits for the kernel's word that it is passed on.
func (p *Pipe) exchange(data *protocol.DisplayData) error {
	if err := p.write.Encode(data); err != nil {
		return fmt.Errorf("cannot send output to the kernel: %w", err)
	}

	// The kernel handles messages in order: it answers this one only when it
	// has passed the output on.
	p.synced++
	sync := &protocol.DisplayData{Data: map[protocol.MIMEType]any{
		protocol.MIMECommValue: &protocol.CommValue{
			Address: protocol.GonbuiSyncAddress,
			Value:   p.synced,
		},
	}}
	if err := p.write.Encode(sync); err != nil {
		return fmt.Errorf("cannot send output to the kernel: %w", err)
	}
	for {
		var answer protocol.CommValue
		if err := p.read.Decode(&answer); err != nil {
			return fmt.Errorf("no answer from the kernel, output may be lost: %w", err)
		}
		if answer.Address == protocol.GonbuiSyncAckAddress && answer.Value == p.synced {
			return nil
		}
	}
}
