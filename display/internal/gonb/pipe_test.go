//go:build unix

package gonb

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/janpfeifer/gonb/gonbui/protocol"
)

// fifos makes two named pipes and names them in the environment as GoNB does.
func fifos(t *testing.T) (to, from string) {
	t.Helper()
	dir := t.TempDir()
	to, from = filepath.Join(dir, "to"), filepath.Join(dir, "from")
	for _, path := range []string{to, from} {
		if err := syscall.Mkfifo(path, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv(protocol.GONB_PIPE_ENV, to)
	t.Setenv(protocol.GONB_PIPE_BACK_ENV, from)
	return to, from
}

// serve does what GoNB does at its ends of the pipes: it answers every sync and
// hands everything else to got. The test with the real kernel is in package
// display; this one is for what cannot be seen through it.
func serve(t *testing.T, to, from string, got func(*protocol.DisplayData)) (done *sync.WaitGroup) {
	t.Helper()
	done = new(sync.WaitGroup)
	done.Go(func() {
		r, err := os.Open(to)
		if err != nil {
			t.Error(err)
			return
		}
		defer r.Close()
		w, err := os.OpenFile(from, os.O_WRONLY, 0)
		if err != nil {
			t.Error(err)
			return
		}
		defer w.Close()
		in, out := gob.NewDecoder(r), gob.NewEncoder(w)
		for {
			var m protocol.DisplayData
			if err := in.Decode(&m); err != nil {
				if err != io.EOF {
					t.Error(err)
				}
				return
			}
			sync, ok := m.Data[protocol.MIMECommValue].(protocol.CommValue)
			if !ok {
				got(&m)
				continue
			}
			// Something for a widget comes in between.
			for _, answer := range []protocol.CommValue{
				{Address: "/slider", Value: 3.5},
				{Address: protocol.GonbuiSyncAckAddress, Value: sync.Value},
			} {
				if err := out.Encode(&answer); err != nil {
					t.Error(err)
				}
			}
		}
	})
	return done
}

func TestSend(t *testing.T) {
	to, from := fifos(t)
	var mu sync.Mutex
	var got []map[protocol.MIMEType]any
	done := serve(t, to, from, func(m *protocol.DisplayData) {
		time.Sleep(2 * time.Millisecond)
		mu.Lock()
		got = append(got, m.Data)
		mu.Unlock()
	})
	p, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	json := map[string]any{
		"null": nil, "bool": true, "int": int64(1<<53 + 1), "float": 0.5, "text": "µ",
		"list": []any{nil, int64(1), map[string]any{"a": []any{"b"}}},
	}
	for i, data := range []map[string]any{
		{"text/plain": "a"},
		{"image/png": []byte{0, 1, 2}},
		{"application/json": json},
		{"application/json": []any{nil, map[string]any{}}},
		{"text/html": strings.Repeat("0123456789", 300_000)},
	} {
		if err := p.Send(&Message{Data: data}); err != nil {
			t.Fatal(err)
		}
		mu.Lock()
		if len(got) != i+1 {
			t.Fatalf("Send returned when the kernel had %d messages, want %d", len(got), i+1)
		}
		for mime, want := range data {
			if value := got[i][protocol.MIMEType(mime)]; !reflect.DeepEqual(value, want) {
				t.Errorf("kernel got %.300s, want %.300s", fmt.Sprintf("%#v", value), fmt.Sprintf("%#v", want))
			}
		}
		mu.Unlock()
	}

	// The one value that does not survive gob: an empty list.
	empty := map[string]any{"application/json": map[string]any{"list": []any{}}}
	if err := p.Send(&Message{Data: empty}); err != nil {
		t.Fatal(err)
	}
	if list := got[5]["application/json"].(map[string]any)["list"]; !reflect.DeepEqual(list, []any(nil)) {
		t.Errorf("an empty list arrived as %#v: the limit documented at display.Bundler is gone", list)
	}

	var senders sync.WaitGroup
	for range 20 {
		senders.Go(func() {
			if err := p.Send(&Message{Data: map[string]any{"text/plain": "x"}}); err != nil {
				t.Error(err)
			}
		})
	}
	senders.Wait()
	if len(got) != 26 {
		t.Errorf("kernel got %d messages, want 26", len(got))
	}
	p.close()
	done.Wait()
	if err := p.Send(&Message{}); err == nil {
		t.Error("no error after the kernel has gone")
	}
}

func TestOpenOutside(t *testing.T) {
	t.Setenv(protocol.GONB_PIPE_ENV, "")
	if p, err := Open(); p != nil || err != nil {
		t.Errorf("without pipes Open returned %v, %v, want nil, nil", p, err)
	}
	dir := t.TempDir()
	t.Setenv(protocol.GONB_PIPE_ENV, filepath.Join(dir, "gone"))
	t.Setenv(protocol.GONB_PIPE_BACK_ENV, filepath.Join(dir, "gone too"))
	if p, err := Open(); p != nil || err != nil {
		t.Errorf("with pipes gone Open returned %v, %v, want nil, nil", p, err)
	}
}

// TestNobodyReads has pipes left over from a kernel that is no more.
func TestNobodyReads(t *testing.T) {
	fifos(t)
	defer func(d time.Duration) { readerPatience = d }(readerPatience)
	readerPatience = 50 * time.Millisecond
	p, err := Open()
	if p != nil || !errors.Is(err, syscall.ENXIO) {
		t.Errorf("got %v, %v, want an error", p, err)
	}
}

// TestSlowStart has a kernel that opens its ends after the program asked for them.
func TestSlowStart(t *testing.T) {
	to, from := fifos(t)
	go func() {
		time.Sleep(100 * time.Millisecond)
		serve(t, to, from, func(*protocol.DisplayData) {})
	}()
	p, err := Open()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Send(&Message{Data: map[string]any{"text/plain": "a"}}); err != nil {
		t.Error(err)
	}
	p.close()
}
