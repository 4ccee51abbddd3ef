// Package playing_test runs the notebooks in JupyterLab, as their readers do, and
// tries the films.
package playing_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// quick is the time from Shift-Enter to a moving player that users are
// promised, on a machine of two cores; patient is what fails the test, because
// the machine may be doing other things too.
const (
	quick   = 2 * time.Second
	patient = 6 * time.Second
)

// A notebook is opened, run and saved. The tutorial is then opened again in a
// second tab, as a stranger's notebook, and after it has been trusted.
func TestNotebooksPlay(t *testing.T) {
	for _, path := range jupytertest.Files(t, "..") {
		name := filepath.Base(path)
		t.Run(strings.TrimSuffix(name, ".ipynb"), func(t *testing.T) {
			browsertest.New(t, nil) // skips where there is none, before anything is set up
			j := jupytertest.Lab(t)
			nb, err := nbformat.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			j.Put(t, name, nb)
			if t.Run("when run", func(t *testing.T) { running(t, j, name) }) && name == jupytertest.Tutorial {
				t.Run("when trusted", func(t *testing.T) { untrusted(t, j, name) })
			}
		})
	}
}

// running runs all cells, saves, and runs the first one with a film that moves
// once more. Of a notebook that is not the tutorial a film of each kind is tried.
func running(t *testing.T, j *jupytertest.Jupyter, name string) {
	t.Helper()
	p := j.Open(t, name)
	p.RunAll()
	p.Save()
	saved := j.Saved(t, name)
	for i, cell := range jupytertest.Interactions(saved) {
		p.Passed(cell)
		if i == 0 {
			p.Operate(cell, slices.IndexFunc(saved.Cells, (*nbformat.Cell).IsCode))
		}
	}
	list := jupytertest.Films(t, saved)
	tried := list
	if name != jupytertest.Tutorial {
		tried = jupytertest.Sample(list)
	}
	for _, f := range tried {
		p.Works(f)
		p.Keep("light")
	}
	for _, f := range jupytertest.Sample(list) {
		if f.Kind() != jupytertest.Moving {
			continue
		}
		took := p.ShiftEnter(f.Cell)
		for try := 1; try < 3 && took > quick; try++ {
			took = min(took, p.ShiftEnter(f.Cell))
		}
		t.Logf("%v: a player moves %d ms after Shift-Enter (promised: %v)", f, took.Milliseconds(), quick)
		if took > patient {
			t.Errorf("%v: a player moves only %v after Shift-Enter, want %v", f, took, patient)
		}
	}
	if name == jupytertest.Tutorial {
		secondTab(t, j, p, name, list[0])
	}
}

// secondTab opens the notebook that a first tab has open, and runs a cell.
func secondTab(t *testing.T, j *jupytertest.Jupyter, first *jupytertest.Page, name string, f jupytertest.ShownFilm) {
	t.Helper()
	second := j.Open(t, name)
	second.Works(f)
	second.ShiftEnter(f.Cell)
	second.Works(f)
	first.Works(f)
}

// untrusted opens a copy of a notebook that JupyterLab has not made itself: the
// films' posters are there, and nothing runs, because the extension, which would
// play them, is off. Trusted and loaded again it plays, and no kernel is needed
// for it.
func untrusted(t *testing.T, j *jupytertest.Jupyter, original string) {
	t.Helper()
	saved, name := j.Saved(t, original), "copy of "+original
	saved.Metadata["title"] = name // the signature, which says whom to trust, is that of the contents
	j.Put(t, name, saved)
	j.Extension(t, false)

	p := j.Tab(t)
	p.OpenIdle(j, name)
	list := jupytertest.Films(t, saved)
	if browsertest.Eval[bool](p.Tab, "zt.cells().some((c) => c.model.type == 'code' && c.model.trusted)") {
		t.Fatal("JupyterLab trusts a notebook that it has never seen")
	}
	for _, f := range list {
		p.Show(f.Cell)
		p.Wait(fmt.Sprintf("zt.pictures(%d)[%d]?.complete", f.Cell, f.K))
		if got := browsertest.Eval[int](p.Tab, fmt.Sprintf("zt.hosts(%d).length + zt.cells()[%[1]d].node.querySelectorAll('.jp-OutputArea script').length", f.Cell)); got != 0 {
			t.Errorf("%v: there are %d players and scripts in an untrusted notebook", f, got)
		}
		img := fmt.Sprintf("zt.pictures(%d)[%d]", f.Cell, f.K)
		size := browsertest.Eval[[4]float64](p.Tab, fmt.Sprintf("((i) => [i.naturalWidth, i.naturalHeight, i.clientWidth, i.clientHeight])(%s)", img))
		if w, h := size[2], size[3]; size[0] < 100 || w < 100 || w/h < size[0]/size[1]*0.98 || w/h > size[0]/size[1]*1.02 {
			t.Errorf("%v: its poster has %v × %v pixels and is shown with %v × %v", f, size[0], size[1], w, h)
		}
		p.Shows("the poster "+img, p.Picture(img))
	}
	p.Keep("untrusted")

	p.Exec("window.trusting = zt.run('notebook:trust')")
	p.Wait("document.querySelector('.jp-Dialog .jp-mod-accept')")
	p.Exec("document.querySelector('.jp-Dialog .jp-mod-accept').click(); await window.trusting")
	p.Save()
	p.OpenIdle(j, name)
	p.Exec("await zt.run('apputils:change-theme', {theme: 'JupyterLab Dark'})")
	for _, f := range jupytertest.Sample(list) {
		p.Works(f)
	}
	p.Keep("dark")
	if after := j.Ask(t, "GET", "/api/sessions"); strings.Contains(after, name) {
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
	j := jupytertest.Lab(t)
	const name = "endless.ipynb"
	j.Put(t, name, &nbformat.Notebook{
		Metadata: nbformat.Object{"kernelspec": map[string]any{"name": "zoetrope", "display_name": "Go (Zoetrope)", "language": "go"}},
		Cells:    []*nbformat.Cell{{ID: "endless", Source: endless}},
	})
	p := j.Open(t, name)
	p.Idle()
	p.Exec("window.running = zt.run('notebook:run-all-cells')")
	p.Wait("zt.cells()[0].outputArea?.node.textContent.includes('ten frames')")
	p.Exec("await zt.run('notebook:interrupt-kernel'); await window.running")
	p.Save()
	list := jupytertest.Films(t, j.Saved(t, name))
	if len(list) != 1 {
		t.Fatalf("the saved cell has %d films", len(list))
	}
	if n := list[0].Frames; n <= 10 || n >= 72_000 {
		t.Errorf("the film has %d frames, want those until the interrupt", n)
	}
	p.Works(list[0])
}
