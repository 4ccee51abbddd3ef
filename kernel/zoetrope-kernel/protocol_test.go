//go:build unix

package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/kernel/bridge/bridgetest"
)

// The versions of the Python packages that the kernel is tested with.
var pythonPackages = []string{"jupyter_kernel_test==0.7.0", "jupyter_client==8.10.0"}

// missing skips a test because of something that this machine lacks, and fails
// it where CI is true.
func missing(t *testing.T, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// python returns the interpreter of a virtual environment with pythonPackages,
// which is made once and kept with the other programs for tests.
func python(t *testing.T) string {
	t.Helper()
	system, err := exec.LookPath("python3")
	if err != nil {
		missing(t, "there is no python3 for jupyter_kernel_test")
	}
	venv := filepath.Join(bridgetest.Home(t), "jupyter-kernel-test")
	bin := filepath.Join(venv, "bin", "python")
	want := strings.Join(pythonPackages, " ")
	stamp := filepath.Join(venv, "installed")
	if have, err := os.ReadFile(stamp); err == nil && string(have) == want {
		return bin
	}
	if out, err := exec.Command(system, "-m", "venv", "--clear", venv).CombinedOutput(); err != nil {
		missing(t, "python3 makes no virtual environment: %v\n%s", err, out)
	}
	args := append([]string{"-m", "pip", "install", "--quiet", "--disable-pip-version-check"}, pythonPackages...)
	if out, err := exec.Command(bin, args...).CombinedOutput(); err != nil {
		missing(t, "pip does not install %s: %v\n%s", want, err, out)
	}
	if err := os.WriteFile(stamp, []byte(want), 0o644); err != nil {
		t.Fatal(err)
	}
	return bin
}

// The kernel passes the Jupyter project's own tests, except for what testdata's
// script leaves out and says why.
func TestJupyterKernelTest(t *testing.T) {
	t.Parallel()
	interpreter := python(t)
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	home := bridgetest.Home(t)
	share := t.TempDir()
	spec := filepath.Join(share, "kernels", "zoetrope")
	if err := os.MkdirAll(spec, 0o755); err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(map[string]any{
		"argv": []string{path, "{connection_file}"}, "display_name": "Go (Zoetrope)", "language": "go",
		"interrupt_mode": "message", "env": map[string]string{"ZOETROPE_HOME": home},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(spec, "kernel.json"), data, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(interpreter, filepath.Join("testdata", "protocol.py"))
	cmd.Env = append(os.Environ(), "JUPYTER_PATH="+share, "JUPYTER_PLATFORM_DIRS=1", "JUPYTER_RUNTIME_DIR="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
	for line := range strings.Lines(string(out)) {
		if strings.Contains(line, " ... ") || strings.HasPrefix(line, "Ran ") {
			t.Log(strings.TrimSpace(line))
		}
	}
}
