package live

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"sync"
)

// fields are the fields of a widget model's state. A []byte is sent as binary
// data, a *model as a reference, everything else as JSON.
type fields map[string]any

// A model is one widget model of ipywidgets, in this program and, once it is
// open, in the front ends. Its fields are those of ipywidgets 8.1,
// https://github.com/jupyter-widgets/ipywidgets/blob/main/packages/schema/jupyterwidgetmodels.latest.md
type model struct {
	id    string
	needs []*model // models that must be open before
	heard func(*update)

	mu    sync.Mutex
	state fields
	will  fields   // what the state becomes when the program ends
	line  *session // nil until it is open
}

// An update is what a front end says about a model.
type update struct {
	Method  string
	State   map[string]json.RawMessage
	Content json.RawMessage // of the method custom
}

// The modules of ipywidgets and the versions of their models.
const (
	controlsModule = "@jupyter-widgets/controls"
	baseModule     = "@jupyter-widgets/base"
	outputModule   = "@jupyter-widgets/output"
	modelVersion   = "2.0.0"
	outputVersion  = "1.0.0"
)

// views are the models whose view is not named like them.
var views = map[string]string{"FloatProgress": "ProgressView"}

// newModel returns a model of a name such as FloatSlider.
func newModel(name string, state fields) *model {
	var id [16]byte
	rand.Read(id[:]) // never fails
	module, version := controlsModule, modelVersion
	viewModule, view := controlsModule, name+"View"
	switch {
	case name == "Layout":
		module, viewModule = baseModule, baseModule
	case name == "Output":
		module, version, viewModule = outputModule, outputVersion, outputModule
	case strings.HasSuffix(name, "Style"):
		viewModule, view = baseModule, "StyleView"
	}
	if v, ok := views[name]; ok {
		view = v
	}
	viewVersion := modelVersion
	if viewModule == outputModule {
		viewVersion = outputVersion
	}
	m := &model{id: hex.EncodeToString(id[:]), state: fields{
		"_model_name": name + "Model", "_model_module": module, "_model_module_version": version,
		"_view_name": view, "_view_module": viewModule, "_view_module_version": viewVersion,
		"_view_count": nil,
	}}
	maps.Copy(m.state, state)
	return m
}

// newWidget returns a model that has a place on the page.
func newWidget(name, style string, width int, state fields) *model {
	layout := newModel("Layout", nil)
	if width > 0 {
		layout.state["width"] = css(width)
	}
	m := newModel(name, fields{"_dom_classes": []string{}, "tabbable": nil, "tooltip": nil, "layout": layout})
	m.needs = []*model{layout}
	if style != "" {
		s := newModel(style, nil)
		m.state["style"] = s
		m.needs = append(m.needs, s)
	}
	maps.Copy(m.state, state)
	return m
}

// encode returns f as a message has it.
func (f fields) encode() (state map[string]any, paths [][]string, buffers [][]byte) {
	state, paths = make(map[string]any, len(f)), [][]string{}
	for _, key := range slices.Sorted(maps.Keys(f)) {
		switch v := f[key].(type) {
		case []byte:
			paths, buffers = append(paths, []string{key}), append(buffers, v)
		case *model:
			state[key] = "IPY_MODEL_" + v.id
		case []*model:
			refs := []string{}
			for _, m := range v {
				refs = append(refs, "IPY_MODEL_"+m.id)
			}
			state[key] = refs
		default:
			state[key] = v
		}
	}
	return state, paths, buffers
}

// open opens the model, and before it those that it needs, in the front ends.
func (m *model) open(s *session) {
	for _, n := range m.needs {
		n.open(s)
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.line != nil || s.line == nil {
		return
	}
	m.line = s
	s.listen(m)
	state, paths, buffers := m.state.encode()
	s.send(&message{
		Op: "open", ID: m.id, Target: "jupyter.widget",
		Data:     encode(map[string]any{"state": state, "buffer_paths": paths}),
		Metadata: json.RawMessage(`{"version":"2.1.0"}`),
		Will:     m.lastWill(),
		buffers:  buffers,
	})
}

func (m *model) lastWill() json.RawMessage {
	if m.will == nil {
		return nil
	}
	state, _, _ := m.will.encode()
	return encode(state)
}

// set changes fields of the state.
func (m *model) set(f fields) { m.change(f, nil) }

// change changes fields of the state, and the will if it is not nil.
func (m *model) change(f, will fields) {
	m.mu.Lock()
	defer m.mu.Unlock()
	maps.Copy(m.state, f)
	if will != nil {
		m.will = will
	}
	if m.line == nil {
		return
	}
	state, paths, buffers := f.encode()
	msg := &message{
		Op: "msg", ID: m.id, buffers: buffers,
		Data: encode(map[string]any{"method": "update", "state": state, "buffer_paths": paths}),
	}
	if will != nil {
		msg.Will = m.lastWill()
	}
	m.line.send(msg)
}

// has says whether the state has a field.
func (m *model) has(key string) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, ok := m.state[key]
	return ok
}

// close removes the model from the front ends.
func (m *model) close() {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.line != nil {
		m.line.send(&message{Op: "close", ID: m.id})
	}
}

// encode never fails: a state holds numbers, texts, lists and maps of those.
func encode(v any) json.RawMessage {
	text, err := json.Marshal(v)
	if err != nil {
		panic("live: " + err.Error())
	}
	return text
}
