//go:build unix

package bridge

import (
	"encoding/json"
	"net"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// The answer to a widget's change lets pass what the cell makes of it.
func TestHeldAnswer(t *testing.T) {
	var seen []string
	now := time.Now()
	c := &core{session: "s", now: now, log: t.Logf}
	c.toJupyter = func(_ wire.Channel, m *wire.Message) {
		var s wire.Status
		var q wire.Comm
		m.Read(&s)
		m.Read(&q)
		seen = append(seen, strings.TrimSpace(m.Type()+" "+q.ID+s.ExecutionState))
	}
	c.output.send = c.broadcast
	c.running = &request{m: wire.New("execute_request", "", wire.ExecuteRequest{})}
	conn, other := net.Pipe()
	defer conn.Close()
	defer other.Close()
	line := newCellLine(conn)
	say := func(op, comm string) {
		c.fromCell(line, &cellMessage{Op: op, ID: comm, Target: widgetTarget, Data: json.RawMessage(`{"method":"update","state":{"a":1},"buffer_paths":[]}`)})
		c.run(now)
	}
	say("hello", "")
	say("open", "slider")
	say("open", "picture")
	move := func() {
		c.now = now
		seen = nil
		c.fromJupyter(wire.Shell, wire.New("comm_msg", "", wire.Comm{ID: "slider", Data: json.RawMessage(`{"method":"update","state":{"a":2},"buffer_paths":[]}`)}))
		c.run(now)
	}
	check := func(want ...string) {
		t.Helper()
		if !slices.Equal(seen, want) {
			t.Errorf("sent are %q, want %q", seen, want)
		}
	}
	move()
	check()
	say("msg", "picture")
	check("comm_msg picture", "status busy", "comm_msg slider", "status idle", "status busy")

	now = now.Add(time.Second)
	move()
	say("msg", "slider") // which the front end would drop before the echo
	check("status busy", "comm_msg slider", "status idle", "status busy", "comm_msg slider")

	now = now.Add(time.Second)
	move()
	due := c.run(now)
	if got := due.Sub(now); got != heldPause {
		t.Errorf("an answer that nothing follows is due in %v, want %v", got, heldPause)
	}
	now = due
	c.run(now)
	check("status busy", "comm_msg slider", "status idle", "status busy")

	move()
	before := len(seen)
	c.fromJupyter(wire.Shell, wire.New("comm_info_request", "", wire.CommInfoRequest{}))
	if before != 0 || len(seen) < 4 || seen[1] != "comm_msg slider" {
		t.Errorf("before a later request is answered %q is sent", seen)
	}
}
