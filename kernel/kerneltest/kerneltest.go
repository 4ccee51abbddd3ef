// Package kerneltest starts the real kernels for tests, built from this module's
// source.
package kerneltest

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/bridge/bridgetest"
)

// A Kind is a kernel.
type Kind int

// The kernels.
const (
	Zoetrope Kind = iota // the one that people use, "Go (Zoetrope)"
	GoNB                 // without the bridge, so that nothing mends what a cell does
)

// build builds all programs to a folder of the user's cache, one for each clone of
// the module, beside what installtest keeps there and with it removed.
var build = sync.OnceValues(func() (home string, err error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	root, err := moduleRoot()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "zoetrope-test", fmt.Sprintf("%x", sha256.Sum256([]byte(root)))[:12])
	home = filepath.Join(dir, "kernels")
	if err := os.MkdirAll(home, 0o755); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, "source"), []byte(root+"\n"), 0o644); err != nil {
		return "", err
	}
	out, err := exec.Command("go", "build", "-o", filepath.Join(home, "bin")+string(filepath.Separator),
		"github.com/janpfeifer/gonb", "golang.org/x/tools/cmd/goimports", "github.com/zoetrope-go/zoetrope/kernel/zoetrope-kernel").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("%w\n%s", err, out)
	}
	return home, nil
})

// moduleRoot is the folder of this module's source.
func moduleRoot() (string, error) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/zoetrope-go/zoetrope").Output()
	if err != nil {
		return "", fmt.Errorf("where is this module: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// Spec describes a kernel, and returns what its environment needs.
func Spec(t testing.TB, kind Kind) (s *kernel.Spec, env []string) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts a kernel")
	}
	home, err := build()
	if err != nil {
		t.Fatalf("cannot build the kernels: %v", err)
	}
	bin := filepath.Join(home, "bin")
	s = &kernel.Spec{Name: "go", Language: "go", InterruptMode: "message"}
	s.Argv = []string{filepath.Join(bin, "zoetrope-kernel"), "{connection_file}"}
	if kind == GoNB {
		s.Argv = []string{filepath.Join(bin, "gonb"), "--kernel", "{connection_file}", "--go_work", bridgetest.Root(t)}
	}
	return s, []string{"ZOETROPE_HOME=" + home, "PATH=" + bin + string(os.PathListSeparator) + os.Getenv("PATH")}
}

// Start starts a kernel that ends with the test.
func Start(t testing.TB, kind Kind) *kernel.Kernel {
	t.Helper()
	s, env := Spec(t, kind)
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	// A busy machine may starve the heartbeat.
	k, err := kernel.Start(ctx, s, &kernel.StartOptions{Env: env, Heartbeat: -1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(k.Close)
	if kind == GoNB { // without this each cell asks the network for its imports
		if _, err := k.Execute(t.Context(), "%noautoget", nil); err != nil {
			t.Fatal(err)
		}
	}
	return k
}
