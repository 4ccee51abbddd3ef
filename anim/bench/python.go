package main

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// requirements of the Python side.
const requirements = "matplotlib==3.11.2 numpy==2.4.6 scipy==1.17.1 pillow==13.0.0 ipykernel==7.4.0"

//go:embed python/*.py
var scripts embed.FS

// theirs is the other side: a Python with matplotlib, and the scripts.
type theirs struct {
	python string
	dir    string // of the scripts
}

// newTheirs copies the scripts below dir and finds, or once makes, a Python
// environment in the user's cache folder.
func newTheirs(ctx context.Context, dir string) (*theirs, error) {
	sub, err := fs.Sub(scripts, "python")
	if err != nil {
		return nil, err
	}
	t := &theirs{dir: filepath.Join(dir, "python")}
	if err := os.CopyFS(t.dir, sub); err != nil {
		return nil, err
	}
	t.python, err = environment(ctx)
	return t, err
}

// make has the script write one figure as one kind of output.
func (t *theirs) make(ctx context.Context, figure, kind, out string) (result, error) {
	return measure(ctx, out, t.python, filepath.Join(t.dir, "theirs.py"), figure, kind, out)
}

// environment makes the Python environment, once.
func environment(ctx context.Context) (python string, err error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "zoetrope", "bench-"+strings.NewReplacer(" ", "-", "=", "").Replace(requirements))
	python = filepath.Join(dir, "bin", "python")
	if runtime.GOOS == "windows" {
		python = filepath.Join(dir, "Scripts", "python.exe")
	}
	ready := filepath.Join(dir, "ready")
	if _, err := os.Stat(ready); err == nil {
		return python, nil
	}
	fmt.Fprintln(os.Stderr, "making a Python environment with", requirements)
	if err := os.RemoveAll(dir); err != nil {
		return "", err
	}
	steps := [][]string{
		{"python3", "-m", "venv", dir},
		append([]string{python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"}, strings.Fields(requirements)...),
		// matplotlib's first import builds its list of fonts.
		{python, "-c", "import matplotlib.pyplot"},
	}
	for _, s := range steps {
		if text, err := exec.CommandContext(ctx, s[0], s[1:]...).CombinedOutput(); err != nil {
			return "", fmt.Errorf("%s: %w\n%s\nIt needs Python 3 with venv, and a network the first time", strings.Join(s, " "), err, text)
		}
	}
	return python, os.WriteFile(ready, nil, 0o644)
}
