package bridge

import (
	"context"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"github.com/go-zeromq/zmq4"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A backend is the connection to GoNB: three DEALERs and a SUB.
type backend struct {
	ctx   context.Context
	codec *wire.Codec
	outs  map[wire.Channel]*mailbox
}

// identity is shared by the three DEALERs: GoNB answers control requests on the
// shell socket, and asks for input under the identity that the shell has.
const identity = "zoetrope"

// dial connects to GoNB, waiting for it to listen until ctx ends, and starts to
// read. deliver is called by one goroutine per channel.
func dial(ctx context.Context, c *wire.Connection, deliver func(wire.Channel, [][]byte)) (*backend, error) {
	b := &backend{ctx: ctx, codec: c.Codec(), outs: make(map[wire.Channel]*mailbox)}
	b.codec.Trusted, b.codec.Replays = true, true
	options := []zmq4.Option{
		zmq4.WithID(zmq4.SocketIdentity(identity)),
		zmq4.WithDialerRetry(2 * time.Millisecond),
		zmq4.WithDialerMaxRetries(-1),
	}
	for _, ch := range []wire.Channel{wire.Shell, wire.Control, wire.Stdin, wire.IOPub} {
		var s zmq4.Socket
		if ch == wire.IOPub {
			s = zmq4.NewSub(ctx, options...)
		} else {
			s = zmq4.NewDealer(ctx, options...)
		}
		if err := s.Dial(c.Address(ch)); err != nil {
			return nil, fmt.Errorf("bridge: GoNB's %s socket: %w", ch, err)
		}
		if ch == wire.IOPub {
			if err := s.SetOption(zmq4.OptionSubscribe, ""); err != nil {
				return nil, fmt.Errorf("bridge: GoNB's %s socket: %w", ch, err)
			}
		} else {
			b.outs[ch] = newMailbox()
			go b.outs[ch].empty(ctx, s)
		}
		go func() {
			defer s.Close()
			for ctx.Err() == nil {
				m, err := s.Recv()
				if err != nil {
					return // GoNB has ended, which its process tells
				}
				deliver(ch, m.Frames)
			}
		}()
	}
	return b, nil
}

// send queues m for GoNB; it never waits.
func (b *backend) send(ch wire.Channel, m *wire.Message) {
	m.Identities = nil
	b.outs[ch].put(b.codec.Encode(m))
}

// A mailbox is a queue without end between one that must not wait and a socket.
type mailbox struct {
	mu    sync.Mutex
	queue [][][]byte
	wake  chan struct{}
}

func newMailbox() *mailbox { return &mailbox{wake: make(chan struct{}, 1)} }

func (b *mailbox) put(frames [][]byte) {
	b.mu.Lock()
	b.queue = append(b.queue, frames)
	b.mu.Unlock()
	select {
	case b.wake <- struct{}{}:
	default:
	}
}

func (b *mailbox) empty(ctx context.Context, s zmq4.Socket) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-b.wake:
		}
		b.mu.Lock()
		batch := b.queue
		b.queue = nil
		b.mu.Unlock()
		for _, frames := range batch {
			if s.SendMulti(zmq4.NewMsgFrom(frames...)) != nil {
				return
			}
		}
	}
}

// gonbFolder returns the folder in which GoNB builds the cells, "" if there is
// none yet. dir is the kernel's own folder for temporary files.
func gonbFolder(dir string) string {
	found, _ := filepath.Glob(filepath.Join(dir, "gonb_*"))
	if len(found) == 0 {
		return ""
	}
	return found[0]
}
