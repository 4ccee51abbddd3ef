package kernel

import (
	"context"
	"fmt"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// Request sends a message of the type and content on the shell or control
// channel and waits for the reply, whose content it stores in reply (nil: it
// is dropped). It is for messages that have no method of their own.
func (c *Client) Request(ctx context.Context, channel wire.Channel, msgType string, content, reply any) error {
	if channel != wire.Shell && channel != wire.Control {
		panic(fmt.Sprintf("kernel: Request has got the channel %s, want shell or control", channel))
	}
	m := wire.New(msgType, c.session, content)
	q := newQueue[event]()
	defer c.watch(m.Header.ID, q)()
	c.send(channel, m)
	for {
		e, err := q.pop(ctx)
		if err != nil {
			return fmt.Errorf("kernel: %s: %w", msgType, err)
		}
		if e.channel != wire.Shell && e.channel != wire.Control {
			continue // what is published about it; GoNB replies on either
		}
		var status wire.Reply
		if err := e.message.Read(&status); err != nil {
			return fmt.Errorf("kernel: %s: %w", msgType, err)
		}
		if status.Status == "error" || status.Status == "aborted" {
			return &ReplyError{Request: msgType, Reply: status}
		}
		if reply == nil {
			return nil
		}
		if err := e.message.Read(reply); err != nil {
			return fmt.Errorf("kernel: %s: %w", msgType, err)
		}
		return nil
	}
}

// A ReplyError is a kernel's refusal of a request.
type ReplyError struct {
	Request string     // the message type of the request
	Reply   wire.Reply // what the kernel said
}

func (e *ReplyError) Error() string {
	if e.Reply.Name == "" {
		return fmt.Sprintf("kernel: %s: the kernel answers %q", e.Request, e.Reply.Status)
	}
	return fmt.Sprintf("kernel: %s: the kernel answers %s: %s", e.Request, e.Reply.Name, e.Reply.Value)
}

// KernelInfo asks the kernel what it is.
func (c *Client) KernelInfo(ctx context.Context) (*wire.KernelInfoReply, error) {
	return ask[wire.KernelInfoReply](ctx, c, "kernel_info_request", nil)
}

// Complete asks how the code may go on at the cursor, which counts in Unicode
// characters.
func (c *Client) Complete(ctx context.Context, code string, cursor int) (*wire.CompleteReply, error) {
	return ask[wire.CompleteReply](ctx, c, "complete_request", wire.CompleteRequest{Code: code, CursorPos: cursor})
}

// Inspect asks what stands in the code at the cursor, which counts in Unicode
// characters. Detail is 0, or 1 for more.
func (c *Client) Inspect(ctx context.Context, code string, cursor, detail int) (*wire.InspectReply, error) {
	return ask[wire.InspectReply](ctx, c, "inspect_request", wire.InspectRequest{Code: code, CursorPos: cursor, DetailLevel: detail})
}

// IsComplete asks whether the code could be executed as it is.
func (c *Client) IsComplete(ctx context.Context, code string) (*wire.IsCompleteReply, error) {
	return ask[wire.IsCompleteReply](ctx, c, "is_complete_request", wire.IsCompleteRequest{Code: code})
}

// History asks for earlier inputs.
func (c *Client) History(ctx context.Context, r wire.HistoryRequest) (*wire.HistoryReply, error) {
	return ask[wire.HistoryReply](ctx, c, "history_request", r)
}

// CommInfo lists the open comms of a target; "" stands for all.
func (c *Client) CommInfo(ctx context.Context, target string) (*wire.CommInfoReply, error) {
	return ask[wire.CommInfoReply](ctx, c, "comm_info_request", wire.CommInfoRequest{TargetName: target})
}

func ask[T any](ctx context.Context, c *Client, msgType string, content any) (*T, error) {
	reply := new(T)
	if err := c.Request(ctx, wire.Shell, msgType, content, reply); err != nil {
		return nil, err
	}
	return reply, nil
}
