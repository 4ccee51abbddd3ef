// Package bridgetest helps to test kernels: it builds the real GoNB, and has a
// small client that shows a test every message.
package bridgetest

import (
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// tools are the programs of this module's own tool lines that a kernel needs.
var tools = []string{
	"github.com/janpfeifer/gonb",
	"golang.org/x/tools/gopls",
	"golang.org/x/tools/cmd/goimports",
}

var build = sync.OnceValues(func() (home string, err error) {
	home = os.Getenv("ZOETROPE_HOME")
	if home == "" {
		cache, err := os.UserCacheDir()
		if err != nil {
			return "", err
		}
		home = filepath.Join(cache, "zoetrope-test")
	}
	if err := os.MkdirAll(filepath.Join(home, "bin"), 0o755); err != nil {
		return "", err
	}
	args := append([]string{"build", "-o", filepath.Join(home, "bin") + string(filepath.Separator)}, tools...)
	cmd := exec.Command("go", args...)
	cmd.Stderr = os.Stderr
	return home, cmd.Run()
})

// Home returns a data folder whose bin holds gonb, gopls and goimports:
// ZOETROPE_HOME if that is set, otherwise a folder in the user's cache. What is
// there and up to date is not built again.
func Home(t testing.TB) string {
	t.Helper()
	home, err := build()
	if err != nil {
		t.Fatalf("building GoNB: %v", err)
	}
	return home
}

// Env returns this process's environment with the folder's programs first on
// PATH.
func Env(home string) []string {
	return append(os.Environ(), "PATH="+filepath.Join(home, "bin")+string(os.PathListSeparator)+os.Getenv("PATH"), "ZOETROPE_HOME="+home)
}

// Root returns the folder of this module.
func Root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("there is no go.mod above the working folder")
		}
		dir = filepath.Dir(dir)
	}
}
