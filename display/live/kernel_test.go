//go:build unix

package live_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// A frontEnd is a page as far as the kernel knows: it keeps the widgets' states
// and the outputs of one cell after the other.
type frontEnd struct {
	t   *testing.T
	k   *kernel.Kernel
	sub *kernel.Subscription

	states  map[string]map[string]any
	buffers map[string][]byte // a widget's value
	log     []string          // what has happened, in order
	text    map[string]string // by stream
	shown   []map[string]json.RawMessage
}

// open opens the notebook: with widgets, as JupyterLab does, or without.
func open(t *testing.T, k *kernel.Kernel, widgets bool) *frontEnd {
	f := &frontEnd{t: t, k: k, sub: k.Subscribe()}
	f.states, f.buffers = make(map[string]map[string]any), make(map[string][]byte)
	t.Cleanup(f.sub.Close)
	if widgets {
		id := wire.NewID()
		k.CommOpen(wire.Comm{ID: id, TargetName: "jupyter.widget.control"})
		k.CommMsg(wire.Comm{ID: id, Data: json.RawMessage(`{"method":"request_states"}`)})
		f.until("the states", func(m *wire.Message) bool { return m.Type() == "comm_msg" })
	}
	return f
}

// run starts a cell; the result is told when it has ended.
func (f *frontEnd) run(imports, body string) <-chan string {
	f.log, f.text, f.shown = nil, make(map[string]string), nil
	return f.queue(imports, body)
}

// queue is run, while another cell may be running.
func (f *frontEnd) queue(imports, body string) <-chan string {
	var b strings.Builder
	for _, path := range strings.Fields(imports + " github.com/zoetrope-go/zoetrope/display/live") {
		fmt.Fprintf(&b, "import %q\n", path)
	}
	b.WriteString("%%\n" + body)
	ended := make(chan string, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		defer cancel()
		reply, err := f.k.Execute(ctx, b.String(), nil)
		if err != nil {
			ended <- err.Error()
			return
		}
		ended <- reply.Status
	}()
	return ended
}

// until reads messages up to one that is wanted.
func (f *frontEnd) until(what string, wanted func(*wire.Message) bool) {
	f.t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	for {
		_, m, err := f.sub.Next(ctx)
		if err != nil {
			f.t.Fatalf("%s does not come: %v; so far %q, %q", what, err, f.log, f.text)
		}
		f.take(m)
		if wanted(m) {
			return
		}
	}
}

func (f *frontEnd) take(m *wire.Message) {
	switch m.Type() {
	case "stream":
		var s wire.Stream
		m.Read(&s)
		f.text[s.Name] += s.Text
	case "display_data":
		var d wire.Display
		m.Read(&d)
		f.shown = append(f.shown, d.Data)
		for mime := range d.Data {
			f.log = append(f.log, "display "+mime)
		}
	case "comm_open", "comm_msg", "comm_close":
		var c wire.Comm
		var d struct {
			Method string
			State  map[string]any
			Paths  [][]string `json:"buffer_paths"`
		}
		m.Read(&c)
		json.Unmarshal(c.Data, &d)
		switch m.Type() {
		case "comm_open":
			f.states[c.ID] = make(map[string]any)
		case "comm_close":
			delete(f.states, c.ID)
			delete(f.buffers, c.ID)
		}
		for key, value := range d.State {
			f.states[c.ID][key] = value
		}
		for i, p := range d.Paths {
			if p[0] == "value" {
				f.buffers[c.ID] = m.Buffers[i]
			}
		}
		f.log = append(f.log, m.Type()+" "+d.Method)
	}
}

// widget waits for an open widget of a kind and a field's value.
func (f *frontEnd) widget(kind, key string, value any) (id string) {
	f.t.Helper()
	found := func() bool {
		for i, s := range f.states {
			if s["_model_name"] == kind+"Model" && s[key] == value {
				id = i
				return true
			}
		}
		return false
	}
	if !found() {
		f.until(fmt.Sprintf("a %s with %s %v", kind, key, value), func(*wire.Message) bool { return found() })
	}
	return id
}

// children are the kinds of widgets in a box.
func (f *frontEnd) children(id string) string {
	var kinds []string
	list, _ := f.states[id]["children"].([]any)
	for _, c := range list {
		kinds = append(kinds, f.states[strings.TrimPrefix(c.(string), "IPY_MODEL_")]["_model_name"].(string))
	}
	return strings.ReplaceAll(strings.Join(kinds, " "), "Model", "")
}

// move changes a widget's value as a user does.
func (f *frontEnd) move(id, key string, value any) {
	data, err := json.Marshal(map[string]any{"method": "update", "state": map[string]any{key: value}, "buffer_paths": []any{}})
	if err != nil {
		f.t.Fatal(err)
	}
	f.k.CommMsg(wire.Comm{ID: id, Data: data})
}

// press presses a button.
func (f *frontEnd) press(label string) {
	f.t.Helper()
	f.k.CommMsg(wire.Comm{ID: f.widget("Button", "description", label), Data: json.RawMessage(`{"method":"custom","content":{"event":"click"}}`)})
}

// printed waits for text on standard output.
func (f *frontEnd) printed(text string) {
	f.t.Helper()
	if !strings.Contains(f.text["stdout"], text) {
		f.until("the text "+text, func(*wire.Message) bool { return strings.Contains(f.text["stdout"], text) })
	}
}

// end waits for the end of a cell, and takes what it has led to.
func (f *frontEnd) end(ended <-chan string, want string) {
	f.t.Helper()
	if s := <-ended; s != want {
		f.t.Errorf("the cell ends with %q, want %q; it has printed %q", s, want, f.text)
	}
	for {
		ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
		_, m, err := f.sub.Next(ctx)
		cancel()
		if err != nil {
			return
		}
		f.take(m)
	}
}
