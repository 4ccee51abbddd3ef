package kernel

import (
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// DataDir is the user's folder for Jupyter's data files: $JUPYTER_DATA_DIR, or
// the platform's place for them.
func DataDir() string {
	if dir := os.Getenv("JUPYTER_DATA_DIR"); dir != "" {
		return dir
	}
	home := home()
	switch runtime.GOOS {
	case "darwin":
		return filepath.Join(home, "Library", "Jupyter")
	case "windows":
		if dir := os.Getenv("APPDATA"); dir != "" {
			return filepath.Join(dir, "jupyter")
		}
		if dir := os.Getenv("JUPYTER_CONFIG_DIR"); dir != "" {
			return filepath.Join(dir, "data")
		}
		return filepath.Join(home, ".jupyter", "data")
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "jupyter")
	}
	return filepath.Join(home, ".local", "share", "jupyter")
}

// SearchPath lists the folders that Jupyter searches for data files, the most
// important first: $JUPYTER_PATH, the user's, that of the Python environment
// and the system's. The Python environment is the one whose python3 (or
// python) comes first on PATH, which is where the command jupyter is also
// taken from. The user's come behind an environment's that is not the
// system's, or as $JUPYTER_PREFER_ENV_PATH says. JUPYTER_PLATFORM_DIRS is not
// supported.
func SearchPath() []string {
	var paths []string
	add := func(dirs ...string) {
		for _, dir := range dirs {
			if dir != "" && !slices.Contains(paths, dir) {
				paths = append(paths, dir)
			}
		}
	}
	if list := os.Getenv("JUPYTER_PATH"); list != "" {
		for _, dir := range filepath.SplitList(list) {
			add(strings.TrimRight(dir, string(os.PathSeparator)))
		}
	}
	prefix, venv := pythonPrefix()
	user := []string{DataDir()}
	if !venv { // an environment has no user site
		user = append(user, filepath.Join(userBase(), "share", "jupyter"))
	}
	system := []string{"/usr/local/share/jupyter", "/usr/share/jupyter"}
	if runtime.GOOS == "windows" {
		system = nil
		if dir := os.Getenv("PROGRAMDATA"); dir != "" && truth("JUPYTER_USE_PROGRAMDATA") {
			system = []string{filepath.Join(dir, "jupyter")}
		}
	}
	var env []string
	if prefix != "" {
		env = []string{filepath.Join(prefix, "share", "jupyter")}
	}
	if slices.Contains(system, filepath.Join(prefix, "share", "jupyter")) {
		env = nil
	}
	if prefersEnvironment(prefix, venv) {
		add(env...)
		add(user...)
	} else {
		add(user...)
		add(env...)
	}
	add(system...)
	return paths
}

// pythonPrefix is what Python calls sys.prefix, and whether it is a virtual
// environment; "" if there is no Python.
func pythonPrefix() (prefix string, venv bool) {
	for _, name := range []string{"python3", "python"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		dir := filepath.Dir(path)
		if base := strings.ToLower(filepath.Base(dir)); base == "bin" || base == "scripts" {
			dir = filepath.Dir(dir)
		}
		if _, err := os.Stat(filepath.Join(dir, "pyvenv.cfg")); err == nil {
			return dir, true
		}
		// Outside an environment, the prefix is where the program really is.
		if real, err := filepath.EvalSymlinks(path); err == nil && filepath.Base(filepath.Dir(real)) == "bin" {
			dir = filepath.Dir(filepath.Dir(real))
		}
		return dir, false
	}
	return "", false
}

func prefersEnvironment(prefix string, venv bool) bool {
	if _, ok := os.LookupEnv("JUPYTER_PREFER_ENV_PATH"); ok {
		return truth("JUPYTER_PREFER_ENV_PATH")
	}
	if prefix == "" || !isOurs(prefix) {
		return false
	}
	conda := os.Getenv("CONDA_PREFIX")
	name := os.Getenv("CONDA_DEFAULT_ENV")
	return venv || conda != "" && strings.HasPrefix(prefix, conda) && name != "" && name != "base"
}

// truth reads a switch of the environment as Jupyter does.
func truth(name string) bool {
	switch strings.ToLower(os.Getenv(name)) {
	case "", "no", "n", "false", "off", "0", "0.0":
		return false
	}
	return true
}

// userBase is what Python calls site.USER_BASE.
func userBase() string {
	if dir := os.Getenv("PYTHONUSERBASE"); dir != "" {
		return dir
	}
	if runtime.GOOS == "windows" {
		if dir := os.Getenv("APPDATA"); dir != "" {
			return filepath.Join(dir, "Python")
		}
	}
	return filepath.Join(home(), ".local")
}

func home() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		if u, err := user.Current(); err == nil {
			return u.HomeDir
		}
	}
	return dir
}
