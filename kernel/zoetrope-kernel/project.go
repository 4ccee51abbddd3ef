package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// modulePath is the module whose packages the cells import.
const modulePath = "github.com/zoetrope-go/zoetrope"

// findProject returns the folder of the module that cells are built with: the
// one that the working folder (the notebook's) lies in, if it is Zoetrope or
// requires it; otherwise the installed copy.
//
// A workspace counts by its modules: the one of them that the notebook lies in
// or, failing that, any that is Zoetrope or requires it.
func findProject(ctx context.Context, home string) (string, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return "", errors.New("there is no \"go\" program on PATH: install Go from https://go.dev/dl and start Jupyter again")
	}
	for _, dir := range candidates(ctx) {
		if serves(ctx, dir) {
			return dir, nil
		}
	}
	copied := filepath.Join(home, "module")
	if _, err := os.Stat(filepath.Join(copied, "go.mod")); err != nil {
		wd, _ := os.Getwd()
		return "", fmt.Errorf("neither is the notebook's folder %s part of a Go module that requires %s, nor is there an installed copy in %s: run \"go run ./install\" in Zoetrope's folder", wd, modulePath, copied)
	}
	return copied, nil
}

// candidates are the module folders around the working folder, best first.
func candidates(ctx context.Context) []string {
	var dirs []string
	out, err := goCommand(ctx, ".", "env", "GOMOD", "GOWORK")
	if err != nil {
		return nil
	}
	lines := strings.Split(string(out), "\n")
	mod, work := strings.TrimSpace(lines[0]), ""
	if len(lines) > 1 {
		work = strings.TrimSpace(lines[1])
	}
	if mod != "" && mod != os.DevNull {
		dirs = append(dirs, filepath.Dir(mod))
	}
	if work == "" || work == "off" {
		return dirs
	}
	var w struct{ Use []struct{ DiskPath string } }
	out, err = goCommand(ctx, ".", "work", "edit", "-json", work)
	if err != nil || json.Unmarshal(out, &w) != nil {
		return dirs
	}
	for _, u := range w.Use {
		dir := filepath.FromSlash(u.DiskPath)
		if !filepath.IsAbs(dir) {
			dir = filepath.Join(filepath.Dir(work), dir)
		}
		dirs = append(dirs, dir)
	}
	return dirs
}

// serves reports whether the module in dir is Zoetrope or requires it.
func serves(ctx context.Context, dir string) bool {
	var m struct {
		Module  struct{ Path string }
		Require []struct{ Path string }
	}
	out, err := goCommand(ctx, dir, "mod", "edit", "-json")
	if err != nil || json.Unmarshal(out, &m) != nil {
		return false
	}
	if m.Module.Path == modulePath {
		return true
	}
	for _, r := range m.Require {
		if r.Path == modulePath {
			return true
		}
	}
	return false
}

func goCommand(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	out, err := cmd.Output()
	return bytes.TrimRight(out, "\n"), err
}
