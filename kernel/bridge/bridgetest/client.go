package bridgetest

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/go-zeromq/zmq4"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// Patience is how long a test waits for anything before it fails. It is long
// because the machine may be busy.
const Patience = 2 * time.Minute

// A Client is a front end that sees everything.
type Client struct {
	t       testing.TB
	Conn    *wire.Connection
	Session string
	Codec   *wire.Codec
	sockets map[wire.Channel]zmq4.Socket
	arrived chan Arrival
	waiting []Arrival // what Next has passed over
}

// An Arrival is a message and the channel it came on.
type Arrival struct {
	Channel wire.Channel
	*wire.Message
}

// Dial connects to a kernel and waits until it answers and its iopub is heard.
func Dial(t testing.TB, conn *wire.Connection) *Client {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	c := &Client{
		t: t, Conn: conn, Session: wire.NewID(), Codec: conn.Codec(),
		sockets: make(map[wire.Channel]zmq4.Socket), arrived: make(chan Arrival, 1<<16),
	}
	options := []zmq4.Option{
		zmq4.WithID(zmq4.SocketIdentity(c.Session)),
		zmq4.WithDialerRetry(5 * time.Millisecond), zmq4.WithDialerMaxRetries(2000),
	}
	for _, ch := range []wire.Channel{wire.IOPub, wire.Shell, wire.Control, wire.Stdin} {
		var s zmq4.Socket
		if ch == wire.IOPub {
			s = zmq4.NewSub(ctx, options...)
		} else {
			s = zmq4.NewDealer(ctx, options...)
		}
		if err := s.Dial(conn.Address(ch)); err != nil {
			t.Fatalf("%s: %v", ch, err)
		}
		if ch == wire.IOPub {
			if err := s.SetOption(zmq4.OptionSubscribe, ""); err != nil {
				t.Fatal(err)
			}
		}
		c.sockets[ch] = s
		t.Cleanup(func() { s.Close() })
		go c.read(ctx, ch, s)
	}
	for end := time.Now().Add(Patience); time.Now().Before(end); {
		id := c.Send(wire.Shell, "kernel_info_request", nil)
		if a := c.next(200*time.Millisecond, func(a Arrival) bool { return a.Parent.ID == id && a.Channel == wire.IOPub }); a != nil {
			c.Next("kernel_info_reply", func(a Arrival) bool { return a.Parent.ID == id && a.Channel == wire.Shell })
			c.Drain()
			return c
		}
	}
	t.Fatal("the kernel does not answer")
	return nil
}

func (c *Client) read(ctx context.Context, ch wire.Channel, s zmq4.Socket) {
	for {
		frames, err := s.Recv()
		if err != nil {
			return
		}
		m, err := c.Codec.Decode(frames.Frames)
		if err != nil {
			c.t.Errorf("%s: %v: %q", ch, err, frames.Frames)
			continue
		}
		select {
		case c.arrived <- Arrival{ch, m}:
		case <-ctx.Done():
			return
		}
	}
}

// Send sends a request and returns its id.
func (c *Client) Send(ch wire.Channel, msgType string, content any) string {
	c.t.Helper()
	m := wire.New(msgType, c.Session, content)
	c.SendFrames(ch, c.Codec.Encode(m))
	return m.Header.ID
}

// SendFrames sends frames as they are.
func (c *Client) SendFrames(ch wire.Channel, frames [][]byte) {
	c.t.Helper()
	if err := c.sockets[ch].SendMulti(zmq4.NewMsgFrom(frames...)); err != nil {
		c.t.Fatalf("%s: %v", ch, err)
	}
}

// Next waits for the first message that is wanted and has not been returned
// before; others stay for later calls.
func (c *Client) Next(what string, wanted func(Arrival) bool) Arrival {
	c.t.Helper()
	a := c.next(Patience, wanted)
	if a == nil {
		c.t.Fatalf("%s does not come", what)
	}
	return *a
}

func (c *Client) next(patience time.Duration, wanted func(Arrival) bool) *Arrival {
	for i, a := range c.waiting {
		if wanted(a) {
			c.waiting = append(c.waiting[:i], c.waiting[i+1:]...)
			return &a
		}
	}
	end := time.After(patience)
	for {
		select {
		case a := <-c.arrived:
			if wanted(a) {
				return &a
			}
			c.waiting = append(c.waiting, a)
		case <-end:
			return nil
		}
	}
}

// Drain forgets what has come and not been asked for.
func (c *Client) Drain() {
	c.waiting = nil
	for {
		select {
		case <-c.arrived:
		case <-time.After(20 * time.Millisecond):
			return
		}
	}
}

// A Result is everything that an execution has led to.
type Result struct {
	Reply   wire.ExecuteReply
	Outputs []*wire.Message // on iopub, statuses included
	Late    int             // outputs that came after the idle status
}

// Run executes code and waits for its reply and idle status.
func (c *Client) Run(code string) *Result {
	c.t.Helper()
	return c.Wait(c.Send(wire.Shell, "execute_request", wire.ExecuteRequest{Code: code}))
}

// Wait waits for the reply and the idle status of the request with this id.
func (c *Client) Wait(id string) *Result {
	c.t.Helper()
	r := new(Result)
	reply, idle := false, false
	for !reply || !idle {
		a := c.Next("the end of an execution", func(a Arrival) bool { return a.Parent.ID == id })
		if a.Channel == wire.Shell {
			reply = true
			if err := a.Read(&r.Reply); err != nil {
				c.t.Fatal(err)
			}
			continue
		}
		if idle {
			r.Late++
		}
		r.Outputs = append(r.Outputs, a.Message)
		var s wire.Status
		if a.Type() == "status" && a.Read(&s) == nil && s.ExecutionState == "idle" {
			idle = true
		}
	}
	return r
}

// Text returns what was printed to the stream of that name.
func (r *Result) Text(name string) string {
	var b strings.Builder
	for _, m := range r.Outputs {
		var s wire.Stream
		if m.Type() == "stream" && m.Read(&s) == nil && s.Name == name {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// Count returns how many outputs have that type.
func (r *Result) Count(msgType string) int {
	n := 0
	for _, m := range r.Outputs {
		if m.Type() == msgType {
			n++
		}
	}
	return n
}
