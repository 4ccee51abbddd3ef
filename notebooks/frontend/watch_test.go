package frontend_test

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// simulation is a cell whose loop is watched. Its axes grow, and it has controls
// in the figure if CONTROLS says so.
const simulation = `import (
	"fmt"
	"math"
	"time"

	"github.com/zoetrope-go/zoetrope/anim"
	"github.com/zoetrope-go/zoetrope/display/live"
)

%%
line := &anim.Line{Width: 2}
fig := &anim.Figure{Width: 7 * anim.Inch, Height: 4 * anim.Inch, FPS: 20, Axes: []*anim.Axes{{Title: "A random walk", Grid: true, Artists: []anim.Artist{line}}}}
CONTROLS
turns := 0
for k := range live.Run(fig).LOOP {
	line.Y = append(line.Y, float64(k)*math.Sin(float64(k)/9))
	if len(line.Y) > 300 {
		line.Y = line.Y[1:]
	}
	turns++
	time.Sleep(2 * time.Millisecond)
}
fmt.Println("turns", turns)`

const inFigure = `fig.Rows, fig.Heights = 2, []float64{5, 1}
fig.Axes[0].Cell = anim.Cell{Rows: 1, Cols: 3}
fig.Axes = append(fig.Axes, &anim.Axes{Artists: []anim.Artist{&anim.SpeedSlider{Min: 0.5, Max: 5}}, Cell: anim.Cell{Row: 1, Cols: 2, Rows: 1}},
	&anim.Axes{Artists: []anim.Artist{&anim.PlayButton{}}, Cell: anim.Cell{Row: 1, Col: 2, Rows: 1, Cols: 1}})`

func simulated(loop, controls string) *nbformat.Notebook {
	return &nbformat.Notebook{
		Metadata: nbformat.Object{"kernelspec": map[string]any{"name": "zoetrope", "display_name": "Go (Zoetrope)", "language": "go"}},
		Cells:    []*nbformat.Cell{{ID: "simulation", Source: strings.NewReplacer("LOOP", loop, "CONTROLS", controls).Replace(simulation)}},
	}
}

// growingHandles are what the tests of growing films do inside a page.
const growingHandles = `
window.grow = {
  host: () => [...zt.cells()[0].node.querySelectorAll('.jp-OutputArea img')].map((i) => i.parentNode).find((h) => h.zoetrope?.growing),
  find: (selector) => grow.host()?.shadowRoot.querySelector(selector),
  film: () => grow.host()?.zoetrope.film(),
  newest: () => grow.film()?.newest ?? -1,
  shown: () => grow.find('.time')?.valueAsNumber,
  press: (name) => grow.find('[data-do=' + name + ']').click(),
  follows: () => grow.find('[data-do=live]').classList.contains('on'),
  box: () => zt.box(grow.find('canvas')),
}`

// grows waits until the film is longer than so many turns.
func (p page) grows(turns int) {
	p.T.Helper()
	p.Wait(fmt.Sprintf("grow.newest() > %d", turns))
}

func (p page) newest() int { return browsertest.Eval[int](p.Tab, "grow.newest()") }

// loopRests waits until the page has all that was made before the loop was paused,
// and checks that nothing more comes. It returns the newest turn.
func (p page) loopRests() int {
	p.T.Helper()
	before, n := -1, p.newest()
	for range 20 {
		if before == n {
			return n
		}
		p.Exec("await zt.sleep(500)")
		before, n = n, p.newest()
	}
	p.T.Errorf("a loop that is to wait goes on from turn %d to %d", before, n)
	return n
}

// A film grows in a real JupyterLab while its loop runs.
func TestWatching(t *testing.T) {
	browsertest.New(t, nil)
	j, stop, err := jupytertest.StartLab(jupytertest.Installed(t), "/hub/user/x")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	const name = "simulation.ipynb"
	j.Put(t, name, simulated("Stream()", ""))
	p := page{j.Open(t, name)}
	p.Exec(growingHandles)
	p.Idle()
	start := func() {
		p.T.Helper()
		p.Exec("zt.panel().content.activeCellIndex = 0; window.running = zt.run('notebook:run-all-cells')")
		p.Wait("grow.host()")
	}
	start()
	watchedInPage(p)

	// A second window, and the page loaded anew in the middle.
	p.Save()
	second := page{j.Open(t, name)}
	second.Exec(growingHandles)
	second.grows(p.newest())
	p.Visit(j, "/lab/tree/"+name)
	p.Ready(name)
	p.Exec(growingHandles)
	p.grows(second.newest())
	p.Wait("grow.film().at(0).turn == 0")
	second.Exec("grow.press('loop')")
	p.Wait("grow.find('[data-do=loop]').textContent == 'Run loop'")
	at := p.loopRests()
	p.Exec("grow.press('loop')")
	second.grows(at + 20)

	// The end: the ordinary film takes its place, also where the output is not
	// heard of any more.
	p.Exec("grow.press('end')")
	for _, w := range []page{p, second} {
		w.Wait("!grow.host() && zt.hosts(0).length == 1")
	}
	p.Save()
	checkFilm(t, j.Saved(t, name))

	// The kernel is started anew, and the cell runs to its end in one page.
	p.Exec("await zt.panel().sessionContext.session.kernel.restart()")
	p.Idle()
	start()
	p.grows(30)
	p.Exec("await zt.panel().sessionContext.session.kernel.interrupt(); await window.running")
	p.Wait("zt.hosts(0).length == 1 && zt.frame(zt.hosts(0)[0]) > 0")
	p.Save()
	checkFilm(t, j.Saved(t, name))

	// Without the extension there is a picture that changes.
	j.Extension(t, false)
	p.Visit(j, "/lab/tree/"+name)
	p.Ready(name)
	p.Exec(growingHandles + "; window.picture = () => zt.cells()[0].node.querySelector('.jp-OutputArea img.widget-image')?.src")
	p.Idle()
	p.Exec("window.running = zt.run('notebook:run-all-cells')")
	p.Wait("window.picture()")
	p.Exec("window.first = window.picture()")
	p.Wait("window.picture() && window.picture() != window.first")
	p.Keep("picture")
	p.Exec("[...zt.cells()[0].node.querySelectorAll('button')].find((b) => b.textContent == 'End the loop').click(); await window.running")
	p.Wait("!window.picture() && zt.hosts(0).length == 1")
}

// watchedInPage tries what a viewer can do.
func watchedInPage(p page) {
	t := p.T
	t.Helper()
	p.grows(50)
	p.Wait("grow.follows() && grow.shown() > 0")
	p.Wait("grow.shown() > 60")
	p.Exec("grow.box()")
	p.Keep("growing")

	// Looking back, while it goes on.
	p.Exec("grow.host().focus({ preventScroll: true })")
	p.Press("k") // the test browser would scroll at a space, too
	p.Wait("!grow.follows()")
	at := browsertest.Eval[int](p.Tab, "grow.shown()")
	n := p.newest()
	p.grows(n + 30)
	p.Press(kb.ArrowLeft)
	p.Wait(fmt.Sprintf("grow.shown() < %d", at))
	p.Press("0")
	p.Wait("grow.shown() == 0")
	p.Keep("back")
	// The axes have grown; now the film has come anew with one layout.
	p.Wait("grow.film().scenes.length == 1 || grow.film().scenes[0].turns.length > 30")
	p.Press(kb.ArrowRight)
	p.Wait("grow.shown() > 0")
	p.Press(kb.End)
	p.Wait("grow.follows()")
	n = p.newest()
	p.grows(n + 20)

	// The loop waits, and runs at a speed.
	p.Press("p")
	p.Wait("grow.find('[data-do=loop]').textContent == 'Run loop'")
	n = p.loopRests()
	p.Exec("const s = grow.find('select'); s.value = 0.5; s.dispatchEvent(new Event('change')); grow.host().focus()")
	p.Press("p")
	p.grows(n)
	n = p.newest()
	p.Exec("await zt.sleep(1000)")
	if got := p.newest(); got < n+3 || got > n+14 {
		t.Errorf("at 10 turns a second there are %d in a second", got-n)
	}
	p.Exec("const s = grow.find('select'); s.value = 0; s.dispatchEvent(new Event('change'))")
	p.grows(n + 50)
}

// checkFilm looks for one ordinary film in the notebook's first cell.
func checkFilm(t *testing.T, nb *nbformat.Notebook) {
	t.Helper()
	films := 0
	for _, o := range nb.Cells[0].Outputs {
		text := fmt.Sprint(o.Data["text/html"])
		if strings.Contains(text, "data-zoetrope") {
			films++
		}
		if strings.Contains(text, "zoetrope-live") {
			t.Errorf("the saved notebook has %.200s", text)
		}
	}
	if films != 1 {
		t.Errorf("%d films are saved", films)
	}
}

// The controls in the figure steer the loop, in Notebook 7.
func TestWatchingInNotebook7(t *testing.T) {
	browsertest.New(t, nil)
	j := notebook7(t)
	const name = "simulation.ipynb"
	j.Put(t, name, simulated("Steps(400)", inFigure))
	p := page{j.Tab(t)}
	p.Open(j.Base + "/notebooks/" + name + "?token=" + url.QueryEscape(j.Token))
	p.Wait("window.jupyterapp")
	p.Exec("await jupyterapp.restored;" + jupytertest.Handles + growingHandles)
	p.Ready(name)
	p.Idle()
	p.Exec("zt.panel().content.activeCellIndex = 0; window.running = zt.run('notebook:run-all-cells')")
	p.Wait("grow.host()")
	p.Wait("grow.find('button.live')?.textContent == 'Pause'")
	p.Keep("steered")
	for _, hidden := range []string{"[data-do=loop]", "select"} {
		if !browsertest.Eval[bool](p.Tab, "grow.find('"+hidden+"').hidden") {
			t.Errorf("%s is there twice", hidden)
		}
	}
	p.Exec("grow.find('button.live').click()")
	p.Wait("grow.find('button.live').textContent == 'Play'")
	p.loopRests()
	p.Exec("const i = grow.find('.live input'); i.value = 5; i.dispatchEvent(new Event('input')); grow.find('button.live').click()")
	p.Exec("await window.running")
	p.Wait("!grow.host() && zt.hosts(0).length == 1")
	p.Save()
	checkFilm(t, j.Saved(t, name))
}

// Many turns take no more room in the page.
func TestWatchingForLong(t *testing.T) {
	if os.Getenv("ZOETROPE_LONG_TESTS") != "1" {
		t.Skip("takes some minutes: set ZOETROPE_LONG_TESTS=1")
	}
	browsertest.New(t, nil)
	j := jupytertest.Lab(t)
	const name = "long.ipynb"
	j.Put(t, name, &nbformat.Notebook{Metadata: simulated("", "").Metadata, Cells: []*nbformat.Cell{{ID: "simulation",
		Source: strings.NewReplacer("LOOP", "Steps(1_000_000)", "CONTROLS", "", "time.Sleep(2 * time.Millisecond)", "_ = time.Now").Replace(simulation)}}})
	p := page{j.Open(t, name)}
	p.Exec(growingHandles)
	p.Idle()
	p.Exec("window.running = zt.run('notebook:run-all-cells')")
	used := func() float64 {
		return browsertest.Eval[float64](p.Tab, "performance.memory.usedJSHeapSize")
	}
	p.Wait("grow.newest() > 20000")
	early := used()
	for p.newest() < 900_000 {
		time.Sleep(2 * time.Second)
	}
	late, held := used(), browsertest.Eval[int](p.Tab, "grow.film().held()")
	t.Logf("the page's heap has %.1f MB after 20,000 turns, %.1f MB after 900,000; it holds %d frames", early/1e6, late/1e6, held)
	if held > 2048 || late > early+100e6 {
		t.Error("the page takes more and more room")
	}
	p.Wait("zt.hosts(0).length == 1")
}
