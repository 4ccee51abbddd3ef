package steps

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// light is what can be set up in a second or two.
func light() []Step {
	return []Step{
		goCommand(), dataFolder(), moduleSource(), moduleDownloads(),
		tool("goimports", "golang.org/x/tools/cmd/goimports"), kernelSpec(), extension(),
	}
}

// ensured returns the names of the rows that had to be made.
func ensured(t *testing.T, p *Place, table []Step) []string {
	t.Helper()
	var made []string
	err := Ensure(t.Context(), p, table, func(e Event) {
		if e.Phase == Made {
			made = append(made, e.Step)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// What is damaged, and only that, is found and made anew.
func TestDamageIsMended(t *testing.T) {
	p := testPlace(t)
	ensured(t, p, light())
	if made := ensured(t, p, light()); len(made) > 0 {
		t.Fatalf("a second set-up made %q again", made)
	}
	damages := []struct {
		name   string
		damage func() error
		want   string
	}{
		{"a source file is cut short", func() error { return os.Truncate(filepath.Join(p.ModuleDir(), "go.sum"), 10) }, "module source"},
		{"a source file is gone", func() error { return os.Remove(filepath.Join(p.ModuleDir(), "install", "main.go")) }, "module source"},
		{"there is a source file too many", func() error {
			return os.WriteFile(filepath.Join(p.ModuleDir(), "install", "more.go"), nil, 0o644)
		}, "module source"},
		{"the copy was being exchanged", func() error { return os.RemoveAll(p.ModuleDir()) }, "module source"},
		{"a program is cut short", func() error { return os.Truncate(filepath.Join(p.Bin(), "goimports"), 1000) }, "goimports"},
		{"a program is another one", func() error { return os.WriteFile(filepath.Join(p.Bin(), "goimports"), []byte("#!/bin/sh\n"), 0o755) }, "goimports"},
		{"a program is gone", func() error { return os.Remove(filepath.Join(p.Bin(), "goimports")) }, "goimports"},
		{"a stamp is gone", func() error { return os.Remove(p.stampFile("goimports")) }, "goimports"},
		{"a stamp is damaged", func() error { return os.WriteFile(p.stampFile("goimports"), []byte("{"), 0o644) }, "goimports"},
		{"a program is of an older version", func() error {
			s, err := p.readStamp("goimports")
			s.Key = hashOf("older")
			return cmp(err, p.writeStamp("goimports", s))
		}, "goimports"},
		{"the kernelspec is gone", func() error { return os.RemoveAll(p.KernelDir()) }, "Jupyter kernel"},
		{"the kernelspec is of another installation", func() error {
			return os.WriteFile(filepath.Join(p.KernelDir(), "kernel.json"), []byte(`{"argv": ["/elsewhere/bin/zoetrope-kernel"]}`), 0o644)
		}, "Jupyter kernel"},
		{"the notebook extension is gone", func() error { return os.RemoveAll(p.ExtensionDir()) }, "player extension"},
		{"the notebook extension is of an older version", func() error {
			return os.WriteFile(filepath.Join(p.ExtensionDir(), "static", "remoteEntry.js"), []byte("older"), 0o644)
		}, "player extension"},
	}
	for _, d := range damages {
		if err := d.damage(); err != nil {
			t.Fatal(d.name, err)
		}
		if made := ensured(t, p, light()); !slices.Equal(made, []string{d.want}) {
			t.Errorf("%s: made %q, want %q", d.name, made, d.want)
		}
	}
	left := unfinished(t, p.Home)
	if len(left) > 0 {
		t.Errorf("left over: %q", left)
	}
}

func cmp(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func unfinished(t *testing.T, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if strings.HasPrefix(filepath.Base(path), temporary) {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// What a kill in the middle leaves is swept away by the next set-up.
func TestLeftoversAreSwept(t *testing.T) {
	p := testPlace(t)
	ensured(t, p, light())
	for _, dir := range []string{p.Home, p.Bin(), p.KernelDir(), p.ExtensionDir()} {
		if err := writeFile(filepath.Join(dir, temporary+"x", "y"), nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	os.Remove(filepath.Join(p.Bin(), "goimports"))
	os.RemoveAll(p.ModuleDir())
	os.Remove(filepath.Join(p.KernelDir(), "kernel.json"))
	os.Remove(filepath.Join(p.ExtensionDir(), "package.json"))
	ensured(t, p, light())
	if left := unfinished(t, filepath.Dir(p.Home)); len(left) > 0 {
		t.Errorf("left over: %q", left)
	}
}

func TestRemove(t *testing.T) {
	p := testPlace(t)
	other := filepath.Join(p.Jupyter, "kernels", "python3", "kernel.json")
	if err := writeFile(other, []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	ensured(t, p, light())
	gone, kept, err := Remove(t.Context(), p)
	if err != nil || kept != "" {
		t.Fatal(kept, err)
	}
	for _, want := range []string{p.Home, p.Bin(), p.ModuleDir(), p.KernelDir(), p.ExtensionDir()} {
		if !slices.Contains(gone, want) {
			t.Errorf("%s is not named among %q", want, gone)
		}
	}
	if _, err := os.Stat(p.Home); err == nil {
		t.Error("the data folder is still there")
	}
	for _, dir := range []string{p.KernelDir(), filepath.Dir(p.ExtensionDir())} {
		if _, err := os.Stat(dir); err == nil {
			t.Errorf("%s is still there", dir)
		}
	}
	if _, err := os.Stat(other); err != nil {
		t.Errorf("another kernel's files are gone: %v", err)
	}
	if gone, _, err := Remove(t.Context(), p); err != nil || len(gone) > 0 {
		t.Errorf("a second time: removed %q, %v, want nothing", gone, err)
	}
}

func TestRemoveKeepsWhatIsNotOurs(t *testing.T) {
	p := testPlace(t)
	ensured(t, p, light())
	own := filepath.Join(p.Home, "my notes.txt")
	spec := filepath.Join(p.KernelDir(), "kernel.json")
	theirs := filepath.Join(p.ExtensionDir(), provenanceName)
	for _, name := range []string{own, spec, theirs} {
		if err := os.WriteFile(name, []byte(`{"argv": ["/elsewhere/bin/zoetrope-kernel"], "zoetropeHome": "/elsewhere"}`), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	_, kept, err := Remove(t.Context(), p)
	if err != nil || !strings.Contains(kept, "my notes.txt") {
		t.Errorf("said %q, %v, want that my notes.txt stays", kept, err)
	}
	for _, name := range []string{own, spec, theirs} {
		if _, err := os.Stat(name); err != nil {
			t.Errorf("%s is gone", name)
		}
	}
	if _, err := os.Stat(p.Bin()); err == nil {
		t.Error("the programs are still there")
	}
}

// The stamp of the kernel covers the folder kernel only.
func TestKernelNeedsNothingOutsideItsFolder(t *testing.T) {
	p := testPlace(t)
	out, err := run(t.Context(), command{dir: p.Source, args: []string{"go", "list", "-deps", Module + "/kernel/zoetrope-kernel"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, pkg := range strings.Fields(out) {
		if strings.HasPrefix(pkg, Module+"/") && !strings.HasPrefix(pkg, Module+"/kernel") {
			t.Errorf("the kernel imports %s", pkg)
		}
	}
}

func TestRecordedFiles(t *testing.T) {
	root := t.TempDir()
	os.WriteFile(filepath.Join(root, "a.py"), []byte("12345"), 0o644)
	for list, ok := range map[string]bool{
		"a.py,sha256=x,5\n":                  true,
		"a.py,sha256=x,5\nb.pyc,,\n":         true,
		"a.py,sha256=x,6\n":                  false,
		"a.py,sha256=x,5\nb.py,sha256=x,0\n": false,
		"a.py,sha256=x,many\n":               false,
		"\"a.py,sha256=x,5\n":                false,
	} {
		if err := recordedIn(strings.NewReader(list), root); (err == nil) != ok {
			t.Errorf("%q: got %v, want ok=%v", list, err, ok)
		}
	}
}
