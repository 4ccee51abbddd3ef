package notebooks_test

import (
	"fmt"
	"slices"
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

// tutorial is the notebook that people see first, and whose films are tried most
// thoroughly; of the others one of each kind is.
const tutorial = "01_animation_and_dynamics.ipynb"

// A notebook is opened, run and saved. The tutorial is then opened again in a
// second tab, as a stranger's notebook, and after it has been trusted.
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
			if t.Run("when run", func(t *testing.T) { running(t, j, name) }) && name == tutorial {
				t.Run("when trusted", func(t *testing.T) { untrusted(t, j, name) })
			}
		})
	}
}

// running runs all cells, saves, and runs the first one with a film that moves
// once more. Of a notebook that is not the tutorial a film of each kind is tried.
func running(t *testing.T, j *jupyter, name string) {
	t.Helper()
	p := j.open(t, name)
	p.runAll()
	p.save()
	saved := j.saved(t, name)
	for i, cell := range interactions(saved) {
		p.passed(cell)
		if i == 0 {
			p.operate(cell, slices.IndexFunc(saved.Cells, (*nbformat.Cell).IsCode))
		}
	}
	list := films(t, saved)
	tried := list
	if name != tutorial {
		tried = sample(list)
	}
	for _, f := range tried {
		p.works(f)
		p.keep("light")
	}
	for _, f := range sample(list) {
		if f.kind() != moving {
			continue
		}
		took := p.shiftEnter(f.cell)
		for try := 1; try < 3 && took > quick; try++ {
			took = min(took, p.shiftEnter(f.cell))
		}
		t.Logf("%v: a player moves %d ms after Shift-Enter (promised: %v)", f, took.Milliseconds(), quick)
		if took > patient {
			t.Errorf("%v: a player moves only %v after Shift-Enter, want %v", f, took, patient)
		}
	}
	if name == tutorial {
		secondTab(t, j, p, name, list[0])
	}
}

// secondTab opens the notebook that a first tab has open, and runs a cell.
func secondTab(t *testing.T, j *jupyter, first *page, name string, f shownFilm) {
	t.Helper()
	second := j.open(t, name)
	second.works(f)
	second.shiftEnter(f.cell)
	second.works(f)
	first.works(f)
}

// untrusted opens a copy of a notebook that JupyterLab has not made itself: the
// films' posters are there, and nothing runs, because the extension, which would
// play them, is off. Trusted and loaded again it plays, and no kernel is needed
// for it.
func untrusted(t *testing.T, j *jupyter, original string) {
	t.Helper()
	saved, name := j.saved(t, original), "copy of "+original
	saved.Metadata["title"] = name // the signature, which says whom to trust, is that of the contents
	j.put(t, name, saved)
	j.extension(t, false)

	p := j.tab(t)
	p.openIdle(j, name)
	list := films(t, saved)
	if browsertest.Eval[bool](p.Tab, "zt.cells().some((c) => c.model.type == 'code' && c.model.trusted)") {
		t.Fatal("JupyterLab trusts a notebook that it has never seen")
	}
	for _, f := range list {
		p.show(f.cell)
		p.Wait(fmt.Sprintf("zt.pictures(%d)[%d]?.complete", f.cell, f.k))
		if got := browsertest.Eval[int](p.Tab, fmt.Sprintf("zt.hosts(%d).length + zt.cells()[%[1]d].node.querySelectorAll('.jp-OutputArea script').length", f.cell)); got != 0 {
			t.Errorf("%v: there are %d players and scripts in an untrusted notebook", f, got)
		}
		img := fmt.Sprintf("zt.pictures(%d)[%d]", f.cell, f.k)
		size := browsertest.Eval[[4]float64](p.Tab, fmt.Sprintf("((i) => [i.naturalWidth, i.naturalHeight, i.clientWidth, i.clientHeight])(%s)", img))
		if w, h := size[2], size[3]; size[0] < 100 || w < 100 || w/h < size[0]/size[1]*0.98 || w/h > size[0]/size[1]*1.02 {
			t.Errorf("%v: its poster has %v × %v pixels and is shown with %v × %v", f, size[0], size[1], w, h)
		}
		p.shows("the poster "+img, p.picture(img))
	}
	p.keep("untrusted")

	p.Exec("window.trusting = zt.run('notebook:trust')")
	p.Wait("document.querySelector('.jp-Dialog .jp-mod-accept')")
	p.Exec("document.querySelector('.jp-Dialog .jp-mod-accept').click(); await window.trusting")
	p.save()
	p.openIdle(j, name)
	p.Exec("await zt.run('apputils:change-theme', {theme: 'JupyterLab Dark'})")
	for _, f := range sample(list) {
		p.works(f)
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
	p.save()
	list := films(t, j.saved(t, name))
	if len(list) != 1 {
		t.Fatalf("the saved cell has %d films", len(list))
	}
	if n := list[0].Frames; n <= 10 || n >= 72_000 {
		t.Errorf("the film has %d frames, want those until the interrupt", n)
	}
	p.works(list[0])
}
