package kernel

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The search path is that of jupyter_client, whatever the environment says.
func TestSearchPathIsJupyters(t *testing.T) {
	venv := python(t)
	real, err := filepath.EvalSymlinks(venv)
	if err != nil {
		t.Fatal(err)
	}
	home, data := t.TempDir(), t.TempDir()
	packages, err := filepath.Glob(filepath.Join(filepath.Dir(filepath.Dir(venv)), "lib", "python3*", "site-packages"))
	if err != nil || len(packages) != 1 {
		t.Fatal(packages, err)
	}
	for _, base := range []string{venv, real} {
		for _, env := range [][]string{
			nil,
			{"JUPYTER_PATH", data + "/a/" + string(os.PathListSeparator) + data + "/b"},
			{"JUPYTER_DATA_DIR", data},
			{"XDG_DATA_HOME", data},
			{"IPYTHONDIR", data},
			{"PYTHONUSERBASE", data},
			{"JUPYTER_PREFER_ENV_PATH", "1"},
			{"JUPYTER_PREFER_ENV_PATH", "no"},
			{"CONDA_PREFIX", filepath.Dir(filepath.Dir(base)), "CONDA_DEFAULT_ENV", "mine"},
			{"CONDA_PREFIX", filepath.Dir(filepath.Dir(base)), "CONDA_DEFAULT_ENV", "base"},
		} {
			t.Run(filepath.Base(filepath.Dir(filepath.Dir(base)))+" "+strings.Join(env, "="), func(t *testing.T) {
				for _, name := range []string{
					"JUPYTER_PATH", "JUPYTER_DATA_DIR", "XDG_DATA_HOME", "IPYTHONDIR", "PYTHONUSERBASE",
					"JUPYTER_PREFER_ENV_PATH", "CONDA_PREFIX", "CONDA_DEFAULT_ENV", "JUPYTER_PLATFORM_DIRS", "JUPYTER_CONFIG_DIR",
				} {
					t.Setenv(name, "")
					os.Unsetenv(name)
				}
				t.Setenv("HOME", home)
				t.Setenv("PATH", filepath.Dir(base)+string(os.PathListSeparator)+os.Getenv("PATH"))
				for i := 0; i+1 < len(env); i += 2 {
					t.Setenv(env[i], env[i+1])
				}
				cmd := exec.Command(base, "testdata/python/paths.py")
				if base == real {
					cmd.Env = append(os.Environ(), "PYTHONPATH="+packages[0])
				}
				out, err := cmd.Output()
				if err != nil {
					t.Fatal(err, string(err.(*exec.ExitError).Stderr))
				}
				var want []string
				if err := json.Unmarshal(out, &want); err != nil {
					t.Fatal(err)
				}
				if got := kernelFolders(); !slices.Equal(got, want) {
					t.Errorf("got\n%q\nwant\n%q", got, want)
				}
			})
		}
	}
}

func TestFind(t *testing.T) {
	first, second := t.TempDir(), t.TempDir()
	t.Setenv("JUPYTER_PATH", first+string(os.PathListSeparator)+second)
	write(t, filepath.Join(first, "kernels", "GoTest", "kernel.json"), `{"argv": ["go", "{connection_file}"], "display_name": "first", "language": "go", "interrupt_mode": "Message", "x": 1}`)
	write(t, filepath.Join(second, "kernels", "gotest", "kernel.json"), `{"argv": ["no"], "display_name": "second"}`)
	write(t, filepath.Join(second, "kernels", "broken", "kernel.json"), `{"argv": []}`)
	write(t, filepath.Join(second, "kernels", "none", "logo.png"), "")
	s, err := Find("gOtest")
	if err != nil || s.DisplayName != "first" || s.Name != "gotest" || s.InterruptMode != "message" || s.Language != "go" {
		t.Errorf("%+v, %v", s, err)
	}
	var missing *NotFoundError
	if _, err := Find("none"); !errors.As(err, &missing) || !slices.Contains(missing.Known, "gotest") || !slices.Contains(missing.Search, filepath.Join(first, "kernels")) {
		t.Error(err)
	}
	if _, err := Find("broken"); err == nil || !strings.Contains(err.Error(), "argv is empty") {
		t.Error(err)
	}
	specs, err := List()
	if err == nil || !strings.Contains(err.Error(), "argv is empty") {
		t.Error(err)
	}
	if !slices.ContainsFunc(specs, func(s *Spec) bool { return s.DisplayName == "first" }) {
		t.Errorf("%v", specs)
	}
}

func TestCommand(t *testing.T) {
	prefix := t.TempDir()
	dir := filepath.Join(prefix, "share", "jupyter", "kernels", "py")
	write(t, filepath.Join(dir, "kernel.json"), `{"argv": ["python", "-m", "x", "{resource_dir}/a", "-f={connection_file}", "{prefix}", "{else}"],
		"env": {"A": "$HOME/x", "B": "${NOBODY}$$", "PATH": "/first:${PATH}"}}`)
	write(t, filepath.Join(prefix, "bin", "python3"), "")
	write(t, filepath.Join(prefix, "c.json"), "")
	s, err := ReadSpec(dir)
	if err != nil {
		t.Fatal(err)
	}
	real, err := filepath.EvalSymlinks(prefix)
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.Command(filepath.Join(prefix, "c.json"))
	want := []string{filepath.Join(prefix, "bin", "python3"), "-m", "x", dir + "/a", "-f=" + filepath.Join(real, "c.json"), prefix, "{else}"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v\nwant %q", got, err, want)
	}
	env := s.environ([]string{"HOME=/h", "PATH=/bin", "PYTHONEXECUTABLE=x"})
	if want := []string{"HOME=/h", "PATH=/bin", "A=/h/x", "B=${NOBODY}$", "PATH=/first:/bin"}; !slices.Equal(env, want) {
		t.Errorf("got %q, want %q", env, want)
	}
	if _, err := s.Command(filepath.Join(prefix, "no.json")); !errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func FuzzReadSpec(f *testing.F) {
	f.Add([]byte(`{"argv": ["python", "{connection_file}"], "display_name": "x", "env": {"A": "${B}"}, "metadata": {"a": 1}}`))
	f.Add([]byte(`{"argv": ["{{prefix}}"], "interrupt_mode": "SIGNAL", "env": {"$": "$$$"}}`))
	dir := f.TempDir()
	file := filepath.Join(dir, "kernel.json")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		s, err := ReadSpec(dir)
		if err != nil {
			return
		}
		if argv, err := s.Command(file); err != nil || len(argv) != len(s.Argv) {
			t.Errorf("%q, %v", argv, err)
		}
		if env := s.environ([]string{"B=1"}); len(env) != 1+len(s.Env) {
			t.Errorf("%q", env)
		}
	})
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o755); err != nil {
		t.Fatal(err)
	}
}
