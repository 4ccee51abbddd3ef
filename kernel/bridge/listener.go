package bridge

import (
	"bufio"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"os"
	"sync"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A listener is one of the five sockets that Jupyter connects to. A goroutine
// accepts, and each peer has one goroutine that reads and one that writes.
type listener struct {
	channel wire.Channel
	net     net.Listener
	deliver func(wire.Channel, [][]byte) // frames from a peer, its identity in front

	mu     sync.Mutex
	peers  map[*peer]struct{}
	byName map[string]*peer
	closed bool
}

// handshakeTime is how long a peer may take to say what it is.
const handshakeTime = 10 * time.Second

// socketTypes are ours and the peers' that may connect to it.
var socketTypes = map[wire.Channel]struct {
	own   string
	peers [3]string
}{
	wire.Shell:     {"ROUTER", [3]string{"DEALER", "REQ", "ROUTER"}},
	wire.Control:   {"ROUTER", [3]string{"DEALER", "REQ", "ROUTER"}},
	wire.Stdin:     {"ROUTER", [3]string{"DEALER", "REQ", "ROUTER"}},
	wire.IOPub:     {"PUB", [3]string{"SUB", "XSUB", ""}},
	wire.Heartbeat: {"REP", [3]string{"REQ", "DEALER", ""}},
}

func listen(c *wire.Connection, ch wire.Channel, deliver func(wire.Channel, [][]byte)) (*listener, error) {
	network, address := c.Network(ch)
	if network == "unix" {
		// A socket file that a killed kernel left would stop the next one.
		if err := os.Remove(address); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("bridge: %s socket: %w", ch, err)
		}
	}
	l, err := net.Listen(network, address)
	if err != nil {
		return nil, fmt.Errorf("bridge: %s socket: %w", ch, err)
	}
	ln := &listener{
		channel: ch, net: l, deliver: deliver,
		peers: make(map[*peer]struct{}), byName: make(map[string]*peer),
	}
	go ln.accept()
	return ln, nil
}

func (l *listener) accept() {
	for {
		conn, err := l.net.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil { // out of file descriptors, say: others may close some
			time.Sleep(10 * time.Millisecond)
			continue
		}
		go l.serve(conn)
	}
}

func (l *listener) serve(conn net.Conn) {
	defer conn.Close()
	types := socketTypes[l.channel]
	conn.SetDeadline(time.Now().Add(handshakeTime))
	kind, identity, err := handshake(conn, types.own)
	if err != nil || kind != types.peers[0] && kind != types.peers[1] && kind != types.peers[2] {
		return
	}
	conn.SetDeadline(time.Time{})
	if identity == "" || l.channel == wire.IOPub || l.channel == wire.Heartbeat {
		identity = "\x00" + rand.Text() // a leading zero byte is ours by ZMTP's rules
	}
	p := newPeer(conn)
	p.identity = identity
	if !l.add(p) {
		p.close()
		return
	}
	defer l.remove(p)
	r := bufio.NewReader(conn)
	for {
		frames, command, err := readMessage(r)
		if err != nil {
			return
		}
		if command != nil {
			l.command(p, command)
			continue
		}
		l.message(p, frames)
	}
}

func (l *listener) message(p *peer, frames [][]byte) {
	switch l.channel {
	case wire.Heartbeat:
		p.send(frames)
	case wire.IOPub:
		// ZMTP 3.0 subscribes by a message: 1 or 0, then the topic.
		if len(frames) == 1 && len(frames[0]) > 0 && frames[0][0] <= 1 {
			p.subscribe(string(frames[0][1:]), frames[0][0] == 1)
		}
	default:
		l.deliver(l.channel, append([][]byte{[]byte(p.identity)}, frames...))
	}
}

// command answers PING, and the SUBSCRIBE of peers that prefer ZMTP 3.1.
func (l *listener) command(p *peer, c []byte) {
	if len(c) == 0 || len(c) < 1+int(c[0]) {
		return
	}
	name, body := string(c[1:1+c[0]]), c[1+c[0]:]
	switch name {
	case "PING":
		if len(body) > 2 { // two bytes of time to live, then what to send back
			writeCommand(p.conn, "PONG", body[2:min(len(body), 18)])
		} else {
			writeCommand(p.conn, "PONG", nil)
		}
	case "SUBSCRIBE", "CANCEL":
		p.subscribe(string(body), name == "SUBSCRIBE")
	}
}

func (l *listener) add(p *peer) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return false
	}
	// The newest connection of a name is the living one: a client that lost its
	// connection comes back under the same name.
	if old := l.byName[p.identity]; old != nil {
		old.close()
	}
	l.peers[p] = struct{}{}
	l.byName[p.identity] = p
	return true
}

func (l *listener) remove(p *peer) {
	p.close()
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.peers, p)
	if l.byName[p.identity] == p {
		delete(l.byName, p.identity)
	}
}

// route sends frames to the peer that the first frame names, if it is there.
func (l *listener) route(frames [][]byte) {
	if len(frames) == 0 {
		return
	}
	l.mu.Lock()
	p := l.byName[string(frames[0])]
	l.mu.Unlock()
	if p != nil {
		p.send(frames[1:])
	}
}

// publish sends frames to every peer that has subscribed to the first of them.
func (l *listener) publish(frames [][]byte) {
	topic := string(frames[0])
	l.mu.Lock()
	defer l.mu.Unlock()
	for p := range l.peers {
		if p.wants(topic) {
			p.send(frames)
		}
	}
}

// close stops listening and gives the peers that still read some time to take
// what is queued for them.
func (l *listener) close(patience time.Duration) {
	l.net.Close()
	l.mu.Lock()
	l.closed = true
	for p := range l.peers {
		p.finish()
	}
	l.mu.Unlock()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(time.Millisecond) {
		l.mu.Lock()
		n := len(l.peers)
		l.mu.Unlock()
		if n == 0 {
			return
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for p := range l.peers {
		p.close()
	}
}
