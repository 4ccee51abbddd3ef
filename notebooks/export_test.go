package notebooks_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// A notebook that Jupyter has made a web page of works from a file: it has all its
// films, and one of each kind is tried.
func TestExportedNotebooksPlay(t *testing.T) {
	t.Parallel() // it needs no JupyterLab
	for _, name := range jupytertest.Files(t, ".") {
		t.Run(strings.TrimSuffix(name, ".ipynb"), func(t *testing.T) {
			p := jupytertest.NewPage(t)
			nb, err := nbformat.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			list := jupytertest.Films(t, nb)
			if len(list) == 0 {
				t.Fatal("no cell of this notebook shows a film")
			}
			p.Open("file://" + export(t, name))
			p.Exec(jupytertest.Handles)
			if n := browsertest.Eval[int](p.Tab, "zt.posters().length"); n != len(list) {
				t.Fatalf("the page has %d films, and the notebook %d", n, len(list))
			}
			tried := jupytertest.Sample(list)
			for i, f := range list {
				if !slices.Contains(tried, f) {
					continue
				}
				host := fmt.Sprintf("zt.posters()[%d].parentNode", i)
				p.Exec("zt.box(" + host + ")")
				p.Does(host, f)
				if f.FilmFrames() > 1 {
					p.Pauses(host, f)
				}
			}
			p.Keep("exported")
			for _, u := range p.Requests() {
				t.Errorf("the page asked for %s", u)
			}
			for _, e := range p.Errors() {
				t.Errorf("the page logged the error %s", e)
			}
		})
	}
}

// export makes a web page of a notebook, and returns its path. The scripts for
// formulas and widgets that nbconvert loads from the network by default are left
// out: in the place of the latter is a comment.
func export(t *testing.T, name string) string {
	t.Helper()
	place, dir := jupytertest.Installed(t), t.TempDir()
	cmd := exec.CommandContext(t.Context(), place.Python(), "-m", "nbconvert", "--to", "html",
		"--HTMLExporter.mathjax_url=", "--HTMLExporter.require_js_url=", "--HTMLExporter.jupyter_widgets_base_url=data:text/javascript,//",
		"--output-dir", dir, "--output", "page", name)
	cmd.Env = append(os.Environ(), "PYTHONHOME=", "PYTHONPATH=",
		"JUPYTER_CONFIG_DIR="+dir, "JUPYTER_DATA_DIR="+dir, "JUPYTER_PATH=", "IPYTHONDIR="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("nbconvert: %v\n%s", err, out)
	}
	return filepath.Join(dir, "page.html")
}
