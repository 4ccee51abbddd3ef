//go:build unix

package bridge

import (
	"context"
	"fmt"
	"net"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/bridge/bridgetest"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// startBridge runs a bridge with the real GoNB until the test ends.
func startBridge(t testing.TB, transport string) *wire.Connection {
	t.Helper()
	home := bridgetest.Home(t)
	var conn *wire.Connection
	var err error
	if transport == "ipc" {
		conn, err = wire.NewIPC(filepath.Join(t.TempDir(), "s"))
	} else {
		conn, err = wire.NewTCP()
	}
	if err != nil {
		t.Fatal(err)
	}
	runBridge(t, Options{
		Connection: conn,
		GoNB:       filepath.Join(home, "bin", "gonb"),
		Args:       []string{"-go_work=" + bridgetest.Root(t)},
		Env:        bridgetest.Env(home),
		Log:        t.Logf,
	})
	return conn
}

// runBridge runs a bridge until the test ends.
func runBridge(t testing.TB, o Options) {
	ctx, cancel := context.WithCancel(context.Background())
	var done sync.WaitGroup
	done.Go(func() {
		if err := Run(ctx, o); err != nil {
			t.Errorf("Run: %v", err)
		}
	})
	t.Cleanup(func() { cancel(); done.Wait() })
}

func TestCells(t *testing.T) {
	t.Parallel()
	for _, transport := range []string{"tcp", "ipc"} {
		t.Run(transport, func(t *testing.T) {
			c := bridgetest.Dial(t, startBridge(t, transport))
			r := c.Run("import \"fmt\"\n%%\nfmt.Println(\"hello\")\n")
			if r.Reply.Status != "ok" || r.Reply.ExecutionCount != 1 {
				t.Errorf("first cell: status %s, [%d]; want ok, [1]", r.Reply.Status, r.Reply.ExecutionCount)
			}
			var kinds []string
			for _, m := range r.Outputs {
				kinds = append(kinds, m.Type())
			}
			if want := []string{"status", "execute_input", "stream", "status"}; !slices.Equal(kinds, want) || r.Text("stdout") != "hello\n" {
				t.Errorf("outputs are %v, %q; want %v, \"hello\\n\"", kinds, r.Text("stdout"), want)
			}
		})
	}
}

// An execution that does nothing is answered quickly, in order and once.
func TestManyExecutions(t *testing.T) {
	c := bridgetest.Dial(t, startBridge(t, "tcp"))
	c.Run("")
	var ids []string
	start := time.Now()
	for range 200 {
		ids = append(ids, c.Send(wire.Shell, "execute_request", wire.ExecuteRequest{Code: ""}))
	}
	for i, id := range ids {
		if r := c.Wait(id); r.Reply.Status != "ok" || r.Reply.ExecutionCount != i+2 || r.Late > 0 {
			t.Fatalf("execution %d: %+v", i, r)
		}
	}
	t.Logf("200 queued executions: %.2f ms each", float64(time.Since(start).Microseconds())/200e3)
	start = time.Now()
	for range 200 {
		c.Run("")
	}
	each := time.Since(start) / 200
	t.Logf("200 executions one after the other: %.2f ms each", float64(each.Microseconds())/1e3)
	if each > 100*time.Millisecond {
		t.Errorf("an empty execution takes %v", each)
	}
}

// Text printed in 20,000 writes arrives exactly, while one client does not read,
// one has connected and says nothing, and one speaks no ZMTP.
func TestManyOutputs(t *testing.T) {
	t.Parallel()
	conn := startBridge(t, "tcp")
	for _, hello := range []string{"", "GET / HTTP/1.1\r\n\r\n", string(greeting)} {
		for ch := wire.Shell; ch <= wire.Heartbeat; ch++ {
			network, address := conn.Network(ch)
			s := dialRetry(t, network, address)
			defer s.Close()
			s.Write([]byte(hello))
		}
	}
	deaf := dialRetry(t, "tcp", strings.TrimPrefix(conn.Address(wire.IOPub), "tcp://"))
	defer deaf.Close()
	if _, _, err := handshake(deaf, "SUB"); err != nil {
		t.Fatal(err)
	}
	if err := writeMessage(deaf, [][]byte{{1}}); err != nil { // subscribes, and never reads
		t.Fatal(err)
	}
	c := bridgetest.Dial(t, conn)
	start := time.Now()
	r := c.Run("import (\"fmt\"; \"os\")\n%%\nfor i := range 20000 { fmt.Fprintln(os.Stdout, \"line\", i) }\n")
	var want strings.Builder
	for i := range 20000 {
		fmt.Fprintln(&want, "line", i)
	}
	if got := r.Text("stdout"); got != want.String() {
		t.Errorf("%d bytes of text arrive, want %d, or they differ", len(got), want.Len())
	}
	t.Logf("20,000 lines in %v and %d messages", time.Since(start).Round(time.Millisecond), r.Count("stream"))
}

func dialRetry(t *testing.T, network, address string) net.Conn {
	t.Helper()
	for end := time.Now().Add(bridgetest.Patience); ; time.Sleep(5 * time.Millisecond) {
		conn, err := net.Dial(network, address)
		if err == nil {
			return conn
		}
		if time.Now().After(end) {
			t.Fatal(err)
		}
	}
}
