package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// dataFolder returns where Zoetrope is installed: ZOETROPE_HOME, else the folder
// above this program's bin, else the user's data folder.
func dataFolder() string {
	if home := os.Getenv("ZOETROPE_HOME"); home != "" {
		return home
	}
	if self, err := os.Executable(); err == nil {
		if self, err = filepath.EvalSymlinks(self); err == nil && filepath.Base(filepath.Dir(self)) == "bin" {
			home := filepath.Dir(filepath.Dir(self))
			if _, err := os.Stat(filepath.Join(home, "module")); err == nil {
				return home
			}
		}
	}
	if data := os.Getenv("XDG_DATA_HOME"); data != "" {
		return filepath.Join(data, "zoetrope")
	}
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	return filepath.Join(home, ".local", "share", "zoetrope")
}

// findGoNB looks for GoNB's program in the data folder, beside this program and
// on PATH.
func findGoNB(home string) (string, error) {
	name := "gonb"
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	places := []string{filepath.Join(home, "bin", name)}
	if self, err := os.Executable(); err == nil {
		places = append(places, filepath.Join(filepath.Dir(self), name))
	}
	for _, p := range places {
		if path, err := exec.LookPath(p); err == nil {
			return path, nil
		}
	}
	if path, err := exec.LookPath(name); err == nil {
		return filepath.Abs(path)
	}
	return "", fmt.Errorf("GoNB, the program that runs the cells, is neither in %s nor on PATH: run \"go run ./install\" in Zoetrope's folder, then restart the kernel", filepath.Join(home, "bin"))
}

// environment returns env as GoNB and the cells get it: the data folder's
// programs (gopls, goimports) come first on PATH, ZOETROPE_HOME is set, and
// gopls keeps its cache in the data folder.
func environment(env []string, home string) []string {
	get := func(name string) (value string) {
		for _, e := range env {
			if v, ok := strings.CutPrefix(e, name+"="); ok {
				value = v
			}
		}
		return value
	}
	env = append(env[:len(env):len(env)],
		"PATH="+filepath.Join(home, "bin")+string(os.PathListSeparator)+get("PATH"),
		"ZOETROPE_HOME="+home)
	if get("GOPLSCACHE") == "" {
		env = append(env, "GOPLSCACHE="+filepath.Join(home, "cache", "gopls"))
	}
	// GoNB's own module file cannot be another's, and "go build" of a cell must
	// neither rewrite module files nor look for a vendor folder.
	var flags []string
	for _, f := range strings.Fields(get("GOFLAGS")) {
		name, _, _ := strings.Cut(strings.TrimLeft(f, "-"), "=")
		if name != "mod" && name != "modfile" {
			flags = append(flags, f)
		}
	}
	return append(env, "GOFLAGS="+strings.Join(flags, " "))
}
