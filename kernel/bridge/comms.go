package bridge

import (
	"encoding/json"
	"slices"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// comms knows all open comms.
type comms struct {
	gonb     map[string]struct{} // ids of those of GoNB's own widgets
	controls map[string]struct{} // ids of front ends' lines to ask for widgets
	open     map[string]*cellComm
	order    []*cellComm // all of open, the oldest first
	lines    []*cellLine
	frontEnd bool // a client has asked for widgets
}

// A cellComm is a comm that a cell's program has opened.
type cellComm struct {
	id, target string
	line       *cellLine // nil once its program has ended
	cell       string    // see request.cell
	parent     wire.Header
	will       json.RawMessage
	listens    bool // front ends were not told of it
	widget     widget
	pending    widget // what the update that waits in the output line has
}

// gonbTarget is the target name of the comm that GoNB's own widgets use.
const gonbTarget = "gonb_comm"

// keptComms is how many comms of programs that have ended are remembered, the
// newest ones.
const keptComms = 4096

// linePatience is how long a cell whose program has ended waits for the end of its
// line: a process that it has left behind may hold it.
const linePatience = time.Second

// comm handles what clients say about comms. GoNB's own go to GoNB, which reads
// them while a cell runs, and a cell's to its program. A comm_open for a target
// that is not known is answered by a comm_close, as the protocol wants it.
func (c *core) comm(ch wire.Channel, m *wire.Message) {
	if m.Type() == "comm_info_request" {
		c.answer(ch, m, "comm_info_reply", c.commInfo(m))
		return
	}
	var q wire.Comm
	if err := m.Read(&q); err != nil {
		c.log("%v", err)
	}
	o := c.comms.open[q.ID]
	if o != nil && m.Type() == "comm_msg" && c.change(o, m, q) {
		return
	}
	c.publish(m, "status", wire.Status{ExecutionState: "busy"})
	_, gonbs := c.comms.gonb[q.ID]
	_, control := c.comms.controls[q.ID]
	switch {
	case m.Type() == "comm_open" && q.TargetName == gonbTarget && c.up:
		put(&c.comms.gonb, q.ID)
		c.commToGoNB(m)
	case m.Type() == "comm_open" && q.TargetName == controlTarget:
		put(&c.comms.controls, q.ID)
		c.meet()
	case m.Type() == "comm_open":
		c.publish(m, "comm_close", wire.Comm{ID: q.ID, Data: json.RawMessage("{}")})
	case gonbs:
		if m.Type() == "comm_close" {
			delete(c.comms.gonb, q.ID)
		}
		c.commToGoNB(m)
	case control && m.Type() == "comm_close":
		delete(c.comms.controls, q.ID)
	case control:
		var d struct{ Method string }
		if json.Unmarshal(q.Data, &d) == nil && d.Method == "request_states" {
			c.states(m, q.ID)
		}
	case o != nil:
		c.commToCell(o, m, q)
	}
	c.idle(m)
}

func put(set *map[string]struct{}, id string) {
	if *set == nil {
		*set = make(map[string]struct{})
	}
	(*set)[id] = struct{}{}
}

func (c *core) commInfo(m *wire.Message) wire.CommInfoReply {
	var q wire.CommInfoRequest
	m.Read(&q)
	reply := wire.CommInfoReply{Status: "ok", Comms: map[string]wire.CommTarget{}}
	add := func(id, target string) {
		if q.TargetName == "" || q.TargetName == target {
			reply.Comms[id] = wire.CommTarget{TargetName: target}
		}
	}
	for id := range c.comms.gonb {
		add(id, gonbTarget)
	}
	for id := range c.comms.controls {
		add(id, controlTarget)
	}
	for _, o := range c.comms.order {
		add(o.id, o.target)
	}
	return reply
}

func (c *core) commToGoNB(m *wire.Message) {
	c.toGoNB(wire.Shell, &wire.Message{Header: m.Header, Parent: m.Parent, Metadata: m.Metadata, Content: m.Content, Buffers: m.Buffers})
}

// meet notes that there is a front end, and tells those that wait for one.
func (c *core) meet() {
	if c.comms.frontEnd {
		return
	}
	c.comms.frontEnd = true
	for _, l := range c.comms.lines {
		l.send(&cellMessage{Op: "hello", FrontEnd: true})
	}
}

// tellOfQueue tells the running cell's programs that a cell waits for them, once.
// What front ends run silently, for purposes of their own, is no such cell.
func (c *core) tellOfQueue() {
	if c.running == nil || !slices.ContainsFunc(c.queue, func(r *request) bool { return !r.exec.Silent }) {
		return
	}
	for _, l := range c.comms.lines {
		if l.request == c.running && !l.told {
			l.told = true
			l.send(&cellMessage{Op: "queued"})
		}
	}
}

// change passes a client's change of a widget on to the program that has made it,
// if there is one. All clients are told, as ipykernel does, so that two windows
// show the same. It returns false if m is something else.
func (c *core) change(o *cellComm, m *wire.Message, q wire.Comm) bool {
	var d widgetData
	if o.target != widgetTarget || o.line == nil || json.Unmarshal(q.Data, &d) != nil || d.Method != "update" || o.widget.merge(d, m.Buffers) != nil {
		return false
	}
	d.Method = "echo_update"
	echo := m.Answer("comm_msg", c.session, wire.Comm{ID: o.id, Data: marshal(d)})
	echo.Buffers = m.Buffers
	c.hold(m, echo, o.id)
	c.output.messages.n--
	o.line.send(&cellMessage{Op: "msg", ID: o.id, Data: q.Data, Metadata: m.Metadata, Buffers: m.Buffers})
	return true
}

// commToCell passes a client's message on to the program that has opened the
// comm.
func (c *core) commToCell(o *cellComm, m *wire.Message, q wire.Comm) {
	if m.Type() == "comm_close" {
		c.forget(o)
		if o.line != nil {
			o.line.send(&cellMessage{Op: "close", ID: o.id, Data: q.Data})
		}
		return
	}
	if o.target == widgetTarget {
		var d widgetData
		if err := json.Unmarshal(q.Data, &d); err != nil {
			c.log("client sends a widget's message that is not understood: %v", err)
			return
		}
		switch d.Method {
		case "request_state":
			paths, buffers := o.widget.data()
			a := m.Answer("comm_msg", c.session, wire.Comm{ID: o.id, Data: marshal(widgetData{"update", o.widget.state, paths})})
			a.Buffers = buffers
			c.broadcast(a)
			return
		case "update":
			if o.line != nil {
				c.log("client sends a widget's change that is not understood")
			} // else nobody is there whom it could concern
			return
		}
	}
	if o.line != nil {
		o.line.send(&cellMessage{Op: "msg", ID: o.id, Data: q.Data, Metadata: m.Metadata, Buffers: m.Buffers})
	}
}

// fromCell handles a message of a cell's program; nil is the line's end.
func (c *core) fromCell(l *cellLine, m *cellMessage) {
	if m == nil {
		c.hungUp(l)
		return
	}
	o := c.comms.open[m.ID]
	if o != nil && o.line != l {
		o = nil
	}
	if c.holds(m.ID) {
		c.release()
	}
	switch {
	case m.Op == "hello":
		if !slices.Contains(c.comms.lines, l) {
			c.comms.lines = append(c.comms.lines, l)
			if l.request = c.running; l.request != nil {
				l.request.lines++
			}
		}
		l.send(&cellMessage{Op: "hello", FrontEnd: c.comms.frontEnd})
		c.tellOfQueue()
	case m.Op == "sync":
		l.send(&cellMessage{Op: "sync"})
	case (m.Op == "open" || m.Op == "listen") && c.comms.open[m.ID] == nil && m.ID != "" && l.request != nil:
		o = &cellComm{id: m.ID, target: m.Target, line: l, cell: l.request.cell(), parent: l.request.m.Header, will: m.Will}
		if o.target == widgetTarget {
			var d widgetData
			err := json.Unmarshal(m.Data, &d)
			if err == nil {
				err = o.widget.merge(d, m.Buffers)
			}
			if err != nil {
				c.log("a cell's program opens the comm %q in a way that is not understood: %v", o.id, err)
				return
			}
		}
		if c.comms.open == nil {
			c.comms.open = make(map[string]*cellComm)
		}
		c.comms.open[o.id] = o
		c.comms.order = append(c.comms.order, o)
		if o.listens = m.Op == "listen"; !o.listens {
			c.tell(o, "comm_open", m)
		}
	case m.Op == "msg" && o != nil:
		if len(m.Will) > 0 {
			o.will = m.Will
		}
		c.message(o, m)
	case m.Op == "close" && o != nil:
		c.forget(o)
		c.tellEnd(o, m)
	default:
		c.log("a cell's program sends %q for the comm %q, which is not understood here", m.Op, m.ID)
	}
}

// message handles a program's message on o. Updates of a widget are sent like
// those of a display, at most so many a second and the last one always; what
// comes meanwhile is joined.
func (c *core) message(o *cellComm, m *cellMessage) {
	var d widgetData
	if o.target != widgetTarget || json.Unmarshal(m.Data, &d) == nil && d.Method != "update" {
		c.tell(o, "comm_msg", m)
		return
	}
	err := o.widget.merge(d, m.Buffers)
	if err != nil {
		c.log("a cell's program sends a message for the comm %q that is not understood: %v", o.id, err)
		return
	}
	key := "comm " + o.id // which no display id is: GoNB makes them without spaces
	if c.output.waiting[key] == nil {
		o.pending = widget{}
	}
	o.pending.merge(d, m.Buffers)
	paths, buffers := o.pending.data()
	out := wire.New("comm_msg", c.session, wire.Comm{ID: o.id, Data: marshal(widgetData{"update", o.pending.state, paths})})
	out.Parent, out.Metadata, out.Buffers = o.parent, m.Metadata, buffers
	c.output.update(out, key)
}

// tell sends a program's message to all clients, after what it has shown before.
func (c *core) tell(o *cellComm, msgType string, m *cellMessage) {
	content := wire.Comm{ID: o.id, Data: m.Data}
	if content.Data == nil {
		content.Data = json.RawMessage("{}")
	}
	if msgType == "comm_open" {
		content.TargetName = o.target
	}
	out := wire.New(msgType, c.session, content)
	out.Parent, out.Metadata, out.Buffers = o.parent, m.Metadata, m.Buffers
	c.output.add(out, c.now)
}

// tellEnd tells all clients that a program closes o. One that knows nothing of a
// comm would complain of its comm_close, but not of a message on it.
func (c *core) tellEnd(o *cellComm, m *cellMessage) {
	if o.listens {
		c.tell(o, "comm_msg", &cellMessage{Data: json.RawMessage(`{"closed":true}`)})
		return
	}
	c.tell(o, "comm_close", m)
}

// hungUp publishes the wills of a program that has ended.
func (c *core) hungUp(l *cellLine) {
	i := slices.Index(c.comms.lines, l)
	if i < 0 {
		return
	}
	c.comms.lines = slices.Delete(c.comms.lines, i, i+1)
	ended := 0
	for _, o := range slices.Clone(c.comms.order) {
		if o.line == l {
			o.line = nil
			if o.target != widgetTarget {
				c.forget(o)
				c.tellEnd(o, &cellMessage{})
				continue
			}
			c.carryOut(o)
		}
		if o.line == nil {
			ended++
		}
	}
	for _, o := range slices.Clone(c.comms.order) {
		if ended > keptComms && o.line == nil {
			c.forget(o)
			ended--
		}
	}
	if r := l.request; r != nil {
		r.lines--
		c.ended(r)
	}
}

// carryOut makes the will of o its last update.
func (c *core) carryOut(o *cellComm) {
	if len(o.will) > 0 {
		d := widgetData{Method: "update", BufferPaths: [][]any{}}
		if err := json.Unmarshal(o.will, &d.State); err != nil {
			c.log("the will of the comm %q is not understood: %v", o.id, err)
			return
		}
		c.message(o, &cellMessage{Data: marshal(d)})
	}
}

// forget removes o.
func (c *core) forget(o *cellComm) {
	delete(c.comms.open, o.id)
	if i := slices.Index(c.comms.order, o); i >= 0 {
		c.comms.order = slices.Delete(c.comms.order, i, i+1)
	}
}

// rerun closes what earlier runs of r's cell have left: its output has gone.
func (c *core) rerun(r *request) {
	if len(c.comms.order) == 0 {
		return
	}
	cell := r.cell()
	for _, o := range slices.Clone(c.comms.order) {
		if o.line == nil && o.cell == cell {
			c.forget(o)
			o.parent = r.m.Header
			c.tell(o, "comm_close", &cellMessage{})
		}
	}
}

// cut ends the lines of r, whose program has ended.
func (c *core) cut(r *request) {
	for _, l := range c.comms.lines {
		if l.request == r {
			l.conn.Close()
		}
	}
}
