package steps

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// only makes PATH a folder that holds nothing but the named programs.
func only(t *testing.T, names ...string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	for _, name := range names {
		real, err := exec.LookPath(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(real, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
	return dir
}

func script(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte("#!/bin/sh\n"+text), 0o755); err != nil {
		t.Fatal(err)
	}
}

// realPython is the interpreter behind whatever script PATH may lead to.
func realPython(t *testing.T) string {
	t.Helper()
	python, _, err := findPython(t.Context())
	if err != nil {
		t.Skip(err)
	}
	out, err := run(t.Context(), command{args: []string{python, "-c", "import sys; print(sys.executable)"}})
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out)
}

// wantFault checks that a step's error is one line that says what and how.
func wantFault(t *testing.T, s Step, err error, says, cure string) {
	t.Helper()
	if err == nil {
		t.Fatalf("%s holds, want a fault", s.Name)
	}
	f := s.fault(err)
	if !strings.Contains(f.Error(), says) || strings.Contains(f.Error(), "\n") {
		t.Errorf("the fault is %q, want one line with %q", f, says)
	}
	if !strings.Contains(f.Cure, cure) {
		t.Errorf("the cure of %q is %q, want it to mention %q", f, f.Cure, cure)
	}
}

func TestNoGo(t *testing.T) {
	only(t)
	s := goCommand()
	_, err := s.Check(t.Context(), testPlace(t))
	wantFault(t, s, err, "no go command on PATH", "https://go.dev/dl")
}

func TestOldGo(t *testing.T) {
	script(t, filepath.Join(only(t), "go"), `echo '{"GOVERSION": "go1.20.3", "GOCACHE": "/", "GOMODCACHE": "/"}'`)
	s := goCommand()
	_, err := s.Check(t.Context(), testPlace(t))
	wantFault(t, s, err, "go1.20.3 is too old", "recent Go")
}

func TestRecentGo(t *testing.T) {
	for got, ok := range map[string]bool{
		"go1.26.0": true, "go1.26.8": true, "go1.27rc1": true, "go2.0": true, "go1.26.1-X:nodwarf5": true, "go1.26.2 X:jsonv2": true,
		"go1.25.9": false, "go1.9": false, "go1.26rc1": false, "devel go1.27-abcdef": true,
	} {
		if err := recentGo(got, "go1.26.0"); (err == nil) != ok {
			t.Errorf("%s: got %v, want ok=%v", got, err, ok)
		}
	}
}

func TestNoPython(t *testing.T) {
	only(t)
	s := pythonCommand()
	_, err := s.Check(t.Context(), testPlace(t))
	wantFault(t, s, err, "no python3 on PATH", "apt-get install python3 python3-venv")
}

func TestOldPython(t *testing.T) {
	script(t, filepath.Join(only(t), "python3"), "echo 3.8.10; echo ok")
	s := pythonCommand()
	_, err := s.Check(t.Context(), testPlace(t))
	wantFault(t, s, err, "Python 3.8.10, and 3.10 or later is needed", "Python 3.10")
}

func TestBrokenPython(t *testing.T) {
	script(t, filepath.Join(only(t), "python3"), "echo cannot open shared object file >&2; exit 127")
	s := pythonCommand()
	_, err := s.Check(t.Context(), testPlace(t))
	wantFault(t, s, err, "cannot open shared object file", "Python 3.10")
}

// A Python without ensurepip is what Debian installs with python3 alone.
func TestPythonWithoutVenv(t *testing.T) {
	real := realPython(t)
	script(t, filepath.Join(only(t), "python3"),
		`exec "`+real+`" -c 'import sys; sys.modules["ensurepip"] = None; exec(sys.argv[1])' "$2"`)
	s := pythonCommand()
	_, err := s.Check(t.Context(), testPlace(t))
	wantFault(t, s, err, "has no module ensurepip", "apt-get install python3-venv")
}

func TestSecondPythonWillDo(t *testing.T) {
	real := realPython(t)
	dir := only(t)
	script(t, filepath.Join(dir, "python3"), "echo 3.8.10; echo ok")
	script(t, filepath.Join(dir, "python"), `exec "`+real+`" "$@"`)
	if path, _, err := findPython(t.Context()); err != nil || path != filepath.Join(dir, "python") {
		t.Errorf("got %q, %v, want the program python", path, err)
	}
}

func TestNoNetworkForGo(t *testing.T) {
	p := testPlace(t)
	t.Setenv("GOPROXY", "off")
	t.Setenv("GOFLAGS", "-modcacherw")
	t.Setenv("GOMODCACHE", t.TempDir())
	mustApply(t, p, dataFolder(), moduleSource())
	s := moduleDownloads()
	_, err := s.Check(t.Context(), p)
	wantFault(t, s, err, "are not downloaded", "network")
	err = s.Apply(t.Context(), p, func(string) {})
	wantFault(t, s, err, "the Go modules cannot be downloaded", "GOPROXY")
}

func TestNoNetworkForPython(t *testing.T) {
	realPython(t)
	p := testPlace(t)
	t.Setenv("PIP_NO_INDEX", "1")
	t.Setenv("PIP_FIND_LINKS", "")
	mustApply(t, p, dataFolder())
	s := jupyterLab()
	err := s.Apply(t.Context(), p, func(string) {})
	wantFault(t, s, err, "the Python packages cannot be downloaded", "network")
	_, err = s.Check(t.Context(), p)
	wantFault(t, s, err, "is not complete", "again")
}

// An environment whose making was stopped at any point is found out.
func TestInterruptedPython(t *testing.T) {
	realPython(t)
	p := testPlace(t)
	mustApply(t, p, dataFolder())
	s := jupyterLab()
	ctx, cancel := context.WithCancel(t.Context())
	err := s.Apply(ctx, p, func(string) {
		if _, err := os.Stat(p.Venv()); err == nil {
			cancel()
		}
	})
	if ctx.Err() == nil {
		// The first note comes before the folder exists and the second when
		// pip starts; without a network there is none.
		t.Skipf("pip did not start: %v", err)
	}
	if err == nil {
		t.Fatal("a cancelled set-up has succeeded")
	}
	_, err = s.Check(t.Context(), p)
	wantFault(t, s, err, "is not complete", "anew")
}

func TestNoSpace(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=256k"); err != nil {
		t.Skipf("a small disk cannot be made here: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	p := testPlace(t)
	p.Home = filepath.Join(dir, "home")
	mustApply(t, p, dataFolder())
	s := diskSpace()
	_, err := s.Check(t.Context(), p)
	wantFault(t, s, err, "MB are needed", "ZOETROPE_HOME")

	// A disk that fills up later, too.
	if _, err := os.Stat(p.Source); err != nil {
		t.Fatal(err)
	}
	s = moduleSource()
	err = s.Apply(t.Context(), p, func(string) {})
	wantFault(t, s, err, "the disk is full", "Make room")
}

func TestForeignFolder(t *testing.T) {
	p := testPlace(t)
	if err := writeFile(filepath.Join(p.Home, "bin", "precious"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	s := dataFolder()
	_, err := s.Check(t.Context(), p)
	wantFault(t, s, err, "holds other things", "ZOETROPE_HOME")
	err = s.Apply(t.Context(), p, func(string) {})
	wantFault(t, s, err, "holds other things", "ZOETROPE_HOME")

	gone, _, err := Remove(t.Context(), p)
	if err != nil || len(gone) > 0 {
		t.Errorf("uninstall removed %q (%v) from a folder that is not ours", gone, err)
	}
}

func TestUnusableFolder(t *testing.T) {
	p := testPlace(t)
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	p.Home = filepath.Join(file, "home")
	var f *Fault
	err := Ensure(t.Context(), p, []Step{dataFolder()}, func(e Event) {
		if e.Phase == Broken {
			f = e.Fault
		}
	})
	if f == nil || !strings.Contains(err.Error(), "not a directory") || f.Cure != homeCure {
		t.Errorf("got %v, want a fault of the data folder with its cure", err)
	}
}

func mustApply(t *testing.T, p *Place, table ...Step) {
	t.Helper()
	if err := Ensure(t.Context(), p, table, func(Event) {}); err != nil {
		t.Fatal(err)
	}
}

func TestExplain(t *testing.T) {
	for said, want := range map[string]string{
		`go: a@v1: Get "https://modules.example/a": dial tcp: lookup modules.example: no such host`: "cannot be downloaded",
		"go: writing: write /x: no space left on device":                                            "the disk is full",
		"./x.go:3:1: syntax error": "go build failed: ./x.go:3:1: syntax error",
	} {
		err := explain(&failure{args: []string{"go", "build", "-o", "x"}, output: said + "\n", err: fmt.Errorf("exit status 1")})
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q became %q, want %q in it", said, err, want)
		}
	}
}
