package notebooks_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// quick is the time from Shift-Enter to a moving player that users are
// promised, on a machine of two cores; patient is what fails the test, because
// the machine may be doing other things too.
const (
	quick   = 2 * time.Second
	patient = 6 * time.Second
)

// filmCells are the cells whose outputs hold films, and how many.
func filmCells(nb *nbformat.Notebook) map[int]int {
	cells := map[int]int{}
	for i, c := range nb.Cells {
		for _, o := range c.Outputs {
			html, _ := o.Data["text/html"].(string)
			if n := len(poster.FindAllString(html, -1)); n > 0 {
				cells[i] += n
			}
		}
	}
	return cells
}

// A notebook is opened, run and saved; then it is opened again in a second tab,
// as a stranger's notebook, and after it has been trusted.
func TestNotebooksPlay(t *testing.T) {
	for _, name := range files(t) {
		t.Run(strings.TrimSuffix(name, ".ipynb"), func(t *testing.T) {
			browsertest.New(t, nil) // skips where there is none, before anything is set up
			j := jupyterLab(t)
			nb, err := nbformat.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			j.put(t, name, nb)
			p := j.open(t, name, nil)
			p.runAll()
			p.save()
			saved := j.saved(t, name)
			cells := filmCells(saved)
			if len(cells) == 0 {
				t.Skip("no cell of this notebook shows a film")
			}
			for cell, n := range cells {
				for k := range n {
					p.plays(cell, k)
				}
			}
			p.keep("light")
			for cell := range cells {
				took := p.shiftEnter(cell)
				for try := 1; try < 3 && took > quick; try++ {
					took = min(took, p.shiftEnter(cell))
				}
				t.Logf("cell %d: a player moves %d ms after Shift-Enter (promised: %v)", cell+1, took.Milliseconds(), quick)
				if took > patient {
					t.Errorf("cell %d: a player moves only %v after Shift-Enter, want %v", cell+1, took, quick)
				}
			}
			secondTab(t, j, p, name, cells)
			untrusted(t, j, saved, cells)
		})
	}
}

// secondTab opens the notebook that a first tab has open, and runs a cell.
func secondTab(t *testing.T, j *jupyter, first *page, name string, cells map[int]int) {
	second := j.open(t, name, nil)
	for cell := range cells {
		second.plays(cell, 0)
		second.shiftEnter(cell)
		second.plays(cell, 0)
		first.plays(cell, 0)
	}
}

// untrusted opens a copy of a notebook that JupyterLab has not made itself: the
// films' posters are there, and nothing runs. Trusted and loaded again it
// plays, and no kernel is needed for it.
func untrusted(t *testing.T, j *jupyter, saved *nbformat.Notebook, cells map[int]int) {
	const name = "from a stranger.ipynb"
	saved.Metadata["title"] = "from a stranger" // the signature is that of the contents
	j.put(t, name, saved)
	before := j.ask(t, "GET", "/api/kernels")

	p := j.openIdle(t, name, nil)
	if browsertest.Eval[bool](p.Tab, "zt.cells().some((c) => c.model.type == 'code' && c.model.trusted)") {
		t.Fatal("JupyterLab trusts a notebook that it has never seen")
	}
	for cell, n := range cells {
		p.show(cell)
		p.Wait(fmt.Sprintf("zt.pictures(%d).length == %d && zt.pictures(%[1]d).every((i) => i.complete)", cell, n))
		if got := browsertest.Eval[int](p.Tab, fmt.Sprintf("zt.hosts(%d).length + zt.cells()[%[1]d].node.querySelectorAll('.jp-OutputArea script').length", cell)); got != 0 {
			t.Errorf("cell %d has %d players and scripts in an untrusted notebook", cell+1, got)
		}
		for k := range n {
			img := fmt.Sprintf("zt.pictures(%d)[%d]", cell, k)
			size := browsertest.Eval[[4]float64](p.Tab, fmt.Sprintf("((i) => [i.naturalWidth, i.naturalHeight, i.clientWidth, i.clientHeight])(%s)", img))
			if w, h := size[2], size[3]; size[0] < 100 || w < 100 || w/h < size[0]/size[1]*0.98 || w/h > size[0]/size[1]*1.02 {
				t.Errorf("poster %d of cell %d has %v × %v pixels and is shown with %v × %v", k+1, cell+1, size[0], size[1], w, h)
			}
			p.shows("the poster "+img, p.picture(img))
		}
	}
	p.keep("untrusted")

	p.Exec("window.trusting = zt.run('notebook:trust')")
	p.Wait("document.querySelector('.jp-Dialog .jp-mod-accept')")
	p.Exec("document.querySelector('.jp-Dialog .jp-mod-accept').click(); await window.trusting")
	p.save()
	again := j.openIdle(t, name, &browsertest.Options{Dark: true})
	again.Exec("await zt.run('apputils:change-theme', {theme: 'JupyterLab Dark'})")
	for cell, n := range cells {
		for k := range n {
			again.plays(cell, k)
		}
	}
	again.keep("dark")
	if after := j.ask(t, "GET", "/api/sessions"); strings.Contains(after, name) {
		t.Errorf("a kernel was started for it: %s, before: %s", after, before)
	}
}

// endless is a cell whose film would take an hour to make.
const endless = `import (
	"time"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/display"
)

%%
line := &anim.Line{X: []float64{0, 1}, Y: []float64{0, 0}}
fig := anim.New(&anim.Axes{Y: anim.Axis{Min: 0, Max: 1}, Artists: []anim.Artist{line}})
for k := range fig.Steps(72_000) {
	line.Y[1] = float64(k%20) / 20
	if k == 10 {
		println("ten frames")
	}
	time.Sleep(50 * time.Millisecond)
}
display.Show(fig)`

// The stop button in the middle of a loop leaves the film so far.
func TestInterruptedLoopPlays(t *testing.T) {
	browsertest.New(t, nil)
	j := jupyterLab(t)
	const name = "endless.ipynb"
	j.put(t, name, &nbformat.Notebook{
		Metadata: nbformat.Object{"kernelspec": map[string]any{"name": "zoetrope", "display_name": "Go (Zoetrope)", "language": "go"}},
		Cells:    []*nbformat.Cell{{ID: "endless", Source: endless}},
	})
	p := j.open(t, name, nil)
	p.idle()
	p.Exec("window.running = zt.run('notebook:run-all-cells')")
	p.Wait("zt.cells()[0].outputArea?.node.textContent.includes('ten frames')")
	p.Exec("await zt.run('notebook:interrupt-kernel'); await window.running")
	p.plays(0, 0)
	p.save()
	for _, o := range j.saved(t, name).Cells[0].Outputs {
		html, _ := o.Data["text/html"].(string)
		pictures, _, err := posters(html)
		if err != nil || len(pictures) != 1 {
			continue
		}
		film, err := filmIn(pictures[0])
		if err != nil {
			t.Fatal(err)
		}
		if film.Frames <= 10 || film.Frames >= 72_000 {
			t.Errorf("the film has %d frames, want those until the interrupt", film.Frames)
		}
		return
	}
	t.Error("the saved cell has no film")
}
