package wire

import (
	"reflect"
	"testing"
)

func TestExecuteRequestDefaults(t *testing.T) {
	for content, want := range map[string]ExecuteRequest{
		`{"code":"x"}`: {Code: "x"},
		`{"code":"x","silent":true,"store_history":false,"allow_stdin":false,"stop_on_error":false}`: {Code: "x", Silent: true, NoHistory: true, NoStdin: true, KeepGoing: true},
		`{"code":"x","store_history":true,"stop_on_error":true,"later":1}`:                           {Code: "x"},
	} {
		var got ExecuteRequest
		m := &Message{Content: []byte(content)}
		if err := m.Read(&got); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v; want %+v", content, got, err, want)
		}
	}
}

func TestExecuteRequestJSON(t *testing.T) {
	got := string(New("execute_request", "s", ExecuteRequest{Code: "x", NoStdin: true}).Content)
	const want = `{"code":"x","silent":false,"store_history":true,"user_expressions":{},"allow_stdin":false,"stop_on_error":true}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestReadNamesTheMessage(t *testing.T) {
	m := &Message{Header: Header{Type: "stream"}, Content: []byte(`{"text":7}`)}
	if err := m.Read(new(Stream)); err == nil || err.Error()[:24] != "wire: content of stream:" {
		t.Errorf("got %v", err)
	}
}

func TestIDs(t *testing.T) {
	a, b := NewID(), NewID()
	if a == b || len(a) != 36 || a[14] != '4' {
		t.Errorf("ids %s, %s", a, b)
	}
}
