package steps

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// KernelName is the name by which notebooks ask for the kernel, DisplayName
// what people see.
const (
	KernelName  = "zoetrope"
	DisplayName = "Go (Zoetrope)"
)

//go:embed logo-svg.svg
var logo []byte

// kernelSpec is the row for what tells every JupyterLab of the user about the
// kernel.
func kernelSpec() Step {
	return Step{
		Name:  "Jupyter kernel",
		Needs: []string{"Go", "zoetrope-kernel"},
		Check: func(ctx context.Context, p *Place) (string, error) {
			files, err := kernelFiles(ctx, p)
			if err != nil {
				return "", err
			}
			for name, want := range files {
				got, err := os.ReadFile(filepath.Join(p.KernelDir(), name))
				if errors.Is(err, os.ErrNotExist) {
					return "", fmt.Errorf("%s does not exist", filepath.Join(p.KernelDir(), name))
				}
				if err != nil {
					return "", err
				}
				if !bytes.Equal(got, want) {
					return "", fmt.Errorf("%s is of another installation", filepath.Join(p.KernelDir(), name))
				}
			}
			return p.KernelDir(), nil
		},
		Apply: func(ctx context.Context, p *Place, note func(string)) error {
			files, err := kernelFiles(ctx, p)
			if err != nil {
				return err
			}
			sweep(p.KernelDir())
			for _, name := range []string{"logo-svg.svg", "kernel.json"} { // the one that counts comes last
				if err := writeFile(filepath.Join(p.KernelDir(), name), files[name], 0o644); err != nil {
					return err
				}
			}
			return nil
		},
		Mend: "Run go run ./install again; if Jupyter's folder cannot be written to, set JUPYTER_DATA_DIR to one that can.",
	}
}

// spec is a kernel.json.
type spec struct {
	Argv          []string          `json:"argv"`
	DisplayName   string            `json:"display_name"`
	Language      string            `json:"language"`
	InterruptMode string            `json:"interrupt_mode"`
	Env           map[string]string `json:"env"`
}

func kernelFiles(ctx context.Context, p *Place) (map[string][]byte, error) {
	vars, err := p.goEnv(ctx)
	if err != nil {
		return nil, err
	}
	data, err := json.MarshalIndent(spec{
		Argv:          []string{filepath.Join(p.Bin(), "zoetrope-kernel"), "{connection_file}"},
		DisplayName:   DisplayName,
		Language:      "go",
		InterruptMode: "message",
		Env: map[string]string{
			"ZOETROPE_HOME": p.Home,
			// gopls and goimports keep their indexes in the user's cache
			// folder, which is to stay as it is. Go's build cache is there
			// too, and that one is to be shared with the user's own Go.
			"XDG_CACHE_HOME": p.cache(),
			"GOCACHE":        vars.GOCACHE,
		},
	}, "", "  ")
	if err != nil {
		return nil, err
	}
	return map[string][]byte{"kernel.json": append(data, '\n'), "logo-svg.svg": logo}, nil
}
