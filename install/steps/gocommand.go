package steps

import (
	"context"
	"fmt"
	"go/version"
	"os"
	"path/filepath"
	"strings"
)

// goCommand is the row for Go itself. Cells are compiled with the go command
// that is on PATH.
func goCommand() Step {
	return Step{
		Name: "Go",
		Check: func(ctx context.Context, p *Place) (string, error) {
			want, err := goDirective(filepath.Join(p.Source, "go.mod"))
			if err != nil {
				return "", err
			}
			vars, err := p.goEnv(ctx)
			if err != nil {
				return "", err
			}
			return vars.GOVERSION, recentGo(vars.GOVERSION, want)
		},
		Mend: "Install a recent Go from https://go.dev/dl and put its bin folder on PATH.",
	}
}

// recentGo says whether the release got, such as "go1.26.1", satisfies want.
// Development builds ("devel ...") have no order and are taken at their word.
func recentGo(got, want string) error {
	name, _, _ := strings.Cut(got, " ")
	name, _, _ = strings.Cut(name, "-")
	if version.IsValid(name) && version.Compare(name, want) < 0 {
		return fmt.Errorf("%s is too old, this module needs %s or later", got, want)
	}
	return nil
}

// goDirective reads the Go version that a go.mod asks for, as in "go1.26.0".
func goDirective(gomod string) (string, error) {
	data, err := os.ReadFile(gomod)
	if err != nil {
		return "", err
	}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) >= 2 && f[0] == "go" {
			return "go" + f[1], nil
		}
	}
	return "", fmt.Errorf("%s has no go line", gomod)
}
