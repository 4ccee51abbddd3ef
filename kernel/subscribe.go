package kernel

import (
	"context"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A Subscription collects what a kernel sends, whoever has asked for it: comm
// messages, display updates of threads that outlive their cell, executions of
// other clients.
type Subscription struct {
	client *Client
	events *queue[event]
}

// Subscribe starts a subscription. What comes in before Next takes it is kept,
// so take it or Close.
func (c *Client) Subscribe() *Subscription {
	s := &Subscription{client: c, events: newQueue[event]()}
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := context.Cause(c.ctx); err != nil {
		s.events.close(err)
	}
	c.subs[s] = true
	return s
}

// Next waits for the next message. Its order is kept within a channel.
func (s *Subscription) Next(ctx context.Context) (wire.Channel, *wire.Message, error) {
	e, err := s.events.pop(ctx)
	return e.channel, e.message, err
}

// Close ends the subscription; Next then returns [ErrClosed] after what it
// still holds.
func (s *Subscription) Close() {
	s.client.mu.Lock()
	defer s.client.mu.Unlock()
	delete(s.client.subs, s)
	s.events.close(ErrClosed)
}
