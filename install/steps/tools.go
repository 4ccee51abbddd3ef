package steps

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// tool is the row for a program that is built from this module's go.mod: its
// pinned tools, and the kernel.
func tool(name, pkg string) Step {
	return Step{
		Name:  name,
		Needs: []string{"Go", "module source"},
		Check: func(ctx context.Context, p *Place) (string, error) {
			key, found, err := toolKey(ctx, p, pkg)
			if err != nil {
				return "", err
			}
			sum, err := hashFile(filepath.Join(p.Bin(), name))
			if errors.Is(err, os.ErrNotExist) {
				return "", errors.New("is not built")
			}
			if err != nil {
				return "", err
			}
			s, err := p.readStamp(name)
			if err != nil || s.Sum != sum {
				return "", errors.New("is not the program that was built here")
			}
			if s.Key != key {
				return "", errors.New("was built from other sources")
			}
			return found, nil
		},
		Apply: func(ctx context.Context, p *Place, note func(string)) error {
			key, _, err := toolKey(ctx, p, pkg)
			if err != nil {
				return err
			}
			if err := os.MkdirAll(p.Bin(), 0o755); err != nil {
				return wrote(err)
			}
			sweep(p.Bin())
			made := filepath.Join(p.Bin(), temporary+name)
			note("compiling")
			if _, err := run(ctx, command{dir: p.ModuleDir(), env: goBuildEnv,
				args: []string{"go", "build", "-mod=readonly", "-buildvcs=false", "-ldflags=-s -w", "-o", made, pkg}}); err != nil {
				return err
			}
			sum, err := hashFile(made)
			if err != nil {
				return err
			}
			if err := os.Rename(made, filepath.Join(p.Bin(), name)); err != nil {
				return err
			}
			return p.writeStamp(name, stamp{Key: key, Sum: sum})
		},
		Mend: "Run go run ./install again.",
	}
}

// goBuildEnv keeps a workspace around the clone, and a cross compilation that
// the user's environment asks for, away from programs that must run here.
var goBuildEnv = []string{"GOWORK=off", "GOOS=", "GOARCH="}

// toolKey names what pkg is built from, and returns its version for the user.
// For the kernel that includes this module's own sources, all of which lie in
// the folder kernel (a test sees to it).
func toolKey(ctx context.Context, p *Place, pkg string) (key, found string, err error) {
	vars, err := p.goEnv(ctx)
	if err != nil {
		return "", "", err
	}
	var folders []string
	if own, ok := strings.CutPrefix(pkg, Module+"/"); ok {
		top, _, _ := strings.Cut(own, "/")
		folders, found = []string{top}, "built from this source"
	} else if found, err = pinned(p, pkg); err != nil {
		return "", "", err
	}
	sum, err := p.hashSource(folders...)
	return hashOf(pkg, vars.GOVERSION, sum), found, err
}

// pinned returns the version of the module that pkg belongs to.
func pinned(p *Place, pkg string) (string, error) {
	mods, err := requirements(p)
	if err != nil {
		return "", err
	}
	for prefix := pkg; prefix != "."; prefix = path.Dir(prefix) {
		for _, m := range mods {
			if m.Path == prefix {
				return m.Version, nil
			}
		}
	}
	return "", fmt.Errorf("go.mod requires no module for %s", pkg)
}
