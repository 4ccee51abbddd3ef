package display

import (
	"encoding/json"
	"testing"
)

// FuzzDecodeJSON checks that nothing comes out that the pipe cannot carry, and
// that it says the same when it is written and read again.
func FuzzDecodeJSON(f *testing.F) {
	for _, s := range []string{`{"a":[1,2.5,null,true,"x",{}]}`, `9007199254740993`, `-0`, `1e400`, `1e5`, `[]`, `{`, ``, `1 2`, `"\ud800"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := decodeJSON([]byte(text))
		if err != nil {
			return
		}
		checkPlain(t, v)
		again, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		w, err := decodeJSON(again)
		if err != nil {
			t.Fatal(err)
		}
		if third, err := json.Marshal(w); err != nil || string(third) != string(again) {
			t.Errorf("%q became %s, which became %s, %v", text, again, third, err)
		}
	})
}

func checkPlain(t *testing.T, v any) {
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
	case []any:
		for _, e := range v {
			checkPlain(t, e)
		}
	case map[string]any:
		for _, e := range v {
			checkPlain(t, e)
		}
	default:
		t.Errorf("a value of type %T", v)
	}
}
