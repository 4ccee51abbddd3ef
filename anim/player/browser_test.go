package player_test

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }

// A stage is a page with players, and their handles in JavaScript: hosts(),
// and for the first of them q(selector) and frame().
type stage struct {
	*browsertest.Tab
	t testing.TB
}

const handles = `
window.hosts = () => [...document.querySelectorAll('img[data-zoetrope]')].map((i) => i.parentNode).filter((h) => h.shadowRoot)
window.q = (s, i = 0) => hosts()[i].shadowRoot.querySelector(s)
window.frame = (i = 0) => q('.time', i).valueAsNumber
window.press = (what, i = 0) => q('[data-do=' + what + ']', i)
window.sleep = (ms) => new Promise((r) => setTimeout(r, ms))
// take takes over the browser's ticks, and with them the player's time.
window.take = async () => {
  window.requestAnimationFrame = (f) => window.next = f
  while (!window.next) await sleep(5)
  window.now = performance.now()
  pass(10)
}
// pass lets some time pass, in ms, while anything waits for it.
window.pass = (ms, step = 10) => {
  for (; ms > 0 && window.next; ms -= step) {
    const f = window.next
    window.next = null
    f(window.now += step)
  }
}
// watch tells the frames that show every 125 ms.
window.watch = (n) => Array.from({ length: n }, () => (pass(125, 125), frame()))`

// load shows a page and checks at the test's end that it was quiet: no errors
// and no requests.
func load(t testing.TB, page string, o *browsertest.Options) stage {
	t.Helper()
	tab := browsertest.New(t, o)
	s := stage{tab, t}
	tab.Load(page)
	tab.Exec(handles)
	t.Cleanup(func() {
		if e := tab.Errors(); len(e) > 0 {
			t.Errorf("the page logged errors: %q", e)
		}
		if r := tab.Requests(); len(r) > 0 {
			t.Errorf("the page made requests: %q", r)
		}
	})
	return s
}

// show is load for a page with one player, whose start it waits for.
func show(t testing.TB, f *strip.Film, opts *player.Options, o *browsertest.Options) stage {
	t.Helper()
	var b strings.Builder
	if err := player.Page(t.Context(), &b, f, opts); err != nil {
		t.Fatal(err)
	}
	s := load(t, b.String(), o)
	s.ready(1)
	return s
}

// ready waits until n players have drawn something.
func (s stage) ready(n int) {
	s.t.Helper()
	s.Wait("document.querySelector('[role=status]') || hosts().length == " + strconv.Itoa(n))
	s.want("document.querySelector('[role=status]')?.textContent", "undefined")
	if s.t.Failed() {
		s.t.FailNow()
	}
	s.Wait(fmt.Sprintf("hosts().length == %d && hosts().every((h, i) => q('canvas', i).width != 300 && (q('.row output', i).textContent || q('.still', i)))", n))
}

// frame is the frame that a player shows.
func (s stage) frame(i int) int {
	s.t.Helper()
	return browsertest.Eval[int](s.Tab, fmt.Sprintf("frame(%d)", i))
}

// wantFrame fails the test if the first player shows another frame.
func (s stage) wantFrame(after string, want int) {
	s.t.Helper()
	if got := s.frame(0); got != want {
		s.t.Errorf("after %s frame %d shows, want %d", after, got, want)
	}
}

// text is the value of a JavaScript expression as text.
func (s stage) text(js string) string {
	s.t.Helper()
	return browsertest.Eval[string](s.Tab, "Promise.resolve(("+js+")).then(String)")
}

// want fails the test if a JavaScript expression has another value.
func (s stage) want(js, want string) {
	s.t.Helper()
	if got := s.text(js); got != want {
		s.t.Errorf("%s is %s, want %s", js, got, want)
	}
}

// click clicks with the mouse at a fraction of an element of the first player.
func (s stage) click(selector string, fx, fy float64) {
	s.t.Helper()
	r := browsertest.Eval[[]float64](s.Tab, fmt.Sprintf("(({x, y, width, height}) => [x, y, width, height])(q(%q).getBoundingClientRect())", selector))
	s.Click(r[0]+r[2]*fx, r[1]+r[3]*fy)
}

// button clicks in the middle of one of the first player's buttons.
func (s stage) button(name string) {
	s.t.Helper()
	s.click("[data-do="+name+"]", 0.5, 0.5)
}

// hover moves the mouse over an element.
func hover(s stage, element string) chromedp.Action[chromedp.Void] {
	r := browsertest.Eval[[]float64](s.Tab, fmt.Sprintf("(({x, y, width, height}) => [x + width / 2, y + height / 2])(%s.getBoundingClientRect())", element))
	return chromedp.MouseEvent(chromedp.MouseMoved, r[0], r[1])
}

func write(t *testing.T, file string, img image.Image) {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
