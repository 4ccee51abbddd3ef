// Package jupytertest gives tests a JupyterLab in a real browser: it opens
// notebooks there, runs cells, and tries players and controls as people do.
package jupytertest

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/install/installtest"
	"github.com/zoetrope-go/zoetrope/install/lab"
	"github.com/zoetrope-go/zoetrope/install/steps"
	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// Main runs the tests of a package and then ends what they share: one JupyterLab
// and one browser, and what the package adds to them.
func Main(m *testing.M, more ...func()) {
	code := browsertest.Main(m)
	if shared.stop != nil {
		shared.stop()
	}
	for _, stop := range more {
		stop()
	}
	os.Exit(code)
}

// A Jupyter is a running JupyterLab and the folder that it shows.
type Jupyter struct {
	*lab.Server
	Root  string
	Home  string // its data folder
	Known string // begins an error that its pages log in any case; "" is none
}

var shared struct {
	once   sync.Once
	server *Jupyter
	err    error
	stop   func()
}

// Lab returns the JupyterLab of this test binary: the one that go run
// ./install opens, from the tests' installation, but with no settings, trust or
// notebooks of anybody's, and under a base URL as behind a JupyterHub.
func Lab(t *testing.T) *Jupyter {
	t.Helper()
	place := Installed(t)
	shared.once.Do(func() { shared.server, shared.stop, shared.err = StartLab(place, "/hub/user/x") })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

// Installed is the tests' installation. It skips the test where there is no
// Python, or fails it where the environment says CI=true.
func Installed(t *testing.T) *steps.Place {
	t.Helper()
	_, err := exec.LookPath("python3")
	if err != nil {
		_, err = exec.LookPath("python")
	}
	if err != nil && os.Getenv("CI") != "true" {
		t.Skip("this test needs Python 3.10 or later, and there is none on PATH; install the packages python3 and python3-venv")
	}
	return installtest.Place(t)
}

// labConfig lets tests call JupyterLab's own commands.
const labConfig = `{"LabApp": {"expose_app_in_browser": true}}`

// StartLab starts a JupyterLab that is served under a path, "" for none.
func StartLab(place *steps.Place, path string) (*Jupyter, func(), error) {
	dir, err := os.MkdirTemp("", "zoetrope-lab-")
	if err != nil {
		return nil, nil, err
	}
	remove := func() { os.RemoveAll(dir) }
	fail := func(err error) (*Jupyter, func(), error) {
		remove()
		return nil, nil, err
	}
	// A data folder that has nothing but the Python environment.
	p := &steps.Place{Home: filepath.Join(dir, "home"), Jupyter: place.Jupyter, Source: place.Source}
	root, config := filepath.Join(dir, "notebooks"), filepath.Join(p.Home, "jupyter", "config")
	for _, d := range []string{root, config} {
		if err := os.MkdirAll(d, 0o755); err != nil {
			return fail(err)
		}
	}
	if err := os.Symlink(place.Venv(), p.Venv()); err != nil {
		return fail(err)
	}
	if err := os.WriteFile(filepath.Join(config, "jupyter_lab_config.json"), []byte(labConfig), 0o644); err != nil {
		return fail(err)
	}
	port, err := FreePort()
	if err != nil {
		return fail(err)
	}
	s, err := lab.Start(context.Background(), p, lab.Options{Root: root, Port: port, Path: path})
	if err != nil {
		return fail(err)
	}
	// ipywidgets' manager says so of a notebook that is open without a kernel.
	const known = "Uncaught (in promise) TypeError: Cannot read properties of null (reading 'kernel')"
	return &Jupyter{Server: s, Root: root, Home: p.Home, Known: known}, func() { s.Stop(); remove() }, nil
}

// FreePort returns a port that tests of other packages, which count from the
// default port on, are not about to take.
func FreePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// LastWords is the end of the server's log.
func (j *Jupyter) LastWords() string {
	data, err := os.ReadFile(filepath.Join(j.Home, "jupyter", fmt.Sprintf("lab-%d.log", j.Port)))
	if err != nil {
		return err.Error()
	}
	return string(data[max(0, len(data)-4000):])
}

// Put writes a notebook into the folder that JupyterLab shows.
func (j *Jupyter) Put(t *testing.T, name string, nb *nbformat.Notebook) {
	t.Helper()
	if err := nb.WriteFile(filepath.Join(j.Root, name)); err != nil {
		t.Fatal(err)
	}
}

// Saved reads a notebook as JupyterLab has left it.
func (j *Jupyter) Saved(t *testing.T, name string) *nbformat.Notebook {
	t.Helper()
	nb, err := nbformat.ReadFile(filepath.Join(j.Root, name))
	if err != nil {
		t.Fatal(err)
	}
	return nb
}

// Ask is a request to the server's own interface.
func (j *Jupyter) Ask(t *testing.T, method, path string) string {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), method, j.Base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Authorization", "token "+j.Token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode >= 300 {
		err = fmt.Errorf("%s: %s", resp.Status, data)
	}
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	return strings.TrimSpace(string(data))
}

// Spec is the kernelspec of the tests' installation.
func Spec(t *testing.T) *kernel.Spec {
	t.Helper()
	s, err := kernel.ReadSpec(Installed(t).KernelDir())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Tutorial is the notebook that people see first, and whose films are tried most
// thoroughly; of the others one of each kind is.
const Tutorial = "01_animation_and_dynamics.ipynb"

// Files are the paths of the notebooks of a folder.
func Files(t *testing.T, folder string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.ipynb"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Fatalf("there are no notebooks in the folder %s", folder)
	}
	return paths
}
