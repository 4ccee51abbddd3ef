package jupytertest

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/security"
	"github.com/chromedp/chromedp"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
)

// A Page is JupyterLab, or an exported notebook, in a tab of the browser.
type Page struct {
	*browsertest.Tab
	T *testing.T
}

// NewPage opens a tab for a page that is no JupyterLab.
func NewPage(t *testing.T) *Page {
	t.Helper()
	return &Page{browsertest.New(t, nil), t}
}

// Handles are what the tests do inside a page.
const Handles = `
window.zt = {
  panel: () => jupyterapp.shell.currentWidget,
  cells: () => zt.panel().content.widgets,
  run: (command, args) => jupyterapp.commands.execute(command, args),
  sleep: (ms) => new Promise((r) => setTimeout(r, ms)),
  // posters are the pictures that carry a film, in a cell or the whole page.
  posters: (cell) => [...(cell === undefined ? document : zt.cells()[cell].node).querySelectorAll('img[data-zoetrope]')],
  // pictures are all that could be posters: without trust, JupyterLab removes
  // the mark.
  pictures: (cell) => [...zt.cells()[cell].node.querySelectorAll('.jp-OutputArea :is(img[src^="data:image/webp"], img[src^="data:image/png"])')],
  // hosts are the elements of the players.
  hosts: (cell) => zt.posters(cell).map((i) => i.parentNode).filter((h) => h.shadowRoot),
  frame: (host) => host.shadowRoot.querySelector('.time').valueAsNumber,
  // box is where an element is seen, in CSS pixels.
  box: (e) => {
    e.scrollIntoView({ block: 'center' })
    const r = e.getBoundingClientRect()
    return [r.left, r.top, r.right, r.bottom]
  },
  // growing are those of the players of films whose loops are running.
  growing: (cell) => [...zt.cells()[cell].node.querySelectorAll('img[class*=zoetrope-live-]')].map((i) => i.parentNode).filter((h) => h.shadowRoot),
  // moving is how long it takes from the next key until a player that is not
  // there yet shows a second frame, in milliseconds.
  moving: (cell) => new Promise((done) => {
    const old = new Set(zt.hosts(cell))
    addEventListener('keydown', (e) => {
      const began = e.timeStamp
      let first
      const look = () => {
        const host = [...zt.growing(cell), ...zt.hosts(cell)].find((h) => !old.has(h))
        const frame = host && zt.frame(host)
        if (host) first ??= frame
        if (host && frame != first) done(performance.now() - began)
        else requestAnimationFrame(look)
      }
      look()
    }, { capture: true, once: true })
  }),
}`

// Open opens a notebook in JupyterLab, as its address does for a user.
func (j *Jupyter) Open(t *testing.T, name string) *Page {
	t.Helper()
	p := j.Tab(t)
	p.Visit(j, "/lab/tree/"+url.PathEscape(name))
	p.Ready(name)
	return p
}

// Tab opens a tab, and checks at the test's end that nothing outside of this
// machine was asked for in it, and that no script has complained.
func (j *Jupyter) Tab(t *testing.T) *Page {
	t.Helper()
	// A page of 300 files takes a while on a machine that is busy.
	p := &Page{browsertest.New(t, &browsertest.Options{Patience: 2 * time.Minute}), t}
	if strings.HasPrefix(j.Base, "https:") { // nobody has signed its certificate
		if _, err := chromedp.Call(p.Context(), security.SetIgnoreCertificateErrors, security.SetIgnoreCertificateErrorsParams{Ignore: true}); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("JupyterLab's log:\n%s", j.LastWords())
			t.Logf("the page: %s", browsertest.Eval[string](p.Tab, "location + '\\n' + document.body.innerText.slice(0, 2000)"))
		}
		for _, u := range p.Requests() {
			if !strings.HasPrefix(u, j.Base+"/") {
				t.Errorf("the page asked for %s", u)
			}
		}
		for _, e := range p.Errors() {
			// ipywidgets says so of a widget that goes while the page is laid out,
			// and JupyterLab of a question to a kernel that is started anew meanwhile.
			if strings.Contains(e, "(reading 'processLuminoMessage')") || strings.Contains(e, "Canceled future for kernel_info_request") {
				continue
			}
			if j.Known == "" || !strings.HasPrefix(e, j.Known) {
				t.Errorf("the page logged the error %s", e)
			}
		}
	})
	return p
}

// Visit goes to an address of JupyterLab.
func (p *Page) Visit(j *Jupyter, path string) {
	p.T.Helper()
	p.Open(j.Base + path + "?reset&token=" + j.Token)
	p.Wait("window.jupyterapp")
	p.Exec("await jupyterapp.restored;" + Handles)
}

// OpenIdle opens a notebook without a kernel, in a JupyterLab of its own or
// instead of the one that the tab shows.
func (p *Page) OpenIdle(j *Jupyter, name string) {
	p.T.Helper()
	p.Visit(j, "/lab")
	p.Exec(fmt.Sprintf("await zt.run('docmanager:open', {path: %q, factory: 'Notebook', kernelPreference: {shouldStart: false, shouldReuse: false}})", name))
	p.Ready(name)
}

// Ready waits until the notebook is shown.
func (p *Page) Ready(name string) {
	p.T.Helper()
	p.Wait(fmt.Sprintf("zt.panel()?.context?.path == %q && zt.panel().context.isReady && zt.cells().length > 0", name))
	p.Exec("await zt.panel().revealed; await zt.panel().context.ready")
}

// Idle waits until the kernel is there and waits for cells.
func (p *Page) Idle() {
	p.T.Helper()
	p.Wait("zt.panel().sessionContext.session?.kernel?.status == 'idle'")
}

// RunAll runs all cells and waits for their outputs.
func (p *Page) RunAll() {
	p.T.Helper()
	p.Idle()
	if !browsertest.Eval[bool](p.Tab, "zt.run('notebook:run-all-cells')") {
		p.T.Fatal("a cell has failed")
	}
}

// ShiftEnter puts the cursor into a cell, presses Shift-Enter and returns how
// long it takes until a player moves below it.
func (p *Page) ShiftEnter(cell int) time.Duration {
	p.T.Helper()
	p.Idle()
	p.Exec(fmt.Sprintf(`
		const notebook = zt.panel().content
		notebook.activeCellIndex = %d
		notebook.activeCell.node.scrollIntoView()
		notebook.mode = 'edit'
		notebook.activate()
		window.moved = zt.moving(%[1]d)`, cell))
	p.Wait("document.activeElement?.closest('.cm-content')")
	p.Do(chromedp.KeyEvent("\r", chromedp.KeyModifiers(chromedp.ModifierShift)))
	return time.Duration(browsertest.Eval[float64](p.Tab, "window.moved") * float64(time.Millisecond))
}

// Save saves the notebook.
func (p *Page) Save() {
	p.T.Helper()
	p.Exec("await zt.run('docmanager:save')")
	p.Wait("!zt.panel().context.model.dirty")
}

// Picture is what is seen of an element that a JavaScript expression names.
func (p *Page) Picture(element string) image.Image {
	p.T.Helper()
	box := browsertest.Eval[[4]float64](p.Tab, "zt.box("+element+")")
	p.Exec("await new Promise(requestAnimationFrame)")
	all := p.Screenshot()
	r := image.Rect(int(box[0]), int(box[1]), int(box[2]), int(box[3])).Intersect(all.Bounds())
	if r.Empty() {
		p.T.Fatalf("%s is at %v, outside of what is seen", element, box)
	}
	// The picture keeps its place in the page, so that one that has been
	// scrolled is not taken for one that moves.
	img := image.NewRGBA(r)
	draw.Draw(img, r, all, r.Min, draw.Src)
	return img
}

// Shows fails unless there is something in the picture.
func (p *Page) Shows(what string, img image.Image) {
	p.T.Helper()
	colors := map[[4]uint32]int{}
	bounds := img.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y++ {
		for x := bounds.Min.X; x < bounds.Max.X; x++ {
			r, g, b, a := img.At(x, y).RGBA()
			colors[[4]uint32{r, g, b, a}]++
		}
	}
	most, all := 0, bounds.Dx()*bounds.Dy()
	for _, n := range colors {
		most = max(most, n)
	}
	if len(colors) < 3 || all-most < all/200 {
		p.T.Errorf("%s is as good as blank: of its %d pixels %d are the same", what, all, most)
	}
}

// Show scrolls to a cell; JupyterLab puts off what is far from being seen.
func (p *Page) Show(cell int) {
	p.T.Helper()
	p.Exec(fmt.Sprintf("await zt.panel().content.scrollToItem(%d, 'start', 0)", cell))
}

// moving says whether two pictures of a player differ within the time.
func (p *Page) moving(host string, limit time.Duration) bool {
	p.T.Helper()
	first := p.Picture(canvas(host))
	for end := time.Now().Add(limit); time.Now().Before(end); time.Sleep(100 * time.Millisecond) {
		next := p.Picture(canvas(host))
		if next.Bounds() != first.Bounds() {
			first = next
		} else if browsertest.Differ(first, next) > 0 {
			return true
		}
	}
	return false
}

// Keep writes what is seen into the folder ZOETROPE_SCREENSHOTS, if it is set,
// for people to look at.
func (p *Page) Keep(name string) {
	p.T.Helper()
	dir := os.Getenv("ZOETROPE_SCREENSHOTS")
	if dir == "" {
		return
	}
	f, err := os.Create(filepath.Join(dir, name+".png"))
	if err != nil {
		p.T.Fatal(err)
	}
	if err := png.Encode(f, p.Screenshot()); err != nil {
		p.T.Fatal(err)
	}
	if err := f.Close(); err != nil {
		p.T.Fatal(err)
	}
}
