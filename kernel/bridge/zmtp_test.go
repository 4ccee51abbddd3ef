package bridge

import (
	"bytes"
	"errors"
	"io"
	"net"
	"reflect"
	"testing"
	"time"
)

// A wireLog is a connection that reads from a slice and forgets what is written.
type wireLog struct{ io.Reader }

func (wireLog) Write(p []byte) (int, error) { return len(p), nil }

func TestMessagesOverTheWire(t *testing.T) {
	a, b := net.Pipe()
	defer a.Close()
	defer b.Close()
	want := [][]byte{{}, []byte("x"), bytes.Repeat([]byte("y"), 255), bytes.Repeat([]byte("z"), 256), bytes.Repeat([]byte("w"), 1<<20)}
	go writeMessage(a, want)
	got, command, err := readMessage(b)
	if err != nil || command != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%d frames, command %q, %v", len(got), command, err)
	}
	go writeCommand(a, "PING", []byte("abc"))
	if _, command, err = readMessage(b); string(command) != "\x04PINGabc" || err != nil {
		t.Errorf("command %q, %v", command, err)
	}
}

// An announced length is not believed.
func TestLongAnnouncement(t *testing.T) {
	for _, announced := range []string{
		"\x02\x7f\xff\xff\xff\xff\xff\xff\xff",
		"\x02\x00\x00\x00\x00\x3f\xff\xff\xff",
		"\x02\xff\xff\xff\xff\xff\xff\xff\xffabc",
	} {
		if _, _, err := readMessage(bytes.NewReader([]byte(announced))); err == nil {
			t.Errorf("%q is accepted", announced)
		}
	}
	if _, _, err := readMessage(bytes.NewReader(bytes.Repeat([]byte{flagMore, 0}, 2*maxFrames))); !errors.Is(err, errTooLarge) {
		t.Errorf("a message of endless frames: %v", err)
	}
}

func TestHandshakeRefuses(t *testing.T) {
	old := append([]byte(nil), greeting...)
	old[10] = 1
	curve := append([]byte(nil), greeting...)
	copy(curve[12:], "CURVE")
	for name, hello := range map[string][]byte{"HTTP": []byte("GET / HTTP/1.1\r\nHost: a\r\nAccept: */*\r\nUser-Agent: something-long-enough\r\n\r\n"), "ZMTP 1": old, "CURVE": curve, "short": greeting[:20]} {
		if _, _, err := handshake(wireLog{bytes.NewReader(hello)}, "ROUTER"); err == nil {
			t.Errorf("%s is accepted", name)
		}
	}
}

func FuzzHandshake(f *testing.F) {
	ready := property(property([]byte("\x05READY"), "Socket-Type", "DEALER"), "Identity", "me")
	f.Add(append(append([]byte(nil), greeting...), append([]byte{flagCommand, byte(len(ready))}, ready...)...))
	f.Add(greeting)
	f.Add(append(append([]byte(nil), greeting...), "\x04\x08\x05READY\x0b"...))
	f.Fuzz(func(t *testing.T, data []byte) {
		handshake(wireLog{bytes.NewReader(data)}, "ROUTER")
	})
}

func FuzzReadMessage(f *testing.F) {
	f.Add([]byte("\x00\x01a"))
	f.Add([]byte("\x01\x00\x03\x00\x00\x00\x00\x00\x00\x00\x02ab\x00\x01c"))
	f.Add([]byte("\x04\x06\x04PINGa"))
	f.Fuzz(func(t *testing.T, data []byte) {
		frames, command, err := readMessage(bytes.NewReader(data))
		if err == nil && command == nil && len(frames) == 0 {
			t.Error("a message without frames")
		}
		l := &listener{}
		if command != nil {
			a, b := net.Pipe()
			b.Close()
			p := newPeer(a)
			l.command(p, command)
			p.close()
		}
	})
}

// A client that takes nothing is cut off when too much waits, others are not.
func TestDeafPeer(t *testing.T) {
	a, b := net.Pipe() // b never reads, and a pipe holds nothing
	defer b.Close()
	p := newPeer(a)
	p.written.Store(time.Now().Add(-2 * patience).UnixNano())
	large := [][]byte{make([]byte, softQueue/4)}
	closed := false
	for range 8 {
		p.send(large)
		p.mu.Lock()
		closed = p.done
		p.mu.Unlock()
	}
	if !closed {
		t.Error("the queue grows without end")
	}
}
