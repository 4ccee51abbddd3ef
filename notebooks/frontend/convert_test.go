package frontend_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// What pages made by nbconvert load from the network to show widgets.
const (
	widgetsPackage = "@jupyter-widgets/html-manager@1.0.14"
	requirePackage = "requirejs@2.3.7"
)

// npm returns a folder with an npm package's files. It is fetched once and kept
// beside the tests' installation.
func npm(t *testing.T, name string) string {
	t.Helper()
	place := jupytertest.Installed(t)
	if _, err := exec.LookPath("npm"); err != nil && os.Getenv("CI") != "true" {
		t.Skip("this test needs npm, and there is none on PATH; install the package npm")
	}
	dir := place.Home + "-npm-" + filepath.Base(name)
	if _, err := os.Stat(dir); err == nil {
		return filepath.Join(dir, "package")
	}
	made, err := os.MkdirTemp(filepath.Dir(dir), "unfinished-")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(made) // its name is gone once it is renamed
	out, err := exec.CommandContext(t.Context(), "npm", "pack", "--silent", "--pack-destination", made, name).CombinedOutput()
	if err != nil {
		t.Fatalf("npm pack %s: %v\n%s", name, err, out)
	}
	archives, err := filepath.Glob(filepath.Join(made, "*.tgz"))
	if err != nil || len(archives) != 1 {
		t.Fatalf("npm pack %s makes %q, %v", name, archives, err)
	}
	if out, err := exec.CommandContext(t.Context(), "tar", "-xzf", archives[0], "-C", made).CombinedOutput(); err != nil {
		t.Fatalf("tar: %v\n%s", err, out)
	}
	if err := os.Rename(made, dir); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "package")
}

// convert makes a page of a notebook by nbconvert and opens it. What such pages
// load from the network comes from this machine.
func convert(t *testing.T, notebook string) page {
	t.Helper()
	widgets, require := npm(t, widgetsPackage), npm(t, requirePackage)
	dir := t.TempDir()
	mux := http.NewServeMux()
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	mux.Handle("/", http.FileServer(http.Dir(dir)))
	mux.Handle("/require/", http.StripPrefix("/require/", http.FileServer(http.Dir(require))))
	// The version is one that nbconvert chooses.
	mux.HandleFunc("/@jupyter-widgets/{version}/dist/{file}", func(w http.ResponseWriter, r *http.Request) {
		file := r.PathValue("file")
		if filepath.Ext(file) == "" {
			file += ".js"
		}
		http.ServeFile(w, r, filepath.Join(widgets, "dist", file))
	})
	place := jupytertest.Installed(t)
	cmd := exec.CommandContext(t.Context(), place.Python(), "-m", "nbconvert", "--to", "html", "--output-dir", dir, "--output", "page",
		"--HTMLExporter.jupyter_widgets_base_url="+server.URL+"/", "--HTMLExporter.require_js_url="+server.URL+"/require/require.js",
		"--HTMLExporter.mathjax_url="+server.URL+"/none.js", notebook)
	cmd.Env = append(place.Environ(), "IPYTHONDIR="+dir, "JUPYTER_DATA_DIR="+dir, "JUPYTER_CONFIG_DIR="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("nbconvert: %v\n%s", err, out)
	}
	p := page{jupytertest.NewPage(t)}
	p.Open(server.URL + "/page.html")
	return p
}
