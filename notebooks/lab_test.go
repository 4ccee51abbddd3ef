package notebooks_test

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
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// TestMain ends what the tests share: one JupyterLab, one Notebook 7 and one
// browser.
func TestMain(m *testing.M) {
	code := browsertest.Main(m)
	if shared.stop != nil {
		shared.stop()
	}
	if sharedNotebook.stop != nil {
		sharedNotebook.stop()
	}
	os.Exit(code)
}

// A jupyter is a running JupyterLab and the folder that it shows.
type jupyter struct {
	*lab.Server
	root  string
	home  string // its data folder
	known string // begins an error that its pages log in any case; "" is none
}

var shared struct {
	once   sync.Once
	server *jupyter
	err    error
	stop   func()
}

// jupyterLab returns the JupyterLab of this test binary: the one that go run
// ./install opens, from the tests' installation, but with no settings, trust or
// notebooks of anybody's, and under a base URL as behind a JupyterHub.
func jupyterLab(t *testing.T) *jupyter {
	t.Helper()
	place := installed(t)
	shared.once.Do(func() { shared.server, shared.stop, shared.err = startLab(place, "/hub/user/x") })
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

// installed is the tests' installation. It skips the test where there is no
// Python, or fails it where the environment says CI=true.
func installed(t *testing.T) *steps.Place {
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

// startLab starts a JupyterLab that is served under a path, "" for none.
func startLab(place *steps.Place, path string) (*jupyter, func(), error) {
	dir, err := os.MkdirTemp("", "zoetrope-lab-")
	if err != nil {
		return nil, nil, err
	}
	remove := func() { os.RemoveAll(dir) }
	fail := func(err error) (*jupyter, func(), error) {
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
	port, err := freePort()
	if err != nil {
		return fail(err)
	}
	s, err := lab.Start(context.Background(), p, lab.Options{Root: root, Port: port, Path: path})
	if err != nil {
		return fail(err)
	}
	// ipywidgets' manager says so of a notebook that is open without a kernel.
	const known = "Uncaught (in promise) TypeError: Cannot read properties of null (reading 'kernel')"
	return &jupyter{Server: s, root: root, home: p.Home, known: known}, func() { s.Stop(); remove() }, nil
}

// freePort returns a port that tests of other packages, which count from the
// default port on, are not about to take.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// lastWords is the end of the server's log.
func (j *jupyter) lastWords() string {
	data, err := os.ReadFile(filepath.Join(j.home, "jupyter", fmt.Sprintf("lab-%d.log", j.Port)))
	if err != nil {
		return err.Error()
	}
	return string(data[max(0, len(data)-4000):])
}

// put writes a notebook into the folder that JupyterLab shows.
func (j *jupyter) put(t *testing.T, name string, nb *nbformat.Notebook) {
	t.Helper()
	if err := nb.WriteFile(filepath.Join(j.root, name)); err != nil {
		t.Fatal(err)
	}
}

// saved reads a notebook as JupyterLab has left it.
func (j *jupyter) saved(t *testing.T, name string) *nbformat.Notebook {
	t.Helper()
	nb, err := nbformat.ReadFile(filepath.Join(j.root, name))
	if err != nil {
		t.Fatal(err)
	}
	return nb
}

// ask is a request to the server's own interface.
func (j *jupyter) ask(t *testing.T, method, path string) string {
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
