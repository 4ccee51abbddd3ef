package steps

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"

	"github.com/zoetrope-go/zoetrope/anim/player/labextension"
	"github.com/zoetrope-go/zoetrope/kernel"
)

// Module is the path of this module.
const Module = "github.com/zoetrope-go/zoetrope"

// A Place says where things are and go on this machine.
type Place struct {
	Home    string // the data folder
	Jupyter string // the user's Jupyter data folder; only zoetrope under its kernels and labextensions is ours
	Source  string // the root of this module's source

	goOnce sync.Once
	goVars goVariables
	goErr  error
}

type goVariables struct {
	GOVERSION, GOROOT, GOCACHE, GOMODCACHE string
}

// Locate returns the place that the environment asks for.
//
// The data folder is ZOETROPE_HOME, by default zoetrope under XDG_DATA_HOME or
// ~/.local/share. Jupyter's is JUPYTER_DATA_DIR, by default what Jupyter itself
// uses on this system. The source is the module that the present folder lies
// in, or else the copy in the data folder.
func Locate() (*Place, error) {
	home, err := homeFolder()
	if err != nil {
		return nil, err
	}
	jupyter, err := filepath.Abs(kernel.DataDir())
	if err != nil {
		return nil, err
	}
	p := &Place{Home: home, Jupyter: jupyter}
	if p.Source, err = findSource(p.ModuleDir()); err != nil {
		return nil, err
	}
	return p, nil
}

// Bin is the folder of the programs.
func (p *Place) Bin() string { return filepath.Join(p.Home, "bin") }

// Venv is the Python environment.
func (p *Place) Venv() string { return filepath.Join(p.Home, "venv") }

// Python is the interpreter of the Python environment.
func (p *Place) Python() string { return filepath.Join(p.Venv(), "bin", "python") }

// ModuleDir is the installed copy of this module's source.
func (p *Place) ModuleDir() string { return filepath.Join(p.Home, "module") }

// KernelDir is the folder of the kernelspec.
func (p *Place) KernelDir() string { return filepath.Join(p.Jupyter, "kernels", KernelName) }

// ExtensionDir is the folder of the notebook extension.
func (p *Place) ExtensionDir() string {
	return filepath.Join(p.Jupyter, "labextensions", labextension.Name)
}

func (p *Place) cache() string { return filepath.Join(p.Home, "cache") }

// Environ is the process's environment for this place's programs: it names the
// place, so that what they start finds it again.
func (p *Place) Environ() []string {
	return append(os.Environ(), "ZOETROPE_HOME="+p.Home, "JUPYTER_DATA_DIR="+p.Jupyter)
}

func homeFolder() (string, error) {
	if dir := os.Getenv("ZOETROPE_HOME"); dir != "" {
		if !filepath.IsAbs(dir) {
			return "", fmt.Errorf("ZOETROPE_HOME is %q: give it an absolute path", dir)
		}
		return filepath.Clean(dir), nil
	}
	data, err := userData()
	return filepath.Join(data, "zoetrope"), err
}

// userData is the XDG base directory for data. As its specification says, a
// relative path in the variable counts as unset.
func userData() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", fmt.Errorf("there is no home folder to install under (%w): set ZOETROPE_HOME and JUPYTER_DATA_DIR", err)
	}
	return filepath.Join(home, ".local", "share"), nil
}

// findSource looks for this module's go.mod upwards from the present folder.
func findSource(installed string) (string, error) {
	dir, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for {
		if isSource(dir) {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			break
		}
		dir = up
	}
	if isSource(installed) {
		return installed, nil
	}
	return "", errors.New("this module's source is not here: run the command in a clone of the project")
}

func isSource(dir string) bool {
	data, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		return false
	}
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) == 2 && f[0] == "module" {
			return f[1] == Module
		}
	}
	return false
}

// goEnv asks the go command for its variables, once.
func (p *Place) goEnv(ctx context.Context) (goVariables, error) {
	p.goOnce.Do(func() {
		if _, err := exec.LookPath("go"); err != nil {
			p.goErr = errors.New("there is no go command on PATH")
			return
		}
		out, err := run(ctx, command{dir: p.Source, args: []string{"go", "env", "-json", "GOVERSION", "GOROOT", "GOCACHE", "GOMODCACHE"}})
		if err == nil {
			err = json.Unmarshal([]byte(out), &p.goVars)
		}
		p.goErr = err
	})
	return p.goVars, p.goErr
}
