package kernel

import (
	"encoding/json"
	"testing"

	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

func TestCollectorWidgets(t *testing.T) {
	c := &Collector{}
	c.Begin(&nbformat.Cell{})
	if got := c.Widgets(); got != nil {
		t.Errorf("without widgets there are %v", got)
	}
	say := func(msgType, content string, buffers ...[]byte) {
		t.Helper()
		m := wire.New(msgType, "s", json.RawMessage(content))
		m.Buffers = buffers
		if err := c.Add(m); err != nil {
			t.Error(err)
		}
	}
	say("comm_open", `{"comm_id":"a","target_name":"jupyter.widget","data":{"state":{"_model_name":"M","_model_module":"m","_model_module_version":"2.0.0","value":1,"n":12345678901234567},"buffer_paths":[["picture"],["deep",0]]}}`, []byte{1}, []byte{2})
	say("comm_open", `{"comm_id":"b","target_name":"jupyter.widget","data":{"state":{"_model_name":"B"},"buffer_paths":[]}}`)
	say("comm_open", `{"comm_id":"c","target_name":"other","data":{"state":{}}}`)
	say("comm_msg", `{"comm_id":"a","data":{"method":"update","state":{"value":2},"buffer_paths":[["picture"]]}}`, []byte{3, 4})
	say("comm_msg", `{"comm_id":"a","data":{"method":"custom","content":{}}}`)
	say("comm_msg", `{"comm_id":"nobody","data":{"method":"update","state":{"value":2}}}`)
	say("comm_close", `{"comm_id":"b","data":{}}`)
	got, err := json.Marshal(c.Widgets())
	if err != nil {
		t.Fatal(err)
	}
	// As ipywidgets' state.schema.json has it.
	const want = `{"application/vnd.jupyter.widget-state+json":{"state":{"a":{` +
		`"buffers":[{"data":"Ag==","encoding":"base64","path":["deep",0]},{"data":"AwQ=","encoding":"base64","path":["picture"]}],` +
		`"model_module":"m","model_module_version":"2.0.0","model_name":"M",` +
		`"state":{"_model_module":"m","_model_module_version":"2.0.0","_model_name":"M","n":12345678901234567,"value":2}}},` +
		`"version_major":2,"version_minor":0}}`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	m := wire.New("comm_msg", "s", json.RawMessage(`{"comm_id":"a","data":{"state":{},"buffer_paths":[["x"]]}}`))
	if err := c.Add(m); err == nil {
		t.Error("a message without its buffer is no error")
	}
}
