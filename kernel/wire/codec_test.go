package wire

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

func sample() *Message {
	m := New("execute_request", "s1", ExecuteRequest{Code: "1 < 2 && 3 > 2"})
	m.Identities = [][]byte{[]byte("route")}
	m.Parent = NewHeader("parent", "s0")
	m.Metadata = json.RawMessage(`{"cell":"é"}`)
	m.Buffers = [][]byte{{0, 1, 2}, {}}
	return m
}

func TestRoundTrip(t *testing.T) {
	for _, key := range []string{"", "secret"} {
		c := &Codec{Key: []byte(key)}
		m := sample()
		got, err := c.Decode(c.Encode(m))
		if err != nil {
			t.Fatalf("key %q: %v", key, err)
		}
		if !reflect.DeepEqual(got, m) {
			t.Errorf("key %q: got %+v, want %+v", key, got, m)
		}
	}
}

// The signature is jupyter_client 8.10.0's for
// Session(key=b"secret").sign([b"{}", b"{}", b"{}", b'{"a":1}']).
func TestSignatureAsJupyter(t *testing.T) {
	c := &Codec{Key: []byte("secret")}
	got := string(c.sign([]byte("{}"), []byte("{}"), []byte("{}"), []byte(`{"a":1}`)))
	const want = "9335a27f3b96ceef8d908311214c9b96d0a1763df3e479e8e92f19b227d8b058"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestDecodeErrors(t *testing.T) {
	c := &Codec{Key: []byte("secret")}
	resign := func(f [][]byte) [][]byte { f[2] = c.sign(f[3:7]...); return f }
	for name, tc := range map[string]struct {
		change func(f [][]byte) [][]byte
		want   error
	}{
		"no frames":         {func([][]byte) [][]byte { return nil }, ErrDelimiter},
		"no delimiter":      {func(f [][]byte) [][]byte { f[1] = []byte("<IDS|"); return f }, ErrDelimiter},
		"nothing behind":    {func(f [][]byte) [][]byte { return f[:2] }, ErrTruncated},
		"content missing":   {func(f [][]byte) [][]byte { return f[:6] }, ErrTruncated},
		"other key":         {func(f [][]byte) [][]byte { f[2] = (&Codec{Key: []byte("x")}).sign(f[3:7]...); return f }, ErrSignature},
		"empty signature":   {func(f [][]byte) [][]byte { f[2] = nil; return f }, ErrSignature},
		"not hexadecimal":   {func(f [][]byte) [][]byte { f[2] = bytes.Repeat([]byte("z"), 64); return f }, ErrSignature},
		"changed content":   {func(f [][]byte) [][]byte { f[6] = []byte(`{"code":"rm"}`); return f }, ErrSignature},
		"header no JSON":    {func(f [][]byte) [][]byte { f[3] = []byte(`{"msg_id`); return resign(f) }, ErrJSON},
		"header a list":     {func(f [][]byte) [][]byte { f[3] = []byte(`[]`); return resign(f) }, ErrJSON},
		"header null":       {func(f [][]byte) [][]byte { f[3] = []byte(`null`); return resign(f) }, ErrHeader},
		"header empty":      {func(f [][]byte) [][]byte { f[3] = []byte(`{}`); return resign(f) }, ErrHeader},
		"id a number":       {func(f [][]byte) [][]byte { f[3] = []byte(`{"msg_id":1,"msg_type":"x"}`); return resign(f) }, ErrJSON},
		"parent a number":   {func(f [][]byte) [][]byte { f[4] = []byte(`7`); return resign(f) }, ErrJSON},
		"metadata no JSON":  {func(f [][]byte) [][]byte { f[5] = []byte(`{"a":}`); return resign(f) }, ErrJSON},
		"content truncated": {func(f [][]byte) [][]byte { f[6] = f[6][:len(f[6])-1]; return resign(f) }, ErrJSON},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := c.Decode(tc.change(c.Encode(sample()))); !errors.Is(err, tc.want) {
				t.Errorf("got %v, want %v", err, tc.want)
			}
		})
	}
}

func TestReplayIsRefused(t *testing.T) {
	c := &Codec{Key: []byte("secret")}
	frames := c.Encode(sample())
	if _, err := c.Decode(frames); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Decode(frames); !errors.Is(err, ErrDuplicate) {
		t.Errorf("got %v, want ErrDuplicate", err)
	}
	for range remembered { // pushes the first out of the memory
		if _, err := c.Decode(c.Encode(New("t", "s", nil))); err != nil {
			t.Fatal(err)
		}
	}
	if len(c.seen) != remembered {
		t.Errorf("remembers %d signatures, want %d", len(c.seen), remembered)
	}
	if _, err := c.Decode(frames); err != nil {
		t.Errorf("after %d others: %v", remembered, err)
	}
}

func TestNoParent(t *testing.T) {
	c := &Codec{}
	m := New("status", "s", Status{"idle"})
	f := c.Encode(m)
	if got := string(f[3]); got != "{}" {
		t.Errorf("parent header is %s, want {}", got)
	}
	got, err := c.Decode(f)
	if err != nil || !got.Parent.IsZero() {
		t.Errorf("got parent %+v, error %v", got.Parent, err)
	}
}

func TestHTMLIsNotEscaped(t *testing.T) {
	m := New("stream", "s", Stream{"stdout", "<b>&"})
	if !strings.Contains(string(m.Content), "<b>&") {
		t.Errorf("content is %s", m.Content)
	}
}

func FuzzDecode(f *testing.F) {
	seed := func(frames [][]byte) { f.Add(bytes.Join(frames, []byte{'\n'})) }
	unsigned, signed := &Codec{}, &Codec{Key: []byte("secret")}
	seed(unsigned.Encode(sample()))
	seed(signed.Encode(sample()))
	seed([][]byte{delimiter, {}, []byte("{}"), []byte("{}"), []byte("{}"), []byte("{}")})
	seed([][]byte{delimiter, {}, []byte(`{"msg_id":"a","msg_type":"b"}`), []byte("null"), []byte("{}"), []byte("{}")})
	f.Fuzz(func(t *testing.T, data []byte) {
		frames := bytes.Split(data, []byte{'\n'})
		signed.Decode(frames) // may only fail, never panic
		m, err := unsigned.Decode(frames)
		if err != nil {
			return
		}
		again, err := unsigned.Decode(unsigned.Encode(m))
		if err != nil {
			t.Fatalf("what was decoded does not decode again: %v", err)
		}
		if !reflect.DeepEqual(again, m) {
			t.Fatalf("got %+v, want %+v", again, m)
		}
	})
}
