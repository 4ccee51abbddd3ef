package steps

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
)

// JupyterLab 4.6 asks for this Python.
const pythonMajor, pythonMinor = 3, 10

const pythonCure = "Install Python 3.10 or later (Debian and Ubuntu: apt-get install python3 python3-venv)."

// cleanPython keeps variables that point Python at other packages away from
// the Python environment. pip's own configuration stays the user's.
var cleanPython = []string{"PYTHONHOME=", "PYTHONPATH=", "PIP_USER=0", "PIP_TARGET=", "PIP_PREFIX="}

func pythonCommand() Step {
	return Step{
		Name: "Python 3",
		Check: func(ctx context.Context, p *Place) (string, error) {
			_, v, err := findPython(ctx)
			return v, err
		},
		Mend: pythonCure,
	}
}

// findPython returns the first Python on PATH that will do, and its version.
func findPython(ctx context.Context) (path, version string, err error) {
	err = errors.New("there is no python3 on PATH")
	for _, name := range []string{"python3", "python"} {
		found, e := exec.LookPath(name)
		if e != nil {
			continue
		}
		v, e := tryPython(ctx, found)
		if e == nil {
			return found, v, nil
		}
		if path == "" { // what is wrong with the first is what counts
			path, err = found, e
		}
	}
	return "", "", err
}

// Debian ships Python without ensurepip, and without it venv makes an
// environment that has no pip.
const probePython = `import sys
print("%d.%d.%d" % sys.version_info[:3])
try:
    import venv, ensurepip
    print("ok")
except ImportError as e:
    print(e.name)
`

func tryPython(ctx context.Context, python string) (version string, err error) {
	out, err := run(ctx, command{env: cleanPython, args: []string{python, "-c", probePython}})
	if err != nil {
		return "", fmt.Errorf("%s does not run: %w", python, err)
	}
	f := strings.Fields(out)
	if len(f) != 2 {
		return "", fmt.Errorf("%s does not look like Python: it answered %q", python, out)
	}
	if !recentPython(f[0]) {
		return "", fmt.Errorf("%s is Python %s, and %d.%d or later is needed", python, f[0], pythonMajor, pythonMinor)
	}
	if f[1] != "ok" {
		return "", &curable{
			fmt.Errorf("%s (%s) has no module %s, which makes Python environments", python, f[0], f[1]),
			"Install Python's venv module (Debian and Ubuntu: apt-get install python3-venv).",
		}
	}
	return f[0], nil
}

func recentPython(version string) bool {
	f := strings.Split(version, ".")
	if len(f) < 2 {
		return false
	}
	major, e1 := strconv.Atoi(f[0])
	minor, e2 := strconv.Atoi(f[1])
	return e1 == nil && e2 == nil && (major > pythonMajor || major == pythonMajor && minor >= pythonMinor)
}
