package bridge

import (
	"context"
	"os"
	"strconv"
	"time"
)

// WithParent returns a context that ends when the process that has started this
// one ends, however it ends. Jupyter tells its own id in JPY_PARENT_PID, which
// counts too where a launcher stands in between. A kernel therefore does not
// outlive the program that started it, as ipykernel does not.
func WithParent(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(ctx)
	parent := os.Getppid()
	jupyter, err := strconv.Atoi(os.Getenv("JPY_PARENT_PID"))
	if err != nil || jupyter <= 1 || !alive(jupyter) {
		jupyter = 0 // none, or one of another process namespace
	}
	go func() {
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			if os.Getppid() != parent || jupyter != 0 && !alive(jupyter) {
				cancel()
				return
			}
		}
	}()
	return ctx, cancel
}
