package kernel

import (
	"context"
	"fmt"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// ExecuteOptions are the options of [Client.Execute]; nil means their zero
// value.
type ExecuteOptions struct {
	// Each is called for every message about the execution on the iopub
	// channel, in order and from the goroutine that called Execute. Default:
	// they are dropped.
	Each func(*wire.Message)
	// Stdin answers the kernel's questions for a line of text. When it fails,
	// the execution is interrupted and Execute returns its error. Default: the
	// kernel may not ask, and raises an error in the code that does.
	Stdin func(ctx context.Context, r wire.InputRequest) (string, error)
	// Silent runs code that is not counted, stored or shown.
	Silent bool
	// NoHistory runs code that is not counted or stored.
	NoHistory bool
	// KeepGoing lets executions that wait behind this one run even if this one
	// fails. The default has the kernel abort them.
	KeepGoing bool
	// UserExpressions are evaluated after the code, by name.
	UserExpressions map[string]string
}

// Execute runs code and returns when the kernel has replied and all output has
// arrived. Code that fails is no error here: the reply's Status is then
// "error", or "aborted" when code before it has failed.
//
// When ctx ends, Execute returns at once and the code runs on: use Interrupt
// to stop it.
func (c *Client) Execute(ctx context.Context, code string, o *ExecuteOptions) (*wire.ExecuteReply, error) {
	if o == nil {
		o = &ExecuteOptions{}
	}
	c.running.Add(1)
	defer c.running.Add(-1)
	m := wire.New("execute_request", c.session, wire.ExecuteRequest{
		Code: code, Silent: o.Silent, NoHistory: o.NoHistory, KeepGoing: o.KeepGoing,
		NoStdin: o.Stdin == nil, UserExpressions: o.UserExpressions,
	})
	q := newQueue[event]()
	defer c.watch(m.Header.ID, q)()
	c.send(wire.Shell, m)

	var reply *wire.ExecuteReply
	var asked error // why a question was not answered
	for idle := false; reply == nil || !idle; {
		e, err := q.pop(ctx)
		if err != nil {
			return reply, fmt.Errorf("kernel: execute: %w", err)
		}
		switch e.channel {
		case wire.Shell:
			reply = &wire.ExecuteReply{}
			if err := e.message.Read(reply); err != nil {
				return nil, fmt.Errorf("kernel: execute: %w", err)
			}
			idle = idle || reply.Status == "aborted" // which has no output
		case wire.IOPub:
			if o.Each != nil {
				o.Each(e.message)
			}
			idle = idle || isIdle(e.message)
		case wire.Stdin:
			if asked == nil {
				if asked = c.answer(ctx, e.message, o); asked == nil {
					continue
				}
			}
			if err := c.interrupt(ctx); err != nil {
				return reply, fmt.Errorf("kernel: execute: %w", asked)
			}
		}
	}
	if asked != nil {
		return reply, fmt.Errorf("kernel: execute: %w", asked)
	}
	return reply, nil
}

// answer answers a question of the kernel.
func (c *Client) answer(ctx context.Context, m *wire.Message, o *ExecuteOptions) error {
	if m.Type() != "input_request" {
		return nil
	}
	var question wire.InputRequest
	if err := m.Read(&question); err != nil {
		return err
	}
	if o.Stdin == nil { // a kernel that was told not to ask
		return fmt.Errorf("the code asks for input (%q) and nobody is there to answer", question.Prompt)
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	defer context.AfterFunc(c.ctx, func() { cancel(context.Cause(c.ctx)) })()
	line, err := o.Stdin(ctx, question)
	if err != nil {
		return fmt.Errorf("the answer to %q: %w", question.Prompt, err)
	}
	c.send(wire.Stdin, m.Answer("input_reply", c.session, wire.InputReply{Value: line}))
	return nil
}
