//go:build unix

package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/kernel/bridge/bridgetest"
)

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestFindProject(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	home := filepath.Join(dir, "home")
	const uses = "require " + modulePath + " v0.1.0\n"
	for path, text := range map[string]string{
		"zoetrope/go.mod":            "module " + modulePath + "\n",
		"zoetrope/notebooks/deep/x":  "",
		"uses/go.mod":                "module example.com/uses\n" + uses,
		"other/go.mod":               "module example.com/other\n",
		"bare/x":                     "",
		"space/go.work":              "go 1.26\nuse (\n\t./a\n\t./b\n)\n",
		"space/a/go.mod":             "module example.com/a\n",
		"space/b/go.mod":             "module example.com/b\n" + uses,
		"space/notebooks/x":          "",
		"home/module/go.mod":         "module " + modulePath + "\n",
		"broken/go.mod":              "modul\n",
		"elsewhere/vendored/x":       "",
		"elsewhere/go.mod":           "module example.com/elsewhere\n" + uses,
		"elsewhere/vendored/go.mod":  "module example.com/vendored\n",
		"elsewhere/vendored/deep/xx": "",
	} {
		write(t, filepath.Join(dir, path), text)
	}
	for from, want := range map[string]string{
		"zoetrope":                "zoetrope",
		"zoetrope/notebooks/deep": "zoetrope",
		"uses":                    "uses",
		"other":                   "home/module",
		"bare":                    "home/module",
		"space/a":                 "space/b",
		"space/notebooks":         "space/b",
		"broken":                  "home/module",
		"elsewhere/vendored/deep": "home/module",
	} {
		t.Run(from, func(t *testing.T) {
			t.Chdir(filepath.Join(dir, from))
			got, err := findProject(t.Context(), home)
			if err != nil || got != filepath.Join(dir, want) {
				t.Errorf("got %s, %v; want %s", got, err, want)
			}
		})
	}
	t.Run("no copy", func(t *testing.T) {
		t.Chdir(filepath.Join(dir, "bare"))
		if _, err := findProject(t.Context(), filepath.Join(dir, "nowhere")); err == nil || !strings.Contains(err.Error(), "go run ./install") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("no go", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		if _, err := findProject(t.Context(), home); err == nil || !strings.Contains(err.Error(), "install Go") {
			t.Errorf("got %v", err)
		}
	})
}

func TestEnvironment(t *testing.T) {
	env := environment([]string{"PATH=/bin", "GOFLAGS=-mod=mod -buildvcs=false --modfile=x.mod", "A=1"}, "/home")
	for _, want := range []string{"PATH=/home/bin:/bin", "GOFLAGS=-buildvcs=false", "ZOETROPE_HOME=/home", "GOPLSCACHE=/home/cache/gopls", "A=1"} {
		if !slices.Contains(env, want) {
			t.Errorf("%s is missing in %v", want, env)
		}
	}
}

func TestFindGoNB(t *testing.T) {
	home := bridgetest.Home(t)
	if got, err := findGoNB(home); err != nil || got != filepath.Join(home, "bin", "gonb") {
		t.Errorf("got %s, %v", got, err)
	}
	t.Setenv("PATH", t.TempDir())
	if _, err := findGoNB(t.TempDir()); err == nil || !strings.Contains(err.Error(), "go run ./install") {
		t.Errorf("got %v", err)
	}
	t.Setenv("PATH", filepath.Join(home, "bin"))
	if _, err := findGoNB(t.TempDir()); err != nil {
		t.Errorf("on PATH: %v", err)
	}
}

// Without GoNB, the first cell says what to do.
func TestKernelWithoutGoNB(t *testing.T) {
	k := start(t, ".", "ZOETROPE_HOME="+t.TempDir(), "PATH=/usr/bin:/bin")
	c := bridgetest.Dial(t, k.conn)
	if r := c.Run("1"); !strings.Contains(r.Reply.Value, "GoNB") || !strings.Contains(r.Reply.Value, "go run ./install") {
		t.Errorf("the first cell says %q", r.Reply.Value)
	}
}

// Cells import the project and what it requires without any step and without a
// network; and an import that nothing provides is named.
func TestOffline(t *testing.T) {
	k := start(t, t.TempDir(), "GOPROXY=off", "ZOETROPE_HOME="+homeWithModule(t))
	c := bridgetest.Dial(t, k.conn)
	r := c.Run(`import (
	"fmt"
	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/plot/plotter"
	"` + modulePath + `/kernel/wire"
)
%%
fmt.Println(stat.Mean([]float64{1, 2, 3}, nil), plotter.XYs{}.Len(), len(wire.NewID()))`)
	if r.Text("stdout") != "2 0 36\n" {
		t.Errorf("printed %q, %q: %+v", r.Text("stdout"), r.Text("stderr"), r.Reply)
	}
	for range 2 {
		r = c.Run("import \"example.com/nowhere/at/all\"\n%%\nall.Do()")
		if r.Reply.Status != "error" || !strings.Contains(r.Reply.Value, `no module that provides "example.com/nowhere/at/all"`) {
			t.Errorf("%+v", r.Reply)
		}
	}
	if r := c.Run("%%\nfmt.Println(1)"); r.Text("stdout") != "1\n" {
		t.Errorf("after the failure: %+v", r.Reply)
	}
}

// homeWithModule returns a data folder as the installer leaves it, with this
// module as the installed copy.
func homeWithModule(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	if err := os.Symlink(filepath.Join(bridgetest.Home(t), "bin"), filepath.Join(home, "bin")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(bridgetest.Root(t), filepath.Join(home, "module")); err != nil {
		t.Fatal(err)
	}
	return home
}
