package bridge

import (
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A core decides what happens to every message. It has no sockets, starts no
// goroutine and is used by one goroutine only; whoever drives it calls
// fromJupyter, fromGoNB and the other events, and run after each of them.
type core struct {
	session string // of everything that goes out

	toJupyter func(wire.Channel, *wire.Message)
	toGoNB    func(wire.Channel, *wire.Message)
	resolve   func(paths []string) // looks for packages; its result arrives as resolved
	cancel    func()               // ends resolve early; resolved is called all the same
	stop      func(restart bool)   // Jupyter wants the kernel to end
	log       func(format string, args ...any)

	imports *imports
	output  output
	history history
	comms   comms
	shown   displays
	help    help // completions and inspections
	held    []held

	probe   string          // id of the request that GoNB is asked to answer first
	setting string          // id of the request that carries setUp
	up      bool            // GoNB is set up
	fault   string          // why there is no GoNB, as a sentence for the user
	queue   []*request      // executions that wait
	running *request        // the execution that GoNB, or resolve, works on
	last    *wire.Message   // the execution before, for what its cell sends late
	hidden  map[string]bool // ids of the bridge's own requests
	now     time.Time
}

// A request is an execute_request on its way.
type request struct {
	m           *wire.Message
	exec        wire.ExecuteRequest
	resolving   bool
	complaint   string              // what resolve could not find
	reply       *wire.Message       // GoNB's, held until all outputs are out
	idle        bool                // GoNB has finished
	lines       int                 // connections of its programs
	over        time.Time           // since when only those are waited for
	ending      bool                // the end is in the output line
	interrupted time.Time           // when GoNB was last told so
	shown       map[string]struct{} // ids of displays that this run has shown
	fleeting    fleeting            // what it writes over
	unheard     int                 // interrupts that GoNB has not confirmed: a late one would hit the next cell
}

// run sends what is due and returns when to come again.
func (c *core) run(now time.Time) (next time.Time) {
	c.now = now
	if c.probe != "" {
		c.sendProbe()
		next = now.Add(probePause)
	}
	if t := c.hurryHelp(now); !t.IsZero() && (next.IsZero() || t.Before(next)) {
		next = t
	}
	if r := c.running; r != nil && !r.interrupted.IsZero() && !r.resolving && r.reply == nil {
		// GoNB forgets an interrupt that comes while the cell is compiled.
		if again := r.interrupted.Add(interruptPause); !again.After(now) {
			if r.unheard == 0 {
				c.interruptGoNB(r)
			}
			r.interrupted = now
		}
		if t := r.interrupted.Add(interruptPause); next.IsZero() || t.Before(next) {
			next = t
		}
	}
	if r := c.running; r != nil && !r.over.IsZero() && !r.ending {
		if t := r.over.Add(linePatience); t.After(now) {
			if next.IsZero() || t.Before(next) {
				next = t
			}
		} else {
			r.over = now
			c.cut(r)
		}
	}
	sent := c.output.sent
	if t := c.output.run(now); !t.IsZero() && (next.IsZero() || t.Before(next)) {
		next = t
	}
	if t := c.hurryHeld(c.output.sent > sent); !t.IsZero() && (next.IsZero() || t.Before(next)) {
		next = t
	}
	return next
}

// interruptPause is how long GoNB may take to end an interrupted cell before it
// is told again. A program that has got its SIGINT gets no second one: GoNB
// signals each of them once.
const interruptPause = 250 * time.Millisecond

// fromJupyter handles a message of a client.
func (c *core) fromJupyter(ch wire.Channel, m *wire.Message) {
	c.release()
	if ch == wire.Stdin {
		c.input(m)
		return
	}
	switch m.Type() {
	case "execute_request":
		c.execute(m)
	case "interrupt_request":
		c.answer(ch, m, "interrupt_reply", wire.Reply{Status: "ok"})
		c.interrupt()
	case "shutdown_request":
		var s wire.ShutdownRequest
		if err := m.Read(&s); err != nil {
			c.log("%v", err)
		}
		c.answer(ch, m, "shutdown_reply", wire.ShutdownReply{Status: "ok", Restart: s.Restart})
		c.publish(m, "shutdown_reply", wire.ShutdownReply{Status: "ok", Restart: s.Restart})
		c.stop(s.Restart)
	case "kernel_info_request":
		c.answer(ch, m, "kernel_info_reply", kernelInfo(c.fault))
	case "is_complete_request":
		var q wire.IsCompleteRequest
		m.Read(&q)
		status, indent := isComplete(q.Code)
		c.answer(ch, m, "is_complete_reply", wire.IsCompleteReply{Status: status, Indent: indent})
	case "history_request":
		c.answer(ch, m, "history_reply", c.history.reply(m))
	case "complete_request", "inspect_request":
		c.ask(ch, m)
	case "comm_open", "comm_msg", "comm_close", "comm_info_request":
		c.comm(ch, m)
	default:
		c.log("client sends %s on %s, which this kernel does not know", m.Type(), ch)
	}
}

// fromGoNB handles a message of GoNB.
func (c *core) fromGoNB(ch wire.Channel, m *wire.Message) {
	parent := m.Parent.ID
	if c.hidden[parent] {
		c.behindTheScenes(ch, m)
		return
	}
	r := c.running
	if r != nil && r.m.Header.ID != parent {
		r = nil
	}
	switch {
	case ch == wire.Stdin:
		c.prompt(r, m)
	case ch == wire.Shell:
		if !c.helped(m) && r != nil && m.Type() == "execute_reply" {
			r.reply = m
			c.ended(r)
		}
	case m.Type() == "status":
		var s wire.Status
		if r != nil && m.Read(&s) == nil && s.ExecutionState == "idle" {
			r.idle = true
			c.ended(r)
		} // all other statuses are the bridge's own
	default:
		if r == nil {
			c.output.add(m, c.now)
			break
		}
		c.observe(r, m)
		for _, m := range c.fleet(r, m) {
			c.output.add(m, c.now)
		}
	}
}

// answer replies to m at once, between a busy and an idle of its own.
func (c *core) answer(ch wire.Channel, m *wire.Message, msgType string, content any) {
	c.publish(m, "status", wire.Status{ExecutionState: "busy"})
	if msgType != "" {
		c.reply(ch, m, m.Answer(msgType, c.session, content))
	}
	c.idle(m)
}

// idle ends the answer to m that a busy has begun. While a cell runs, a busy for
// the cell follows: front ends show the last status.
func (c *core) idle(m *wire.Message) {
	c.publish(m, "status", wire.Status{ExecutionState: "idle"})
	if c.running != nil {
		c.publish(c.running.m, "status", wire.Status{ExecutionState: "busy"})
	}
}

// reply sends a to the client that has sent m.
func (c *core) reply(ch wire.Channel, m, a *wire.Message) {
	a.Identities, a.Parent = m.Identities, m.Header
	a.Header.Session = c.session
	c.toJupyter(ch, a)
}

// publish tells all clients something about m that passes everything that waits
// in the output line.
func (c *core) publish(m *wire.Message, msgType string, content any) {
	c.broadcast(m.Answer(msgType, c.session, content))
}

// broadcast sends m to all clients.
func (c *core) broadcast(m *wire.Message) {
	m.Header.Session = c.session
	m.Identities = [][]byte{[]byte("kernel." + c.session + "." + m.Header.Type)}
	c.toJupyter(wire.IOPub, m)
}
