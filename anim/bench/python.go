package main

import (
	"context"
	"embed"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/zoetrope-go/zoetrope/anim/bench/otherside"
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
	t.python, err = otherside.Python(ctx, requirements)
	return t, err
}

// make has the script write one figure as one kind of output.
func (t *theirs) make(ctx context.Context, figure, kind, out string) (result, error) {
	return measure(ctx, out, t.python, filepath.Join(t.dir, "theirs.py"), figure, kind, out)
}
