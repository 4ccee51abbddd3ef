//go:build unix

package kernel

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

// printed executes code and returns what it prints on standard output.
func printed(t *testing.T, k *Kernel, code string, o *ExecuteOptions) (string, *wire.ExecuteReply) {
	t.Helper()
	if o == nil {
		o = &ExecuteOptions{}
	}
	var out strings.Builder
	o.Each = func(m *wire.Message) {
		var s wire.Stream
		if m.Type() == "stream" && m.Read(&s) == nil && s.Name == "stdout" {
			out.WriteString(s.Text)
		}
	}
	reply, err := k.Execute(limit(t), code, o)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), reply
}

// One kernel answers the whole protocol.
func TestRequests(t *testing.T) {
	for _, ipc := range []bool{false, true} {
		t.Run(fmt.Sprintf("ipc=%v", ipc), func(t *testing.T) {
			k := startKernel(t, ipykernel(t), &StartOptions{IPC: ipc, Dir: t.TempDir(), Env: []string{"GREETING=hello"}})
			ctx := limit(t)
			info, err := k.KernelInfo(ctx)
			if err != nil || info.LanguageInfo.Name != "python" || info.Implementation != "ipython" {
				t.Errorf("info %+v, %v", info, err)
			}
			out, reply := printed(t, k, "import os\nprint(os.environ['GREETING'], os.getcwd(), os.getpid() == os.getpgrp())\nanswer = 42", &ExecuteOptions{UserExpressions: map[string]string{"a": "answer"}})
			real, _ := filepath.EvalSymlinks(k.options.Dir)
			if out != "hello "+real+" True\n" || reply.Status != "ok" || reply.ExecutionCount != 1 || !bytes.Contains(reply.UserExpressions["a"], []byte("42")) {
				t.Errorf("printed %q, reply %+v", out, reply)
			}
			if _, reply := printed(t, k, "1/0", nil); reply.Status != "error" || reply.Name != "ZeroDivisionError" {
				t.Errorf("reply %+v", reply)
			}
			if _, reply := printed(t, k, "1", &ExecuteOptions{Silent: true}); reply.ExecutionCount != 2 {
				t.Errorf("silent code is counted: %+v", reply)
			}
			complete, err := k.Complete(ctx, "answ", 4)
			if err != nil || len(complete.Matches) == 0 || complete.Matches[0] != "answer" {
				t.Errorf("complete %+v, %v", complete, err)
			}
			inspect, err := k.Inspect(ctx, "answer", 3, 0)
			if err != nil || !inspect.Found || len(inspect.Data["text/plain"]) == 0 {
				t.Errorf("inspect %+v, %v", inspect, err)
			}
			more, err := k.IsComplete(ctx, "for i in x:")
			if err != nil || more.Status != "incomplete" || more.Indent == "" {
				t.Errorf("is complete %+v, %v", more, err)
			}
			history, err := k.History(ctx, wire.HistoryRequest{AccessType: "tail", N: 2, Raw: true})
			if err != nil || len(history.History) == 0 {
				t.Errorf("history %+v, %v", history, err)
			}
			comms, err := k.CommInfo(ctx, "")
			if err != nil || len(comms.Comms) != 0 {
				t.Errorf("comms %+v, %v", comms, err)
			}
			var refused *ReplyError
			if err := k.Request(ctx, wire.Control, "debug_request", map[string]any{"type": "request", "seq": 1, "command": "nonsense"}, nil); errors.As(err, &refused) {
				t.Logf("refused: %v", err)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
}

func TestStdin(t *testing.T) {
	k := sharedKernel(t)
	var asked []wire.InputRequest
	out, reply := printed(t, k, "import getpass\nprint(input('name? ') + getpass.getpass('word? '))", &ExecuteOptions{
		Stdin: func(_ context.Context, r wire.InputRequest) (string, error) {
			asked = append(asked, r)
			return []string{"één", "two"}[len(asked)-1], nil
		},
	})
	if reply.Status != "ok" || !strings.Contains(out, "ééntwo\n") {
		t.Errorf("printed %q, reply %+v", out, reply)
	}
	if len(asked) != 2 || asked[0].Prompt != "name? " || asked[0].Password || !asked[1].Password {
		t.Errorf("asked %+v", asked)
	}
	// An answer that fails ends the cell.
	no := errors.New("nobody there")
	reply, err := k.Execute(limit(t), "input('x')", &ExecuteOptions{
		Stdin: func(context.Context, wire.InputRequest) (string, error) { return "", no },
	})
	if !errors.Is(err, no) || reply == nil || reply.Name != "KeyboardInterrupt" {
		t.Errorf("reply %+v, error %v", reply, err)
	}
}

func TestInterrupt(t *testing.T) {
	for _, mode := range []string{"signal", "message"} {
		t.Run(mode, func(t *testing.T) {
			spec := *ipykernel(t)
			spec.InterruptMode = mode
			k := startKernel(t, &spec, nil)
			began := time.Now()
			reply, err := k.Execute(limit(t), "import time\nprint('go', flush=True)\ntime.sleep(600)", &ExecuteOptions{
				Each: func(m *wire.Message) {
					if m.Type() == "stream" {
						time.AfterFunc(300*time.Millisecond, func() {
							if err := k.Interrupt(limit(t)); err != nil {
								t.Error(err)
							}
						})
					}
				},
			})
			if err != nil || reply.Name != "KeyboardInterrupt" || time.Since(began) > time.Minute {
				t.Errorf("reply %+v, error %v after %v", reply, err, time.Since(began))
			}
			if out, _ := printed(t, k, "print(1)", nil); out != "1\n" {
				t.Errorf("afterwards: %q", out)
			}
		})
	}
}

// A cell that starts a process of its own, and tells its number.
const child = `import subprocess, time
p = subprocess.Popen(['sleep', '600'])
print(p.pid, flush=True)
`

func TestNothingIsLeft(t *testing.T) {
	spec := ipykernel(t)
	for _, end := range []struct {
		name string
		end  func(t *testing.T, k *Kernel)
	}{
		{"shutdown", func(t *testing.T, k *Kernel) { k.Shutdown(limit(t)) }},
		{"shutdown while busy", func(t *testing.T, k *Kernel) {
			go k.Execute(limit(t), "time.sleep(600)", nil)
			time.Sleep(100 * time.Millisecond)
			k.Shutdown(limit(t))
		}},
		{"shutdown in no time", func(t *testing.T, k *Kernel) {
			ctx, cancel := context.WithCancel(context.Background())
			cancel()
			k.Shutdown(ctx)
		}},
		{"kill", func(t *testing.T, k *Kernel) {
			if err := syscall.Kill(k.PID(), syscall.SIGKILL); err != nil {
				t.Fatal(err)
			}
			dead(t, k, "signal: killed")
		}},
		{"exit", func(t *testing.T, k *Kernel) {
			_, err := k.Execute(limit(t), "import os\nos._exit(7)", nil)
			if d := dead(t, k, "exit status 7"); !errors.As(err, &d) {
				t.Errorf("%v; execute: %v", d, err)
			}
		}},
	} {
		t.Run(end.name, func(t *testing.T) {
			t.Parallel()
			k := startKernel(t, spec, nil)
			out, _ := printed(t, k, child, nil)
			pid, err := strconv.Atoi(strings.TrimSpace(out))
			if err != nil || !alive(pid) {
				t.Fatalf("printed %q", out)
			}
			end.end(t, k)
			<-k.Done()
			for wait := 0; alive(pid) || alive(k.PID()); wait++ {
				if wait > 200 {
					t.Fatal("processes are left")
				}
				time.Sleep(10 * time.Millisecond)
			}
			if left, err := os.ReadDir(k.dir); !errors.Is(err, os.ErrNotExist) {
				t.Error("left", left)
			}
			if _, err := k.Execute(limit(t), "1", nil); err == nil {
				t.Error("execute after the end gave no error")
			}
			k.Close() // once more does no harm
		})
	}
}

// A kernel that is stopped holds all its sockets open and answers nothing.
func TestHang(t *testing.T) {
	k := startKernel(t, ipykernel(t), &StartOptions{Heartbeat: 2 * time.Second})
	if err := syscall.Kill(-k.PID(), syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
	_, err := k.Execute(limit(t), "1", nil)
	var d *DeadError
	if !errors.As(err, &d) || !strings.Contains(err.Error(), "has not answered its heartbeat for 2s") {
		t.Error(err)
	}
	for wait := 0; alive(k.PID()); wait++ {
		if wait > 200 {
			t.Fatal("the kernel is left")
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// alive says whether the process runs; a dead one that nobody has waited for
// does not.
func alive(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return false
	}
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || !bytes.Contains(stat, []byte(") Z "))
}

func dead(t *testing.T, k *Kernel, reason string) *DeadError {
	t.Helper()
	select {
	case <-k.Done():
	case <-time.After(time.Minute):
		t.Fatal("nobody notices")
	}
	var d *DeadError
	if !errors.As(k.Err(), &d) || d.Reason != reason || d.Kernel != "python3" {
		t.Fatalf("got %v, want reason %q", k.Err(), reason)
	}
	return d
}

func TestRestart(t *testing.T) {
	k := startKernel(t, ipykernel(t), nil)
	printed(t, k, "x = 1", nil)
	waiting := make(chan error, 1)
	go func() {
		_, err := k.Execute(limit(t), "import time; time.sleep(600)", nil)
		waiting <- err
	}()
	time.Sleep(300 * time.Millisecond)
	again, err := k.Restart(limit(t))
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if err := <-waiting; !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
	if alive(k.PID()) {
		t.Error("the old kernel is alive")
	}
	if _, reply := printed(t, again, "x", nil); reply.Name != "NameError" || reply.ExecutionCount != 1 {
		t.Errorf("reply %+v", reply)
	}
}

func TestComm(t *testing.T) {
	k := sharedKernel(t)
	sub := k.Subscribe()
	defer sub.Close()
	printed(t, k, `from comm import get_comm_manager
def target(comm, msg):
    comm.on_msg(lambda m: comm.send({'echo': m['content']['data'], 'size': len(m['buffers'][0])}, buffers=[b'raw']))
    comm.send('welcome')
get_comm_manager().register_target('t', target)`, nil)
	next := func(want string) *wire.Message {
		t.Helper()
		for {
			_, m, err := sub.Next(limit(t))
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(m.Type(), "comm_") {
				if m.Type() != "comm_msg" || !strings.Contains(string(m.Content), want) {
					t.Fatalf("got %s %s, want %s", m.Type(), m.Content, want)
				}
				return m
			}
		}
	}
	comm := wire.Comm{ID: wire.NewID(), TargetName: "t"}
	k.CommOpen(comm)
	next("welcome")
	comm.Data = []byte(`{"n": 5}`)
	k.CommMsg(comm, make([]byte, 1000))
	if m := next(`"n": 5`); len(m.Buffers) != 1 || string(m.Buffers[0]) != "raw" || !strings.Contains(string(m.Content), "1000") {
		t.Errorf("%s, buffers %q", m.Content, m.Buffers)
	}
	comms, err := k.CommInfo(limit(t), "t")
	if err != nil || comms.Comms[comm.ID].TargetName != "t" {
		t.Errorf("comms %+v, %v", comms, err)
	}
	k.CommClose(comm)
	if comms, err = k.CommInfo(limit(t), "t"); err != nil || len(comms.Comms) != 0 {
		t.Errorf("comms %+v, %v", comms, err)
	}
}

// A slow reader and many messages: none is lost, and their order is kept.
func TestNothingIsLost(t *testing.T) {
	k := sharedKernel(t)
	const n = 5000
	var got []string
	_, err := k.Execute(limit(t), fmt.Sprintf("for i in range(%d): display({'text/plain': str(i)}, raw=True)", n), &ExecuteOptions{
		Each: func(m *wire.Message) {
			var d wire.Display
			if m.Type() == "display_data" && m.Read(&d) == nil {
				if len(got) == 0 {
					time.Sleep(500 * time.Millisecond)
				}
				got = append(got, strings.Trim(string(d.Data["text/plain"]), `"`))
			}
		},
	})
	if err != nil || len(got) != n {
		t.Fatalf("%d of %d messages, %v", len(got), n, err)
	}
	for i, s := range got {
		if s != strconv.Itoa(i) {
			t.Fatalf("message %d is %s", i, s)
		}
	}
}

// Several clients' goroutines share one kernel and one client.
func TestConcurrentExecutes(t *testing.T) {
	k := sharedKernel(t)
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			if out, _ := printed(t, k, fmt.Sprintf("print(%d)", i), nil); out != fmt.Sprintf("%d\n", i) {
				t.Errorf("%d printed %q", i, out)
			}
		})
	}
	wg.Wait()
}

func TestContextEndsTheWait(t *testing.T) {
	k := startKernel(t, ipykernel(t), nil)
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if _, err := k.Execute(ctx, "import time; time.sleep(600)", nil); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	ctx, cancel = context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if _, err := k.Complete(ctx, "x", 1); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
}

func TestKernelThatDoesNotStart(t *testing.T) {
	spec := func(argv ...string) *Spec {
		return &Spec{Name: "bad", Argv: argv, InterruptMode: "signal", Dir: t.TempDir()}
	}
	began := time.Now()
	_, err := Start(limit(t), spec("sh", "-c", "echo no such thing >&2; exit 4"), nil)
	var d *DeadError
	if !errors.As(err, &d) || d.Reason != "exit status 4" || !strings.Contains(err.Error(), "no such thing") || time.Since(began) > 30*time.Second {
		t.Error(err)
	}
	_, err = Start(limit(t), spec("/no/such/program"), nil)
	if !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
	_, err = Start(limit(t), spec("sh", "-c", "echo waiting; sleep 600"), &StartOptions{Timeout: 200 * time.Millisecond})
	if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "was not ready after 200ms") {
		t.Error(err)
	}
	if _, err = Start(limit(t), spec("sh", "-c", "echo bind: Address already in use >&2; exit 1"), nil); !errors.As(err, &d) {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(100*time.Millisecond, cancel)
	if _, err = Start(ctx, spec("sleep", "600"), nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}
