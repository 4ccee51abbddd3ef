//go:build unix

package bridge

import (
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/bridge/bridgetest"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

func TestFloods(t *testing.T) {
	t.Parallel()
	c := bridgetest.Dial(t, startBridge(t, "ipc"))
	t.Run("text", func(t *testing.T) {
		start := time.Now()
		r := c.Run("import (\"bufio\"; \"fmt\"; \"os\")\n%%\nw := bufio.NewWriter(os.Stdout)\nfor i := range 2000000 { fmt.Fprintln(w, \"line\", i) }\nw.Flush()")
		text := r.Text("stdout")
		t.Logf("25 MB of text: %d bytes in %d messages, %v", len(text), r.Count("stream"), time.Since(start).Round(time.Millisecond))
		if !strings.HasPrefix(text, "line 0\nline 1\n") || !strings.HasSuffix(text, "\nline 1999999\n") || !strings.Contains(text, "are left out here") {
			t.Error("the beginning, the end or the sentence is missing")
		}
		if r.Late > 0 {
			t.Errorf("%d outputs come after the idle status", r.Late)
		}
	})
	t.Run("updates", func(t *testing.T) {
		r := c.Run(`import "github.com/janpfeifer/gonb/gonbui"
%%
id := gonbui.UniqueId()
for i := range 5000 { gonbui.UpdateHtml(id, fmt.Sprintf("<b>%d</b>", i)) }
gonbui.Sync()`)
		if r.Reply.Status != "ok" {
			t.Fatalf("%+v %s", r.Reply, r.Text("stderr"))
		}
		var last string
		for _, m := range r.Outputs {
			if m.Type() == "update_display_data" {
				last = string(m.Content)
			}
		}
		if !strings.Contains(last, "4999") {
			t.Errorf("the last update is %q", last)
		}
		if n := r.Count("update_display_data"); n > 4000 {
			t.Errorf("%d updates are sent", n)
		}
		t.Logf("5000 updates: %d sent", r.Count("update_display_data"))
	})
	t.Run("a display id of the cell's own", func(t *testing.T) {
		const show = "import \"github.com/janpfeifer/gonb/gonbui\"\n%%\nfor i := range 2 { gonbui.UpdateHtml(\"mine\", fmt.Sprint(i)) }\ngonbui.Sync()"
		for range 2 { // each run shows it anew
			if r := c.Run(show); r.Count("display_data") != 1 || r.Count("update_display_data") != 1 {
				t.Errorf("%d displays, %d updates: %+v", r.Count("display_data"), r.Count("update_display_data"), r.Reply)
			}
		}
		other := c.Run(strings.Replace(show, "range 2", "range 1", 1))
		if other.Count("display_data") != 0 || other.Count("update_display_data") != 1 {
			t.Errorf("another cell: %d displays, %d updates", other.Count("display_data"), other.Count("update_display_data"))
		}
	})
	t.Run("a large output", func(t *testing.T) {
		start := time.Now()
		r := c.Run("import \"github.com/janpfeifer/gonb/gonbui\"\nimport \"strings\"\n%%\ngonbui.DisplayHtml(strings.Repeat(\"<b>0123456789</b>\", 3000000))\ngonbui.Sync()")
		for _, m := range r.Outputs {
			var d wire.Display
			if m.Type() == "display_data" && m.Read(&d) == nil {
				if n := strings.Count(string(d.Data["text/html"]), "0123456789"); n != 3_000_000 {
					t.Errorf("%d of 3,000,000 pieces arrive", n)
				}
			}
		}
		if r.Count("display_data") != 1 {
			t.Errorf("%d outputs", r.Count("display_data"))
		}
		t.Logf("50 MB in one output: %v", time.Since(start).Round(time.Millisecond))
	})
	t.Run("interrupted", func(t *testing.T) {
		id := c.Send(wire.Shell, "execute_request", wire.ExecuteRequest{Code: "import \"fmt\"\n%%\nfor i := 0; ; i++ { fmt.Println(\"line\", i) }"})
		c.Next("text", func(a bridgetest.Arrival) bool { return a.Parent.ID == id && a.Type() == "stream" })
		time.Sleep(300 * time.Millisecond)
		start := time.Now()
		c.Send(wire.Control, "interrupt_request", nil)
		if r := c.Wait(id); r.Reply.Status != "error" {
			t.Errorf("status %s", r.Reply.Status)
		}
		t.Logf("an endless printer ends %v after the interrupt", time.Since(start).Round(time.Millisecond))
	})
}

// A kernel without GoNB says why, in every cell, and lives.
func TestFault(t *testing.T) {
	conn, err := wire.NewTCP()
	if err != nil {
		t.Fatal(err)
	}
	runBridge(t, Options{Connection: conn, Fault: "GoNB is not there: install it", Log: t.Logf})
	c := bridgetest.Dial(t, conn)
	for range 2 {
		r := c.Run("fmt.Println(1)")
		if r.Reply.Status != "error" || !strings.Contains(r.Reply.Value, "install it") || r.Count("error") != 1 {
			t.Errorf("%+v, %d errors", r.Reply, r.Count("error"))
		}
	}
}

// The same if GoNB ends before it has started up.
func TestGoNBDoesNotStart(t *testing.T) {
	for program, want := range map[string]string{
		"/there/is/no/gonb": "no such file",
		"/bin/false":        "exit status 1",
	} {
		conn, err := wire.NewTCP()
		if err != nil {
			t.Fatal(err)
		}
		runBridge(t, Options{Connection: conn, GoNB: program, Log: t.Logf})
		c := bridgetest.Dial(t, conn)
		if r := c.Run("1"); !strings.Contains(r.Reply.Value, want) || !strings.Contains(r.Reply.Value, "doctor") {
			t.Errorf("%s: %q", program, r.Reply.Value)
		}
	}
}
