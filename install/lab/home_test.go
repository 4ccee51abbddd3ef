package lab

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/zoetrope-go/zoetrope/install/installtest"
)

// JupyterLab leaves an empty home folder empty.
func TestHomeStaysEmpty(t *testing.T) {
	p := installtest.Place(t)
	home := t.TempDir()
	t.Setenv("HOME", home)
	for _, name := range []string{"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"} {
		t.Setenv(name, "")
	}
	s, err := Start(t.Context(), p, Options{Root: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	ask(t, s, "GET", "/lab", "")
	ask(t, s, "GET", "/lsp/status", "") // starts what looks for language servers
	s.Stop()
	err = filepath.WalkDir(home, func(path string, d os.DirEntry, err error) error {
		if path != home {
			t.Errorf("there is %s", path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
