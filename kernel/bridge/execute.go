package bridge

import (
	"encoding/json"
	"strings"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// execute queues m, or refuses it if it makes no sense: GoNB would panic.
func (c *core) execute(m *wire.Message) {
	r := &request{m: m}
	if err := m.Read(&r.exec); err != nil {
		c.answer(wire.Shell, m, "execute_reply", wire.ExecuteReply{
			Status: "error", Failure: wire.Failure{Name: "BadRequest", Value: err.Error(), Traceback: []string{err.Error()}},
		})
		return
	}
	c.queue = append(c.queue, r)
	c.next()
	c.tellOfQueue()
}

// next starts the first execution in the queue, if nothing runs.
func (c *core) next() {
	for c.fault != "" && len(c.queue) > 0 {
		r := c.queue[0]
		c.queue = c.queue[1:]
		c.fail(r, "KernelFault", c.fault)
	}
	if !c.up || c.running != nil || len(c.queue) == 0 {
		return
	}
	r := c.queue[0]
	c.queue[0], c.queue = nil, c.queue[1:]
	c.running = r
	c.publish(r.m, "status", wire.Status{ExecutionState: "busy"})
	c.rerun(r)
	if strings.Contains(r.exec.Code, "%reset") {
		c.imports.forget()
	}
	if paths := c.imports.unknown(cellImports(r.exec.Code)); len(paths) > 0 {
		r.resolving = true
		c.resolve(paths)
		return
	}
	c.start(r)
}

// start gives r to GoNB.
func (c *core) start(r *request) {
	// GoNB takes every field for granted, so all are written anew.
	exec := r.exec
	exec.Code = harmless(exec.Code)
	m := wire.New("execute_request", r.m.Header.Session, exec)
	m.Header = r.m.Header
	c.toGoNB(wire.Shell, m)
}

// resolved is the answer of resolve; complaint is empty if all is there.
func (c *core) resolved(complaint string) {
	r := c.running
	if r == nil || !r.resolving {
		return
	}
	r.resolving = false
	if !r.interrupted.IsZero() {
		c.running = nil
		c.fail(r, "Interrupted", "interrupted while the cell's imports were looked for")
		c.last = r.m
		c.next()
		return
	}
	r.complaint = complaint
	c.start(r)
}

// observe looks at an output of r on its way, and completes it.
func (c *core) observe(r *request, m *wire.Message) {
	switch m.Type() {
	case "display_data", "update_display_data":
		c.shown.mend(r, m)
	case "execute_input":
		var in wire.ExecuteInput
		if m.Read(&in) == nil {
			c.history.started(in.ExecutionCount)
			if in.Code != r.exec.Code { // it was made harmless
				in.Code = r.exec.Code
				m.Content = m.Answer("execute_input", "", in).Content
			}
			if !r.exec.NoHistory && !r.exec.Silent {
				c.history.add(in)
			}
		}
	case "error":
		if r.complaint == "" {
			return
		}
		var e wire.Error
		if m.Read(&e) == nil {
			e.Value = r.complaint + e.Value
			e.Traceback = append([]string{r.complaint}, e.Traceback...)
			m.Content = m.Answer("error", "", e).Content
		}
	}
}

// ended is called when GoNB has replied and when it has become idle. The two
// come over different sockets; after both, all outputs are in the line.
func (c *core) ended(r *request) {
	if r.reply == nil || !r.idle || r.unheard > 0 || r.ending {
		return
	}
	if r.lines > 0 { // what its programs have said last is on its way
		if r.over.IsZero() {
			r.over = c.now
		}
		return
	}
	r.ending = true
	for _, m := range c.fleetingEnd(r) {
		c.output.add(m, c.now)
	}
	c.output.then(func() { c.finish(r) })
}

// finish sends r's reply, after all its outputs. If r has failed, what is queued
// now is aborted, as ipykernel does; it is taken from the queue before the reply
// leaves, so that a cell that a client sends upon seeing the reply is not.
func (c *core) finish(r *request) {
	var reply wire.ExecuteReply
	if err := r.reply.Read(&reply); err != nil {
		c.log("GoNB: %v", err)
	}
	var aborted []*request
	if reply.Status == "error" && !r.exec.KeepGoing && !r.exec.Silent {
		aborted, c.queue = c.queue, nil
	}
	r.reply.Content = c.complete(r, reply)
	c.release()
	c.running, c.last = nil, r.m
	c.reply(wire.Shell, r.m, r.reply)
	c.publish(r.m, "status", wire.Status{ExecutionState: "idle"})
	c.abort(aborted)
	c.next()
}

// complete adds to GoNB's reply what the protocol wants and GoNB leaves out.
func (c *core) complete(r *request, reply wire.ExecuteReply) json.RawMessage {
	if reply.ExecutionCount == 0 {
		reply.ExecutionCount = c.history.count
	}
	if reply.Status == "ok" {
		reply.UserExpressions = map[string]json.RawMessage{}
	}
	for name := range r.exec.UserExpressions {
		if reply.Status != "ok" {
			break
		}
		reply.UserExpressions[name] = json.RawMessage(`{"status":"error","ename":"NotSupported","evalue":"Go has no expressions to evaluate after a cell","traceback":[]}`)
	}
	if reply.Status == "error" && r.complaint != "" {
		reply.Value = r.complaint + reply.Value
		reply.Traceback = append([]string{r.complaint}, reply.Traceback...)
	}
	return r.m.Answer("execute_reply", "", reply).Content
}

func (c *core) abort(requests []*request) {
	for _, r := range requests {
		c.answer(wire.Shell, r.m, "execute_reply", wire.ExecuteReply{Status: "aborted", ExecutionCount: c.history.count})
	}
}

// fail ends r with an error of the bridge's own.
func (c *core) fail(r *request, name, sentence string) {
	f := wire.Failure{Name: name, Value: sentence, Traceback: []string{sentence}}
	c.publish(r.m, "status", wire.Status{ExecutionState: "busy"})
	if !r.exec.Silent {
		c.publish(r.m, "execute_input", wire.ExecuteInput{Code: r.exec.Code, ExecutionCount: c.history.count})
	}
	c.publish(r.m, "error", wire.Error(f))
	c.answer(wire.Shell, r.m, "execute_reply", wire.ExecuteReply{Status: "error", ExecutionCount: c.history.count, Failure: f})
}

// interrupt ends what runs and aborts what waits.
func (c *core) interrupt() {
	aborted := c.queue
	c.queue = nil
	if r := c.running; r != nil {
		if r.resolving {
			r.interrupted = c.now
			c.cancel()
		} else if r.reply == nil {
			c.interruptGoNB(r)
		}
		c.output.hurry()
	}
	c.abort(aborted)
}

func (c *core) interruptGoNB(r *request) {
	r.interrupted = c.now
	r.unheard++
	m := wire.New("interrupt_request", c.session, nil)
	c.hide(m)
	c.toGoNB(wire.Control, m)
}

// hide keeps what GoNB says about m from Jupyter.
func (c *core) hide(m *wire.Message) {
	if c.hidden == nil {
		c.hidden = make(map[string]bool)
	}
	c.hidden[m.Header.ID] = true
}

// prompt passes GoNB's question on to the client that runs the cell.
func (c *core) prompt(r *request, m *wire.Message) {
	if r == nil {
		return
	}
	if r.exec.NoStdin {
		c.output.add(r.m.Answer("stream", c.session, wire.Stream{Name: "stderr",
			Text: "zoetrope: the cell asks for input, which this front end does not allow; the cell is interrupted\n"}), c.now)
		c.interruptGoNB(r)
		return
	}
	c.reply(wire.Stdin, r.m, m)
}

// input passes a client's answer on to GoNB.
func (c *core) input(m *wire.Message) {
	var in wire.InputReply
	if err := m.Read(&in); err != nil || m.Type() != "input_reply" {
		c.log("client sends %s on stdin, which is not understood: %v", m.Type(), err)
		return
	}
	if c.running == nil || c.running.resolving {
		return
	}
	a := wire.New("input_reply", m.Header.Session, in)
	a.Header = m.Header
	c.toGoNB(wire.Stdin, a)
}
