package frontend_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/notebooks/jupytertest"
)

// twoFilms is the cell of the stranger's notebook with two films in one output.
const twoFilms = 7

// figureControls uses the slider and the button that stand in a figure, and the
// menu of each of two films in one output.
func (p page) figureControls() {
	p.T.Helper()
	p.near(twoFilms)
	first, second := fmt.Sprintf("zt.films(%d)[0]", twoFilms), fmt.Sprintf("zt.films(%d)[1]", twoFilms)
	p.Wait(first + "?.shadowRoot.querySelectorAll('.live').length == 2")
	slider, button := jupytertest.In(first, ".live input"), jupytertest.In(first, "button.live")
	p.Wait(button + ".textContent == 'Pause'")
	p.ClickOn(button)
	p.Wait(button + ".textContent == 'Play'")
	p.stands(first)
	p.ClickOn(button)
	p.Wait(button + ".textContent == 'Pause'")

	box := browsertest.Eval[[4]float64](p.Tab, "zt.box("+slider+")")
	p.Click(box[2]-2, (box[1]+box[3])/2)
	p.Wait(slider + ".value == 4")
	p.Press(kb.ArrowLeft)
	p.Wait(slider + ".value == 3.9")
	if got := browsertest.Eval[string](p.Tab, jupytertest.In(first, ".live output")+".textContent"); got != "3.9×" {
		p.T.Errorf("beside the figure's slider stands %q, want 3.9×", got)
	}
	p.Keep("controls")

	p.Wait("zt.box(" + second + "), " + second + "?.shadowRoot.querySelector('output').textContent")
	for host, want := range map[string]string{first: "Paced.png", second: "A-wave.png"} {
		if name, _ := p.file(host, "Save Film as PNG Poster"); name != want {
			p.T.Errorf("the menu of a film saves %s, want %s", name, want)
		}
	}
}

// stands fails if a player's frames go on.
func (p page) stands(host string) {
	p.T.Helper()
	const ticks = "new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => r(zt.frame(%s)))))"
	at := browsertest.Eval[int](p.Tab, fmt.Sprintf(ticks, host))
	time.Sleep(300 * time.Millisecond)
	if now := browsertest.Eval[int](p.Tab, "zt.frame("+host+")"); now != at {
		p.T.Errorf("a film that is to rest goes on from frame %d to %d", at, now)
	}
}

// rests scrolls a film out of sight, where it rests, and back.
func (p page) rests() {
	p.T.Helper()
	p.near(0)
	p.Exec("zt.resting = zt.films(0)[0]; zt.resting.zoetrope.play()")
	p.Exec("const f = zt.frame(zt.resting); while (zt.frame(zt.resting) == f) await zt.sleep(10)")
	p.Exec("zt.away = zt.resting.closest('.jp-OutputArea-child'); zt.away.style.marginTop = '-20000px'; await new Promise(requestAnimationFrame)")
	p.Wait("zt.resting.getBoundingClientRect().bottom < 0")
	p.stands("zt.resting")
	p.Exec("zt.away.style.marginTop = ''")
	p.Exec("const f = zt.frame(zt.resting); zt.box(zt.resting); while (zt.frame(zt.resting) == f) await zt.sleep(10)")
}

// menuKey presses the key for menus, raw: Chromium takes no notice of chromedp's.
func (p page) menuKey() {
	p.T.Helper()
	key := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeRawKeyDown, Key: "ContextMenu", Code: "ContextMenu", WindowsVirtualKeyCode: 93}
	if _, err := chromedp.Call(p.Context(), input.DispatchKeyEvent, key); err != nil {
		p.T.Fatal(err)
	}
}

// keyboard saves a film with no mouse: once through the menu, which the menu key
// opens, and once through the palette of commands.
func (p page) keyboard() {
	p.T.Helper()
	p.near(0)
	p.Exec("zt.files = []; zt.films(0)[0].focus()")
	p.menuKey()
	p.Wait("document.querySelector('.lm-Menu')")
	label := "document.querySelector('.lm-Menu-item.lm-mod-active')?.textContent"
	for range 30 {
		p.Press(kb.ArrowDown)
		if browsertest.Eval[bool](p.Tab, label+"?.startsWith('Save Film as PNG Poster')") {
			break
		}
	}
	p.Press(kb.Enter)
	p.Wait("zt.files.length")
	p.Wait("!document.querySelector('.lm-Menu')")

	p.Exec("zt.films(0)[0].focus(); zt.files = []; await zt.run('apputils:activate-command-palette')")
	p.Wait("document.activeElement.closest('.lm-CommandPalette')")
	p.Press("Save Film as PNG")
	p.Wait("[...document.querySelectorAll('.lm-CommandPalette-item')].some((e) => e.textContent.includes('Save Film as PNG Poster'))")
	p.Press(kb.Enter)
	p.Wait("zt.files.length")
	if got := browsertest.Eval[string](p.Tab, "zt.files[0][0]"); got != "A-wave.png" {
		p.T.Errorf("the palette saves %s, want A-wave.png", got)
	}
}

// TestExtensionByHand uses a stranger's films as a reader does, in JupyterLab
// and in Notebook 7.
func TestExtensionByHand(t *testing.T) {
	browsertest.New(t, nil)
	const name = "by hand.ipynb"
	nb, _ := stranger(t)
	t.Run("JupyterLab", func(t *testing.T) {
		j := jupytertest.Lab(t)
		j.Put(t, name, nb)
		p := page{j.Tab(t)}
		p.OpenIdle(j, name)
		p.Exec(moreHandles)
		p.figureControls()
		p.rests()
		p.keyboard()
	})
	t.Run("Notebook 7", func(t *testing.T) {
		j := notebook7(t)
		j.Put(t, name, nb)
		p := open7(t, j, name)
		p.figureControls()
		p.rests()
		p.keyboard()
	})
}
