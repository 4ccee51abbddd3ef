//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel/bridge/bridgetest"
	"github.com/zoetrope-go/zoetrope/kernel/wire"
)

var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "zk-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "zoetrope-kernel")
	cmd := exec.Command("go", "build", "-o", path, ".")
	cmd.Stderr = os.Stderr
	return path, cmd.Run()
})

func TestMain(m *testing.M) {
	code := m.Run()
	if path, err := program(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(code)
}

// A kernel is the real program, started as Jupyter starts it: as the child of a
// process that stands for Jupyter.
type kernel struct {
	conn    *wire.Connection
	file    string
	jupyter *exec.Cmd
	tmp     string // where it puts its temporary files
	stderr  bytes.Buffer
}

// start starts the kernel in the folder dir. env is added to the environment.
func start(t *testing.T, dir string, env ...string) *kernel {
	t.Helper()
	home := bridgetest.Home(t)
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	tmp, err := os.MkdirTemp("", "zk-") // short: Unix sockets go below it
	if err != nil {
		t.Fatal(err)
	}
	k := &kernel{tmp: tmp, file: filepath.Join(t.TempDir(), "kernel-0d1f2a30-aaaa-4bbb-8ccc-123456789abc.json")}
	if k.conn, err = wire.NewTCP(); err != nil {
		t.Fatal(err)
	}
	if err := k.conn.Write(k.file); err != nil {
		t.Fatal(err)
	}
	k.jupyter = exec.Command("sh", "-c", `"$0" "$1" & wait $!`, path, k.file)
	k.jupyter.Dir, k.jupyter.Stderr = dir, &k.stderr
	k.jupyter.Env = append(append(bridgetest.Env(home), "TMPDIR="+tmp), env...)
	k.jupyter.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	k.jupyter.WaitDelay = time.Second
	if err := k.jupyter.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		syscall.Kill(-k.jupyter.Process.Pid, syscall.SIGKILL)
		k.jupyter.Wait()
		k.gone(t)
		os.RemoveAll(tmp)
	})
	return k
}

// processes returns the ids of all processes that have the kernel's folder for
// temporary files in their environment, by their program's name.
func (k *kernel) processes(t *testing.T) map[string][]int {
	t.Helper()
	found := make(map[string][]int)
	dirs, err := filepath.Glob("/proc/[0-9]*")
	if err != nil || len(dirs) == 0 {
		t.Skip("there is no /proc to find processes in")
	}
	for _, d := range dirs {
		env, _ := os.ReadFile(d + "/environ")
		if !bytes.Contains(env, []byte("="+k.tmp)) {
			continue
		}
		args, _ := os.ReadFile(d + "/cmdline")
		argv := strings.Split(string(args), "\x00")
		name := filepath.Base(argv[0])
		if len(argv) > 1 && argv[1] == "-reap" {
			name = "reaper"
		}
		pid, _ := strconv.Atoi(filepath.Base(d))
		found[name] = append(found[name], pid)
	}
	return found
}

// gone waits until no process and no temporary file of the kernel is left.
func (k *kernel) gone(t *testing.T) {
	t.Helper()
	start := time.Now()
	for {
		ps := k.processes(t)
		delete(ps, "sh") // which stands for Jupyter
		files, _ := os.ReadDir(k.tmp)
		if len(ps) == 0 && len(files) == 0 {
			t.Logf("nothing is left after %v", time.Since(start).Round(time.Millisecond))
			return
		}
		if time.Since(start) > 20*time.Second {
			t.Fatalf("processes %v and files %v are left", ps, files)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// sleeping starts a cell that runs for long and has a child itself.
func sleeping(t *testing.T, c *bridgetest.Client) {
	t.Helper()
	id := c.Send(wire.Shell, "execute_request", wire.ExecuteRequest{
		Code: "import (\"fmt\"; \"os/exec\"; \"time\")\n%%\nexec.Command(\"sleep\", \"1000\").Start(); fmt.Println(\"asleep\"); time.Sleep(time.Hour)"})
	c.Next("the cell's text", func(a bridgetest.Arrival) bool { return a.Parent.ID == id && a.Type() == "stream" })
}

func TestNothingIsLeftBehind(t *testing.T) {
	for name, kill := range map[string]func(t *testing.T, k *kernel, c *bridgetest.Client){
		"kill -9 Jupyter": func(t *testing.T, k *kernel, _ *bridgetest.Client) { k.jupyter.Process.Kill() },
		"kill -9 bridge":  func(t *testing.T, k *kernel, _ *bridgetest.Client) { k.kill(t, "zoetrope-kernel") },
		"kill -9 GoNB":    func(t *testing.T, k *kernel, _ *bridgetest.Client) { k.kill(t, "gonb") },
		"kill -9 reaper":  func(t *testing.T, k *kernel, _ *bridgetest.Client) { k.kill(t, "reaper") },
		"kill -9 its process group": func(t *testing.T, k *kernel, _ *bridgetest.Client) {
			syscall.Kill(-k.jupyter.Process.Pid, syscall.SIGKILL)
		},
		"terminate bridge": func(t *testing.T, k *kernel, _ *bridgetest.Client) {
			syscall.Kill(k.processes(t)["zoetrope-kernel"][0], syscall.SIGTERM)
		},
		"shutdown_request": func(t *testing.T, k *kernel, c *bridgetest.Client) {
			id := c.Send(wire.Control, "shutdown_request", wire.ShutdownRequest{})
			c.Next("shutdown_reply", func(a bridgetest.Arrival) bool { return a.Parent.ID == id && a.Channel == wire.Control })
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			k := start(t, ".")
			c := bridgetest.Dial(t, k.conn)
			sleeping(t, c)
			ps := k.processes(t)
			for _, want := range []string{"zoetrope-kernel", "reaper", "gonb", "gopls", "sleep"} {
				if len(ps[want]) == 0 {
					t.Errorf("no process %s runs: %v", want, ps)
				}
			}
			kill(t, k, c)
			k.gone(t)
		})
	}
}

func (k *kernel) kill(t *testing.T, name string) {
	t.Helper()
	if err := syscall.Kill(k.processes(t)[name][0], syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
}

// A cell that runs when GoNB dies is told so.
func TestDeathIsReported(t *testing.T) {
	k := start(t, ".")
	c := bridgetest.Dial(t, k.conn)
	sleeping(t, c)
	k.kill(t, "gonb")
	a := c.Next("execute_reply", func(a bridgetest.Arrival) bool { return a.Type() == "execute_reply" })
	if !strings.Contains(string(a.Content), "has ended") {
		t.Errorf("the reply is %s", a.Content)
	}
}

// Jupyter restarts a kernel by ending it and starting it with the same file.
func TestRestart(t *testing.T) {
	k := start(t, ".")
	c := bridgetest.Dial(t, k.conn)
	c.Run("var answer = 42")
	id := c.Send(wire.Control, "shutdown_request", wire.ShutdownRequest{Restart: true})
	c.Next("shutdown_reply", func(a bridgetest.Arrival) bool {
		return a.Parent.ID == id && a.Channel == wire.Control && strings.Contains(string(a.Content), `"restart":true`)
	})
	k.jupyter.Wait()
	path, _ := program()
	again := exec.Command(path, k.file)
	again.Env = append(bridgetest.Env(bridgetest.Home(t)), "TMPDIR="+k.tmp)
	if err := again.Start(); err != nil {
		t.Fatal(err)
	}
	defer again.Wait()
	defer again.Process.Signal(syscall.SIGTERM)
	c = bridgetest.Dial(t, k.conn)
	r := c.Run("import \"fmt\"\n%%\nfmt.Println(answer)")
	if r.Reply.Status != "error" {
		t.Errorf("a definition survives the restart: %q", r.Text("stdout"))
	}
	if r := c.Run("%%\nfmt.Println(6*7)"); r.Text("stdout") != "42\n" {
		t.Errorf("printed %q, %s", r.Text("stdout"), r.Text("stderr"))
	}
}
