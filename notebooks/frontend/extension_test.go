package frontend_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/gif"
	"image/png"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// moreHandles are for films in notebooks that are not trusted, whose posters
// have lost their mark.
const moreHandles = jupytertest.Handles + `
// films are the players in a cell or another element.
zt.films = (where) => [...(where?.querySelectorAll ? where : zt.cells()[where].node).querySelectorAll('.jp-OutputArea img')].map((i) => i.parentNode).filter((h) => h.shadowRoot)
zt.labelOf = (host) => host.shadowRoot.querySelector('[data-do=play]').ariaLabel
zt.refusals = (cell) => [...zt.cells()[cell].node.querySelectorAll('.jp-OutputArea [role=status]')].map((e) => e.textContent)
// What would be downloaded is kept.
zt.files = []
HTMLAnchorElement.prototype.click = async function () {
  const bytes = new Uint8Array(await (await fetch(this.href)).arrayBuffer())
  zt.files.push([this.download, btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''))])
}
`

// A stranger's notebook plays, and can do no more than that.
func TestExtension(t *testing.T) {
	browsertest.New(t, nil)
	j := jupytertest.Lab(t)
	const name = "stranger.ipynb"
	nb, film := stranger(t)
	j.Put(t, name, nb)
	p := page{j.Tab(t)}
	p.OpenIdle(j, name)
	p.Exec(moreHandles)
	if browsertest.Eval[bool](p.Tab, "zt.cells().some((c) => c.model.trusted)") {
		t.Fatal("JupyterLab trusts a notebook that it has never seen")
	}
	p.Show(0)
	p.Does("zt.films(0)[0]", inCell(0, film))
	p.Keep("extension")
	p.near(1)
	p.Wait("zt.films(1)[0]?.shadowRoot.querySelector('output').textContent")
	if got := browsertest.Eval[string](p.Tab, "zt.labelOf(zt.films(1)[0]) + ' ' + zt.films(1)[0].shadowRoot.querySelector('.bar').className"); got != "Play bar paused simple" {
		t.Errorf("a film that waits, with simple controls, has %q", got)
	}
	p.near(2)
	p.Does("zt.films(2)[0]", inCell(2, film))
	p.refuses(nb)
	for cell, f := range map[int]*strip.Film{5: phases(t), 6: note(t)} {
		p.near(cell)
		p.Does(fmt.Sprintf("zt.films(%d)[0]", cell), inCell(cell, f))
	}
	p.menu(film)
	p.savedPage()
	p.again(film)
	p.trusted(j, name, film)
}

// near scrolls to the first film of a cell and waits for its player.
func (p page) near(cell int) {
	p.T.Helper()
	p.Show(cell)
	img := fmt.Sprintf("zt.pictures(%d)[0]", cell)
	p.Wait(img)
	// What comes up above it moves it away again.
	p.Wait(fmt.Sprintf("zt.films(%d)[0] || (zt.box(%s.parentNode), false)", cell, img))
}

// refuses checks that the notebook's damaged films do nothing but say so.
func (p page) refuses(nb *nbformat.Notebook) {
	p.T.Helper()
	p.near(3)
	p.Wait("zt.films(3)[0]?.shadowRoot.querySelector('output').textContent")
	p.Show(4)
	for k := range nb.Cells[4].Outputs { // each has to come near the screen
		output := fmt.Sprintf("zt.cells()[4].node.querySelectorAll('.jp-OutputArea-child')[%d]", k)
		p.Exec("zt.box(" + output + ")")
		p.Wait(output + ".querySelector('[role=status]') || " + output + ".querySelector('img')?.parentNode.shadowRoot")
	}
	refusals := browsertest.Eval[[]string](p.Tab, "zt.refusals(4)")
	if got, want := len(refusals), len(nb.Cells[4].Outputs); got != want {
		p.T.Errorf("%d films are refused, want %d: %q", got, want, refusals)
	}
	for _, r := range refusals {
		if why, ok := strings.CutPrefix(r, "This animation cannot be played: "); !ok || len(why) < 10 {
			p.T.Errorf("a refusal says %q", r)
		}
	}
	if browsertest.Eval[bool](p.Tab, "'hacked' in window || document.querySelectorAll('.jp-OutputArea script, .jp-OutputArea [onerror]').length > 0") {
		p.T.Error("a film has got out")
	}
	p.Keep("refused")
}

// openMenu opens the menu of a film with the right mouse button.
func (p page) openMenu(host string) {
	p.T.Helper()
	box := browsertest.Eval[[4]float64](p.Tab, "zt.box("+host+")")
	p.Do(chromedp.MouseClickXY((box[0]+box[2])/2, box[1]+20, chromedp.ButtonRight))
	p.Wait("document.querySelector('.lm-Menu')")
}

// choose chooses what a menu has to offer.
func (p page) choose(label string) {
	p.T.Helper()
	at := browsertest.Eval[[2]float64](p.Tab, fmt.Sprintf(`((e) => {
		const r = e.getBoundingClientRect()
		return [r.left + r.width / 2, r.top + r.height / 2]
	})([...document.querySelectorAll('.lm-Menu-item')].find((e) => e.textContent.startsWith(%q)))`, label))
	p.Do(chromedp.MouseEvent(chromedp.MouseMoved, at[0], at[1])) // a menu looks where the mouse has gone
	p.Click(at[0], at[1])
	p.Wait("!document.querySelector('.lm-Menu')")
}

// file is what a command of the menu makes.
func (p page) file(host, label string) (name string, data []byte) {
	p.T.Helper()
	p.Exec("zt.files = []")
	p.openMenu(host)
	p.choose(label)
	p.Wait("zt.files.length")
	file := browsertest.Eval[[2]string](p.Tab, "zt.files[0]")
	data, err := base64.StdEncoding.DecodeString(file[1])
	if err != nil {
		p.T.Fatal(err)
	}
	return file[0], data
}

// menu uses the menu of the first film.
func (p page) menu(film *strip.Film) {
	p.T.Helper()
	const host = "zt.films(0)[0]"
	p.Show(0)
	p.openMenu(host)
	p.Keep("menu")
	labels := browsertest.Eval[string](p.Tab, "[...document.querySelectorAll('.lm-Menu-itemLabel')].map((e) => e.textContent).join(', ')")
	if want := "Play All Films, Pause All Films, Open Film in New Browser Tab, Save Film as PNG Poster, Save Film as HTML Page, Save Film as GIF, Save Film as Animated PNG"; !strings.Contains(labels, want) {
		p.T.Errorf("the menu has %s, want %s", labels, want)
	}
	p.choose("Pause All")
	p.Wait("[...document.querySelectorAll('.jp-OutputArea img')].every((i) => !i.parentNode.shadowRoot || zt.labelOf(i.parentNode) == 'Play')")
	p.openMenu(host)
	p.choose("Play All")
	p.Wait("zt.labelOf(" + host + ") == 'Pause' && zt.labelOf(zt.films(1)[0]) == 'Pause'")

	p.openMenu(host)
	p.choose("Open Film")
	p.opened()

	name, data := p.file(host, "Save Film as PNG Poster")
	if _, err := strip.ExtractPNG(data); err != nil || name != "A-wave.png" {
		p.T.Errorf("%s carries no film: %v", name, err)
	}

	name, data = p.file(host, "Save Film as GIF")
	g, err := gif.DecodeAll(bytes.NewReader(data))
	if err != nil {
		p.T.Fatalf("%s: %v", name, err)
	}
	if len(g.Image) != film.Frames || name != "A-wave.gif" || g.LoopCount != 0 {
		p.T.Errorf("%s has %d frames and the loop count %d, want %d and 0", name, len(g.Image), g.LoopCount, film.Frames)
	}
	canvas := image.NewRGBA(image.Rect(0, 0, g.Config.Width, g.Config.Height))
	for k, frame := range g.Image {
		draw.Draw(canvas, frame.Bounds(), frame, frame.Bounds().Min, draw.Over)
		p.resembles(fmt.Sprintf("frame %d of %s", k, name), canvas, film, k)
	}
	whole := 0
	for _, d := range g.Delay {
		whole += d
	}
	if want := int(math.Round(float64(film.Frames) / film.FPS * 100)); whole != want {
		p.T.Errorf("%s lasts %d/100 s, want %d", name, whole, want)
	}

	name, data = p.file(host, "Save Film as Animated PNG")
	still, err := png.Decode(bytes.NewReader(data))
	if err != nil || !bytes.Contains(data, []byte("acTL")) {
		p.T.Fatalf("%s: %v", name, err)
	}
	p.resembles("the first frame of "+name, still, film, 0)
	// The browser knows what Go does not: the other frames.
	n := browsertest.Eval[int](p.Tab, `(async () => {
		const d = new ImageDecoder({ type: 'image/png', data: Uint8Array.from(atob(zt.files[0][1]), (c) => c.charCodeAt(0)) })
		await d.tracks.ready
		const count = d.tracks.selectedTrack.frameCount
		const { image } = await d.decode({ frameIndex: 7 })
		const c = document.createElement('canvas')
		c.width = image.displayWidth
		c.height = image.displayHeight
		c.getContext('2d').drawImage(image, 0, 0)
		zt.seventh = c.toDataURL()
		image.close()
		d.close()
		return count
	})()`)
	if n != film.Frames {
		p.T.Errorf("%s has %d frames, want %d", name, n, film.Frames)
	}
	seventh, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(browsertest.Eval[string](p.Tab, "zt.seventh"), "data:image/png;base64,"))
	if err == nil {
		still, err = png.Decode(bytes.NewReader(seventh))
	}
	if err != nil {
		p.T.Fatal(err)
	}
	p.resembles("frame 7 of "+name, still, film, 7)
	if browsertest.Eval[int](p.Tab, "document.querySelectorAll('.zoetrope-progress').length") > 0 {
		p.T.Error("a file that is made still has its progress below the film")
	}
}

// resembles fails unless a picture is the frame as the raster paints it, but
// for how edges are smoothed.
func (p page) resembles(what string, got image.Image, film *strip.Film, frame int) {
	p.T.Helper()
	want, err := raster.Still(film, frame, 1)
	if err != nil {
		p.T.Fatal(err)
	}
	if got.Bounds() != want.Bounds() {
		p.T.Fatalf("%s has the size %v, want %v", what, got.Bounds(), want.Bounds())
	}
	sum, r := 0.0, want.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			a, b := color.NRGBAModel.Convert(got.At(x, y)).(color.NRGBA), color.NRGBAModel.Convert(want.At(x, y)).(color.NRGBA)
			sum += math.Abs(float64(a.R)-float64(b.R)) + math.Abs(float64(a.G)-float64(b.G)) + math.Abs(float64(a.B)-float64(b.B))
		}
	}
	if mean := sum / float64(3*r.Dx()*r.Dy()); mean > 2.5 {
		p.T.Errorf("%s differs from the raster by %.2f of 255 a channel", what, mean)
	}
}

// opened waits for a tab that the page has opened, and for a player in it.
func (p page) opened() {
	p.T.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		targets, err := chromedp.Targets(p.Context())
		if err != nil {
			p.T.Fatal(err)
		}
		for _, target := range targets {
			if target.Type != "page" || !strings.HasPrefix(target.URL, "blob:") { // workers have such addresses, too
				continue
			}
			ctx, cancel := chromedp.NewContext(p.Context(), chromedp.WithTargetID(target.TargetID))
			defer cancel()
			_, err := chromedp.Run(ctx, chromedp.Poll[bool]("document.querySelector('img[data-zoetrope]')?.parentNode.shadowRoot != null"))
			if err != nil {
				p.T.Errorf("the film's own tab: %v", err)
			}
			return
		}
	}
	p.T.Error("no tab has opened for the film")
}

// savedPage saves the film with the evil texts as a page, and opens it.
func (p page) savedPage() {
	p.T.Helper()
	p.Show(3)
	_, data := p.file("zt.films(3)[0]", "Save Film as HTML Page")
	tab := browsertest.New(p.T, nil)
	tab.Load(string(data))
	tab.Wait("[...document.querySelectorAll('img[data-zoetrope]')].some((i) => i.parentNode.shadowRoot)")
	if browsertest.Eval[bool](tab, "'hacked' in window || document.querySelectorAll('body img, body script').length != 2") {
		p.T.Error("texts of the film have become part of the page")
	}
	if got := append(tab.Errors(), tab.Requests()...); len(got) > 0 {
		p.T.Errorf("the page complains or asks: %q", got)
	}
}

// again renders outputs anew, mirrors one, and hides the notebook.
func (p page) again(film *strip.Film) {
	p.T.Helper()
	p.Show(0)
	p.Exec(`zt.old = zt.films(0)[0]
		const model = zt.cells()[0].outputArea.model
		model.fromJSON(model.toJSON())`)
	p.Wait("zt.films(0)[0] && zt.films(0)[0] != zt.old")
	p.Does("zt.films(0)[0]", inCell(0, film))

	p.Exec(`zt.notebook = zt.panel()
		zt.notebook.content.activeCellIndex = 0
		await zt.run('notebook:create-output-view')`)
	p.Wait("document.querySelector('.jp-LinkedOutputView') && (zt.mirror = zt.films(document.querySelector('.jp-LinkedOutputView'))[0])")
	p.Does("zt.mirror", inCell(0, film))
	p.Keep("mirrored")

	// Another document in front.
	p.Exec(`zt.first = zt.films(zt.notebook.node)[0]
		for (const w of [...jupyterapp.shell.widgets('main')]) if (w != zt.notebook) w.close()
		await zt.run('docmanager:open', {path: zt.notebook.context.path, factory: 'Editor', options: {mode: 'tab-after', ref: zt.notebook.id}})`)
	p.Wait("!zt.notebook.isVisible")
	at := browsertest.Eval[int](p.Tab, "new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => r(zt.frame(zt.first)))))")
	time.Sleep(300 * time.Millisecond)
	if now := browsertest.Eval[int](p.Tab, "zt.frame(zt.first)"); now != at {
		p.T.Errorf("a film that is hidden goes on from frame %d to %d", at, now)
	}
	p.Exec("jupyterapp.shell.activateById(zt.notebook.id)")
	p.Wait(fmt.Sprintf("zt.frame(zt.first) != %d", at))
}

// trusted opens the notebook once more, after it has been trusted.
func (p page) trusted(j *jupytertest.Jupyter, name string, film *strip.Film) {
	p.T.Helper()
	p.Exec("window.trusting = zt.run('notebook:trust')")
	p.Wait("document.querySelector('.jp-Dialog .jp-mod-accept')")
	p.Exec("document.querySelector('.jp-Dialog .jp-mod-accept').click(); await window.trusting")
	p.Save()
	// The damaged films' own scripts would run now.
	p.OpenIdle(j, name)
	p.Exec(moreHandles)
	p.Works(inCell(0, film))
	p.Exec("await zt.sleep(300)")
	if got := browsertest.Eval[[3]int](p.Tab, "[zt.films(0).length, zt.cells()[0].node.querySelectorAll('.jp-OutputArea img').length, zt.cells()[0].node.querySelectorAll('.jp-OutputArea canvas').length]"); got != [3]int{1, 1, 0} {
		p.T.Errorf("a trusted film has %v players, posters and pictures of another kind, want 1, 1 and 0", got)
	}
	p.near(1)
	p.menu(film)
}
