package wire

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

func TestConnectionFile(t *testing.T) {
	dir := t.TempDir()
	tcp, err := NewTCP()
	if err != nil {
		t.Fatal(err)
	}
	ipc, err := NewIPC("/tmp/k")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []*Connection{tcp, ipc} {
		path := filepath.Join(dir, "kernel-1.json")
		if err := c.Write(path); err != nil {
			t.Fatal(err)
		}
		got, err := ReadConnection(path)
		if err != nil || !reflect.DeepEqual(got, c) {
			t.Errorf("got %+v, %v; want %+v", got, err, c)
		}
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("mode %v, %v: others can read the key", info.Mode(), err)
		}
	}
	if got := ipc.Address(IOPub); got != "ipc:///tmp/k-2" {
		t.Errorf("ipc address %s", got)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".connection-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestConnectionErrors(t *testing.T) {
	const ports = `"shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5`
	for data, want := range map[string]string{
		`{`:                                   "unexpected end",
		`{}`:                                  "shell_port is 0",
		`{"transport":"udp",` + ports + `}`:   `transport "udp"`,
		`{"transport":"ipc",` + ports + `}`:   "ip is empty",
		`{"signature_scheme":"hmac-md5"}`:     "hmac-md5",
		`{"shell_port":1,"iopub_port":1}`:     "both 1",
		`{"shell_port":70000,"iopub_port":1}`: "70000",
	} {
		if _, err := ParseConnection([]byte(data)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q in it", data, err, want)
		}
	}
	c, err := ParseConnection([]byte(`{` + ports + `}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Address(Heartbeat); got != "tcp://127.0.0.1:5" {
		t.Errorf("defaults give %s", got)
	}
	if _, err := NewIPC("/tmp/" + strings.Repeat("x", 120)); err == nil {
		t.Error("an over-long socket path is accepted")
	}
}

func FuzzParseConnection(f *testing.F) {
	f.Add([]byte(`{"shell_port":1,"iopub_port":2,"stdin_port":3,"control_port":4,"hb_port":5}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ParseConnection(data)
		if err != nil {
			return
		}
		for ch := Shell; ch <= Heartbeat; ch++ {
			if c.Address(ch) == "" {
				t.Fatalf("%s has no address", ch)
			}
		}
	})
}
