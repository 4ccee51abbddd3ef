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

// A filmCell is a cell whose outputs hold films.
type filmCell struct {
	cell  int // its index
	films int // how many films it shows
}

func filmCells(nb *nbformat.Notebook) []filmCell {
	var cells []filmCell
	for i, c := range nb.Cells {
		films := 0
		for _, o := range c.Outputs {
			html, _ := o.Data["text/html"].(string)
			films += len(poster.FindAllString(html, -1))
		}
		if films > 0 {
			cells = append(cells, filmCell{i, films})
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
			if t.Run("when run", func(t *testing.T) { running(t, j, name) }) {
				t.Run("when trusted", func(t *testing.T) { untrusted(t, j, name) })
			}
		})
	}
}

// running runs all cells, saves, and runs those with films once more.
func running(t *testing.T, j *jupyter, name string) {
	t.Helper()
	p := j.open(t, name)
	p.runAll()
	p.save()
	cells := filmCells(j.saved(t, name))
	for _, c := range cells {
		for k := range c.films {
			p.plays(c.cell, k)
		}
		p.keep("light")
		took := p.shiftEnter(c.cell)
		for try := 1; try < 3 && took > quick; try++ {
			took = min(took, p.shiftEnter(c.cell))
		}
		t.Logf("cell %d: a player moves %d ms after Shift-Enter (promised: %v)", c.cell+1, took.Milliseconds(), quick)
		if took > patient {
			t.Errorf("cell %d: a player moves only %v after Shift-Enter, want %v", c.cell+1, took, quick)
		}
	}
	if len(cells) > 0 {
		secondTab(t, j, p, name, cells[0].cell)
	}
}

// secondTab opens the notebook that a first tab has open, and runs a cell.
func secondTab(t *testing.T, j *jupyter, first *page, name string, cell int) {
	t.Helper()
	second := j.open(t, name)
	second.plays(cell, 0)
	second.shiftEnter(cell)
	second.plays(cell, 0)
	first.plays(cell, 0)
}

// untrusted opens a copy of a notebook that JupyterLab has not made itself: the
// films' posters are there, and nothing runs. Trusted and loaded again it
// plays, and no kernel is needed for it.
func untrusted(t *testing.T, j *jupyter, original string) {
	t.Helper()
	saved, name := j.saved(t, original), "copy of "+original
	saved.Metadata["title"] = name // the signature, which says whom to trust, is that of the contents
	j.put(t, name, saved)

	p := j.tab(t)
	p.openIdle(j, name)
	cells := filmCells(saved)
	if browsertest.Eval[bool](p.Tab, "zt.cells().some((c) => c.model.type == 'code' && c.model.trusted)") {
		t.Fatal("JupyterLab trusts a notebook that it has never seen")
	}
	for _, c := range cells {
		cell, n := c.cell, c.films
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
	p.openIdle(j, name)
	p.Exec("await zt.run('apputils:change-theme', {theme: 'JupyterLab Dark'})")
	for _, c := range cells {
		for k := range c.films {
			p.plays(c.cell, k)
		}
	}
	p.keep("dark")
	if after := j.ask(t, "GET", "/api/sessions"); strings.Contains(after, name) {
		t.Errorf("a kernel was started for it: %s", after)
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
	p := j.open(t, name)
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
