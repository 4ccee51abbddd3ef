package lab

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/install/installtest"
	"github.com/zoetrope-go/zoetrope/install/steps"
)

func ask(t *testing.T, s *Server, method, path, body string) (status int, answer string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, s.Base+path, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "token "+s.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(data)
}

// eventually waits until cond holds, for as long as a busy machine may take.
func eventually(t *testing.T, what string, cond func() bool) {
	t.Helper()
	for start := time.Now(); time.Since(start) < time.Minute; time.Sleep(50 * time.Millisecond) {
		if cond() {
			return
		}
	}
	t.Fatalf("after a minute, not: %s", what)
}

func TestServer(t *testing.T) {
	p := installtest.Place(t)
	root := t.TempDir()
	s, err := Start(t.Context(), p, Options{Root: root, Notebook: "a b/ü.ipynb"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	if want := "/lab/tree/a%20b/%C3%BC.ipynb?token=" + s.Token; !strings.HasSuffix(s.URL, want) {
		t.Errorf("the address is %s, want it to end in %s", s.URL, want)
	}

	t.Run("without its token it says nothing", func(t *testing.T) {
		resp, err := http.Get(s.Base + "/api/kernelspecs")
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusForbidden {
			t.Errorf("status %d, want 403", resp.StatusCode)
		}
	})
	t.Run("it asks about no news", func(t *testing.T) {
		_, page := ask(t, s, "GET", "/lab", "")
		if !strings.Contains(page, "@jupyterlab/apputils-extension:announcements") {
			t.Error("the page does not list the announcements among the disabled extensions")
		}
	})
	t.Run("our kernel starts in it", func(t *testing.T) {
		_, specs := ask(t, s, "GET", "/api/kernelspecs", "")
		if !strings.Contains(specs, steps.DisplayName) {
			t.Fatalf("the kernelspecs are %s", specs)
		}
		status, answer := ask(t, s, "POST", "/api/kernels", `{"name": "`+steps.KernelName+`"}`)
		var k struct {
			ID string `json:"id"`
		}
		if err := json.Unmarshal([]byte(answer), &k); err != nil || status != http.StatusCreated {
			t.Fatalf("status %d: %s", status, answer)
		}
		// Its process is there; TestShiftEnter talks to it.
		eventually(t, "the kernel's process runs", func() bool {
			files, _ := filepath.Glob(filepath.Join(p.Home, "jupyter", "run", "kernel-"+k.ID+".json"))
			return len(files) == 1 && started(files[0])
		})
	})
	t.Run("it writes into the data folder only", func(t *testing.T) {
		for _, dir := range []string{root, p.Jupyter} {
			filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
				if !d.IsDir() && !strings.HasPrefix(path, p.KernelDir()) && !strings.HasPrefix(path, p.ExtensionDir()) {
					t.Errorf("there is %s", path)
				}
				return err
			})
		}
	})
	t.Run("its end takes everything along", func(t *testing.T) {
		pid := s.cmd.Process.Pid
		s.Stop()
		if err := s.Wait(t.Context()); err != nil && !strings.Contains(err.Error(), "has ended") {
			t.Errorf("it ended with %v", err)
		}
		eventually(t, "its process group has gone", func() bool { return errors.Is(syscall.Kill(-pid, 0), syscall.ESRCH) })
		if c, err := net.Dial("tcp", strings.TrimPrefix(s.Base, "http://")); err == nil {
			c.Close()
			t.Error("somebody still listens")
		}
	})
}

// started reports whether a process has the argument arg. Where there is no
// /proc, it takes that for granted.
func started(arg string) bool {
	if _, err := os.Stat("/proc/self/cmdline"); err != nil {
		return true
	}
	names, _ := filepath.Glob("/proc/[0-9]*/cmdline")
	for _, name := range names {
		data, _ := os.ReadFile(name) // it may have ended by now
		if slices.Contains(strings.Split(string(data), "\x00"), arg) {
			return true
		}
	}
	return false
}

func TestPorts(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	port := taken.Addr().(*net.TCPAddr).Port
	var pe *PortError
	if _, err := Start(t.Context(), &steps.Place{Home: t.TempDir()}, Options{Port: port}); !errors.As(err, &pe) || !strings.Contains(err.Error(), strconv.Itoa(port)) {
		t.Errorf("port %d is taken, and the error is %v", port, err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:"+strconv.Itoa(DefaultPort))
	if err == nil { // else somebody has it already, which is as good
		defer l.Close()
	}
	got, err := choosePort(0)
	if err != nil || got <= DefaultPort || got >= DefaultPort+tries {
		t.Errorf("with port %d taken, got %d, %v, want one of the next", DefaultPort, got, err)
	}
}

func TestServerThatCannotStart(t *testing.T) {
	p := &steps.Place{Home: t.TempDir()}
	if err := os.MkdirAll(filepath.Dir(p.Python()), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Start(t.Context(), p, Options{}); err == nil || !strings.Contains(err.Error(), "no such file") {
		t.Errorf("without Python: %v", err)
	}
	if err := os.WriteFile(p.Python(), []byte("#!/bin/sh\necho No module named jupyterlab; exit 1\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Start(t.Context(), p, Options{}); err == nil || !strings.Contains(err.Error(), "No module named jupyterlab") {
		t.Errorf("without JupyterLab: %v", err)
	}
	if err := os.WriteFile(p.Python(), []byte("#!/bin/sh\nsleep 100\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := Start(ctx, p, Options{}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("mute: %v", err)
	}
}
