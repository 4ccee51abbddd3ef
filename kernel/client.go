// Package kernel drives Jupyter kernels: it finds and starts them, speaks
// their protocol and runs whole notebooks.
//
// [Run] executes a notebook as nbclient does. Below it stands [Start], which
// starts a kernel of a kernelspec as a process group of its own, and below
// that a [Client], which talks to any kernel that runs:
//
//	spec, err := kernel.Find("python3")
//	k, err := kernel.Start(ctx, spec, nil)
//	defer k.Close()
//	reply, err := k.Execute(ctx, "print(6*7)", &kernel.ExecuteOptions{
//		Each: func(m *wire.Message) { fmt.Println(m.Type()) },
//	})
//
// Every call takes a context and returns when it ends. When a kernel dies or
// hangs, whoever waits for it gets an error at once that says so.
package kernel

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// ErrClosed is what a call gets that waits on a client that is closed.
var ErrClosed = errors.New("kernel: the client is closed")

// ConnectOptions are the options of [Connect]; nil means their zero value.
type ConnectOptions struct {
	// Session names the client to the kernel. Default: a random one.
	Session string
	// Heartbeat is how long the kernel may fail to answer on the heartbeat
	// channel before it counts as hung. Default: 10 seconds; negative: for
	// ever.
	Heartbeat time.Duration
}

// A Client talks to one running kernel. It may be used by several goroutines.
type Client struct {
	session   string
	codec     *wire.Codec
	sockets   map[wire.Channel]*socket
	interrupt func(context.Context) error // how an Execute stops its own cell
	onLost    func(error)                 // told when the kernel seems gone, or nil
	running   atomic.Int32                // executions in flight
	iopubGone chan struct{}               // closed when no more output will come

	ctx    context.Context // ends with the client; its cause says why
	cancel context.CancelCauseFunc

	mu      sync.Mutex
	waiting map[string]*queue[event] // by the id of the request
	subs    map[*Subscription]bool
}

// An event is a message and where it came from.
type event struct {
	channel wire.Channel
	message *wire.Message
}

// Connect connects to a kernel that runs or is about to, and waits until it is
// ready: until it answers and its output arrives. Bound the wait with ctx,
// which has no part in the client's life afterwards.
func Connect(ctx context.Context, conn *wire.Connection, o *ConnectOptions) (*Client, error) {
	return connect(ctx, conn, o, nil)
}

func connect(ctx context.Context, conn *wire.Connection, o *ConnectOptions, lost func(error)) (*Client, error) {
	if o == nil {
		o = &ConnectOptions{}
	}
	c := &Client{
		session:   o.Session,
		codec:     conn.Codec(),
		sockets:   map[wire.Channel]*socket{},
		onLost:    lost,
		iopubGone: make(chan struct{}),
		waiting:   map[string]*queue[event]{},
		subs:      map[*Subscription]bool{},
	}
	if c.session == "" {
		c.session = wire.NewID()
	}
	c.codec.Trusted = true // contents are read one by one, with their errors
	c.interrupt = c.Interrupt
	c.ctx, c.cancel = context.WithCancelCause(context.Background())
	// One after the other: the kernel that starts opens them nearly at once.
	for _, channel := range []wire.Channel{wire.Shell, wire.IOPub, wire.Stdin, wire.Control, wire.Heartbeat} {
		s, err := dial(ctx, conn, channel, c.session)
		if err != nil {
			c.Close()
			return nil, err
		}
		c.sockets[channel] = s
	}
	for _, s := range c.sockets {
		if s.channel != wire.Heartbeat {
			go c.read(s)
		}
	}
	go c.beat(c.sockets[wire.Heartbeat], o.Heartbeat)
	if err := c.ready(ctx); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

// Close ends the client and leaves the kernel alone. Whoever waits gets
// [ErrClosed].
func (c *Client) Close() {
	c.fail(ErrClosed)
	for _, s := range c.sockets {
		s.close()
	}
}

// Done is closed when the client has ended: closed, or without its kernel.
func (c *Client) Done() <-chan struct{} { return c.ctx.Done() }

// Err says why the client has ended, and is nil until then.
func (c *Client) Err() error { return context.Cause(c.ctx) }

// fail ends everybody's wait, for the first reason given. What has arrived
// already is still delivered before the error.
func (c *Client) fail(err error) {
	c.cancel(err)
	err = context.Cause(c.ctx)
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, q := range c.waiting {
		q.close(err)
	}
	for sub := range c.subs {
		sub.events.close(err)
	}
}

// read hands out what arrives on a socket.
func (c *Client) read(s *socket) {
	if s.channel == wire.IOPub {
		defer close(c.iopubGone)
	}
	for {
		frames, err := s.receive()
		if err != nil {
			if c.ctx.Err() == nil {
				go c.gone(fmt.Errorf("kernel: the kernel has closed its %s channel: %w", s.channel, err))
			}
			return
		}
		m, err := c.codec.Decode(frames)
		if err != nil {
			go c.gone(fmt.Errorf("kernel: %s channel: %w", s.channel, err))
			return
		}
		c.deliver(event{s.channel, m})
	}
}

// gone ends the client because of its kernel. Those who started the kernel
// know better why it ended, and take over.
func (c *Client) gone(err error) {
	if c.onLost != nil {
		c.onLost(err)
		return
	}
	select { // let the last output come through
	case <-c.iopubGone:
	case <-time.After(lastWords):
	}
	c.fail(err)
}

// lastWords is how long a dead kernel's output may take to come through.
const lastWords = time.Second

func (c *Client) deliver(e event) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if q := c.waiting[e.message.Parent.ID]; q != nil {
		q.push(e)
	}
	for sub := range c.subs {
		sub.events.push(e)
	}
}

// watch collects in q all messages that answer the request, until stop is
// called.
func (c *Client) watch(id string, q *queue[event]) (stop func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := context.Cause(c.ctx); err != nil {
		q.close(err)
	}
	c.waiting[id] = q
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		delete(c.waiting, id)
	}
}

func (c *Client) send(channel wire.Channel, m *wire.Message) {
	c.sockets[channel].send(c.codec.Encode(m)...)
}
