package kernel

import (
	"context"
	"fmt"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// ready waits until the kernel has answered a request and its iopub channel
// has said so. A subscription takes effect at the kernel some time after it is
// made and without a sign, so the question is asked until its echo is heard.
func (c *Client) ready(ctx context.Context) error {
	answered, heard := false, false
	pause := 20 * time.Millisecond
	seen := newQueue[event]()
	for {
		m := wire.New("kernel_info_request", c.session, nil)
		stop := c.watch(m.Header.ID, seen)
		defer stop()
		c.send(wire.Shell, m)
		turn, cancel := context.WithTimeout(ctx, pause)
		for !answered || !heard {
			e, err := seen.pop(turn)
			if err != nil {
				break
			}
			answered = answered || e.channel == wire.Shell
			heard = heard || e.channel == wire.IOPub && isIdle(e.message)
		}
		cancel()
		switch {
		case answered && heard:
			return nil
		case ctx.Err() != nil:
			return fmt.Errorf("kernel: the kernel listens but does not answer: %w", context.Cause(ctx))
		case c.Err() != nil:
			return c.Err()
		}
		pause = min(2*pause, time.Second)
	}
}

func isIdle(m *wire.Message) bool {
	var status wire.Status
	return m.Type() == "status" && m.Read(&status) == nil && status.ExecutionState == "idle"
}
