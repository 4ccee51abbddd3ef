package kernel

import (
	"encoding/base64"
	"fmt"

	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// widgetState is the key of the widgets' states in a notebook's metadata.
const widgetState = "application/vnd.jupyter.widget-state+json"

// A widget is the last state of a widget's model.
type widget struct {
	number  int // by which it was opened
	state   nbformat.Object
	buffers []widgetBuffer
}

// A widgetBuffer is binary data of a state and its place there.
type widgetBuffer struct {
	path []any
	data []byte
}

// Widgets returns the last states of all widgets that are open, as a notebook's
// metadata has them under "widgets": what nbclient stores, so that a front end
// shows the controls again. It returns nil if there are none.
func (c *Collector) Widgets() nbformat.Object {
	if len(c.widgets) == 0 {
		return nil
	}
	states := map[string]any{}
	for id, w := range c.widgets {
		entry := map[string]any{
			"model_name": w.state["_model_name"], "model_module": w.state["_model_module"],
			"model_module_version": w.state["_model_module_version"], "state": map[string]any(w.state),
		}
		if len(w.buffers) > 0 {
			var list []any
			for _, b := range w.buffers {
				list = append(list, map[string]any{
					"path": b.path, "encoding": "base64", "data": base64.StdEncoding.EncodeToString(b.data),
				})
			}
			entry["buffers"] = list
		}
		states[id] = entry
	}
	return nbformat.Object{widgetState: map[string]any{"state": states, "version_major": 2, "version_minor": 0}}
}

// comm keeps what a message on a comm says of a widget.
func (c *Collector) comm(m *wire.Message) error {
	var q wire.Comm
	if err := m.Read(&q); err != nil {
		return err
	}
	if m.Type() == "comm_close" {
		delete(c.widgets, q.ID)
		return nil
	}
	var d struct {
		State nbformat.Object `json:"state"`
		Paths [][]any         `json:"buffer_paths"`
	}
	if len(q.Data) == 0 || decodeExactly(q.Data, &d) != nil || d.State == nil && len(d.Paths) == 0 {
		return nil // of another kind of comm, or a custom message
	}
	if len(d.Paths) > len(m.Buffers) {
		return fmt.Errorf("kernel: widget state with %d buffers, want %d as its buffer_paths", len(m.Buffers), len(d.Paths))
	}
	w := c.widgets[q.ID]
	if w == nil {
		if m.Type() != "comm_open" || q.TargetName != "jupyter.widget" {
			return nil
		}
		c.opened++
		w = &widget{number: c.opened, state: nbformat.Object{}}
		if c.widgets == nil {
			c.widgets = map[string]*widget{}
		}
		c.widgets[q.ID] = w
	}
	for key, value := range d.State {
		w.state[key] = value
		w.drop(key)
	}
	for i, path := range d.Paths {
		if len(path) == 1 {
			if key, ok := path[0].(string); ok {
				delete(w.state, key)
				w.drop(key)
			}
		}
		w.buffers = append(w.buffers, widgetBuffer{path, m.Buffers[i]})
	}
	return nil
}

// drop removes the buffers inside of a key.
func (w *widget) drop(key string) {
	kept := w.buffers[:0:0]
	for _, b := range w.buffers {
		if len(b.path) > 0 && b.path[0] != key {
			kept = append(kept, b)
		}
	}
	w.buffers = kept
}
