package bridge

import (
	"encoding/json"
	"fmt"
	"slices"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// The targets and versions of Jupyter's widget protocol,
// https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/messages.md
const (
	widgetTarget   = "jupyter.widget"
	controlTarget  = "jupyter.widget.control"
	controlVersion = "1.0.0"
)

// A widget is the last known state of a widget's model, which stands for the
// program that has made it when a front end asks, be it that it was loaded anew
// or that the program has ended.
type widget struct {
	state   map[string]json.RawMessage
	buffers map[string][]attached // by the key of state they are inside of
}

// attached is a buffer and its place below a key of a state.
type attached struct {
	path []any // the key itself first; strings and numbers
	data []byte
}

// widgetData is the data of the messages on a widget's comm.
type widgetData struct {
	Method      string                     `json:"method,omitempty"`
	State       map[string]json.RawMessage `json:"state"`
	BufferPaths [][]any                    `json:"buffer_paths"`
}

// merge changes the state as a message does.
func (w *widget) merge(d widgetData, buffers [][]byte) error {
	if len(d.BufferPaths) != len(buffers) {
		return fmt.Errorf("widget state with %d buffers, want %d as its buffer_paths", len(buffers), len(d.BufferPaths))
	}
	if w.state == nil {
		w.state, w.buffers = make(map[string]json.RawMessage), make(map[string][]attached)
	}
	for key, value := range d.State {
		w.state[key] = value
		delete(w.buffers, key)
	}
	for i, path := range d.BufferPaths {
		if len(path) == 0 {
			return fmt.Errorf("widget state with an empty path in buffer_paths")
		}
		key, ok := path[0].(string)
		if !ok {
			return fmt.Errorf("widget state with buffer_paths that begins with %v, want a key", path[0])
		}
		if len(path) == 1 {
			delete(w.buffers, key)
			delete(w.state, key) // the buffer is the value
		}
		w.buffers[key] = append(w.buffers[key], attached{path, buffers[i]})
	}
	return nil
}

// data is the whole state as a message has it; prefix goes before all paths.
func (w *widget) data(prefix ...any) (paths [][]any, buffers [][]byte) {
	paths = [][]any{}
	keys := make([]string, 0, len(w.buffers))
	for key := range w.buffers {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		for _, b := range w.buffers[key] {
			paths = append(paths, append(slices.Clone(prefix), b.path...))
			buffers = append(buffers, b.data)
		}
	}
	return paths, buffers
}

// widgetState is an entry of the answer to request_states.
type widgetState struct {
	Name    json.RawMessage            `json:"model_name"`
	Module  json.RawMessage            `json:"model_module"`
	Version json.RawMessage            `json:"model_module_version"`
	State   map[string]json.RawMessage `json:"state"`
}

// states answers request_states, by which a front end that is loaded in the
// middle of a cell, or after it, gets to know all widgets.
func (c *core) states(m *wire.Message, control string) {
	answer := struct {
		Method      string                 `json:"method"`
		States      map[string]widgetState `json:"states"`
		BufferPaths [][]any                `json:"buffer_paths"`
	}{"update_states", make(map[string]widgetState), [][]any{}}
	var buffers [][]byte
	for _, o := range c.comms.order {
		if o.target != widgetTarget {
			continue
		}
		s := o.widget.state
		answer.States[o.id] = widgetState{s["_model_name"], s["_model_module"], s["_model_module_version"], s}
		paths, data := o.widget.data(o.id, "state")
		answer.BufferPaths = append(answer.BufferPaths, paths...)
		buffers = append(buffers, data...)
	}
	a := m.Answer("comm_msg", c.session, wire.Comm{ID: control, Data: marshal(answer)})
	a.Buffers = buffers
	c.broadcast(a)
}
