package steps

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// firstCell is the row that makes the user's first cell quick: what cells
// import is compiled once, and a real cell runs through the real kernel.
func firstCell() Step {
	return Step{
		Name:  "first cell",
		Needs: []string{"Go", "module source", "Go modules", "gonb", "goimports", "zoetrope-kernel", "Jupyter kernel"},
		Check: func(ctx context.Context, p *Place) (string, error) {
			key, err := cellKey(ctx, p)
			if err != nil {
				return "", err
			}
			s, err := p.readStamp("first-cell")
			if errors.Is(err, fs.ErrNotExist) {
				return "", errors.New("no cell has run yet")
			}
			if err != nil || s.Key != key {
				return "", errors.New("no cell has run since the installation changed")
			}
			for _, dir := range p.projects() {
				if !slices.Contains(s.Dirs, dir) {
					return "", fmt.Errorf("no cell has run in %s", dir)
				}
			}
			if !s.complete() {
				return "", errors.New("the build cache has been emptied")
			}
			return fmt.Sprintf("ran, %d packages are compiled", len(s.Files)), nil
		},
		Apply: func(ctx context.Context, p *Place, note func(string)) error {
			key, err := cellKey(ctx, p)
			if err != nil {
				return err
			}
			made := stamp{Key: key, Dirs: p.projects()}
			for _, dir := range p.projects() {
				note("compiling what cells import")
				files, err := compile(ctx, dir)
				if err != nil {
					return err
				}
				made.Files = append(made.Files, files...)
			}
			note("running a cell")
			for _, dir := range p.projects() {
				if dir == p.ModuleDir() {
					dir = p.Home // outside of any project, so that the kernel takes the copy
				}
				if err := runCell(ctx, p, dir); err != nil {
					return err
				}
			}
			if old, err := p.readStamp("first-cell"); err == nil && old.Key == key && old.complete() {
				made.Files, made.Dirs = append(made.Files, old.Files...), append(made.Dirs, old.Dirs...)
			}
			slices.Sort(made.Files)
			slices.Sort(made.Dirs)
			made.Files, made.Dirs = slices.Compact(made.Files), slices.Compact(made.Dirs)
			return p.writeStamp("first-cell", made)
		},
		Mend: "Run go run ./install again.",
	}
}

// projects are the modules that cells are built in: the installed copy, and the
// clone that this runs in. Go compiles a package once for each folder it is in.
func (p *Place) projects() []string {
	if p.Source == p.ModuleDir() {
		return []string{p.Source}
	}
	return []string{p.ModuleDir(), p.Source}
}

// cellKey names what a cell depends on.
func cellKey(ctx context.Context, p *Place) (string, error) {
	vars, err := p.goEnv(ctx)
	if err != nil {
		return "", err
	}
	parts := []string{vars.GOVERSION, vars.GOCACHE, os.Getenv("GOFLAGS")}
	for _, name := range []string{"gonb", "goimports", "zoetrope-kernel"} {
		s, err := p.readStamp(name)
		if err != nil {
			return "", fmt.Errorf("%s is not built", name)
		}
		parts = append(parts, s.Sum)
	}
	sum, err := p.hashSource(cellFolders...)
	return hashOf(append(parts, sum)...), err
}

// cellFolders hold the packages that cells import.
var cellFolders = []string{"anim", "display", "neural"}

func forCells(path string) bool {
	first, _, _ := strings.Cut(filepath.ToSlash(path), "/")
	return slices.Contains(cellFolders, first)
}

// foreign are the packages of others that the tutorials' cells import.
var foreign = []string{
	"github.com/janpfeifer/gonb/gonbui",
	"gonum.org/v1/gonum/dsp/fourier",
	"gonum.org/v1/gonum/floats",
	"gonum.org/v1/gonum/integrate",
	"gonum.org/v1/gonum/interp",
	"gonum.org/v1/gonum/mat",
	"gonum.org/v1/gonum/optimize",
	"gonum.org/v1/gonum/stat",
	"gonum.org/v1/gonum/stat/distuv",
	"gonum.org/v1/plot",
	"gonum.org/v1/plot/palette",
	"gonum.org/v1/plot/palette/moreland",
	"gonum.org/v1/plot/plotter",
	"gonum.org/v1/plot/plotutil",
	"gonum.org/v1/plot/vg",
	"gonum.org/v1/plot/vg/draw",
	"gonum.org/v1/plot/vg/vgimg",
}

// compile builds every package that a cell in the module at dir may import, and
// returns the files of Go's build cache that hold them and what they need. A
// package that does not compile is left to the cell that imports it.
func compile(ctx context.Context, dir string) ([]string, error) {
	env := []string{"GOWORK=off"}
	out, err := run(ctx, command{dir: dir, env: env, args: []string{"go", "list", "-find", "-e",
		"-f", "{{if ne .Name \"main\"}}{{.ImportPath}}{{end}}", "./..."}})
	if err != nil {
		return nil, err
	}
	args := append([]string{"go", "list", "-e", "-export", "-deps", "-f", "{{.Export}}"}, foreign...)
	for _, pkg := range strings.Fields(out) {
		if own, ok := strings.CutPrefix(pkg, Module+"/"); ok && forCells(own) && !strings.Contains(own, "test") { // browsertest and the like are for tests
			args = append(args, pkg)
		}
	}
	if out, err = run(ctx, command{dir: dir, env: env, args: args}); err != nil {
		return nil, err
	}
	return strings.Fields(out), nil
}
