package kernel

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// A Spec is a kernelspec: how to start a kernel of one kind.
type Spec struct {
	// Name is the kernelspec's name in lower case, which notebooks ask for.
	Name string `json:"-"`
	// Dir is the folder that holds its kernel.json.
	Dir string `json:"-"`
	// Argv is the command, with {connection_file}, {resource_dir} and {prefix}
	// to be replaced.
	Argv []string `json:"argv"`
	// DisplayName is the name for people.
	DisplayName string `json:"display_name"`
	// Language is the language's name.
	Language string `json:"language"`
	// InterruptMode is "signal", which is the default, or "message".
	InterruptMode string `json:"interrupt_mode"`
	// Env is added to the environment; ${NAME} in a value is replaced.
	Env map[string]string `json:"env"`
	// Metadata is whatever else a kernelspec says.
	Metadata map[string]any `json:"metadata"`
}

// ReadSpec reads the kernelspec in the folder dir, whose name it gets.
func ReadSpec(dir string) (*Spec, error) {
	file := filepath.Join(dir, "kernel.json")
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("kernel: kernelspec: %w", err)
	}
	s := &Spec{Name: strings.ToLower(filepath.Base(dir)), Dir: dir}
	if err := json.Unmarshal(data, s); err != nil {
		return nil, fmt.Errorf("kernel: kernelspec %s: %w: install the kernel again", file, err)
	}
	s.InterruptMode = strings.ToLower(s.InterruptMode)
	switch {
	case len(s.Argv) == 0 || s.Argv[0] == "":
		return nil, fmt.Errorf("kernel: kernelspec %s: argv is empty: install the kernel again", file)
	case s.InterruptMode == "":
		s.InterruptMode = "signal"
	case s.InterruptMode != "signal" && s.InterruptMode != "message":
		return nil, fmt.Errorf("kernel: kernelspec %s: interrupt_mode is %q, want signal or message", file, s.InterruptMode)
	}
	return s, nil
}

// NotFoundError says that there is no kernelspec of a name.
type NotFoundError struct {
	Name   string
	Known  []string // the names there are
	Search []string // where they were looked for
}

func (e *NotFoundError) Error() string {
	known := "none is installed"
	if len(e.Known) > 0 {
		known = "there are " + strings.Join(e.Known, ", ")
	}
	return fmt.Sprintf("kernel: no kernelspec %q: %s (searched %s)", e.Name, known, strings.Join(e.Search, ", "))
}

// Find finds the kernelspec of the name, in any case, on Jupyter's search path.
func Find(name string) (*Spec, error) {
	dirs := specDirs()
	if dir, ok := dirs[strings.ToLower(name)]; ok {
		return ReadSpec(dir)
	}
	return nil, &NotFoundError{Name: name, Known: slices.Sorted(maps.Keys(dirs)), Search: kernelFolders()}
}

// List lists all kernelspecs on Jupyter's search path by name. The error holds
// what was wrong with those that could not be read.
func List() ([]*Spec, error) {
	var specs []*Spec
	var errs []error
	dirs := specDirs()
	for _, name := range slices.Sorted(maps.Keys(dirs)) {
		s, err := ReadSpec(dirs[name])
		if err != nil {
			errs = append(errs, err)
			continue
		}
		specs = append(specs, s)
	}
	return specs, errors.Join(errs...)
}

// specDirs finds the folder of each kernelspec; the first of a name counts.
func specDirs() map[string]string {
	dirs := map[string]string{}
	for _, folder := range kernelFolders() {
		entries, err := os.ReadDir(folder)
		if err != nil { // most of the search path is not there
			continue
		}
		for _, e := range entries {
			name, dir := strings.ToLower(e.Name()), filepath.Join(folder, e.Name())
			if _, found := dirs[name]; !found && isFile(filepath.Join(dir, "kernel.json")) {
				dirs[name] = dir
			}
		}
	}
	return dirs
}

func kernelFolders() []string {
	folders := SearchPath()
	for i, dir := range folders {
		folders[i] = filepath.Join(dir, "kernels")
	}
	ipython := os.Getenv("IPYTHONDIR")
	if ipython == "" {
		ipython = filepath.Join(home(), ".ipython")
	}
	return append(folders, filepath.Join(ipython, "kernels"))
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode()&fs.ModeType == 0
}

var (
	placeholder = regexp.MustCompile(`\{([A-Za-z0-9_]+)\}`)
	barePython  = regexp.MustCompile(`^python(3(\.\d+)?)?$`)
)

// Command is the command that starts the kernel with the connection file. A
// bare python is the one of the environment that the kernelspec is installed
// in, if it is in one.
func (s *Spec) Command(connectionFile string) ([]string, error) {
	real, err := filepath.EvalSymlinks(connectionFile)
	if err != nil {
		return nil, fmt.Errorf("kernel: start %s: %w", s.Name, err)
	}
	prefix := s.prefix()
	values := map[string]string{
		"connection_file": real,
		"resource_dir":    s.Dir,
		"prefix":          prefix,
	}
	argv := make([]string, len(s.Argv))
	for i, arg := range s.Argv {
		argv[i] = placeholder.ReplaceAllStringFunc(arg, func(name string) string {
			if value, ok := values[name[1:len(name)-1]]; ok {
				return value
			}
			return name
		})
	}
	if barePython.MatchString(argv[0]) {
		for _, python := range []string{
			filepath.Join(prefix, "bin", argv[0]),
			filepath.Join(prefix, "bin", "python3"),
			filepath.Join(prefix, "Scripts", "python.exe"),
			filepath.Join(prefix, "python.exe"),
		} {
			if prefix != "" && isFile(python) {
				argv[0] = python
				break
			}
		}
	}
	return argv, nil
}

// prefix is the Python environment the kernelspec is installed in
// (PREFIX/share/jupyter/kernels/NAME), or else the one on PATH.
func (s *Spec) prefix() string {
	folder := filepath.ToSlash(filepath.Dir(s.Dir))
	if dir, ok := strings.CutSuffix(folder, "/share/jupyter/kernels"); ok {
		for _, python := range []string{"bin/python3", "Scripts/python.exe", "python.exe"} {
			if isFile(filepath.Join(dir, python)) {
				return filepath.FromSlash(dir)
			}
		}
	}
	prefix, _ := pythonPrefix()
	return prefix
}

var variable = regexp.MustCompile(`\$(?:(\$)|([_A-Za-z][_A-Za-z0-9]*)|\{([_A-Za-z][_A-Za-z0-9]*)\})`)

// environ is the kernel's environment, given ours.
func (s *Spec) environ(ours []string) []string {
	get := map[string]string{}
	var env []string
	for _, entry := range ours {
		key, value, _ := strings.Cut(entry, "=")
		get[key] = value
		if key != "PYTHONEXECUTABLE" { // it would lead a Python kernel astray
			env = append(env, entry)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(s.Env)) {
		env = append(env, key+"="+variable.ReplaceAllStringFunc(s.Env[key], func(ref string) string {
			if ref == "$$" {
				return "$"
			}
			if value, ok := get[strings.Trim(ref, "${}")]; ok {
				return value
			}
			return ref
		}))
	}
	return env
}
