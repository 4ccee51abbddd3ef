//go:build unix

package bridge

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/bridge/bridgetest"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// Completions are answered from the start, and have something to say as soon as
// gopls has read the project; until then cells run as ever.
func TestCompletionAndInspection(t *testing.T) {
	t.Parallel()
	c := bridgetest.Dial(t, startBridge(t, "ipc"))
	const code = "import \"fmt\"\nfunc f() { fmt.Printl"
	start := time.Now()
	for {
		asked := time.Now()
		id := c.Send(wire.Shell, "complete_request", wire.CompleteRequest{Code: code, CursorPos: len(code)})
		a := c.Next("complete_reply", func(a bridgetest.Arrival) bool { return a.Parent.ID == id && a.Channel == wire.Shell })
		var reply wire.CompleteReply
		if err := a.Read(&reply); err != nil {
			t.Fatal(err)
		}
		if slices.Contains(reply.Matches, "Println") {
			t.Logf("completions come after %v, this one takes %v", time.Since(start).Round(time.Second), time.Since(asked).Round(time.Millisecond))
			break
		}
		if time.Since(start) > 4*time.Minute {
			t.Fatalf("no completion of %q", code)
		}
		if d := time.Since(asked); d > helpTime+20*time.Second {
			t.Errorf("an empty answer takes %v", d)
		}
		if r := c.Run(""); r.Reply.Status != "ok" {
			t.Errorf("%+v", r.Reply)
		}
		time.Sleep(time.Second)
	}
	id := c.Send(wire.Shell, "inspect_request", wire.InspectRequest{Code: "import \"fmt\"\nfunc f() { fmt.Println() }", CursorPos: 30})
	a := c.Next("inspect_reply", func(a bridgetest.Arrival) bool { return a.Parent.ID == id && a.Channel == wire.Shell })
	if text := string(a.Content); !strings.Contains(text, "Println formats using the default formats") {
		t.Errorf("inspection says %s", text)
	}
	id = c.Send(wire.Shell, "inspect_request", wire.InspectRequest{Code: "var x = ", CursorPos: 8})
	a = c.Next("inspect_reply", func(a bridgetest.Arrival) bool { return a.Parent.ID == id && a.Channel == wire.Shell })
	if text := string(a.Content); strings.Contains(text, `"found":true`) {
		t.Errorf("an inspection of nothing says %s", text)
	}
}
