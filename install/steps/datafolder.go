package steps

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// markName is the file that says that a folder is a data folder of ours, so
// that nothing is ever removed from any other.
const markName = "zoetrope-data-folder"

const markText = `This folder belongs to Zoetrope (` + Module + `).
It holds the Go kernel's programs, a Python environment with JupyterLab, and
caches. "go run ./install" makes it, "go run ./install uninstall" removes it.
`

const homeCure = "Set ZOETROPE_HOME to a folder of its own that you may write to."

// homeless is an error that leaves no data folder to work in.
func homeless(err error) error {
	var c *curable
	if errors.As(err, &c) {
		return err
	}
	return &curable{err, homeCure}
}

func dataFolder() Step {
	return Step{
		Name: "data folder",
		Check: func(ctx context.Context, p *Place) (string, error) {
			entries, err := os.ReadDir(p.Home)
			if errors.Is(err, os.ErrNotExist) {
				return "", fmt.Errorf("%s does not exist", p.Home)
			}
			if err != nil {
				return "", err
			}
			if !p.marked() {
				return "", unmarked(p.Home, entries)
			}
			probe, err := os.CreateTemp(p.Home, temporary+"*")
			if err != nil {
				return "", wrote(fmt.Errorf("cannot be written to: %w", err))
			}
			probe.Close()
			return p.Home, os.Remove(probe.Name())
		},
		Apply: func(ctx context.Context, p *Place, note func(string)) error {
			entries, err := os.ReadDir(p.Home)
			if err != nil {
				return err
			}
			if !p.marked() && !fresh(entries) {
				return unmarked(p.Home, entries)
			}
			sweep(p.Home)
			return writeFile(filepath.Join(p.Home, markName), []byte(markText), 0o644)
		},
		Mend: homeCure,
	}
}

func (p *Place) marked() bool {
	_, err := os.Stat(filepath.Join(p.Home, markName))
	return err == nil
}

// fresh reports whether a folder holds nothing but what a set-up that was
// interrupted at once leaves.
func fresh(entries []os.DirEntry) bool {
	for _, e := range entries {
		if e.Name() != lockName && !strings.HasPrefix(e.Name(), temporary) {
			return false
		}
	}
	return true
}

func unmarked(home string, entries []os.DirEntry) error {
	if fresh(entries) {
		return fmt.Errorf("%s is empty", home)
	}
	return fmt.Errorf("%s holds other things and is no data folder of Zoetrope", home)
}
