package steps

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/zoetrope-go/zoetrope/anim/player/labextension"
)

// extension is the row for the notebook extension. It lies where every
// JupyterLab and Notebook of the user finds it, as the kernelspec does.
func extension() Step {
	return Step{
		Name: "player extension",
		Check: func(ctx context.Context, p *Place) (string, error) {
			files, err := extensionFiles(p)
			if err != nil {
				return "", err
			}
			for name, want := range files {
				name = filepath.Join(p.ExtensionDir(), filepath.FromSlash(name))
				got, err := os.ReadFile(name)
				if errors.Is(err, os.ErrNotExist) {
					return "", fmt.Errorf("%s does not exist", name)
				}
				if err != nil {
					return "", err
				}
				if !bytes.Equal(got, want) {
					return "", fmt.Errorf("%s is of another installation", name)
				}
			}
			return p.ExtensionDir(), nil
		},
		Apply: func(ctx context.Context, p *Place, note func(string)) error {
			files, err := extensionFiles(p)
			if err != nil {
				return err
			}
			sweep(p.ExtensionDir())
			sweep(filepath.Join(p.ExtensionDir(), "static"))
			names := slices.Sorted(maps.Keys(files))
			slices.Reverse(names) // static/… first; package.json, by which JupyterLab finds the rest, after it
			for _, name := range names {
				if err := writeFile(filepath.Join(p.ExtensionDir(), filepath.FromSlash(name)), files[name], 0o644); err != nil {
					return err
				}
			}
			return nil
		},
		Mend: "Run go run ./install again; if Jupyter's folder cannot be written to, set JUPYTER_DATA_DIR to one that can.",
	}
}

// provenance is an install.json, in which an extension says where it comes from.
type provenance struct {
	PackageManager        string `json:"packageManager"`
	PackageName           string `json:"packageName"`
	UninstallInstructions string `json:"uninstallInstructions"`
	Home                  string `json:"zoetropeHome"` // the data folder of the installation that it is of
}

const provenanceName = "install.json"

func extensionFiles(p *Place) (map[string][]byte, error) {
	data, err := json.MarshalIndent(provenance{
		PackageManager:        "go",
		PackageName:           Module,
		UninstallInstructions: "Run go run ./install uninstall in a clone of " + Module + ".",
		Home:                  p.Home,
	}, "", "  ")
	if err != nil {
		return nil, err
	}
	files := labextension.Files()
	files[provenanceName] = append(data, '\n')
	return files, nil
}

func (p *Place) ownsExtension() (bool, error) {
	data, err := os.ReadFile(filepath.Join(p.ExtensionDir(), provenanceName))
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	var from provenance
	if err := json.Unmarshal(data, &from); err != nil {
		return false, nil // not as we write it
	}
	return from.Home == p.Home, nil
}
