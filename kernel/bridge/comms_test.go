//go:build unix

package bridge

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/kernel/bridge/bridgetest"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// speaker are definitions for cells that speak with the bridge.
const speaker = `import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
)

type message struct {
	Op, Comm string
	Front    bool ` + "`json:\"front_end\"`" + `
	Data     struct {
		Method string
		State  map[string]any
	}
	Buffers []int
	raw     []byte
}

type speaker struct {
	net.Conn
	r *bufio.Reader
}

func speak() speaker {
	conn, err := net.Dial("unix", os.Getenv("ZOETROPE_COMMS"))
	if err != nil {
		panic(err)
	}
	return speaker{conn, bufio.NewReader(conn)}
}

func (s speaker) say(text string, raw ...byte) { fmt.Fprintf(s, "%s\n%s", text, raw) }

func (s speaker) hear() (m message) {
	line, err := s.r.ReadBytes('\n')
	if err == nil {
		err = json.Unmarshal(line, &m)
	}
	if err != nil {
		panic(err)
	}
	for _, n := range m.Buffers {
		b := make([]byte, n)
		io.ReadFull(s.r, b)
		m.raw = append(m.raw, b...)
	}
	return m
}

func (s speaker) open(id, value string) {
	s.say("{\"op\":\"hello\"}")
	fmt.Println("front end:", s.hear().Front)
	s.say("{\"op\":\"open\",\"comm\":\"" + id + "\",\"target\":\"jupyter.widget\",\"metadata\":{\"version\":\"2.1.0\"}," +
		"\"data\":{\"state\":{\"_model_name\":\"M\",\"_model_module\":\"m\",\"_model_module_version\":\"2.0.0\",\"value\":" + value + "},\"buffer_paths\":[[\"picture\"]]}," +
		"\"will\":{\"disabled\":true},\"buffers\":[3]}", 1, 2, 3)
	s.say("{\"op\":\"sync\"}")
	for m := s.hear(); m.Op != "sync"; m = s.hear() {
		fmt.Println("hears", m.Op)
	}
}

%%
fmt.Println("defined")`

// driven is a cell that answers each change of its widget until it is 0.
const driven = `%%
s := speak()
s.open("ID", "7")
fmt.Println("open")
for {
	m := s.hear()
	if m.Op == "hello" {
		fmt.Println("front end later:", m.Front)
		continue
	}
	fmt.Println("hears", m.Op, m.Comm, m.Data.Method, m.Data.State["value"], m.raw)
	if m.Data.State["value"] == 0.0 {
		END
	}
	s.say("{\"op\":\"msg\",\"comm\":\"ID\",\"data\":{\"method\":\"update\",\"state\":{\"text\":\"new\"},\"buffer_paths\":[[\"picture\"]]},\"buffers\":[2]}", 8, 9)
}`

func TestComms(t *testing.T) {
	t.Parallel()
	conn := startBridge(t, "ipc")
	c, other := bridgetest.Dial(t, conn), bridgetest.Dial(t, conn)
	if r := c.Run(speaker); r.Text("stdout") != "defined\n" {
		t.Fatalf("%+v %s", r.Reply, r.Text("stderr"))
	}
	start := func(id, end string) string {
		t.Helper()
		q := c.Send(wire.Shell, "execute_request", wire.ExecuteRequest{Code: strings.NewReplacer("ID", id, "END", end).Replace(driven)})
		a := on(c, id, "comm_open")
		if a.Parent.ID != q || string(a.Metadata) != `{"version":"2.1.0"}` || len(a.Buffers) != 1 || !bytes.Equal(a.Buffers[0], []byte{1, 2, 3}) {
			t.Errorf("comm_open comes as %s, buffers %v, metadata %s", a.Content, a.Buffers, a.Metadata)
		}
		printed(c, q, "open")
		return q
	}
	update := func(id, value string, raw ...byte) string {
		m := wire.New("comm_msg", c.Session, wire.Comm{ID: id, Data: json.RawMessage(`{"method":"update","state":{"value":` + value + `},"buffer_paths":[["raw"]]}`)})
		m.Buffers = [][]byte{raw}
		c.SendFrames(wire.Shell, c.Codec.Encode(m))
		return m.Header.ID
	}

	t.Run("a running cell", func(t *testing.T) {
		q := start("w1", "return")
		c.Drain()
		u := update("w1", "3", 5, 6)
		printed(c, q, "hears msg w1 update 3 [5 6]")
		// Busy, what all windows are told, idle, and busy for the cell.
		var seen []string
		for range 4 {
			a := c.Next("the answer", func(a bridgetest.Arrival) bool {
				return a.Parent.ID == u || a.Type() == "status" && a.Parent.ID == q
			})
			var s wire.Status
			a.Read(&s)
			seen = append(seen, strings.TrimSpace(a.Type()+" "+s.ExecutionState))
		}
		if i := slices.Index(seen, "status idle"); i < 2 || seen[i-1] != "comm_msg" || i == 3 || seen[i+1] != "status busy" {
			t.Errorf("the answer is %q", seen)
		}
		if a := on(other, "w1", "comm_msg"); !strings.Contains(string(a.Content), `"echo_update"`) || a.Parent.ID != u {
			t.Errorf("the other client hears %s", a.Content)
		}
		if a := on(other, "w1", "comm_msg"); !strings.Contains(string(a.Content), `"text":"new"`) || !bytes.Equal(a.Buffers[0], []byte{8, 9}) {
			t.Errorf("the other client hears %s, %v", a.Content, a.Buffers)
		}

		// A page that is loaded now, and tells the cell that it is there.
		control := ask(other)
		a := on(other, control, "comm_msg")
		state, buffers := stateOf(t, a, "w1")
		if state != `{"_model_module":"m","_model_module_version":"2.0.0","_model_name":"M","text":"new","value":3}` {
			t.Errorf("it gets the state %s", state)
		}
		if len(buffers) != 2 || string(buffers["picture"]) != "\x08\x09" || string(buffers["raw"]) != "\x05\x06" {
			t.Errorf("it gets the buffers %v", buffers)
		}
		printed(c, q, "front end later: true")
		if got := info(t, other); got["w1"] != "jupyter.widget" || got[control] != "jupyter.widget.control" {
			t.Errorf("comm_info has %v", got)
		}

		update("w1", "0")
		r := c.Wait(q)
		if r.Reply.Status != "ok" || r.Late > 0 {
			t.Errorf("%+v, %d late outputs", r.Reply, r.Late)
		}
		// The will comes before the end, and the state stays.
		will := slices.IndexFunc(r.Outputs, func(m *wire.Message) bool {
			return m.Type() == "comm_msg" && strings.Contains(string(m.Content), `"disabled":true`)
		})
		if will < 0 {
			t.Error("no will is carried out before the cell ends")
		}
		other.Drain()
		state, _ = stateOf(t, on(other, ask(other), "comm_msg"), "w1")
		if !strings.Contains(state, `"disabled":true`) || !strings.Contains(state, `"value":0`) {
			t.Errorf("after the end its state is %s", state)
		}
		update("w1", "9") // concerns nobody
		q = start("w2", "return")
		update("w2", "0")
		c.Wait(q)
		if got := info(t, c); got["w1"] == "" || got["w2"] == "" {
			t.Errorf("of two cells that have ended, comm_info has %v", got)
		}
		state, _ = stateOf(t, on(other, ask(other), "comm_msg"), "w1")
		if !strings.Contains(state, `"value":0`) {
			t.Errorf("changed after the end, its state is %s", state)
		}
	})
	for name, end := range map[string]string{
		"exit": "os.Exit(3)", "panic": `panic("x")`,
		"child that holds the line": `f, _ := s.Conn.(*net.UnixConn).File(); os.StartProcess("/bin/sleep", []string{"sleep", "30"}, &os.ProcAttr{Files: []*os.File{f}}); os.Exit(4)`,
	} {
		t.Run(name, func(t *testing.T) {
			id := strings.ReplaceAll(name, " ", "-")
			q := start(id, end)
			update(id, "0")
			r := c.Wait(q)
			if r.Reply.Status != "error" || !slices.ContainsFunc(r.Outputs, func(m *wire.Message) bool {
				return m.Type() == "comm_msg" && strings.Contains(string(m.Content), `"disabled":true`)
			}) {
				t.Errorf("%+v, and no will", r.Reply)
			}
		})
	}
	t.Run("run again", func(t *testing.T) {
		q := c.Send(wire.Shell, "execute_request", wire.ExecuteRequest{Code: strings.NewReplacer("ID", "w1", "END", "return").Replace(driven)})
		if a := on(c, "w1", "comm_close"); a.Parent.ID != q {
			t.Errorf("the old widget is closed for %s", a.Parent.ID)
		}
		printed(c, q, "open")
		c.Send(wire.Control, "interrupt_request", nil)
		if r := c.Wait(q); r.Reply.Status != "error" {
			t.Errorf("%+v", r.Reply)
		}
	})
	t.Run("another cell waits", func(t *testing.T) {
		send := func(code string, silent bool) string {
			return c.Send(wire.Shell, "execute_request", wire.ExecuteRequest{Code: code, Silent: silent})
		}
		const heard = "hears queued"
		q := start("w5", "return")
		silent := send("", true)
		update("w5", "1")
		printed(c, q, "hears msg w5 update 1")
		next := []string{silent, send("%%\nfmt.Println(1)", false), send("%%\nfmt.Println(2)", false)}
		printed(c, q, heard)
		update("w5", "0")
		if r := c.Wait(q); strings.Count(r.Text("stdout"), heard) > 1 {
			t.Errorf("printed %q", r.Text("stdout"))
		}
		for _, id := range next {
			if r := c.Wait(id); r.Reply.Status != "ok" {
				t.Errorf("%+v", r.Reply)
			}
		}
		// It waits before the program is there.
		q = send(strings.NewReplacer("ID", "w6", "END", "return").Replace(driven), false)
		id := send("%%\nfmt.Println(3)", false)
		printed(c, q, heard)
		update("w6", "0")
		c.Wait(q)
		c.Wait(id)
	})
	t.Run("closed by a client", func(t *testing.T) {
		q := start("w9", "return")
		c.Send(wire.Shell, "comm_close", wire.Comm{ID: "w9", Data: json.RawMessage(`{}`)})
		printed(c, q, "hears close w9")
		if got := info(t, c); got["w9"] != "" {
			t.Errorf("comm_info has %v", got)
		}
		c.Send(wire.Control, "interrupt_request", nil)
		c.Wait(q)
	})
	t.Run("a line that pages ask for", func(t *testing.T) {
		c.Drain()
		q := c.Send(wire.Shell, "execute_request", wire.ExecuteRequest{Code: `%%
s := speak()
s.say("{\"op\":\"hello\"}")
s.hear()
s.say("{\"op\":\"listen\",\"comm\":\"f1\",\"target\":\"films\"}")
fmt.Println("listens")
m := s.hear()
fmt.Println("hears", m.Op, m.Comm, m.Data.Method)
s.say("{\"op\":\"msg\",\"comm\":\"f1\",\"data\":{\"part\":1},\"buffers\":[2]}", 8, 9)`})
		printed(c, q, "listens")
		if got := info(t, other); got["f1"] != "films" {
			t.Errorf("comm_info has %v", got)
		}
		other.Send(wire.Shell, "comm_msg", wire.Comm{ID: "f1", Data: json.RawMessage(`{"method":"hello"}`)})
		if a := on(other, "f1", "comm_msg"); !strings.Contains(string(a.Content), `{"part":1}`) || !bytes.Equal(a.Buffers[0], []byte{8, 9}) {
			t.Errorf("the page hears %s, %v", a.Content, a.Buffers)
		}
		if a := on(other, "f1", "comm_msg"); !strings.Contains(string(a.Content), `{"closed":true}`) {
			t.Errorf("the page hears %s, want the end", a.Content)
		}
		r := c.Wait(q)
		if r.Text("stdout") != "hears msg f1 hello\n" {
			t.Errorf("printed %q, %+v", r.Text("stdout"), r.Reply)
		}
		for _, m := range r.Outputs {
			if m.Type() == "comm_open" || m.Type() == "comm_close" {
				t.Errorf("pages are told: %s", m.Content)
			}
		}
	})
	t.Run("nonsense", func(t *testing.T) {
		r := c.Run("%%\ns := speak()\ns.say(`{\"op\":\"hello\"}`)\ns.hear()\n" +
			"for _, x := range []string{`{}`, `{\"op\":\"open\"}`, `{\"op\":\"open\",\"comm\":\"x\",\"target\":\"jupyter.widget\",\"data\":[]}`," +
			"`{\"op\":\"msg\",\"comm\":\"w1\"}`, `{\"op\":\"close\",\"comm\":\"nobody\"}`} {\n\ts.say(x)\n}\n" +
			"s.say(`{\"op\":\"sync\"}`)\nfmt.Println(s.hear().Op)\ns.say(`no JSON`)\n_, err := s.r.ReadByte()\nfmt.Println(err)")
		if got := r.Text("stdout"); got != "sync\nEOF\n" {
			t.Errorf("printed %q, %+v", got, r.Reply)
		}
		if got := info(t, c); got["x"] != "" || got["w1"] == "" {
			t.Errorf("comm_info has %v", got)
		}
	})
}

// on waits for a message on a comm.
func on(c *bridgetest.Client, id, msgType string) bridgetest.Arrival {
	return c.Next(msgType+" on "+id, func(a bridgetest.Arrival) bool {
		var q wire.Comm
		return a.Type() == msgType && a.Read(&q) == nil && q.ID == id
	})
}

// printed waits until the cell q has printed text.
func printed(c *bridgetest.Client, q, text string) {
	c.Next("the text "+text, func(a bridgetest.Arrival) bool {
		var s wire.Stream
		return a.Type() == "stream" && a.Parent.ID == q && a.Read(&s) == nil && strings.Contains(s.Text, text)
	})
}

// ask asks for all widgets, as a page does when it is loaded.
func ask(c *bridgetest.Client) (control string) {
	control = wire.NewID()
	c.Send(wire.Shell, "comm_open", wire.Comm{ID: control, TargetName: controlTarget, Data: json.RawMessage("{}")})
	c.Send(wire.Shell, "comm_msg", wire.Comm{ID: control, Data: json.RawMessage(`{"method":"request_states"}`)})
	return control
}

// stateOf returns a widget's state and buffers in an answer to ask.
func stateOf(t *testing.T, a bridgetest.Arrival, id string) (state string, buffers map[string][]byte) {
	t.Helper()
	var q wire.Comm
	var d struct {
		Method string
		States map[string]struct {
			Name  string `json:"model_name"`
			State json.RawMessage
		}
		Paths [][]string `json:"buffer_paths"`
	}
	if err := a.Read(&q); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(q.Data, &d); err != nil {
		t.Fatal(err)
	}
	if d.Method != "update_states" || d.States[id].Name != "M" || len(d.Paths) != len(a.Buffers) {
		t.Errorf("states come as %s with %d buffers", q.Data, len(a.Buffers))
	}
	buffers = make(map[string][]byte)
	for i, p := range d.Paths {
		if p[0] == id && p[1] == "state" {
			buffers[p[2]] = a.Buffers[i]
		}
	}
	return string(d.States[id].State), buffers
}

// info returns all comms and their targets.
func info(t *testing.T, c *bridgetest.Client) map[string]string {
	t.Helper()
	id := c.Send(wire.Shell, "comm_info_request", wire.CommInfoRequest{})
	a := c.Next("comm_info_reply", func(a bridgetest.Arrival) bool { return a.Type() == "comm_info_reply" && a.Parent.ID == id })
	var reply wire.CommInfoReply
	if err := a.Read(&reply); err != nil {
		t.Fatal(err)
	}
	all := make(map[string]string)
	for id, target := range reply.Comms {
		all[id] = target.TargetName
	}
	return all
}

func FuzzReadCellMessage(f *testing.F) {
	f.Add([]byte("{\"op\":\"msg\",\"comm\":\"a\",\"data\":{},\"buffers\":[2,0]}\nab"))
	f.Add([]byte("{\"buffers\":[-1]}\n"))
	f.Add([]byte("{\"buffers\":[1e99]}\n{}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		r := bufio.NewReader(bytes.NewReader(data))
		for {
			m, err := readCellMessage(r)
			if err != nil {
				if rest, _ := io.ReadAll(r); err == io.EOF && len(rest) > 0 {
					t.Errorf("stops in front of %q", rest)
				}
				return
			}
			again, err := readCellMessage(bufio.NewReader(bytes.NewReader(m.encode())))
			if err != nil || again.ID != m.ID || len(again.Buffers) != len(m.Buffers) {
				t.Errorf("%+v is read back as %+v, %v", m, again, err)
			}
		}
	})
}
