package main

import (
	"bytes"
	"errors"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/install/installtest"
)

// program is the compiled command.
func program(t *testing.T) string {
	t.Helper()
	name, err := build()
	if err != nil {
		t.Fatal(err)
	}
	return name
}

var buildDir string

var build = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "install-")
	if err != nil {
		return "", err
	}
	buildDir = dir
	name := filepath.Join(dir, "install")
	if out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput(); err != nil {
		return "", errors.New(string(out))
	}
	return name, nil
})

func TestMain(m *testing.M) {
	status := m.Run()
	if buildDir != "" {
		os.RemoveAll(buildDir)
	}
	os.Exit(status)
}

// where is what the command finds around it.
type where struct {
	dir string // the present folder, by default the test's
	env []string
}

// call runs the command and returns what it says and its exit status.
func call(t *testing.T, in where, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, said bytes.Buffer
	cmd := exec.Command(program(t), args...)
	cmd.Dir, cmd.Env = in.dir, append(os.Environ(), in.env...)
	cmd.Stdout, cmd.Stderr = &out, &said
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), said.String(), cmd.ProcessState.ExitCode()
}

// installed is in the installed copy of the source, which stays as it is while
// somebody edits the clone.
func installed(t *testing.T) where {
	t.Helper()
	p := installtest.Place(t)
	return where{p.ModuleDir(), []string{"ZOETROPE_HOME=" + p.Home, "JUPYTER_DATA_DIR=" + p.Jupyter, "DISPLAY=", "WAYLAND_DISPLAY=", "BROWSER="}}
}

// notebook is the absolute path of a notebook for tests.
func notebook(t *testing.T, name string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestDoctor(t *testing.T) {
	stdout, stderr, status := call(t, installed(t), "doctor")
	if status != 0 || stderr != "" || !strings.Contains(stdout, "Everything is well.") {
		t.Errorf("on a good installation: status %d\n%s%s", status, stdout, stderr)
	}
	home := filepath.Join(t.TempDir(), "home")
	stdout, _, status = call(t, where{env: []string{"ZOETROPE_HOME=" + home}}, "doctor")
	if status != 1 || !strings.Contains(stdout, home+" does not exist") || !strings.Contains(stdout, "→ ") || !strings.Contains(stdout, "things are wrong.") {
		t.Errorf("on none: status %d\n%s", status, stdout)
	}
	if _, err := os.Stat(home); err == nil {
		t.Error("doctor has made the data folder")
	}
}

// On a good installation, it is ffmpeg that makes the difference.
func TestDoctorLooksForFFmpeg(t *testing.T) {
	in := installed(t)
	path := t.TempDir() // holds what the set-up needs, and no ffmpeg
	goCommand, err := exec.LookPath("go")
	if err != nil {
		t.Fatal(err)
	}
	// Not PATH's python3, which may be a script that needs more of PATH.
	python, err := filepath.EvalSymlinks(installtest.Place(t).Python())
	if err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"go": goCommand, "python3": python} {
		if err := os.Symlink(target, filepath.Join(path, name)); err != nil {
			t.Fatal(err)
		}
	}
	in.env = append(in.env, "PATH="+path)
	for _, c := range []struct {
		ffmpeg string // a script, none by default
		status int
		want   []string
	}{
		{"", 0, []string{"  ✓ ffmpeg           .mp4 .webm: ffmpeg ", " of the Python environment\nEverything is well.\n"}},
		{"case $2 in -version) echo ffmpeg version 5.1;; *) echo ' V..... libx264 H.264';; esac", 0, []string{
			"  ✓ ffmpeg           .mp4: ffmpeg 5.1 at " + path, "  ! ffmpeg           .webm: ", "built without libvpx-vp9\n", "→ Install an ffmpeg",
			"\nEverything is well but for .webm files.\n"}},
		{"exit 3", 1, []string{"  ✗ ffmpeg           .mp4 .webm: " + path, "→ Install it anew", "\nOne thing is wrong.\n"}},
	} {
		if c.ffmpeg != "" {
			if err := os.WriteFile(filepath.Join(path, "ffmpeg"), []byte("#!/bin/sh\n"+c.ffmpeg+"\n"), 0o755); err != nil {
				t.Fatal(err)
			}
		}
		stdout, stderr, status := call(t, in, "doctor")
		for _, want := range append(c.want, "  ✓ built in         .html .htm .gif ") {
			if status != c.status || stderr != "" || !strings.Contains(stdout, want) {
				t.Errorf("with %q: status %d, want %d, and %q in\n%s%s", c.ffmpeg, status, c.status, want, stdout, stderr)
			}
		}
	}
	in.env = append(in.env, "ZOETROPE_HOME="+filepath.Join(t.TempDir(), "home"))
	os.Remove(filepath.Join(path, "ffmpeg"))
	if stdout, _, status := call(t, in, "doctor"); status != 1 || !strings.Contains(stdout, "there is no ffmpeg, neither on PATH nor") {
		t.Errorf("with none: status %d\n%s", status, stdout)
	}
}

func TestSecondSetUp(t *testing.T) {
	stdout, stderr, status := call(t, installed(t), "-no-lab")
	if status != 0 || strings.Contains(stdout, "done in") || !strings.Contains(stdout, ".mp4 .webm: ffmpeg ") || !strings.Contains(stdout, "Set up in") {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
}

func TestRunNotebook(t *testing.T) {
	in := installed(t)
	dir := t.TempDir()
	out := filepath.Join(dir, "out.ipynb")
	stdout, stderr, status := call(t, in, "run", notebook(t, "runs.ipynb"), "-o", out)
	if status != 0 || !strings.Contains(stdout, "✓ cell 3 of 3") || !strings.Contains(stdout, "2 cells in ") {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
	data, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(data), `"42\n"`) {
		t.Errorf("the outputs are not in\n%s (%v)", data, err)
	}

	// In place.
	if err := os.WriteFile(out, read(t, "testdata/runs.ipynb"), 0o644); err != nil {
		t.Fatal(err)
	}
	if stdout, stderr, status := call(t, in, "run", out); status != 0 {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
	if !bytes.Equal(read(t, out), data) {
		t.Errorf("in place, the result is another:\n%s", read(t, out))
	}
}

func TestRunNotebookThatFails(t *testing.T) {
	in := installed(t)
	dir := t.TempDir()
	name, out := filepath.Join(dir, "fails.ipynb"), filepath.Join(dir, "out.ipynb")
	before := read(t, "testdata/fails.ipynb")
	if err := os.WriteFile(name, before, 0o644); err != nil {
		t.Fatal(err)
	}
	stdout, _, status := call(t, in, "run", name)
	if status != 1 {
		t.Errorf("status %d, want 1", status)
	}
	for _, want := range []string{"cell 2 of 3 failed", "fmt.Println(numbers[3])", "index out of range [3]", "left as it was"} {
		if !strings.Contains(stdout, want) {
			t.Errorf("%q is not in\n%s", want, stdout)
		}
	}
	if !bytes.Equal(read(t, name), before) {
		t.Error("the notebook has changed")
	}
	if _, _, status = call(t, in, "run", name, "-o", out); status != 1 {
		t.Errorf("with -o: status %d, want 1", status)
	}
	if data := string(read(t, out)); !strings.Contains(data, `"before\n"`) || strings.Contains(data, `"after\n"`) {
		t.Errorf("the outputs up to there are not in\n%s", data)
	}
}

func TestRunNotebookThatDoesNotCompile(t *testing.T) {
	stdout, _, status := call(t, installed(t), "run", notebook(t, "wrong.ipynb"))
	for _, want := range []string{
		"cell 1 of 1 failed", "\nCell[1]: Line 4: undefined: undefinedThing\n",
		"\nCell[1]: Line 5: cannot use \"a\" (untyped string constant) as int value in variable declaration\n",
	} {
		if status != 1 || !strings.Contains(stdout, want) {
			t.Errorf("status %d, %q is not in\n%s", status, want, stdout)
		}
	}
}

func TestRunNotebookThatTakesTooLong(t *testing.T) {
	stdout, stderr, status := call(t, installed(t), "run", notebook(t, "sleeps.ipynb"), "-timeout", "1s")
	if status != 1 || !strings.Contains(stdout, "took longer than 1s") || !strings.Contains(stdout, "time.Sleep(time.Hour)") {
		t.Errorf("status %d\n%s%s", status, stdout, stderr)
	}
}

func TestRunWhatIsNoNotebook(t *testing.T) {
	name := filepath.Join(t.TempDir(), "a.ipynb")
	if _, stderr, status := call(t, where{}, "run", name); status != 1 || !strings.Contains(stderr, "no such file") {
		t.Errorf("no file: status %d, %q", status, stderr)
	}
	if err := os.WriteFile(name, []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, stderr, status := call(t, where{}, "run", name); status != 1 || strings.Count(stderr, "\n") != 1 {
		t.Errorf("no notebook: status %d, %q", status, stderr)
	}
	if _, stderr, status := call(t, where{}, "run", notebook(t, "runs.ipynb"), "-o", "/no/such/folder/a.ipynb"); status != 1 || !strings.Contains(stderr, "/no/such/folder") {
		t.Errorf("no folder: status %d, %q", status, stderr)
	}
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var address = regexp.MustCompile(`http://127\.0\.0\.1:\d+\S*`)

// However the command ends, JupyterLab ends with it.
func TestLabEndsWithUs(t *testing.T) {
	in := installed(t)
	for name, sig := range map[string]syscall.Signal{"Ctrl-C": syscall.SIGINT, "told to end": syscall.SIGTERM, "killed": syscall.SIGKILL} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(program(t), "-no-browser")
			cmd.Dir, cmd.Env = in.dir, append(os.Environ(), in.env...)
			r, w := io.Pipe()
			var all bytes.Buffer
			cmd.Stdout = io.MultiWriter(&all, w)
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			defer cmd.Process.Kill()
			url := make(chan string, 1)
			go func() {
				var seen []byte
				for buf := make([]byte, 4096); ; {
					n, err := r.Read(buf)
					seen = append(seen, buf[:n]...)
					if m := address.Find(seen); m != nil && len(url) == 0 && bytes.HasSuffix(seen, []byte("\n")) {
						url <- string(m)
						io.Copy(io.Discard, r)
						return
					}
					if err != nil {
						return
					}
				}
			}()
			var u string
			select {
			case u = <-url:
			case <-time.After(time.Minute):
				t.Fatal("no address after a minute")
			}
			resp, err := http.Get(u)
			if err != nil {
				t.Fatal(err)
			}
			resp.Body.Close()
			if resp.StatusCode != http.StatusOK {
				t.Errorf("the address answers with status %d", resp.StatusCode)
			}
			cmd.Process.Signal(sig)
			cmd.Wait()
			if sig == syscall.SIGINT && (cmd.ProcessState.ExitCode() != 0 || !strings.HasSuffix(all.String(), "JupyterLab has stopped.\n")) {
				t.Errorf("status %d after\n%s", cmd.ProcessState.ExitCode(), &all)
			}
			for start := time.Now(); ; time.Sleep(50 * time.Millisecond) {
				if _, err := http.Get(u); err != nil {
					return
				}
				if time.Since(start) > 30*time.Second {
					t.Fatal("JupyterLab lives on")
				}
			}
		})
	}
}

func TestPortInUse(t *testing.T) {
	in := installed(t)
	l, port := listen(t)
	defer l.Close()
	_, stderr, status := call(t, in, "-no-browser", "-port", port)
	if status != 1 || !strings.Contains(stderr, "port "+port+" cannot be used") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("status %d, %q", status, stderr)
	}
}

// A set-up without a home folder, and one without the source.
func TestNowhere(t *testing.T) {
	_, stderr, status := call(t, where{env: []string{"ZOETROPE_HOME=relative"}}, "doctor")
	if status != 1 || !strings.Contains(stderr, "absolute path") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("status %d, %q", status, stderr)
	}
}

func listen(t *testing.T) (l net.Listener, port string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, err = net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	return l, port
}
