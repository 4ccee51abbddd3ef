package player_test

import (
	"encoding/base64"
	"fmt"
	"image"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

const head = "<!DOCTYPE html><meta charset=utf-8><body style='margin:0'>"

func TestTwoPlayersDoNotDisturbEachOther(t *testing.T) {
	f := short(strip.Loop)
	f.Width, f.Height = 1000, 400
	one := output(t, f, nil)
	s := load(t, head+one+"<p>between</p>"+one, &browsertest.Options{Height: 1000})
	s.ready(2)
	s.button("play")
	at := s.frame(0)
	s.Wait(fmt.Sprintf("frame(1) != %d", s.frame(1)))
	s.Wait(fmt.Sprintf("frame(1) != %d", s.frame(1)))
	s.wantFrame("the other one's frames", at)
	s.want("press('play', 1).ariaLabel", "Pause")
	s.Press("l")
	s.want("[press('loop').ariaLabel, press('loop', 1).ariaLabel]", "Play once,Play in a loop")
}

// Front ends put an output's HTML into the page first, make its scripts anew
// so that they run, and then show it; some do it before it is in the page, and
// some run scripts in the page's head.
func TestNotebooks(t *testing.T) {
	const box = "const box = document.createElement('div'); box.innerHTML = html;"
	const anew = "const old = box.querySelector('script'), script = document.createElement('script'); script.textContent = old.textContent;"
	for name, insert := range map[string]string{
		"scripts made anew":        "document.body.append(box);" + anew + "old.replaceWith(script)",
		"made anew while detached": anew + "old.replaceWith(script); document.body.append(box)",
		"run in the head":          "document.body.append(box);" + anew + "document.head.append(script); script.remove()",
	} {
		t.Run(name, func(t *testing.T) {
			s := load(t, head, nil)
			before := s.text("Object.keys(window).length")
			s.Exec(fmt.Sprintf("window.put = () => { const html = atob('%s');%s%s }; put()",
				base64.StdEncoding.EncodeToString([]byte(ascii(output(t, short(strip.Loop), nil)))), box, insert))
			s.ready(1)
			s.Wait(fmt.Sprintf("frame() != %d", s.frame(0)))
			// The cell runs again: its output is replaced by another.
			s.Exec("document.body.textContent = ''; put()")
			s.ready(1)
			s.Wait(fmt.Sprintf("frame() != %d", s.frame(0)))
			s.Exec("delete window.put")
			s.want("Object.keys(window).length", before)
		})
	}
}

// ascii writes other characters of a script as JavaScript escapes, for atob.
func ascii(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 128 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "\\u%04x", r)
		}
	}
	return b.String()
}

func TestASavedPageStillPlays(t *testing.T) {
	s := show(t, short(strip.Loop), nil, nil)
	saved := s.text("document.documentElement.outerHTML")
	again := load(t, "<!DOCTYPE html>"+saved, nil)
	again.ready(1)
	again.Wait(fmt.Sprintf("frame() != %d", again.frame(0)))
}

func TestWithoutScriptsThePosterShows(t *testing.T) {
	html := output(t, scene(3), nil)
	html = html[:strings.Index(html, "<script>")]
	s := load(t, head+html, &browsertest.Options{Width: 1000, Height: 400})
	s.Wait("document.images[0].complete")
	f := scene(3)
	still, err := raster.Still(f, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	if d := distance(s.Screenshot(), still); d > 3 {
		t.Errorf("the poster differs from the frame by %.1f of 255 a channel", d)
	}
}

// distance is the mean difference of two pictures' channels, of 255.
func distance(a, b image.Image) float64 {
	sum, r := 0.0, b.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			r0, g0, b0, _ := a.At(x, y).RGBA()
			r1, g1, b1, _ := b.At(x, y).RGBA()
			for _, d := range []int{int(r0) - int(r1), int(g0) - int(g1), int(b0) - int(b1)} {
				sum += float64(max(d, -d)) / 257
			}
		}
	}
	return sum / float64(3*r.Dx()*r.Dy())
}

// The player and the raster show the same picture.
func TestPlayerShowsWhatTheRasterPaints(t *testing.T) {
	f := scene(10)
	f.Poster = 7
	s := load(t, head+output(t, f, &player.Options{Paused: true, Controls: player.Bare}), &browsertest.Options{Width: 1000, Height: 400})
	s.ready(1)
	s.wantFrame("the start", 7)
	still, err := raster.Still(f, 7, 1)
	if err != nil {
		t.Fatal(err)
	}
	d := distance(s.Screenshot(), still)
	t.Logf("mean difference %.2f of 255", d)
	if d > 2.5 {
		t.Errorf("player and raster differ by %.1f of 255 a channel", d)
	}
}

func TestHostileFilmsLeaveThePoster(t *testing.T) {
	html := output(t, short(strip.Loop), nil)
	_, whole, _ := strings.Cut(html, ";base64,")
	whole, _, _ = strings.Cut(whole, `"`)
	good, err := base64.StdEncoding.DecodeString(whole)
	if err != nil {
		t.Fatal(err)
	}
	film, err := strip.Extract(good)
	if err != nil {
		t.Fatal(err)
	}
	bad := map[string][]byte{"empty": {}, "cut off": film[:len(film)/2], "text": []byte("this is no film"), "newer": append([]byte("Zoet\x63"), film[5:]...)}
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 6 {
		b := append([]byte(nil), film...)
		for range 3 {
			b[4+random.IntN(len(b)-4)] ^= byte(1 + random.IntN(255))
		}
		bad[fmt.Sprint("damaged ", i)] = b
	}
	page := head
	for _, b := range bad {
		var carrier strings.Builder
		if err := strip.EmbedWebP(&carrier, good, b); err != nil {
			t.Fatal(err)
		}
		page += strings.Replace(html, whole, base64.StdEncoding.EncodeToString([]byte(carrier.String())), 1)
	}
	s := load(t, page+html+"<p id=end>end", &browsertest.Options{Height: 8000})
	// The damage may happen to leave a film; every other one says what is wrong.
	s.Wait("hosts().length + document.querySelectorAll('[role=status]').length == 11")
	s.want("[...document.querySelectorAll('[role=status]')].every((e) => e.textContent.startsWith('This animation cannot be played: ') && e.previousElementSibling.matches('img') && e.previousElementSibling.naturalWidth == 1000)", "true")
	if n := s.text("document.querySelectorAll('[role=status]').length"); n < "4" && len(n) == 1 {
		t.Errorf("only %s of the bad films are refused", n)
	}
	s.Exec("window.last = hosts().length - 1")
	s.Wait("frame(last) > 0")
}

func TestReducedMotion(t *testing.T) {
	f := scene(20)
	f.Poster = 12
	s := show(t, f, nil, &browsertest.Options{ReducedMotion: true})
	time.Sleep(200 * time.Millisecond)
	s.wantFrame("a while with reduced motion", 12)
	s.button("play")
	s.Wait("frame() != 12")
}

func TestSharpOnADenseScreen(t *testing.T) {
	f := &strip.Film{Width: 101, Height: 60, Frames: 1, FPS: 1, Background: white, Layers: []strip.Layer{{
		Axes: -1, Frame: []int{0}, States: []strip.State{{
			box(strip.Rect{X0: 83, Y0: 80, X1: 403, Y1: 323}, black, noColor, 0),
			&strip.Path{
				Stroke: black, Width: strip.Fine, Crisp: true,
				Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: 1}},
				X:     []int32{563, 563}, Y: []int32{80, 320},
			},
		}},
	}}}
	for _, scale := range []float64{1, 1.5, 2, 3} {
		s := load(t, head+output(t, f, nil), &browsertest.Options{Width: 400, Height: 200, Scale: scale})
		s.ready(1)
		s.Wait(fmt.Sprintf("q('canvas').width == Math.round(101 * %v) && q('canvas').height == Math.round(60 * %v)", scale, scale))
		img := s.Screenshot()
		// Along a row there is nothing between black and white.
		edges, last := 0, uint32(0xffff)
		for x := range int(101 * scale) {
			r, _, _, _ := img.At(x, int(25*scale)).RGBA()
			if r != 0 && r != 0xffff {
				t.Errorf("at scale %v pixel %d is grey: %#x", scale, x, r)
			}
			if r != last {
				edges++
			}
			last = r
		}
		if edges != 4 {
			t.Errorf("at scale %v a row has %d edges, want 4", scale, edges)
		}
	}
}

func TestItFitsItsPlace(t *testing.T) {
	html := output(t, scene(3), nil)
	s := load(t, head+"<div id=d style='width:360px'>"+html+"</div>", &browsertest.Options{Scale: 2})
	s.ready(1)
	s.want("[hosts()[0].offsetWidth, q('canvas').offsetHeight, q('canvas').width, d.scrollWidth]", "360,144,720,360")
	s.want("getComputedStyle(press('first')).display", "none")
	s.Exec("d.style.width = '3000px'")
	s.Wait("q('canvas').width == 2000")
	s.want("[hosts()[0].offsetWidth, getComputedStyle(press('first')).display]", "1000,block")
	// In a place that takes its width from what is in it, too.
	s.Exec("d.style.cssText = 'display:inline-block;width:auto'")
	s.want("hosts()[0].offsetWidth", "1000")
}

func TestItWaitsWhileNobodySees(t *testing.T) {
	s := load(t, head+"<div style='height:3000px'></div><div id=d>"+output(t, scene(200), nil)+"</div><div style='height:3000px'>", nil)
	time.Sleep(100 * time.Millisecond)
	s.want("hosts().length", "0") // the film is not even decoded
	s.Exec("d.scrollIntoView()")
	s.ready(1)
	s.Wait("frame() > 2")
	// Out of sight it asks for no more ticks.
	s.Exec(`window.asked = 0
	const ask = requestAnimationFrame
	window.requestAnimationFrame = (f) => (asked++, ask(f))
	window.rests = async () => { const n = asked; await sleep(200); return n == asked }`)
	s.Wait("asked > 2")
	s.Exec("scrollTo(0, 0)")
	s.Wait("rests()")
	s.Exec("window.at = frame()")
	s.Exec("d.scrollIntoView()")
	s.Wait("frame() != at")
	// Taken out of the page it stops, put back it goes on.
	s.Exec("window.h = hosts()[0]; window.bar = q('.time'); h.remove()")
	s.Wait("rests()")
	s.Exec("window.at = bar.value")
	s.Exec("d.append(h)")
	s.Wait("bar.value != at")
}

func TestItTakesThePagesColours(t *testing.T) {
	light := func(s stage) bool {
		return browsertest.Eval[bool](s.Tab, `(() => {
			const [r, g, b] = getComputedStyle(press('play')).color.match(/\d+/g).map(Number)
			return r + g + b > 380
		})()`)
	}
	waiting := &player.Options{Paused: true}
	for _, dark := range []bool{false, true} {
		if s := show(t, scene(3), waiting, &browsertest.Options{Dark: dark}); light(s) != dark {
			t.Errorf("dark %v: the controls are %s", dark, s.text("getComputedStyle(press('play')).color"))
		}
		// JupyterLab sets its theme's colours, whatever the system prefers.
		style := `<style>body{margin:0;--ink:#000;color:var(--ink);background:#fff}body[data-jp-theme-light=false]{--ink:#eee;background:#111}</style>`
		body := fmt.Sprintf("<!DOCTYPE html><meta charset=utf-8>%s<body data-jp-theme-light=%v>", style, !dark)
		s := load(t, body+output(t, scene(3), waiting), &browsertest.Options{Dark: !dark})
		s.ready(1)
		if light(s) != dark {
			t.Errorf("JupyterLab dark %v: the controls are %s", dark, s.text("getComputedStyle(press('play')).color"))
		}
	}
}

func TestFewerControls(t *testing.T) {
	for controls, want := range map[player.Controls]string{player.Full: "10 1", player.Simple: "2 1", player.Bare: "0 0"} {
		s := show(t, scene(3), &player.Options{Paused: true, Controls: controls}, nil)
		s.want("[...hosts()[0].shadowRoot.querySelectorAll('button')].filter((b) => b.offsetWidth).length + ' ' + Math.sign(q('.time').offsetWidth)", want)
	}
}

// Pictures of the player, for looking at: set ZOETROPE_SHOTS to a folder.
func TestScreenshots(t *testing.T) {
	dir := os.Getenv("ZOETROPE_SHOTS")
	if dir == "" {
		t.Skip("ZOETROPE_SHOTS names no folder to write pictures to")
	}
	for _, c := range []struct {
		name string
		o    browsertest.Options
	}{
		{"light", browsertest.Options{}},
		{"dark", browsertest.Options{Dark: true}},
		{"dense", browsertest.Options{Scale: 2}},
		{"narrow", browsertest.Options{Width: 360, Height: 320, Scale: 2}},
	} {
		if c.o.Width == 0 {
			c.o.Width, c.o.Height = 1032, 500
		}
		s := show(t, scene(200), nil, &c.o)
		s.Wait("frame() > 20")
		s.Exec("press('turn').click(); hosts()[0].focus()")
		s.Do(hover(s, "press('save')"))
		write(t, dir+"/"+c.name+".png", s.Screenshot())
	}
}
