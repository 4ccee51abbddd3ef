package kernel

import (
	"context"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// Interrupt asks the kernel by message to stop what it executes, and waits
// until it confirms. Kernels whose kernelspec has the interrupt mode "signal"
// may not know the message: see [Kernel.Interrupt].
func (c *Client) Interrupt(ctx context.Context) error {
	return c.Request(ctx, wire.Control, "interrupt_request", nil, nil)
}
