package steps

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// moduleSource is the row for the copy of this module that notebooks outside
// of any clone import. It has every file that go needs to compile its packages.
func moduleSource() Step {
	return Step{
		Name:  "module source",
		Needs: []string{"Go"},
		Check: func(ctx context.Context, p *Place) (string, error) {
			files, err := sourceFiles(ctx, p)
			if err != nil {
				return "", err
			}
			return fmt.Sprintf("%d files", len(files)), sameFiles(p.Source, p.ModuleDir(), files)
		},
		Apply: func(ctx context.Context, p *Place, note func(string)) error {
			if p.Source == p.ModuleDir() {
				return errors.New("the installed copy is broken and there is no other source at hand")
			}
			files, err := sourceFiles(ctx, p)
			if err != nil {
				return err
			}
			sweep(p.Home)
			made, err := os.MkdirTemp(p.Home, temporary+"*")
			if err != nil {
				return wrote(err)
			}
			defer os.RemoveAll(made) // its name is gone once it is renamed
			for _, name := range files {
				if err := copyFile(filepath.Join(made, name), filepath.Join(p.Source, name)); err != nil {
					return wrote(err)
				}
			}
			if err := os.Chmod(made, 0o755); err != nil {
				return err
			}
			return replaceDir(p.ModuleDir(), made)
		},
		Mend: "Run go run ./install in a clone of the project.",
	}
}

// sourceFiles lists, sorted and relative to the root, what the packages of this
// module consist of, tests left out.
func sourceFiles(ctx context.Context, p *Place) ([]string, error) {
	out, err := run(ctx, command{dir: p.Source, env: []string{"GOWORK=off"},
		args: []string{"go", "list", "-find", "-e", "-json=Dir,GoFiles,CgoFiles,IgnoredGoFiles,CFiles,HFiles,SFiles,EmbedFiles", "./..."}})
	if err != nil {
		return nil, err
	}
	files := []string{"go.mod", "go.sum"}
	for dec := json.NewDecoder(strings.NewReader(out)); ; {
		var pkg struct {
			Dir                                                                   string
			GoFiles, CgoFiles, IgnoredGoFiles, CFiles, HFiles, SFiles, EmbedFiles []string
		}
		if err := dec.Decode(&pkg); err == io.EOF {
			break
		} else if err != nil {
			return nil, fmt.Errorf("go list: %w", err)
		}
		for _, name := range slices.Concat(pkg.GoFiles, pkg.CgoFiles, pkg.IgnoredGoFiles, pkg.CFiles, pkg.HFiles, pkg.SFiles, pkg.EmbedFiles) {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			rel, err := filepath.Rel(p.Source, filepath.Join(pkg.Dir, name))
			if err != nil {
				return nil, err
			}
			files = append(files, rel)
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}

// sameFiles returns an error unless copied holds exactly the files, with the
// contents they have in source.
func sameFiles(source, copied string, files []string) error {
	if source == copied {
		return nil
	}
	if _, err := os.Stat(copied); errors.Is(err, os.ErrNotExist) {
		return errors.New("is not installed")
	}
	for _, name := range files {
		want, err := os.ReadFile(filepath.Join(source, name))
		if err != nil {
			return err
		}
		if got, err := os.ReadFile(filepath.Join(copied, name)); err != nil || !bytes.Equal(got, want) {
			return fmt.Errorf("%s differs from the source in %s", name, source)
		}
	}
	return filepath.WalkDir(copied, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(copied, path)
		if err != nil {
			return err
		}
		if _, known := slices.BinarySearch(files, rel); !known {
			return fmt.Errorf("%s is not in the source in %s", rel, source)
		}
		return nil
	})
}

// hashSource names the contents of the installed copy's go.mod and go.sum and
// of everything in the folders, those that do not exist passed over.
func (p *Place) hashSource(folders ...string) (string, error) {
	files := []string{"go.mod", "go.sum"}
	for _, folder := range folders {
		err := filepath.WalkDir(filepath.Join(p.ModuleDir(), folder), func(name string, d os.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			rel, err := filepath.Rel(p.ModuleDir(), name)
			files = append(files, filepath.ToSlash(rel))
			return err
		})
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return hashTree(p.ModuleDir(), files)
}

func copyFile(to, from string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, data, 0o644)
}

// replaceDir puts the folder made in the place of dir.
func replaceDir(dir, made string) error {
	old, err := os.MkdirTemp(filepath.Dir(dir), temporary+"*")
	if err != nil {
		return wrote(err)
	}
	defer os.RemoveAll(old)
	if err := os.Rename(dir, filepath.Join(old, "was")); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return os.Rename(made, dir)
}
