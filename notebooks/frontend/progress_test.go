package frontend_test

import (
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/kernel"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// slow is a cell that takes more than two seconds to record its film.
const slow = `import (
	"fmt"
	"time"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/display"
)

func record() *anim.Figure {
	line := &anim.Line{X: []float64{0, 1}, Y: []float64{0, 0}}
	fig := anim.New(&anim.Axes{Y: anim.Axis{Min: 0, Max: 1}, Artists: []anim.Artist{line}})
	for k := range fig.Steps(25) {
		line.Y[1] = float64(k) / 25
		time.Sleep(100 * time.Millisecond)
	}
	return fig
}

%%
record()`

// slower has another output before the film is recorded.
const slower = `%%
fmt.Println("before")
display.Show(record())`

// How far a film is can be read while it is recorded, and nothing of that is left
// in the notebook.
func TestProgressIsGone(t *testing.T) {
	left := func(t *testing.T, nb *nbformat.Notebook, empty int) {
		t.Helper()
		if n := len(nb.Cells[0].Outputs); n > 0 {
			t.Errorf("a cell without outputs has %d: %+v", n, nb.Cells[0].Outputs[0])
		}
		var kinds []string
		for _, o := range nb.Cells[1].Outputs {
			if o.Type == nbformat.DisplayData && len(o.Data) == 0 {
				empty--
				continue
			}
			kinds = append(kinds, string(o.Type)+" "+o.Name)
		}
		if got := strings.Join(kinds, ", "); got != "stream stdout, display_data " || empty < 0 {
			t.Errorf("a cell that prints and shows a film has %s", got)
		}
	}
	t.Run("run", func(t *testing.T) {
		nb := jupytertest.Notebook(slow, slower)
		if _, err := kernel.Run(t.Context(), nb, &kernel.RunOptions{Spec: jupytertest.Spec(t), Dir: t.TempDir()}); err != nil {
			t.Fatal(err)
		}
		left(t, nb, 0)
	})
	t.Run("JupyterLab", func(t *testing.T) {
		browsertest.New(t, nil)
		j := jupytertest.Lab(t)
		const name = "progress.ipynb"
		j.Put(t, name, jupytertest.Notebook(slow, slower))
		p := page{j.Open(t, name)}
		p.Idle()
		p.Exec("window.running = zt.run('notebook:run-all-cells')")
		for _, cell := range []string{"0", "1"} {
			p.Wait("zt.cells()[" + cell + "].outputArea?.node.textContent.includes('recording: frame')")
			p.Keep("progress-" + cell)
			p.Wait("!zt.cells()[" + cell + "].outputArea.node.textContent.includes('recording')")
		}
		p.Exec("await window.running")
		p.Wait("zt.hosts(1).length == 1")
		p.Keep("progress-gone")
		if n := browsertest.Eval[int](p.Tab, "zt.cells()[0].outputArea.node.clientHeight + zt.cells()[0].outputArea.node.querySelectorAll('.jp-OutputArea-child').length"); n > 0 {
			t.Errorf("an empty output has %d pixels", n)
		}
		p.Save()
		left(t, j.Saved(t, name), 1)
	})
}
