package bridge

import (
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// A peer is one connection to a listening socket, with a queue of its own, so
// that what one client does or does not read concerns no other.
type peer struct {
	conn     net.Conn
	identity string

	mu     sync.Mutex
	wake   sync.Cond // on mu
	queue  [][][]byte
	bytes  int  // in queue
	done   bool // write what is queued, then close
	topics map[string]int

	written atomic.Int64 // when the last write ended, in Unix nanoseconds
}

// A client that has not taken a single message for patience while more than
// softQueue bytes or maxQueue messages wait for it is cut off: it does not read.
// A client that reads, however slowly, is only cut off at hardQueue bytes.
const (
	patience  = 10 * time.Second
	softQueue = 64 << 20
	maxQueue  = 1 << 16
	hardQueue = 1 << 30
)

func newPeer(conn net.Conn) *peer {
	p := &peer{conn: conn}
	p.wake.L = &p.mu
	p.written.Store(time.Now().UnixNano())
	go p.write()
	return p
}

// send queues frames, which nobody may change afterwards.
func (p *peer) send(frames [][]byte) {
	size := 0
	for _, f := range frames {
		size += len(f)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.done {
		return
	}
	full := p.bytes > softQueue || len(p.queue) > maxQueue
	if full && time.Since(time.Unix(0, p.written.Load())) > patience || p.bytes > hardQueue {
		p.done, p.queue = true, nil
		p.conn.Close()
	} else {
		p.queue = append(p.queue, frames)
		p.bytes += size
	}
	p.wake.Signal()
}

func (p *peer) write() {
	defer p.conn.Close()
	for {
		p.mu.Lock()
		for len(p.queue) == 0 && !p.done {
			p.wake.Wait()
		}
		batch := p.queue
		p.queue, p.bytes = nil, 0
		p.mu.Unlock()
		if len(batch) == 0 {
			return
		}
		for i, frames := range batch {
			if err := writeMessage(p.conn, frames); err != nil {
				p.close()
				return
			}
			p.written.Store(time.Now().UnixNano())
			batch[i] = nil
		}
	}
}

// finish closes the connection once what is queued has been written.
func (p *peer) finish() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done = true
	p.wake.Signal()
}

// close ends the connection at once.
func (p *peer) close() {
	p.mu.Lock()
	p.queue, p.bytes = nil, 0
	p.mu.Unlock()
	p.finish()
	p.conn.Close()
}

// subscribe notes a topic's subscription (on) or its end.
func (p *peer) subscribe(topic string, on bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.topics == nil {
		p.topics = make(map[string]int)
	}
	if on {
		p.topics[topic]++
	} else if p.topics[topic]--; p.topics[topic] <= 0 {
		delete(p.topics, topic)
	}
}

func (p *peer) wants(topic string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	for t := range p.topics {
		if len(topic) >= len(t) && topic[:len(t)] == t {
			return true
		}
	}
	return false
}
