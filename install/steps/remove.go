package steps

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// installed names what set-ups and the programs they install make in the data
// folder.
var installed = []string{"bin", "venv", "module", "cache", "jupyter", "stamps", markName}

// Remove takes away what [Ensure] has made, and returns the paths that are
// gone. The kernelspec goes if it starts this data folder's kernel, the notebook
// extension if this data folder's set-up has made it. What else
// lies in the data folder stays, and the folder with it; then kept says so.
func Remove(ctx context.Context, p *Place) (gone []string, kept string, err error) {
	for _, shared := range []struct {
		dir  string
		owns func() (bool, error)
	}{{p.KernelDir(), p.ownsKernelSpec}, {p.ExtensionDir(), p.ownsExtension}} {
		ours, err := shared.owns()
		if err != nil {
			return gone, "", err
		}
		if !ours {
			continue
		}
		if err := os.RemoveAll(shared.dir); err != nil {
			return gone, "", err
		}
		gone = append(gone, shared.dir)
		// The set-up made these where there were none. Whatever is in one keeps it.
		os.Remove(filepath.Dir(shared.dir))
		os.Remove(p.Jupyter)
	}
	if !p.marked() {
		return gone, "", nil
	}
	release, err := lock(ctx, p, func(string) {})
	if err != nil {
		return gone, "", err
	}
	defer release()
	sweep(p.Home)
	for _, name := range installed {
		name = filepath.Join(p.Home, name)
		if _, err := os.Lstat(name); errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err := os.RemoveAll(name); err != nil {
			return gone, "", fmt.Errorf("cannot remove %s (is a notebook still open?): %w", name, err)
		}
		gone = append(gone, name)
	}
	if err := os.Remove(filepath.Join(p.Home, lockName)); err != nil {
		return gone, "", err
	}
	left, err := os.ReadDir(p.Home)
	if err != nil {
		return gone, "", err
	}
	if len(left) > 0 {
		return gone, fmt.Sprintf("%s stays, because it holds %s, which is not of the installation", p.Home, left[0].Name()), nil
	}
	if err := os.Remove(p.Home); err != nil {
		return gone, "", err
	}
	return append(gone, p.Home), "", nil
}

func (p *Place) ownsKernelSpec() (bool, error) {
	data, err := os.ReadFile(filepath.Join(p.KernelDir(), "kernel.json"))
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	var s spec
	if err := json.Unmarshal(data, &s); err != nil {
		return false, nil // not as we write it
	}
	return len(s.Argv) > 0 && s.Argv[0] == filepath.Join(p.Bin(), "zoetrope-kernel"), nil
}
