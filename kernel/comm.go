package kernel

import (
	"encoding/json"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// CommOpen opens a comm, which is a lasting line to an object in the kernel
// that the target made, a widget say. ID and TargetName must be set. What the
// kernel sends back comes through a [Subscription].
func (c *Client) CommOpen(comm wire.Comm, buffers ...[]byte) { c.comm("comm_open", comm, buffers) }

// CommMsg sends a message on an open comm.
func (c *Client) CommMsg(comm wire.Comm, buffers ...[]byte) { c.comm("comm_msg", comm, buffers) }

// CommClose closes a comm.
func (c *Client) CommClose(comm wire.Comm, buffers ...[]byte) { c.comm("comm_close", comm, buffers) }

func (c *Client) comm(msgType string, comm wire.Comm, buffers [][]byte) {
	if comm.Data == nil {
		comm.Data = json.RawMessage("{}")
	}
	m := wire.New(msgType, c.session, comm)
	m.Buffers = buffers
	c.send(wire.Shell, m)
}
