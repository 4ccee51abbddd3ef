//go:build unix

package bridge

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/bridge/bridgetest"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

const fails = "%cd /there/is/no/such/folder"

func TestQueue(t *testing.T) {
	t.Parallel()
	conn := startBridge(t, "ipc")
	c := bridgetest.Dial(t, conn)
	run := func(code string, keepGoing bool) string {
		return c.Send(wire.Shell, "execute_request", wire.ExecuteRequest{Code: code, KeepGoing: keepGoing})
	}
	status := func(id string) string { return c.Wait(id).Reply.Status }
	expect := func(t *testing.T, ids []string, want string) {
		t.Helper()
		var got []string
		for _, id := range ids {
			got = append(got, status(id))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("got %v, want %s", got, want)
		}
	}
	sleeping := func(t *testing.T) string {
		t.Helper()
		id := run("import (\"fmt\"; \"time\")\n%%\nfmt.Println(\"asleep\"); time.Sleep(time.Minute)", false)
		c.Next("the cell's text", func(a bridgetest.Arrival) bool { return a.Parent.ID == id && a.Type() == "stream" })
		return id
	}

	t.Run("abort on error", func(t *testing.T) {
		expect(t, []string{run("!sleep 0.2", false), run(fails, false), run("", false), run("", true)}, "ok error aborted aborted")
		expect(t, []string{run("", false)}, "ok")
	})
	t.Run("the next cell after an error runs", func(t *testing.T) {
		for range 20 {
			expect(t, []string{run(fails, false)}, "error")
			expect(t, []string{run("", false)}, "ok")
		}
	})
	t.Run("stop_on_error false", func(t *testing.T) {
		expect(t, []string{run(fails, true), run("", false)}, "error ok")
	})
	t.Run("while a cell runs", func(t *testing.T) {
		id := sleeping(t)
		for msgType, content := range map[string]any{
			"kernel_info":  nil,
			"is_complete":  wire.IsCompleteRequest{Code: "func f() {"},
			"history":      wire.HistoryRequest{AccessType: "tail", N: 5},
			"comm_info":    wire.CommInfoRequest{},
			"complete":     wire.CompleteRequest{Code: "fmt.Pr", CursorPos: 6},
			"inspect":      wire.InspectRequest{Code: "fmt.Println", CursorPos: 6},
			"kernel_info ": nil,
		} {
			msgType = strings.TrimSpace(msgType)
			start := time.Now()
			q := c.Send(wire.Shell, msgType+"_request", content)
			a := c.Next(msgType, func(a bridgetest.Arrival) bool { return a.Parent.ID == q && a.Channel == wire.Shell })
			if a.Type() != msgType+"_reply" {
				t.Errorf("%s is answered by %s", msgType, a.Type())
			}
			t.Logf("%s: %v", msgType, time.Since(start).Round(10*time.Microsecond))
		}
		// The last status is the running cell's.
		time.Sleep(50 * time.Millisecond)
		a := c.Next("busy", func(a bridgetest.Arrival) bool { return a.Type() == "status" && a.Parent.ID == id })
		if !strings.Contains(string(a.Content), "busy") {
			t.Errorf("status of the running cell is %s", a.Content)
		}
		c.Send(wire.Control, "interrupt_request", nil)
		expect(t, []string{id}, "error")
	})
	t.Run("interrupt", func(t *testing.T) {
		id := sleeping(t)
		queued := []string{run("", false), run("", true)}
		// The interrupt takes another way and could overtake them.
		last := c.Send(wire.Shell, "kernel_info_request", nil)
		c.Next("kernel_info_reply", func(a bridgetest.Arrival) bool { return a.Parent.ID == last && a.Channel == wire.Shell })
		start := time.Now()
		q := c.Send(wire.Control, "interrupt_request", nil)
		c.Next("interrupt_reply", func(a bridgetest.Arrival) bool { return a.Parent.ID == q && a.Channel == wire.Control })
		expect(t, append([]string{id}, queued...), "error aborted aborted")
		if d := time.Since(start); d > 20*time.Second {
			t.Errorf("interrupt takes %v", d)
		}
		expect(t, []string{run("", false)}, "ok")
	})
	t.Run("interrupt while the cell is compiled", func(t *testing.T) {
		id := run("import \"time\"\nvar unseen = 1\n%%\ntime.Sleep(time.Minute)", false)
		time.Sleep(30 * time.Millisecond)
		c.Send(wire.Control, "interrupt_request", nil)
		expect(t, []string{id}, "error")
	})
	t.Run("stdin", func(t *testing.T) {
		id := run("%with_inputs\n!read -p name x; echo got $x", false)
		ask := c.Next("input_request", func(a bridgetest.Arrival) bool { return a.Type() == "input_request" })
		if ask.Channel != wire.Stdin || ask.Parent.ID != id {
			t.Errorf("the question comes on %s for %s", ask.Channel, ask.Parent.ID)
		}
		c.Send(wire.Stdin, "input_reply", wire.InputReply{Value: "Ada"})
		if got := c.Wait(id).Text("stdout"); !strings.Contains(got, "got Ada") {
			t.Errorf("printed %q", got)
		}
	})
	t.Run("stdin that is not allowed", func(t *testing.T) {
		id := c.Send(wire.Shell, "execute_request", wire.ExecuteRequest{Code: "%with_inputs\n!read x; echo got $x", NoStdin: true})
		r := c.Wait(id)
		if !strings.Contains(r.Text("stderr"), "asks for input") {
			t.Errorf("status %s, printed %q", r.Reply.Status, r.Text("stderr"))
		}
	})
	t.Run("two clients", func(t *testing.T) {
		other := bridgetest.Dial(t, conn)
		c.Drain()
		id := other.Send(wire.Shell, "execute_request", wire.ExecuteRequest{Code: "!echo both"})
		if got := other.Wait(id).Text("stdout"); got != "both\n" {
			t.Errorf("its own client reads %q", got)
		}
		a := c.Next("the other client's output", func(a bridgetest.Arrival) bool { return a.Type() == "stream" })
		if a.Parent.ID != id || a.Header.Session == c.Session || a.Header.Session == other.Session {
			t.Errorf("parent %+v, session %s", a.Parent, a.Header.Session)
		}
		if a := c.Next("idle", func(a bridgetest.Arrival) bool { return strings.Contains(string(a.Content), "idle") }); a.Parent.ID != id {
			t.Errorf("idle is for %s", a.Parent.ID)
		}
	})
	t.Run("bad messages", func(t *testing.T) {
		good := c.Codec.Encode(wire.New("execute_request", c.Session, wire.ExecuteRequest{Code: ""}))
		forged := (&wire.Codec{Key: []byte("guessed")}).Encode(wire.New("shutdown_request", c.Session, nil))
		for _, ch := range []wire.Channel{wire.Shell, wire.Control, wire.Stdin} {
			for _, frames := range [][][]byte{good[:3], {[]byte("x")}, {{}}, forged, {nil, nil}} {
				c.SendFrames(ch, frames)
			}
			for _, content := range []string{`{"code":7}`, `{"code":null,"silent":"x"}`, `{}`, `{"value":{}}`, `{"cursor_pos":-5,"code":""}`, `{"cursor_pos":99}`} {
				for _, kind := range []string{"execute_request", "complete_request", "inspect_request", "history_request", "input_reply", "comm_open", "comm_msg", "is_complete_request", "nonsense"} {
					c.Send(ch, kind, json.RawMessage(content))
				}
			}
		}
		expect(t, []string{run("", false)}, "ok")
	})
	t.Run("commands without a name", func(t *testing.T) {
		for _, code := range []string{"%  ", "! \t", "%", "!", "//gonb:% ", "%% \n%  \\\n", "\\"} {
			if s := status(run(code, true)); s != "ok" && s != "error" {
				t.Errorf("%q: %s", code, s)
			}
		}
		expect(t, []string{run("", false)}, "ok")
	})
	t.Run("comm of an unknown target", func(t *testing.T) {
		id := c.Send(wire.Shell, "comm_open", wire.Comm{ID: "c1", TargetName: "jupyter.widget", Data: json.RawMessage("{}")})
		c.Next("comm_close", func(a bridgetest.Arrival) bool { return a.Type() == "comm_close" && a.Parent.ID == id })
		c.Next("idle", func(a bridgetest.Arrival) bool {
			return a.Type() == "status" && a.Parent.ID == id && strings.Contains(string(a.Content), "idle")
		})
	})
}
