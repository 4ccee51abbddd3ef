package writer_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/writer"
)

// entries are the names in a folder, the hidden ones too.
func entries(t *testing.T, dir string) string {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range list {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func hello(w io.Writer) error {
	_, err := io.WriteString(w, "hello")
	return err
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := writer.File(path, hello); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if err := writer.File(path, func(w io.Writer) error {
		_, _ = io.WriteString(w, strings.Repeat("x", 1<<20))
		return broken
	}); !errors.Is(err, broken) {
		t.Errorf("error is %v, want %v", err, broken)
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was swallowed")
			}
		}()
		_ = writer.File(path, func(w io.Writer) error { panic("oops") })
	}()
	if got := content(t, path); got != "hello" {
		t.Errorf("a failed write left %.20q, want the old content", got)
	}
	link := filepath.Join(dir, "link")
	if err := os.Symlink(path, link); err != nil {
		t.Fatal(err)
	}
	if err := writer.File(link, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }); err != nil {
		t.Fatal(err)
	}
	if got := content(t, path); got != "new" {
		t.Errorf("content is %q, want %q through the link", got, "new")
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode is %v, want -rw-r-----", info.Mode())
	}
	if got := entries(t, dir); got != "a.txt link" {
		t.Errorf("the folder holds %s, want a.txt link", got)
	}
	for _, bad := range []string{dir, filepath.Join(dir, "none", "a.txt"), filepath.Join(path, "a.txt")} {
		if err := writer.File(bad, hello); err == nil {
			t.Errorf("no error for %s", bad)
		}
	}
}

// The error says what can be done about it.
func TestFileSaysTheCure(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	for cause, want := range map[error]string{
		syscall.ENOSPC:     "there is no room for " + path + "; make some, or choose a folder on another disk: no space left on device",
		syscall.EFBIG:      path + " gets larger than a file may be here; choose a smaller Scale or fewer frames: file too large",
		errors.New("else"): "else",
	} {
		err := writer.File(path, func(io.Writer) error { return cause })
		if !errors.Is(err, cause) || err.Error() != want {
			t.Errorf("error is %v, want %s", err, want)
		}
	}
	missing := filepath.Join(dir, "none", "a.txt")
	if err := writer.File(missing, hello); !errors.Is(err, os.ErrNotExist) || !strings.HasPrefix(err.Error(), "the folder "+filepath.Dir(missing)+" does not exist; create it first: ") {
		t.Errorf("error is %v", err)
	}
}
