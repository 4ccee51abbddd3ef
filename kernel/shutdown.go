package kernel

import (
	"context"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// Shutdown ends the kernel: it interrupts what runs, asks the kernel to end
// and waits for that up to a good two seconds, or as long as ctx lasts; then
// asks its process group to, and after as long again ends the group by force.
// Nothing of it is left afterwards, whatever happens.
func (k *Kernel) Shutdown(ctx context.Context) { k.shutdown(ctx, false) }

// Close is Shutdown without a context.
func (k *Kernel) Close() { k.Shutdown(context.Background()) }

// politeness is how long a kernel may take for each step of its end.
const politeness = 2500 * time.Millisecond

func (k *Kernel) shutdown(ctx context.Context, restart bool) {
	polite, cancel := context.WithTimeout(ctx, politeness)
	defer cancel()
	if k.Err() == nil {
		if k.running.Load() > 0 {
			k.Interrupt(polite) // should it fail, the next steps do not
		}
		k.send(wire.Control, wire.New("shutdown_request", k.session, wire.ShutdownRequest{Restart: restart}))
		k.fail(ErrClosed) // from here on the kernel's end is no accident
	}
	k.proc.end(polite, politeness)
	k.clean()
}

// Restart ends the kernel as Shutdown does and starts another of the same
// kernelspec and options, which it returns. Calls that wait for the old one
// return [ErrClosed].
func (k *Kernel) Restart(ctx context.Context) (*Kernel, error) {
	k.shutdown(ctx, true)
	return Start(ctx, k.Spec, &k.options)
}
