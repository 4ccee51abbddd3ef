package kernel

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"time"

	"github.com/go-zeromq/zmq4"
	"github.com/go-zeromq/zmq4/security/null"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A socket is one connection to a kernel: zmq4's handshake and frames over a
// connection of our own, so that dialling and reading stop when they are told.
type socket struct {
	channel wire.Channel
	net     *buffered
	zmq     *zmq4.Conn
	out     *queue[[][]byte]
}

var peers = map[wire.Channel]zmq4.SocketType{
	wire.Shell:     zmq4.Dealer,
	wire.IOPub:     zmq4.Sub,
	wire.Stdin:     zmq4.Dealer,
	wire.Control:   zmq4.Dealer,
	wire.Heartbeat: zmq4.Req,
}

// redial is how long dial waits before it tries again. A kernel that starts
// listens after a tenth of a second or several.
const redial = 5 * time.Millisecond

// dial connects to a channel, trying until the kernel listens or ctx ends. Not
// even a failed handshake ends it: it may have been with another program that
// was given the kernel's port, and the kernel is about to say so and end.
func dial(ctx context.Context, conn *wire.Connection, channel wire.Channel, identity string) (*socket, error) {
	network, address := conn.Network(channel)
	var dialer net.Dialer
	for {
		c, err := dialer.DialContext(ctx, network, address)
		if err == nil {
			var s *socket
			if s, err = greet(ctx, c, channel, identity); err == nil {
				return s, nil
			}
			c.Close()
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("kernel: %s channel at %s: %w (%w)", channel, conn.Address(channel), context.Cause(ctx), err)
		case <-time.After(redial):
		}
	}
}

// greet makes the handshake, which ends when ctx does.
func greet(ctx context.Context, c net.Conn, channel wire.Channel, identity string) (*socket, error) {
	defer context.AfterFunc(ctx, func() { c.SetDeadline(time.Now()) })()
	buf := &buffered{Conn: c, r: bufio.NewReaderSize(c, 64<<10), w: bufio.NewWriterSize(c, 64<<10)}
	z, err := zmq4.Open(buf, null.Security(), peers[channel], zmq4.SocketIdentity(identity), false, nil)
	if err != nil {
		return nil, err
	}
	s := &socket{channel: channel, net: buf, zmq: z, out: newQueue[[][]byte]()}
	buf.hold = true
	go s.write()
	if channel == wire.IOPub {
		s.send([]byte{1}) // to every topic
	}
	return s, nil
}

// send queues a message.
func (s *socket) send(frames ...[]byte) { s.out.push(frames) }

func (s *socket) write() {
	for {
		frames, err := s.out.pop(context.Background())
		if err != nil {
			return
		}
		err = s.zmq.SendMsg(zmq4.NewMsgFrom(frames...))
		if err == nil {
			err = s.net.w.Flush()
		}
		if err != nil { // the reader sees it too, and says so
			s.close()
			return
		}
	}
}

// receive waits for the next message; it ends with an error when the kernel
// goes or the socket is closed.
func (s *socket) receive() ([][]byte, error) {
	for {
		msg, err := s.zmq.RecvMsg()
		if err != nil {
			return nil, err
		}
		if msg.Type != zmq4.CmdMsg {
			return msg.Frames, nil
		}
	}
}

func (s *socket) close() {
	s.out.close(net.ErrClosed)
	s.net.Close()
}

// A buffered connection makes one packet of a message. Until hold is set,
// which is for the handshake, every Write goes out at once.
type buffered struct {
	net.Conn
	r    *bufio.Reader
	w    *bufio.Writer
	hold bool
}

func (b *buffered) Read(p []byte) (int, error) { return b.r.Read(p) }

func (b *buffered) Write(p []byte) (int, error) {
	n, err := b.w.Write(p)
	if err == nil && !b.hold {
		err = b.w.Flush()
	}
	return n, err
}
