package bridge

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"sync"
)

// CellSocket is the environment variable that tells a cell's program the Unix
// socket on which it reaches the bridge to speak with front ends over comms:
// https://jupyter-client.readthedocs.io/en/stable/messaging.html#custom-messages.
//
// Both sides send messages that are a line of JSON each, {"op": …}, followed by
// the raw bytes of its buffers if the line tells their sizes as "buffers". The
// program begins:
//
//	hello                      is answered by hello with "front_end": whether a
//	                           client that knows widgets has shown itself. If one
//	                           does so later, another such hello follows.
//	open comm target data metadata will
//	                           opens a comm in all front ends. When the program
//	                           ends, in whatever way, they get its will as a last
//	                           update of the widget's state; "" for none.
//	listen comm target         opens one without telling them: those that know of
//	                           it by other ways speak first. Front ends refuse a
//	                           comm whose target they do not know, and close it
//	                           for all. Its end is a message {"closed": true}
//	msg comm data metadata will
//	                           is a message on a comm that is open, in both
//	                           directions, and may change the will
//	close comm                 closes it, in both directions
//	sync                       is answered by sync once everything before is on
//	                           its way
//
// The bridge says of its own accord, once:
//
//	queued                     another cell waits for this one to end
//
// The comms of a program that has ended stay open with their last state, so that
// front ends go on to show and save them, until the same cell is run again.
const CellSocket = "ZOETROPE_COMMS"

// A cellMessage is one message between the bridge and a cell's program.
type cellMessage struct {
	Op       string          `json:"op"`
	ID       string          `json:"comm,omitempty"`
	Target   string          `json:"target,omitempty"`
	Data     json.RawMessage `json:"data,omitempty"`
	Metadata json.RawMessage `json:"metadata,omitempty"`
	Will     json.RawMessage `json:"will,omitempty"`
	FrontEnd bool            `json:"front_end,omitempty"`
	Sizes    []int           `json:"buffers,omitempty"`
	Buffers  [][]byte        `json:"-"`
}

// What one message may have, in bytes: the line, and its buffers together.
const (
	maxCellLine    = 64 << 20
	maxCellBuffers = 512 << 20
)

// readCellMessage reads one message.
func readCellMessage(r *bufio.Reader) (*cellMessage, error) {
	var text []byte
	for {
		part, err := r.ReadSlice('\n')
		text = append(text, part...)
		if err == nil {
			break
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			if err == io.EOF && len(text) > 0 {
				err = io.ErrUnexpectedEOF
			}
			return nil, err
		}
		if len(text) > maxCellLine {
			return nil, fmt.Errorf("a line of more than %d bytes", maxCellLine)
		}
	}
	m := new(cellMessage)
	if err := json.Unmarshal(text, m); err != nil {
		return nil, err
	}
	left := maxCellBuffers
	for _, n := range m.Sizes {
		if n < 0 || n > left {
			return nil, fmt.Errorf("buffers of %d bytes, want 0 to %d in all", m.Sizes, maxCellBuffers)
		}
		left -= n
		b := make([]byte, n)
		if _, err := io.ReadFull(r, b); err != nil {
			return nil, err
		}
		m.Buffers = append(m.Buffers, b)
	}
	return m, nil
}

// encode returns m as it goes over the socket.
func (m *cellMessage) encode() []byte {
	m.Sizes = nil
	for _, b := range m.Buffers {
		m.Sizes = append(m.Sizes, len(b))
	}
	out := append(marshal(m), '\n')
	for _, b := range m.Buffers {
		out = append(out, b...)
	}
	return out
}

// marshal never fails: what it is given holds valid JSON.
func marshal(v any) json.RawMessage {
	text, err := json.Marshal(v)
	if err != nil {
		panic("bridge: " + err.Error())
	}
	return text
}

// A cellLine is the connection to one program of a cell.
type cellLine struct {
	conn    net.Conn
	request *request // the cell that it belongs to, as of its hello
	told    bool     // that another cell waits

	mu    sync.Mutex
	queue [][]byte
	bytes int
	wake  chan struct{}
	done  chan struct{}
}

func newCellLine(conn net.Conn) *cellLine {
	return &cellLine{conn: conn, wake: make(chan struct{}, 1), done: make(chan struct{})}
}

// send queues m for the program; it never waits. One that does not read while
// 64 MB wait for it is cut off.
func (l *cellLine) send(m *cellMessage) {
	b := m.encode()
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.bytes += len(b); l.bytes > 64<<20 {
		l.conn.Close()
		return
	}
	l.queue = append(l.queue, b)
	select {
	case l.wake <- struct{}{}:
	default:
	}
}

// write writes what is queued until the line is closed.
func (l *cellLine) write() {
	for {
		select {
		case <-l.done:
			return
		case <-l.wake:
		}
		l.mu.Lock()
		batch := l.queue
		l.queue, l.bytes = nil, 0
		l.mu.Unlock()
		for _, b := range batch {
			if _, err := l.conn.Write(b); err != nil {
				return // which the reader sees too
			}
		}
	}
}

// serveCells takes connections of cells' programs until the listener is closed.
// Each of deliver's calls for a line happens in order; a nil message is its end.
func serveCells(at net.Listener, deliver func(*cellLine, *cellMessage), log func(format string, args ...any)) {
	for {
		conn, err := at.Accept()
		if err != nil {
			return
		}
		l := newCellLine(conn)
		go l.write()
		go func() {
			defer conn.Close()
			r := bufio.NewReaderSize(conn, 64<<10)
			for {
				m, err := readCellMessage(r)
				if err != nil {
					if err != io.EOF && !errors.Is(err, net.ErrClosed) {
						log("a cell's program is cut off: %v", err)
					}
					break
				}
				deliver(l, m)
			}
			deliver(l, nil)
			close(l.done)
		}()
	}
}
