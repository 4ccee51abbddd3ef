// Package otherside has what comparisons with Python systems share: their
// environments, and the memory and time of processes.
package otherside

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

// unfit is what had better not be in the name of a folder.
var unfit = regexp.MustCompile("[^A-Za-z0-9.]+|git.https.*/")

// Python is the interpreter of an environment with what pip installs by the
// requirements. The environment is made once, in the user's cache folder.
func Python(ctx context.Context, requirements string) (python string, err error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "zoetrope", "bench-"+unfit.ReplaceAllString(requirements, "-"))
	python = filepath.Join(dir, "bin", "python")
	if runtime.GOOS == "windows" {
		python = filepath.Join(dir, "Scripts", "python.exe")
	}
	ready := filepath.Join(dir, "ready")
	if _, err := os.Stat(ready); err == nil {
		return python, nil
	}
	fmt.Fprintln(os.Stderr, "making a Python environment with", requirements)
	if err := os.RemoveAll(dir); err != nil {
		return "", err
	}
	steps := [][]string{
		{"python3", "-m", "venv", dir},
		append([]string{python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"}, strings.Fields(requirements)...),
	}
	if strings.Contains(requirements, "matplotlib") { // its first import builds its list of fonts
		steps = append(steps, []string{python, "-c", "import matplotlib.pyplot"})
	}
	for _, s := range steps {
		if text, err := exec.CommandContext(ctx, s[0], s[1:]...).CombinedOutput(); err != nil {
			return "", fmt.Errorf("%s: %w\n%s\nIt needs Python 3 with venv, git, and a network the first time", strings.Join(s, " "), err, text)
		}
	}
	return python, os.WriteFile(ready, nil, 0o644)
}
