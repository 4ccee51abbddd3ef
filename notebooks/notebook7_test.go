package notebooks_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/install/lab"
	"github.com/zoetrope-go/zoetrope/install/steps"
)

// notebookVersion is the Notebook 7 that goes with the set-up's JupyterLab.
const notebookVersion = "7.6.5"

// notebookPackage returns a folder with Notebook 7, which only tests need, for
// PYTHONPATH. It is fetched once and kept beside the tests' installation, whose
// environment has all else that it is made of.
func notebookPackage(t *testing.T, place *steps.Place) string {
	t.Helper()
	dir := place.Home + "-notebook-" + notebookVersion
	if _, err := os.Stat(dir); err == nil {
		return dir
	}
	made, err := os.MkdirTemp(filepath.Dir(dir), "unfinished-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(made) // its name is gone once it is renamed
	cmd := exec.CommandContext(t.Context(), place.Python(), "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check",
		"--no-deps", "--target", made, "notebook=="+notebookVersion)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("pip: %v\n%s", err, out)
	}
	// Notebook takes descriptions of settings and themes from one folder, its own
	// and JupyterLab's.
	for _, name := range []string{"schemas/@jupyterlab", "themes"} {
		name = filepath.Join("share", "jupyter", "lab", filepath.FromSlash(name))
		if err := os.Symlink(filepath.Join(place.Venv(), name), filepath.Join(made, name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Rename(made, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// notebook7 runs Notebook 7 until the test ends.
func notebook7(t *testing.T) *jupyter {
	t.Helper()
	place := installed(t)
	pkg := notebookPackage(t, place)
	dir := t.TempDir()
	j := &jupyter{
		Server: &lab.Server{Token: rand.Text()},
		root:   filepath.Join(dir, "notebooks"),
		home:   dir,
		known:  "Uncaught (in promise) TypeError: Cannot read properties of undefined (reading 'schema')", // of its own start, also without the extension
	}
	own := filepath.Join(dir, "jupyter")
	for _, d := range []string{j.root, own} {
		if err := os.Mkdir(d, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	var err error
	if j.Port, err = freePort(); err != nil {
		t.Fatal(err)
	}
	j.Base = "http://127.0.0.1:" + strconv.Itoa(j.Port)
	log, err := os.Create(filepath.Join(own, fmt.Sprintf("lab-%d.log", j.Port)))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()

	ctx, stop := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, place.Python(), "-m", "notebook",
		"--ServerApp.ip=127.0.0.1", "--ServerApp.port="+strconv.Itoa(j.Port), "--ServerApp.port_retries=0",
		"--ServerApp.root_dir="+j.root, "--ServerApp.open_browser=False", "--allow-root",
		"--JupyterNotebookApp.expose_app_in_browser=True", "--LanguageServerManager.autodetect=False")
	cmd.Env = append(place.Environ(), "JUPYTER_TOKEN="+j.Token, "PYTHONHOME=", "PYTHONPATH="+pkg,
		"JUPYTERLAB_DIR="+filepath.Join(pkg, "share", "jupyter", "lab"),
		"JUPYTER_PATH="+place.Jupyter+string(os.PathListSeparator)+filepath.Join(pkg, "share", "jupyter"),
		"JUPYTER_DATA_DIR="+filepath.Join(own, "data"), "JUPYTER_CONFIG_DIR="+filepath.Join(own, "config"), "JUPYTER_RUNTIME_DIR="+filepath.Join(own, "run"),
		"JUPYTERLAB_SETTINGS_DIR="+filepath.Join(own, "settings"), "JUPYTERLAB_WORKSPACES_DIR="+filepath.Join(own, "workspaces"), "IPYTHONDIR="+filepath.Join(own, "ipython"))
	cmd.Stdout, cmd.Stderr = log, log
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) } // it ends its kernels then
	cmd.WaitDelay = 20 * time.Second
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		cmd.Wait() // what it says is in its log
		close(ended)
	}()
	t.Cleanup(func() {
		stop()
		<-ended
	})
	for {
		resp, err := http.Get(j.Base + "/api")
		if err == nil {
			resp.Body.Close()
			return j
		}
		select {
		case <-ended:
			t.Fatalf("Notebook 7 does not start: %s", j.lastWords())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// In Notebook 7 the extension is the same.
func TestExtensionInNotebook7(t *testing.T) {
	browsertest.New(t, nil)
	j := notebook7(t)
	const name = "stranger.ipynb"
	nb, film := stranger(t)
	j.put(t, name, nb)
	p := j.tab(t)
	p.Open(j.Base + "/notebooks/" + name + "?token=" + url.QueryEscape(j.Token))
	p.Wait("window.jupyterapp")
	p.Exec("await jupyterapp.restored;" + moreHandles)
	p.ready(name)
	if browsertest.Eval[bool](p.Tab, "zt.cells().some((c) => c.model.trusted)") {
		t.Fatal("Notebook 7 trusts a notebook that it has never seen")
	}
	p.show(0)
	p.does("zt.films(0)[0]", shownFilm{0, 0, film})
	p.keep("notebook7")
	p.refuses(nb)
	p.menu(film)
}
