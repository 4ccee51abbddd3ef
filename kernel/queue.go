package kernel

import (
	"context"
	"sync"
)

// A queue has no limit, so that a slow reader of one kind of message never
// holds up the socket that all kinds come through: Jupyter's kernels drop what
// a client does not fetch.
type queue[T any] struct {
	mu    sync.Mutex
	items []T
	err   error
	wake  chan struct{} // holds a token when there is something to see
}

func newQueue[T any]() *queue[T] { return &queue[T]{wake: make(chan struct{}, 1)} }

func (q *queue[T]) push(item T) {
	q.mu.Lock()
	if q.err == nil {
		q.items = append(q.items, item)
	}
	q.mu.Unlock()
	q.signal()
}

// close lets pop return err once the queue is empty.
func (q *queue[T]) close(err error) {
	q.mu.Lock()
	if q.err == nil {
		q.err = err
	}
	q.mu.Unlock()
	q.signal()
}

func (q *queue[T]) signal() {
	select {
	case q.wake <- struct{}{}:
	default:
	}
}

// pop waits for the next item. What is there already comes before any error.
func (q *queue[T]) pop(ctx context.Context) (item T, err error) {
	for {
		q.mu.Lock()
		if len(q.items) > 0 {
			item, q.items = q.items[0], q.items[1:]
			q.mu.Unlock()
			q.signal()
			return item, nil
		}
		err, q.items = q.err, nil
		q.mu.Unlock()
		if err != nil {
			q.signal()
			return item, err
		}
		select {
		case <-q.wake:
		case <-ctx.Done():
			return item, context.Cause(ctx)
		}
	}
}
