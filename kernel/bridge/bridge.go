package bridge

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// Options say what a bridge stands between.
type Options struct {
	// Connection is where Jupyter expects the kernel. Required.
	Connection *wire.Connection

	// ID is the kernel's id, which GoNB's widgets want to know. The default
	// is a fresh one.
	ID string

	// GoNB is the path of GoNB's program. Required unless Fault is set.
	GoNB string

	// Args are arguments for GoNB besides the connection file.
	Args []string

	// Env is GoNB's environment, and so the cells'. The default is this
	// process's own.
	Env []string

	// Reaper is the command that calls [Reap]: the bridge appends arguments.
	// The default is this program with the argument -reap.
	Reaper []string

	// Fault, if set, is a sentence that says why there can be no GoNB. The
	// bridge then answers every cell with it.
	Fault string

	// Verbose also logs what GoNB prints. The default keeps the last lines
	// for the case that it ends.
	Verbose bool

	// Log is told what goes wrong. The default is to print it on standard
	// error, which is Jupyter's log.
	Log func(format string, args ...any)
}

// ErrGoNB means that GoNB has ended while the kernel was in use.
var ErrGoNB = errors.New("bridge: GoNB has ended")

// Run serves Jupyter until a client asks for the kernel's shutdown, ctx ends, or
// GoNB ends; the first two are no errors. When it returns, GoNB and everything
// it has started have ended, and its temporary files are deleted.
func Run(ctx context.Context, o Options) error {
	if o.Connection == nil {
		panic("bridge: Options.Connection is nil")
	}
	if o.Log == nil {
		o.Log = func(format string, args ...any) { fmt.Fprintf(os.Stderr, "zoetrope: "+format+"\n", args...) }
	}
	if o.ID == "" {
		o.ID = wire.NewID()
	}
	if o.Env == nil {
		o.Env = os.Environ()
	}
	s := &server{o: o, codec: o.Connection.Codec(), events: make(chan func(), 256), iopub: make(chan func(), 64)}
	return s.run(ctx)
}

// A server drives a core: it owns the sockets and GoNB's process.
type server struct {
	o      Options
	codec  *wire.Codec
	core   *core
	events chan func() // for the loop to call
	iopub  chan func() // the same for GoNB's outputs, left alone while too many wait

	listeners [5]*listener
	cells     net.Listener // for the cells' programs
	faults    sync.Map     // how often which fault was seen, for the log
}

func (s *server) run(ctx context.Context) (err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var dir string // for temporary files
	if s.o.Fault == "" {
		if dir, err = os.MkdirTemp("", "zoetrope-"); err != nil {
			s.o.Fault = fmt.Sprintf("there is no folder for temporary files: %v", err)
		}
		defer os.RemoveAll(dir)
	}

	ended := make(chan struct{})
	resolveCtx, resolveCancel := context.WithCancel(ctx)
	defer func() { resolveCancel() }()
	c := &core{
		session: wire.NewID(),
		log:     s.complain,
		fault:   s.o.Fault,
		now:     time.Now(),
		imports: &imports{dir: func() string { return gonbFolder(dir) }, env: s.o.Env},
	}
	s.core = c
	c.stop = func(bool) { close(ended); c.stop = func(bool) {} }
	c.cancel = func() { resolveCancel() }
	c.output.send = c.broadcast
	c.toJupyter = s.send
	c.resolve = func(paths []string) {
		resolveCtx, resolveCancel = context.WithCancel(ctx)
		go func(ctx context.Context) {
			complaint := c.imports.resolve(ctx, paths)
			s.post(ctx, s.events, func() { c.resolved(complaint) })
		}(resolveCtx)
	}
	for ch := wire.Shell; ch <= wire.Heartbeat; ch++ {
		s.listeners[ch], err = listen(s.o.Connection, ch, func(ch wire.Channel, frames [][]byte) { s.received(ctx, ch, frames) })
		if err != nil {
			return err
		}
		defer s.listeners[ch].close(time.Second)
	}
	starting := wire.New("status", c.session, wire.Status{ExecutionState: "starting"})
	c.broadcast(starting)

	var exited <-chan string
	if c.fault == "" {
		p, err := s.start(ctx, dir)
		if err != nil {
			os.RemoveAll(dir)
			c.gone(err.Error())
		} else {
			defer s.cells.Close()
			exited = p.exited
			defer p.end()
		}
	} else {
		s.o.Log("%s", c.fault)
	}
	return s.loop(ctx, ended, exited)
}

// loop is the one goroutine that uses the core.
func (s *server) loop(ctx context.Context, ended <-chan struct{}, exited <-chan string) error {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for {
		if next := s.core.run(time.Now()); !next.IsZero() {
			timer.Reset(time.Until(next))
		}
		iopub := s.iopub
		if s.core.output.busy() {
			iopub = nil
		}
		select {
		case f := <-s.events:
			s.core.now = time.Now()
			f()
		case f := <-iopub:
			s.core.now = time.Now()
			f()
		case <-timer.C:
		case why := <-exited:
			exited = nil
			for len(s.iopub) > 0 { // what it has said before
				(<-s.iopub)()
			}
			if s.core.gone(why) {
				return fmt.Errorf("%w: %s", ErrGoNB, why)
			}
		case <-ended:
			return nil
		case <-ctx.Done():
			return nil
		}
	}
}

// start starts GoNB and connects to it.
func (s *server) start(ctx context.Context, dir string) (*process, error) {
	inner, err := wire.NewIPC(filepath.Join(dir, "socket"))
	if err != nil {
		return nil, err
	}
	// GoNB reads its id from the file's name.
	file := filepath.Join(dir, "kernel-"+s.o.ID+".json")
	if err := inner.Write(file); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, "cells")
	if s.cells, err = net.Listen("unix", path); err != nil {
		return nil, err
	}
	s.o.Env = append(s.o.Env[:len(s.o.Env):len(s.o.Env)], CellSocket+"="+path)
	go serveCells(s.cells, func(l *cellLine, m *cellMessage) {
		s.post(ctx, s.iopub, func() { s.core.fromCell(l, m) })
	}, s.complain)
	p, err := startProcess(s.o, dir, append([]string{s.o.GoNB, "-kernel", file}, s.o.Args...))
	if err != nil {
		s.cells.Close()
		return nil, err
	}
	codec := inner.Codec()
	codec.Trusted, codec.Replays = true, true
	dialCtx, cancel := context.WithCancel(ctx)
	go func() {
		<-p.done
		cancel()
	}()
	go func() {
		b, err := dial(dialCtx, inner, func(ch wire.Channel, frames [][]byte) {
			m, err := codec.Decode(frames)
			if err != nil {
				s.complain("message of GoNB is dropped: %v", err)
				return
			}
			to := s.events
			if ch == wire.IOPub {
				to = s.iopub
			}
			s.post(ctx, to, func() { s.core.fromGoNB(ch, m) })
		})
		if err != nil {
			return // ctx has ended, and with it GoNB
		}
		s.post(ctx, s.events, func() {
			s.core.toGoNB = b.send
			s.core.connected()
		})
		if waitForGopls(dialCtx, dir) {
			s.post(ctx, s.events, func() { s.core.help.warm = true })
		}
	}()
	return p, nil
}

// send encodes m and hands it to the sockets' queues.
func (s *server) send(ch wire.Channel, m *wire.Message) {
	frames := s.codec.Encode(m)
	if ch == wire.IOPub {
		s.listeners[ch].publish(frames)
	} else {
		s.listeners[ch].route(frames)
	}
}

// received takes a message from a client.
func (s *server) received(ctx context.Context, ch wire.Channel, frames [][]byte) {
	m, err := s.codec.Decode(frames)
	if err != nil {
		s.complain("message of a client is dropped: %v", err)
		return
	}
	s.post(ctx, s.events, func() { s.core.fromJupyter(ch, m) })
}

func (s *server) post(ctx context.Context, to chan<- func(), f func()) {
	select {
	case to <- f:
	case <-ctx.Done():
	}
}

// complain logs a fault, and the same kind of fault not for ever: a client may
// repeat it a thousand times a second.
func (s *server) complain(format string, args ...any) {
	count, _ := s.faults.LoadOrStore(format, new(tally))
	switch n := count.(*tally).add(); {
	case n < 10:
		s.o.Log(format, args...)
	case n == 10:
		s.o.Log(format+" (further ones are not logged)", args...)
	}
}

type tally struct {
	mu sync.Mutex
	n  int
}

func (t *tally) add() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n++
	return t.n
}

// setUp are GoNB's special commands that make it fit for this project: no
// "go get" for every cell, and stripped programs, which link in half the time.
const setUp = "%noautoget\n%goflags \"-ldflags=-w -s\""
