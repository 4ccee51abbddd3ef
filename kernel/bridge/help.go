package bridge

import (
	"context"
	"encoding/json"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// help is what the core knows about completions and inspections. GoNB answers
// them through gopls, one after the other with the cells: while a cell runs, an
// answer would come when it has ended, and while GoNB waits for gopls, no cell
// starts. Therefore a question goes to GoNB only when it can answer soon. All
// others are answered at once with "nothing found".
type help struct {
	warm  bool // gopls has read the project
	asked map[string]*question
}

// A question is a completion or inspection that GoNB works on.
type question struct {
	m        *wire.Message
	q        wire.InspectRequest // has all fields of a CompleteRequest
	at       time.Time
	answered bool // by the bridge, because GoNB has not
}

const (
	// helpTime is how long a client waits for an answer. gopls needs some seconds
	// for its first one; GoNB gives up after eight, twice for a completion.
	helpTime = 5 * time.Second

	// gonbConnects is how long GoNB waits before it connects to gopls. A
	// question before would block it for the rest of this time.
	gonbConnects = 12 * time.Second

	// goplsPatience is how long gopls may take to read the project.
	goplsPatience = time.Minute
)

// ask passes a question on to GoNB if GoNB can answer soon.
func (c *core) ask(ch wire.Channel, m *wire.Message) {
	q := &question{m: m, at: c.now}
	if err := m.Read(&q.q); err != nil {
		c.log("%v", err)
		q.q = wire.InspectRequest{}
	}
	q.q.CursorPos = max(0, min(q.q.CursorPos, len(utf16.Encode([]rune(q.q.Code)))))
	if harmless(q.q.Code) != q.q.Code || ch != wire.Shell || !c.up || !c.help.warm || c.running != nil || len(c.queue) > 0 || c.waiting() {
		msgType, content := q.nothing()
		c.answer(ch, m, msgType, content)
		return
	}
	c.publish(m, "status", wire.Status{ExecutionState: "busy"})
	if c.help.asked == nil {
		c.help.asked = make(map[string]*question)
	}
	c.help.asked[m.Header.ID] = q
	// GoNB takes every field for granted, so all are written anew.
	out := wire.New(m.Type(), m.Header.Session, q.q)
	out.Header = m.Header
	c.toGoNB(wire.Shell, out)
}

// waiting reports whether GoNB still works on a question that it was too slow for.
func (c *core) waiting() bool {
	for _, q := range c.help.asked {
		if q.answered {
			return true
		}
	}
	return false
}

// nothing is the answer "nothing found".
func (q *question) nothing() (msgType string, content any) {
	none := map[string]json.RawMessage{}
	if q.m.Type() == "complete_request" {
		return "complete_reply", wire.CompleteReply{Status: "ok", Matches: []string{}, CursorStart: q.q.CursorPos, CursorEnd: q.q.CursorPos, Metadata: none}
	}
	return "inspect_reply", wire.InspectReply{Status: "ok", Data: none, Metadata: none}
}

// helped handles GoNB's answer to a question; it reports whether m is one.
func (c *core) helped(m *wire.Message) bool {
	q := c.help.asked[m.Parent.ID]
	if q == nil {
		return false
	}
	delete(c.help.asked, m.Parent.ID)
	if q.answered {
		return true
	}
	var found wire.InspectReply
	if m.Type() == "inspect_reply" && m.Read(&found) == nil && !q.special() && found.Data["text/markdown"] == nil {
		// What gopls finds comes as Markdown, and what goes wrong as text.
		_, content := q.nothing()
		m.Content = m.Answer("inspect_reply", "", content).Content
	}
	c.reply(wire.Shell, q.m, m)
	c.publish(q.m, "status", wire.Status{ExecutionState: "idle"})
	return true
}

// special reports whether the cursor is on a line for GoNB, or in a cell that is
// not Go, for which GoNB's answer is its own help.
func (q *question) special() bool {
	if foreign(q.q.Code) || strings.TrimSpace(q.q.Code) == "" {
		return true
	}
	code := string(utf16.Decode(utf16.Encode([]rune(q.q.Code))[:q.q.CursorPos]))
	return command(code[strings.LastIndexByte(code, '\n')+1:])
}

// hurryHelp answers questions that GoNB is too slow for, and returns when to
// come again.
func (c *core) hurryHelp(now time.Time) (next time.Time) {
	for _, q := range c.help.asked {
		if q.answered {
			continue
		}
		end := q.at.Add(helpTime)
		if end.After(now) {
			if next.IsZero() || end.Before(next) {
				next = end
			}
			continue
		}
		q.answered = true
		msgType, content := q.nothing()
		c.reply(wire.Shell, q.m, q.m.Answer(msgType, c.session, content))
		c.publish(q.m, "status", wire.Status{ExecutionState: "idle"})
	}
	return next
}

// waitForGopls waits until gopls has read the project, which begins when GoNB
// has connected to it, and takes some seconds of computing. Where a process's
// computing time cannot be read, it waits for goplsPatience. It returns false if
// ctx ends before.
func waitForGopls(ctx context.Context, dir string) bool {
	start := time.Now()
	if !sleep(ctx, gonbConnects+time.Second) {
		return false
	}
	quiet := 0
	before, _ := goplsTime(dir)
	for quiet < 2 && time.Since(start) < goplsPatience {
		if !sleep(ctx, time.Second) {
			return false
		}
		used, ok := goplsTime(dir)
		if ok && used-before < 50*time.Millisecond {
			quiet++
		} else {
			quiet = 0
		}
		before = used
	}
	return true
}

func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
