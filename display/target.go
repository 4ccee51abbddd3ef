package display

import (
	"fmt"
	"sync"
	"time"

	"github.com/zoetrope-go/zoetrope/display/internal/gonb"
)

// target is where outputs go.
type target interface {
	// show returns when b is safe. See package func show for id.
	show(b *bundle, id string) error
}

// currentTarget returns where this process's outputs go. It is found at the
// first output.
var currentTarget = sync.OnceValues(func() (target, error) {
	pipe, err := gonb.Open()
	if err != nil {
		return nil, fmt.Errorf("display: %w", err)
	}
	if pipe != nil {
		return &notebook{pipe: pipe}, nil
	}
	return newFolder(), nil
})

// notebook is the cell that runs this program.
type notebook struct {
	pipe *gonb.Pipe
	pace pace
}

func (n *notebook) show(b *bundle, id string) error {
	time.Sleep(n.pace.delay(time.Now()))
	err := n.pipe.Send(&gonb.Message{Data: b.data, Metadata: b.metadata, ID: id})
	if err != nil {
		return fmt.Errorf("display: %w", err)
	}
	return nil
}

// Jupyter drops messages when there were more than 3000 in 3 seconds
// (ServerApp.iopub_msg_rate_limit and rate_limit_window), the last one as well.
// Printed text counts too, and so does what the cell before has sent.
const (
	burst = 200
	rate  = time.Second / 300 // between two outputs after the burst
)

// pace slows down outputs that come too fast for Jupyter.
type pace struct {
	mu   sync.Mutex
	next time.Time // when the last output was due, had they come at the rate
}

// delay returns how long an output at the time now must wait, and counts it.
func (p *pace) delay(now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	if earliest := now.Add(-burst * rate); p.next.Before(earliest) {
		p.next = earliest
	}
	p.next = p.next.Add(rate)
	return max(0, p.next.Sub(now))
}
