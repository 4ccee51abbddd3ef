package jupytertest

import (
	"fmt"
	"reflect"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
)

// Works scrolls to a film, waits for its player, and fails unless that does
// what films of its kind do.
func (p *Page) Works(f ShownFilm) {
	p.T.Helper()
	p.Show(f.Cell)
	poster := fmt.Sprintf("zt.posters(%d)[%d]", f.Cell, f.K)
	p.Wait(poster)
	p.Exec("zt.box(" + poster + ".parentNode)")
	p.Does(poster+".parentNode", f)
}

// Does is works for the player that a JavaScript expression names. It is left
// playing, if it can play.
func (p *Page) Does(host string, f ShownFilm) {
	p.T.Helper()
	p.appears(host, f)
	if f.FilmFrames() > 1 {
		p.moves(host, f)
	} else if n := p.controls(host, ".clock"); n > 0 {
		p.T.Errorf("%v: its player shows %d controls that are for films that move", f, n)
	}
	if f.Sound != nil {
		p.sounds(host, f)
	}
	if len(f.Params) > 0 {
		p.chooses(host, f)
	}
}

// In is an element inside a player.
func In(host, selector string) string {
	return fmt.Sprintf("%s.shadowRoot.querySelector(%q)", host, selector)
}

func canvas(host string) string { return In(host, "canvas") }

// controls counts those of a player that a reader sees.
func (p *Page) controls(host, selector string) int {
	p.T.Helper()
	return browsertest.Eval[int](p.Tab, fmt.Sprintf("[...%s.shadowRoot.querySelectorAll(%q)].filter((e) => e.getClientRects().length).length", host, selector))
}

// appears waits until a player has drawn, and fails if that is nothing.
func (p *Page) appears(host string, f ShownFilm) {
	p.T.Helper()
	p.Wait(host + "?.shadowRoot")
	// A canvas has 300 × 150 pixels until the player gives it others and draws.
	p.Wait(fmt.Sprintf("((c) => c && (c.width != 300 || c.height != 150))(%s)", canvas(host)))
	p.Shows(fmt.Sprint("the player of ", f), p.Picture(canvas(host)))
}

// moves fails unless the picture of a player changes by itself.
func (p *Page) moves(host string, f ShownFilm) {
	p.T.Helper()
	if !p.moving(host, 20*time.Second) {
		p.T.Errorf("%v: its player stands still", f)
	}
}

// Pauses presses the player's button and fails if the picture still moves.
func (p *Page) Pauses(host string, f ShownFilm) {
	p.T.Helper()
	p.Exec(In(host, "[data-do=play]") + ".click()")
	if p.moving(host, 500*time.Millisecond) {
		p.T.Errorf("%v: its player moves on after it has been paused", f)
	}
	if f.Sound != nil {
		p.Wait(In(host, "audio") + ".paused")
	}
}

// sounds turns the sound on and off with clicks, if the browser has not allowed
// it before, and fails unless it runs beside the picture.
func (p *Page) sounds(host string, f ShownFilm) {
	p.T.Helper()
	audio, mute := In(host, "audio"), In(host, "[data-do=mute]")
	p.Wait(audio + ".readyState >= 2")
	if seconds, want := browsertest.Eval[float64](p.Tab, audio+".duration"), float64(f.Frames)/f.FPS; seconds < want-0.5 || seconds > want+0.5 {
		p.T.Errorf("%v: the sound lasts %.2f s, and the film %.2f s", f, seconds, want)
	}
	if browsertest.Eval[string](p.Tab, mute+".ariaLabel") == "Sound on" {
		if !browsertest.Eval[bool](p.Tab, audio+".paused") {
			p.T.Errorf("%v: it sounds, and its button says that it does not", f)
		}
		p.ClickOn(mute)
	}
	p.Wait(fmt.Sprintf("%s.ariaLabel == 'Sound off' && !%s.muted && !%[2]s.paused", mute, audio))
	began := browsertest.Eval[float64](p.Tab, audio+".currentTime")
	p.Wait(fmt.Sprintf("%s.currentTime > %v", audio, began+0.2))
	p.ClickOn(mute)
	p.Wait(fmt.Sprintf("%s.ariaLabel == 'Sound on' && %s.muted", mute, audio))
}

// chooses moves each slider and menu by one value with the keyboard, and fails
// unless the picture changes where the film's does.
func (p *Page) chooses(host string, f ShownFilm) {
	p.T.Helper()
	if n := p.controls(host, ".params input, .params select"); n != len(f.Params) {
		p.T.Errorf("%v: its player shows %d sliders and menus, and it has %d parameters", f, n, len(f.Params))
		return
	}
	if f.FilmFrames() > 1 {
		p.T.Fatalf("%v: this test knows sweeps of stills alone", f)
	}
	at, changes := chosen(f.Film), 0
	for i, param := range f.Params {
		input := fmt.Sprintf("%s.shadowRoot.querySelectorAll('.params input, .params select')[%d]", host, i)
		if got := browsertest.Eval[int](p.Tab, "+"+input+".value"); got != at[i] {
			p.T.Errorf("%v: %q is at %q, want %q", f, param.Name, param.Values[got], param.Values[at[i]])
			return
		}
		key, by := kb.ArrowRight, 1
		if at[i] == len(param.Values)-1 {
			key, by = kb.ArrowLeft, -1
		}
		if len(param.Values) == 1 {
			continue
		}
		was, before := p.Picture(canvas(host)), Drawn(f.Film, first(f.Film, at))
		p.Exec(input + ".focus({preventScroll: true})")
		p.Press(key)
		at[i] += by
		p.Wait(fmt.Sprintf("%s.value == %d", input, at[i]))
		now, after := p.Picture(canvas(host)), Drawn(f.Film, first(f.Film, at))
		if now.Bounds() != was.Bounds() {
			p.T.Fatalf("%v: its picture goes from %v to %v", f, was.Bounds(), now.Bounds())
		}
		if reflect.DeepEqual(before, after) {
			continue // nothing to be seen
		}
		changes++
		if browsertest.Differ(was, now) == 0 {
			p.T.Errorf("%v: the picture stays when %q goes to %q", f, param.Name, param.Values[at[i]])
		}
	}
	if changes == 0 {
		p.T.Errorf("%v: none of its parameters changes the picture that it begins with", f)
	}
}

// ClickOn clicks in the middle of an element, as a reader does.
func (p *Page) ClickOn(element string) {
	p.T.Helper()
	box := browsertest.Eval[[4]float64](p.Tab, "zt.box("+element+")")
	p.Click((box[0]+box[2])/2, (box[1]+box[3])/2)
}
