package bridge

import (
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A held is the bridge's answer to a widget's change, on its way to the front
// ends: busy, what all windows are told, idle. It leaves the way first to what the
// cell makes of the change, for Jupyter's server joins small messages: it sends
// the first at once and all others when the browser has confirmed that, which the
// browser puts off for 40 ms. So the picture that a user waits for had better be
// the first.
type held struct {
	m    *wire.Message // the client's message
	echo *wire.Message
	comm string
	due  time.Time
}

// heldPause is how long an answer is held at most: the front end sends the next
// change after it. A cell that takes longer has its picture put off by at most
// 40 ms.
const heldPause = 50 * time.Millisecond

// hold holds an answer.
func (c *core) hold(m, echo *wire.Message, comm string) {
	c.held = append(c.held, held{m, echo, comm, c.now.Add(heldPause)})
}

// release sends what is held.
func (c *core) release() {
	all := c.held
	c.held = nil
	for _, h := range all {
		c.publish(h.m, "status", wire.Status{ExecutionState: "busy"})
		c.broadcast(h.echo)
		c.idle(h.m)
	}
}

// hurryHeld releases what has been held for long enough, which it is if the cell
// has said something, and returns when to come again.
func (c *core) hurryHeld(sent bool) (next time.Time) {
	if len(c.held) == 0 {
		return next
	}
	if first := c.held[0].due; !sent && first.After(c.now) {
		return first
	}
	c.release()
	return next
}

// holds says whether an answer about a comm is held. The front end takes a change
// that it sees before the echo of its own for an older one.
func (c *core) holds(comm string) bool {
	for _, h := range c.held {
		if h.comm == comm {
			return true
		}
	}
	return false
}
