package kernel

import (
	"errors"
	"fmt"
	"os"
	"time"
)

// defaultHeartbeat is long, because a kernel that compiles on a loaded machine
// may be slow to answer and is not hung.
const defaultHeartbeat = 10 * time.Second

// beat sends a ping a second, or more often where the limit is short, and
// waits for each to come back. A kernel that hangs (stopped, swapped out,
// stuck while it holds all its threads) lets its sockets stand open, so that
// nothing else would tell.
func (c *Client) beat(s *socket, limit time.Duration) {
	if limit < 0 {
		return
	}
	if limit == 0 {
		limit = defaultHeartbeat
	}
	for {
		s.net.SetReadDeadline(time.Now().Add(limit))
		s.send(nil, []byte("ping"))
		_, err := s.receive()
		if errors.Is(err, os.ErrDeadlineExceeded) {
			// Perhaps it is we who have been stopped, and the answer is there.
			s.net.SetReadDeadline(time.Now().Add(limit / 4))
			_, err = s.receive()
		}
		if err != nil {
			if c.ctx.Err() == nil {
				c.gone(silence(err, limit))
			}
			return
		}
		select {
		case <-c.ctx.Done():
			return
		case <-time.After(min(time.Second, limit/4)):
		}
	}
}

// errHung marks a kernel that is there but does not answer.
type errHung struct{ limit time.Duration }

func (e errHung) Error() string {
	return fmt.Sprintf("it has not answered its heartbeat for %v: it hangs", e.limit)
}

func silence(err error, limit time.Duration) error {
	if errors.Is(err, os.ErrDeadlineExceeded) {
		return fmt.Errorf("kernel: %w", errHung{limit})
	}
	return fmt.Errorf("kernel: the kernel has closed its heartbeat channel: %w", err)
}
