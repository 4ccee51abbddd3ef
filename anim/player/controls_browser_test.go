package player_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"
	"time"

	"github.com/chromedp/chromedp/kb"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

func TestItPlaysByItself(t *testing.T) {
	s := show(t, scene(200), nil, nil)
	first := s.Screenshot()
	from := s.frame(0)
	s.Wait(fmt.Sprintf("frame() != %d", from))
	s.Wait("new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))")
	if n := browsertest.Differ(first, s.Screenshot()); n < 1000 {
		t.Errorf("%d pixels differ between two frames", n)
	}
}

func TestButtons(t *testing.T) {
	s := show(t, scene(200), &player.Options{Paused: true}, nil)
	s.wantFrame("the start", 0)
	s.want("press('play').ariaLabel", "Play")
	s.button("play")
	s.want("press('play').ariaLabel", "Pause")
	s.Wait("frame() > 2")
	s.button("play")
	at := s.frame(0)
	time.Sleep(150 * time.Millisecond)
	s.wantFrame("a pause", at)
	s.button("next")
	s.wantFrame("next", at+1)
	s.button("prev")
	s.button("prev")
	s.wantFrame("prev twice", at-1)
	s.button("last")
	s.wantFrame("last", 199)
	s.button("next")
	s.wantFrame("next at the end of a loop", 0)
	s.button("last")
	s.button("first")
	s.wantFrame("first", 0)
	s.click("canvas", 0.5, 0.5)
	s.Wait("frame() > 0")
	s.want("press('play').ariaLabel", "Pause")
}

func TestScrubbing(t *testing.T) {
	s := show(t, scene(200), nil, nil)
	s.click(".time", 0.75, 0.5)
	if at := s.frame(0); at < 147 || at > 152 {
		t.Errorf("a click at three quarters of the bar leads to frame %d of 200", at)
	}
	s.want("press('play').ariaLabel", "Play")
	s.want("q('.row output').textContent.startsWith((frame() / 20).toFixed(2) + ' s') && q('.row output').textContent.endsWith(frame() + 1 + ' / 200')", "true")
	s.want("q('.time').ariaValueText", fmt.Sprintf("%.2f s, frame %d of 200", float64(s.frame(0))/20, s.frame(0)+1))

	// The picture depends on the frame only, not on the way to it.
	pixels := `(() => { const c = q('canvas'); return [...c.getContext('2d').getImageData(0, 0, c.width, c.height).data].reduce((h, v) => (h * 31 + v) | 0, 7) })()`
	seek := "(n) => { const b = q('.time'); b.value = n; b.dispatchEvent(new Event('input')) }"
	s.Exec("window.seek = " + seek)
	s.Exec("seek(0); for (let i = 0; i <= 57; i++) seek(i); window.a = " + pixels + "; seek(199); seek(3); window.c = " + pixels + "; seek(57); window.b = " + pixels)
	s.want("a == b && a != c", "true")
}

func TestSpeed(t *testing.T) {
	s := show(t, scene(200), nil, nil)
	s.Exec(`await take()
	window.run = (speed) => {
		const b = q('.row select')
		b.value = speed
		b.dispatchEvent(new Event('change'))
		const from = frame()
		pass(1000)
		return (frame() - from + 200) % 200
	}`)
	for _, speed := range []float64{1, 4, 0.5, 8, 0.1} {
		got, want := browsertest.Eval[float64](s.Tab, fmt.Sprintf("run(%v)", speed)), 20*speed
		if math.Abs(got-want) > 1 {
			t.Errorf("at speed %v it shows %v frames in a second, want %v", speed, got, want)
		}
	}
	// A page in the background gets no ticks; what is missed is left out.
	s.Exec("run(1); window.at = frame(); pass(5000, 5000)")
	s.want("(frame() - at + 200) % 200 <= 21", "true")
}

func short(repeat strip.Repeat) *strip.Film {
	f := scene(5)
	f.FPS, f.Repeat = 8, repeat
	return f
}

func TestRepeat(t *testing.T) {
	start := func(t *testing.T, repeat strip.Repeat) stage {
		s := show(t, short(repeat), &player.Options{Paused: true}, nil)
		s.button("play")
		s.Exec("await take(); press('first').click(); press('play').click(); pass(20)")
		return s
	}
	t.Run("loop", func(t *testing.T) {
		s := start(t, strip.Loop)
		s.want("watch(7)", "1,2,3,4,0,1,2")
		s.button("turn")
		s.want("press('turn').ariaPressed", "true")
		s.want("pass(20), watch(7)", "1,0,4,3,2,1,0")
	})
	t.Run("once", func(t *testing.T) {
		s := start(t, strip.Once)
		s.want("watch(6)", "1,2,3,4,4,4")
		s.want("press('play').ariaLabel", "Play")
		s.button("play")
		s.want("press('play').ariaLabel", "Pause")
		s.want("pass(20), watch(6)", "1,2,3,4,4,4")
	})
	t.Run("reflect", func(t *testing.T) {
		s := start(t, strip.Reflect)
		s.want("watch(10)", "1,2,3,4,3,2,1,0,1,2")
		s.want("press('loop').ariaLabel", "Play to and fro")
		s.button("loop")
		s.want("press('loop').ariaLabel", "Play in a loop")
	})
}

func TestKeyboard(t *testing.T) {
	s := show(t, scene(200), &player.Options{Paused: true}, nil)
	// Keys are the page's own until the player has the focus.
	s.Exec("window.heard = ''; document.addEventListener('keydown', (e) => heard += e.key, true)")
	s.Press("l")
	s.want("press('loop').ariaLabel", "Play in a loop")
	s.want("heard", "l")
	s.Press(kb.Tab)
	s.want("document.activeElement == hosts()[0] && hosts()[0].shadowRoot.activeElement == null", "true")
	for _, k := range []struct {
		keys string
		want int
	}{
		{kb.ArrowRight + kb.ArrowRight, 2}, {kb.ArrowLeft, 1}, {kb.End, 199}, {kb.Home, 0}, {"5", 100}, {"9", 180}, {"0", 0},
	} {
		s.Press(k.keys)
		s.wantFrame(fmt.Sprintf("%q", k.keys), k.want)
	}
	for _, k := range []struct{ keys, js, want string }{
		{"l", "press('loop').ariaLabel", "Play once"},
		{"r", "press('turn').ariaPressed", "true"},
		{"r", "press('turn').ariaPressed", "false"},
		{"+", "q('.row select').value", "1.5"},
		{"--", "q('.row select').value", "0.5"},
		{" ", "press('play').ariaLabel", "Pause"},
		{"k", "press('play').ariaLabel", "Play"},
	} {
		s.Press(k.keys)
		if got := s.text(k.js); got != k.want {
			t.Errorf("after %q %s is %s, want %s", k.keys, k.js, got, k.want)
		}
	}
	s.want("heard", "lTab")
	// What it has no use for goes on to the page.
	s.Press("x" + kb.Enter)
	s.want("heard", "lTabxEnter")
	// After a click the keys are the player's, not the button's.
	s.button("next")
	at := s.frame(0)
	s.Press(" ")
	s.Wait(fmt.Sprintf("press('play').ariaLabel == 'Pause' && frame() != %d", at))
	// A button reached by the keyboard works by the keyboard.
	s.Exec("press('last').focus()")
	s.Press(" ")
	s.wantFrame("space on the last button", 199)
	s.Exec("hosts()[0].shadowRoot.activeElement.blur()")
	s.Press("0")
	s.wantFrame("a key without the focus", 199)
}

func TestEverythingHasAName(t *testing.T) {
	s := show(t, scene(3), nil, nil)
	s.want(`[...hosts()[0].shadowRoot.querySelectorAll('button, select, input, canvas')]
		.filter((e) => !(e.ariaLabel || e.getAttribute('aria-label'))).map((e) => e.outerHTML)`, "")
	s.want("hosts()[0].role + ' ' + hosts()[0].ariaLabel", "group Waves & dots")
}

// sweepOf is scene(24) as the films of two parameters.
func sweepOf(length int) *strip.Film {
	f := scene(8 * length)
	f.Params = []strip.Param{{Name: "gain", Values: []string{"0.1", "0.2", "0.5", "1.0"}}, {Name: "kind", Values: []string{"sine", "saw"}, Menu: true}}
	f.Poster = 5*length + length - 1 // gain 0.5, saw
	return f
}

// drawn is the picture on the canvas, as a number.
const drawn = `(() => {
	const c = q('canvas')
	let h = 7
	for (const v of new Int32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer)) h = Math.imul(h, 31) + v | 0
	return h
})()`

func TestASweepOfStills(t *testing.T) {
	s := show(t, sweepOf(1), nil, nil)
	const gain = "q('.params input')"
	const state = gain + ".ariaLabel + ' ' + " + gain + ".ariaValueText + ' ' + q('.params output').textContent + ' ' + q('.params select').value"
	s.want(state, "gain 0.5 0.5 1")
	s.want("[...hosts()[0].shadowRoot.querySelectorAll('.clock')].filter((e) => e.offsetWidth).length", "0")
	pictures := map[string]bool{s.text(drawn): true}
	s.click(".params input", 0.01, 0.5)
	s.want(state, "gain 0.1 0.1 1")
	pictures[s.text(drawn)] = true
	s.Press(kb.ArrowRight) // the slider has the focus
	s.want(state, "gain 0.2 0.2 1")
	pictures[s.text(drawn)] = true
	s.Exec("const m = q('.params select'); m.value = 0; m.dispatchEvent(new Event('input'))")
	s.want(state, "gain 0.2 0.2 0")
	pictures[s.text(drawn)] = true
	s.Exec("hosts()[0].shadowRoot.activeElement?.blur(); hosts()[0].focus()")
	s.Press(kb.End)
	s.want(state, "gain 1.0 1.0 0")
	pictures[s.text(drawn)] = true
	if len(pictures) != 5 {
		t.Errorf("%d of 5 pictures differ", len(pictures))
	}
	s.Press(kb.Home + kb.ArrowRight + kb.ArrowRight + kb.ArrowLeft)
	s.want(state, "gain 0.2 0.2 0")
	// The picture is that of the frame that the parameters stand for.
	s2 := show(t, scene(8), &player.Options{Paused: true}, nil)
	s2.Exec("hosts()[0].focus()")
	s2.Press(kb.ArrowRight + kb.ArrowRight)
	if a, b := s.text(drawn), s2.text(drawn); a != b {
		t.Errorf("gain 0.2 and sine show %s, want frame 2, %s", a, b)
	}
}

func TestASweepOfFilms(t *testing.T) {
	s := show(t, sweepOf(25), nil, nil)
	s.Exec("await take()")
	s.want("q('.time').max", "24")
	s.Exec("press('first').click()")
	before := s.text(drawn)
	s.click(".params input", 0.01, 0.5)
	s.wantFrame("another choice", 0)
	if s.text(drawn) == before {
		t.Error("the picture of another film is the same")
	}
	// The choice does not stop a film, and the film goes round by itself.
	s.Exec("press('play').click(); pass(300)")
	at := s.frame(0)
	if at < 4 || at > 7 {
		t.Errorf("after 0.3 s frame %d shows, want about 6", at)
	}
	s.click(".params input", 0.99, 0.5)
	s.want("press('play').ariaLabel", "Pause")
	s.wantFrame("a choice while it plays", at)
	s.Exec("pass(1250)")
	s.wantFrame("a whole round", at)
}

func TestControlsInTheFigure(t *testing.T) {
	f := scene(200)
	r := strip.Rect{X0: 800, Y0: 2880, X1: 4000, Y1: 3120}
	for k, x := range []int32{0, 4400} {
		c := strip.Control{
			Kind: strip.ControlKind(k), Layer: len(f.Layers), Rect: strip.Rect{X0: r.X0 + x, Y0: r.Y0, X1: r.X1, Y1: r.Y1},
			Label: []string{"Speed", "Play"}[k], Pause: "Pause", Size: 14 * strip.Fine, Ink: black, Accent: black, Face: color.NRGBA{A: 40},
		}
		if k == 0 {
			c.Min, c.Max, c.Step = 0.1, 5, 0.1
		} else {
			c.Rect = strip.Rect{X0: 5200, Y0: r.Y0, X1: 6000, Y1: r.Y1}
		}
		f.Layers = append(f.Layers, strip.Layer{Axes: -1, Frame: make([]int, 200), States: []strip.State{{box(c.Rect, color.NRGBA{R: 255, A: 255}, noColor, 0)}}})
		f.Controls = append(f.Controls, c)
	}
	s := show(t, f, nil, nil)
	s.want("[...hosts()[0].shadowRoot.querySelectorAll('.live')].map((e) => { const r = e.getBoundingClientRect(), c = q('canvas').getBoundingClientRect(); return [r.x - c.x, r.y - c.y, r.width, r.height].map(Math.round) }).join(' ')", "100,360,400,30 650,360,100,30")
	s.want("q('.live input').ariaLabel + q('.live input').ariaValueText + q('.live output').textContent", "Speed1×1×")
	// Neither what they replace nor what they make superfluous is there.
	s.want("[...q('canvas').getContext('2d').getImageData(660, 370, 1, 1).data]", "255,255,255,255")
	s.want("press('play').offsetWidth + q('.row select').offsetWidth", "0")
	s.want("q('button.live').textContent", "Pause")
	s.click("button.live", 0.5, 0.5)
	s.want("q('button.live').textContent", "Play")
	at := s.frame(0)
	time.Sleep(120 * time.Millisecond)
	s.wantFrame("a pause", at)
	// A drag of the slider to its end and back to its middle.
	b := browsertest.Eval[[]float64](s.Tab, "(({x, y, width, height}) => [x, y, width, height])(q('.live input').getBoundingClientRect())")
	y, mid := b[1]+b[3]/2, b[0]+b[2]/2
	s.Drag(b[0]+10, y, b[0]+b[2]-1, y)
	s.want("q('.live output').textContent", "5×")
	s.Drag(b[0]+b[2]-8, y, mid, y)
	speed := browsertest.Eval[float64](s.Tab, "q('.live input').valueAsNumber")
	if math.Abs(speed-2.55) > 0.11 {
		t.Errorf("in the middle the speed is %v, want 2.5 or 2.6", speed)
	}
	s.Exec("q('button.live').click(); await take(); press('first').click(); q('button.live').click(); pass(20); window.from = frame(); pass(1000)")
	if n := browsertest.Eval[float64](s.Tab, "frame() - from"); math.Abs(n-20*speed) > 1 {
		t.Errorf("at speed %v it shows %v frames in a second", speed, n)
	}
	// Keys keep to the slider's range.
	s.Exec("hosts()[0].focus()")
	s.Press("++++++")
	s.want("q('.live output').textContent", "5×")
}

func TestHelp(t *testing.T) {
	s := show(t, scene(20), &player.Options{Paused: true}, nil)
	s.want("q('.help').offsetHeight + press('keys').ariaExpanded", "0false")
	s.button("keys")
	s.want("q('.help').offsetHeight > 100 && q('.help').offsetHeight <= q('.stage').offsetHeight && q('.help').textContent.includes('space')", "true")
	s.Press(kb.Escape)
	s.want("q('.help').offsetHeight", "0")
	s.Press("?")
	s.want("q('.help').offsetHeight > 100", "true")
	s.wantFrame("help", 0)
}

func TestSavedFrame(t *testing.T) {
	s := show(t, scene(3), &player.Options{Paused: true}, nil)
	s.Exec(`window.saved = new Promise((r) => { HTMLAnchorElement.prototype.click = function () {
		const img = new Image()
		img.onload = () => r([this.download, img.naturalWidth, img.naturalHeight])
		img.src = this.href
	} })`)
	s.button("save")
	s.want("saved", "Waves-dots-1.png,2000,800")
}

func TestFullScreen(t *testing.T) {
	s := show(t, scene(3), nil, &browsertest.Options{Width: 1600, Height: 900})
	s.button("full")
	s.Wait("document.fullscreenElement == hosts()[0] && q('canvas').clientWidth > 1200")
	s.want("q('canvas').getBoundingClientRect().width <= innerWidth && q('.bar').getBoundingClientRect().bottom <= innerHeight", "true")
	s.Wait("q('canvas').width == q('canvas').clientWidth")
	s.Press("f")
	s.Wait("!document.fullscreenElement && q('canvas').clientWidth == 1000")
}

// BenchmarkSeek tells how long a page takes to show another of a film's 200
// frames, at one device pixel to a pixel and at two, where most of it is the
// browser's painting without a GPU.
func BenchmarkSeek(b *testing.B) {
	for _, scale := range []float64{1, 2} {
		b.Run(fmt.Sprintf("scale=%v", scale), func(b *testing.B) {
			s := show(b, scene(200), &player.Options{Paused: true}, &browsertest.Options{Scale: scale})
			took := browsertest.Eval[float64](s.Tab, fmt.Sprintf(`(() => {
				const bar = q('.time'), ctx = q('canvas').getContext('2d'), t = performance.now()
				for (let i = 0; i < %d; i++) {
					bar.value = i * 67 %% 200
					bar.dispatchEvent(new Event('input'))
					ctx.getImageData(0, 0, 1, 1) // waits until it is drawn
				}
				return performance.now() - t
			})()`, b.N))
			b.ReportMetric(took*1e6/float64(b.N), "ns/op")
		})
	}
}
