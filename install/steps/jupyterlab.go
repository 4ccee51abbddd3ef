package steps

import (
	"context"
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

//go:embed requirements.txt
var pythonPackages []byte

// jupyterLab is the row for the Python environment. An environment cannot be
// moved, so one that is not complete is removed and made anew in its place.
func jupyterLab() Step {
	return Step{
		Name:  "JupyterLab",
		Needs: []string{"Python 3"},
		Check: func(ctx context.Context, p *Place) (string, error) {
			if _, err := os.Stat(p.Venv()); errors.Is(err, os.ErrNotExist) {
				return "", errors.New("is not installed")
			}
			s, err := p.readStamp("venv")
			if err != nil {
				return "", errors.New("the Python environment is not complete")
			}
			if s.Key != venvKey(p) {
				return "", errors.New("the Python environment is of another version")
			}
			if err := recorded(p); err != nil {
				return "", err
			}
			v, err := labVersion(ctx, p)
			return "JupyterLab " + v, err
		},
		Apply: func(ctx context.Context, p *Place, note func(string)) error {
			python, _, err := findPython(ctx)
			if err != nil {
				return err
			}
			if err := os.RemoveAll(p.stampFile("venv")); err != nil {
				return err
			}
			if err := os.RemoveAll(p.Venv()); err != nil {
				return err
			}
			note("making a Python environment")
			if _, err := run(ctx, command{env: cleanPython, args: []string{python, "-m", "venv", p.Venv()}}); err != nil {
				return err
			}
			list := filepath.Join(p.Venv(), "zoetrope-requirements.txt")
			if err := writeFile(list, pythonPackages, 0o644); err != nil {
				return err
			}
			pip := command{
				env:  append([]string{"PIP_CACHE_DIR=" + filepath.Join(p.cache(), "pip"), "PYTHONUNBUFFERED=1"}, cleanPython...),
				note: pipNews(note),
				args: []string{p.Python(), "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "-r", list},
			}
			if _, err := run(ctx, pip); err != nil {
				return err
			}
			// What an interrupted download would have saved time with.
			if err := os.RemoveAll(filepath.Join(p.cache(), "pip")); err != nil {
				return err
			}
			return p.writeStamp("venv", stamp{Key: venvKey(p)})
		},
		Mend: "Run go run ./install again; it makes the Python environment anew.",
	}
}

func venvKey(p *Place) string { return hashOf(p.Venv(), string(pythonPackages)) }

// labVersion asks the environment's Python, so that one whose system Python has
// gone or has become another is found out.
func labVersion(ctx context.Context, p *Place) (string, error) {
	out, err := run(ctx, command{env: cleanPython, args: []string{p.Python(), "-c",
		"import importlib.metadata as m, zmq, tornado; print(m.version('jupyterlab'))"}})
	if err != nil {
		return "", fmt.Errorf("the Python environment does not run: %w", err)
	}
	return strings.TrimSpace(out), nil
}

// recorded checks that every file that pip has installed is still there in its
// size. Files that Python itself makes (__pycache__) have none recorded.
func recorded(p *Place) error {
	lists, err := filepath.Glob(filepath.Join(p.Venv(), "lib", "python*", "site-packages", "*.dist-info", "RECORD"))
	if err != nil || len(lists) == 0 {
		return errors.New("the Python environment has no packages")
	}
	for _, list := range lists {
		f, err := os.Open(list)
		if err != nil {
			return err
		}
		err = recordedIn(f, filepath.Dir(filepath.Dir(list)))
		f.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// recordedIn reads a list of "path,hash,size" lines, paths relative to root.
func recordedIn(list io.Reader, root string) error {
	r := csv.NewReader(list)
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	for {
		f, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the Python environment's list of files is damaged: %w", err)
		}
		if len(f) < 3 || f[2] == "" {
			continue
		}
		size, err := strconv.ParseInt(f[2], 10, 64)
		if err != nil {
			return fmt.Errorf("the Python environment's list of files is damaged: %w", err)
		}
		name := f[0]
		if !filepath.IsAbs(name) {
			name = filepath.Join(root, filepath.FromSlash(name))
		}
		if info, err := os.Stat(name); err != nil || info.Size() != size {
			return fmt.Errorf("the Python environment is broken: %s is not as it was installed", name)
		}
	}
}

// pipNews shortens what pip says as it goes.
func pipNews(note func(string)) func(string) {
	return func(line string) {
		f := strings.Fields(line)
		switch {
		case len(f) > 1 && (f[0] == "Collecting" || f[0] == "Downloading"):
			note(strings.ToLower(f[0]) + " " + filepath.Base(f[1]))
		case strings.HasPrefix(line, "Installing collected packages"):
			note("installing packages")
		}
	}
}
