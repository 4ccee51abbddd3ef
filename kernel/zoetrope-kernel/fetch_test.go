//go:build unix

package main

import (
	"archive/zip"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/kernel/bridge/bridgetest"
)

// A module that only this test's own module proxy has.
const testModule = "zoetrope.test/hello"

// moduleProxy returns the address of a module proxy, a folder, that has
// testModule, and sees to it that the module cache forgets the module.
func moduleProxy(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	at := filepath.Join(dir, testModule, "@v")
	const mod = "module " + testModule + "\n\ngo 1.22\n"
	write(t, filepath.Join(at, "list"), "v1.0.0\n")
	write(t, filepath.Join(at, "v1.0.0.info"), `{"Version":"v1.0.0","Time":"2024-01-01T00:00:00Z"}`)
	write(t, filepath.Join(at, "v1.0.0.mod"), mod)
	f, err := os.Create(filepath.Join(at, "v1.0.0.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for name, text := range map[string]string{"go.mod": mod, "hello.go": "package hello\n\nfunc World() string { return \"hello from afar\" }\n"} {
		w, err := z.Create(testModule + "@v1.0.0/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("go", "env", "GOMODCACHE").Output()
	if err != nil {
		t.Fatal(err)
	}
	cache := strings.TrimSpace(string(out))
	forget := func() {
		for _, d := range []string{filepath.Join(cache, "zoetrope.test"), filepath.Join(cache, "cache", "download", "zoetrope.test")} {
			filepath.WalkDir(d, func(path string, e fs.DirEntry, err error) error {
				if err == nil && e.IsDir() {
					os.Chmod(path, 0o755) // the cache is read-only
				}
				return nil
			})
			os.RemoveAll(d)
		}
	}
	forget()
	t.Cleanup(forget)
	return "file://" + dir
}

// A module that the project does not have is fetched, once, and the project's
// own files stay as they are.
func TestFetch(t *testing.T) {
	before, err := os.ReadFile(filepath.Join(bridgetest.Root(t), "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	k := start(t, ".", "GOPROXY="+moduleProxy(t), "GONOSUMDB=zoetrope.test")
	c := bridgetest.Dial(t, k.conn)
	for i := range 2 {
		r := c.Run("import (\n\t\"fmt\"\n\t\"" + testModule + "\"\n\t\"gonum.org/v1/gonum/stat\"\n)\n%%\nfmt.Println(hello.World(), stat.Mean([]float64{1, 3}, nil))")
		if r.Text("stdout") != "hello from afar 2\n" {
			t.Fatalf("run %d: printed %q: %+v", i, r.Text("stdout"), r.Reply)
		}
	}
	after, err := os.ReadFile(filepath.Join(bridgetest.Root(t), "go.mod"))
	if err != nil || string(after) != string(before) {
		t.Error("the project's go.mod has changed")
	}
}
