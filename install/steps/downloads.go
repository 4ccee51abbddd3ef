package steps

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/modfile"
	"golang.org/x/mod/module"
)

// moduleDownloads is the row for the sources of the modules that the programs
// are built from and that cells import. They lie in Go's own module cache.
func moduleDownloads() Step {
	return Step{
		Name:  "Go modules",
		Needs: []string{"Go", "module source"},
		Check: func(ctx context.Context, p *Place) (string, error) {
			vars, err := p.goEnv(ctx)
			if err != nil {
				return "", err
			}
			mods, err := requirements(p)
			if err != nil {
				return "", err
			}
			missing := 0
			var first module.Version
			for _, m := range mods {
				ok, err := downloaded(vars.GOMODCACHE, m)
				if err != nil {
					return "", err
				}
				if !ok {
					if missing++; missing == 1 {
						first = m
					}
				}
			}
			if missing > 0 {
				return "", fmt.Errorf("%d of %d are not downloaded, such as %s", missing, len(mods), first)
			}
			return fmt.Sprintf("%d modules", len(mods)), nil
		},
		Apply: func(ctx context.Context, p *Place, note func(string)) error {
			note("downloading")
			_, err := run(ctx, command{dir: p.ModuleDir(), env: []string{"GOWORK=off"},
				args: []string{"go", "mod", "download"}})
			return err
		},
		Mend: "Run go run ./install while connected to the network.",
	}
}

// requirements reads the modules that the installed copy's go.mod lists. Since
// Go 1.17 those are all that any package of this module needs.
func requirements(p *Place) ([]module.Version, error) {
	name := filepath.Join(p.ModuleDir(), "go.mod")
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	f, err := modfile.Parse(name, data, nil)
	if err != nil {
		return nil, err
	}
	var mods []module.Version
	for _, r := range f.Require {
		mods = append(mods, r.Mod)
	}
	return mods, nil
}

// downloaded reports whether the module cache holds m, unpacked. Go leaves a
// file NAME.partial beside a folder that it has not finished.
func downloaded(cache string, m module.Version) (bool, error) {
	path, err := module.EscapePath(m.Path)
	if err != nil {
		return false, err
	}
	version, err := module.EscapeVersion(m.Version)
	if err != nil {
		return false, err
	}
	if _, err := os.Stat(filepath.Join(cache, filepath.FromSlash(path)+"@"+version)); errors.Is(err, os.ErrNotExist) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	info := filepath.Join(cache, "cache", "download", filepath.FromSlash(path), "@v", version)
	if _, err := os.Stat(info + ".partial"); err == nil {
		return false, nil
	}
	_, err = os.Stat(info + ".ziphash")
	return err == nil, nil
}
