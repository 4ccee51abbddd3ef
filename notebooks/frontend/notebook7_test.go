package frontend_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/install/lab"
	"github.com/zoetrope-go/zoetrope/install/steps"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
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

var sharedNotebook struct {
	once   sync.Once
	server *jupytertest.Jupyter
	err    error
	stop   func()
}

// notebook7 returns the Notebook 7 of this test binary. It is behind https and
// under a base URL.
func notebook7(t *testing.T) *jupytertest.Jupyter {
	t.Helper()
	place := jupytertest.Installed(t)
	pkg := notebookPackage(t, place)
	sharedNotebook.once.Do(func() {
		sharedNotebook.server, sharedNotebook.stop, sharedNotebook.err = startNotebook7(place, pkg)
	})
	if sharedNotebook.err != nil {
		t.Fatal(sharedNotebook.err)
	}
	return sharedNotebook.server
}

func startNotebook7(place *steps.Place, pkg string) (_ *jupytertest.Jupyter, stop func(), err error) {
	dir, err := os.MkdirTemp("", "zoetrope-notebook-")
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(dir)
		}
	}()
	j := &jupytertest.Jupyter{
		Server: &lab.Server{Token: rand.Text()},
		Root:   filepath.Join(dir, "notebooks"),
		Home:   dir,
		Known:  "Uncaught (in promise) TypeError: Cannot read properties of undefined (reading 'schema')", // of its own start, also without the extension
	}
	own := filepath.Join(dir, "jupyter")
	for _, d := range []string{j.Root, own} {
		if err := os.Mkdir(d, 0o755); err != nil {
			return nil, nil, err
		}
	}
	certFile, keyFile := filepath.Join(dir, "certificate.pem"), filepath.Join(dir, "key.pem")
	client, err := certify(certFile, keyFile)
	if err != nil {
		return nil, nil, err
	}
	if j.Port, err = jupytertest.FreePort(); err != nil {
		return nil, nil, err
	}
	const path = "/hub/user/x"
	j.Base = "https://127.0.0.1:" + strconv.Itoa(j.Port) + path
	log, err := os.Create(filepath.Join(own, fmt.Sprintf("lab-%d.log", j.Port)))
	if err != nil {
		return nil, nil, err
	}
	defer log.Close()

	ctx, cancel := context.WithCancel(context.Background())
	cmd := exec.CommandContext(ctx, place.Python(), "-m", "notebook",
		"--ServerApp.ip=127.0.0.1", "--ServerApp.port="+strconv.Itoa(j.Port), "--ServerApp.port_retries=0",
		"--ServerApp.base_url="+path+"/", "--ServerApp.certfile="+certFile, "--ServerApp.keyfile="+keyFile,
		"--ServerApp.root_dir="+j.Root, "--ServerApp.open_browser=False", "--allow-root",
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
		cancel()
		return nil, nil, err
	}
	ended := make(chan struct{})
	go func() {
		cmd.Wait() // what it says is in its log
		close(ended)
	}()
	stop = func() {
		cancel()
		<-ended
		os.RemoveAll(dir)
	}
	for {
		resp, err := client.Get(j.Base + "/api")
		if err == nil {
			resp.Body.Close()
			return j, stop, nil
		}
		select {
		case <-ended:
			return nil, nil, fmt.Errorf("Notebook 7 does not start: %s", j.LastWords())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// certify writes a certificate that nobody has signed but its owner, this machine,
// and returns a client that trusts it.
func certify(certFile, keyFile string) (*http.Client, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	cert := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	if err := os.WriteFile(certFile, cert, 0o644); err != nil {
		return nil, err
	}
	if err := os.WriteFile(keyFile, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600); err != nil {
		return nil, err
	}
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(cert)
	return &http.Client{Transport: &http.Transport{TLSClientConfig: &tls.Config{RootCAs: pool}}}, nil
}

// open7 opens a notebook in Notebook 7.
func open7(t *testing.T, j *jupytertest.Jupyter, name string) page {
	t.Helper()
	p := page{j.Tab(t)}
	p.Open(j.Base + "/notebooks/" + url.PathEscape(name) + "?token=" + url.QueryEscape(j.Token))
	p.Wait("window.jupyterapp")
	p.Exec("await jupyterapp.restored;" + moreHandles + watching)
	p.Ready(name)
	return p
}

// In Notebook 7 the extension is the same.
func TestExtensionInNotebook7(t *testing.T) {
	browsertest.New(t, nil)
	j := notebook7(t)
	const name = "stranger.ipynb"
	nb, film := stranger(t)
	j.Put(t, name, nb)
	p := open7(t, j, name)
	if browsertest.Eval[bool](p.Tab, "zt.cells().some((c) => c.model.trusted)") {
		t.Fatal("Notebook 7 trusts a notebook that it has never seen")
	}
	p.Show(0)
	p.Does("zt.films(0)[0]", inCell(0, film))
	p.Keep("notebook7")
	p.refuses(nb)
	p.menu(film)
}

// In Notebook 7, behind https, a real slider drives a real cell, and so it does in
// each of the notebooks here that have live controls.
func TestControlsInNotebook7(t *testing.T) {
	browsertest.New(t, nil)
	j := notebook7(t)
	const name = "controls.ipynb"
	j.Put(t, name, jupytertest.Notebook(interactive, "%%\nfmt.Println(\"the end\")"))
	p := open7(t, j, name)
	p.Idle()
	if address := browsertest.Eval[string](p.Tab, "zt.panel().sessionContext.session.kernel.serverSettings.wsUrl"); !strings.HasPrefix(address, "wss://") {
		t.Errorf("the kernel is reached at %s, want wss", address)
	}
	p.RunAll()
	p.Passed(0)
	p.Operate(0, 1)

	for _, path := range jupytertest.Files(t, "..") {
		name := filepath.Base(path)
		nb, err := nbformat.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cells := jupytertest.Interactions(nb)
		if len(cells) == 0 {
			continue
		}
		t.Run(strings.TrimSuffix(name, ".ipynb"), func(t *testing.T) {
			j.Put(t, name, nb)
			p := open7(t, j, name)
			p.Idle()
			p.Exec(fmt.Sprintf("zt.panel().content.activeCellIndex = %d; await zt.run('notebook:run-all-above')", cells[0]))
			p.Operate(cells[0], slices.IndexFunc(nb.Cells, (*nbformat.Cell).IsCode))
		})
	}
}
