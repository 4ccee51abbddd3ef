package labextension_test

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
	"os"
	"strings"
	"testing"
	"time"

	"github.com/zoetrope-go/zoetrope/anim/player"
	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/anim/player/labextension"
	"github.com/zoetrope-go/zoetrope/anim/raster"
	"github.com/zoetrope-go/zoetrope/anim/strip"
)

func TestMain(m *testing.M) { os.Exit(browsertest.Main(m)) }

// front is what the extension asks of JupyterLab, in a page without it. What
// would be downloaded is kept.
const front = `
window.zt = { files: [], commands: {} }
HTMLAnchorElement.prototype.click = async function () {
  const bytes = new Uint8Array(await (await fetch(this.href)).arrayBuffer())
  zt.files.push([this.download, btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''))])
}
zt.host = () => document.querySelector('.jp-OutputArea-child img').parentNode
zt.run = (name) => {
  zt.host().dispatchEvent(new MouseEvent('contextmenu', { bubbles: true }))
  zt.commands['zoetrope:' + name].execute()
}
_JUPYTERLAB.zoetrope.get('./extension').then((factory) => factory().default.activate({
  commands: { addCommand: (name, command) => zt.commands[name] = command },
  contextMenu: { addItem() {} },
}))
`

// show opens a page with a film in an output that has lost its scripts.
func show(t testing.TB, f *strip.Film) *browsertest.Tab {
	t.Helper()
	return showUnder(t, f, anything)
}

// showUnder does so in a page with a policy of what it may do.
func showUnder(t testing.TB, f *strip.Film, policy string) *browsertest.Tab {
	t.Helper()
	tab := browsertest.New(t, &browsertest.Options{Patience: 2 * time.Minute}) // a benchmark's file takes a while
	poster, err := player.Poster(f, nil)
	if err != nil {
		t.Fatal(err)
	}
	tab.Load(fmt.Sprintf(`<!DOCTYPE html><meta charset=utf-8><meta http-equiv=Content-Security-Policy content="%s"><body><script>%s</script><script>%s</script>
<div class=jp-OutputArea-child><img src="data:image/png;base64,%s"></div>`,
		policy, labextension.Files()["static/remoteEntry.js"], front, base64.StdEncoding.EncodeToString(poster)))
	tab.Wait("zt.host().shadowRoot")
	return tab
}

// save makes a file of the film with the menu's command.
func save(t testing.TB, tab *browsertest.Tab, ending string) []byte {
	t.Helper()
	tab.Exec("zt.files = []; zt.run('save-" + ending + "')")
	tab.Wait("zt.files.length")
	data, err := base64.StdEncoding.DecodeString(browsertest.Eval[string](tab, "zt.files[0][1]"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// hues is a film of a disc of all hues that turns, on a background.
func hues(frames int, background color.NRGBA) *strip.Film {
	f := &strip.Film{Width: 300, Height: 200, Frames: frames, FPS: 10, Title: "Hues", Background: background}
	disc := strip.Layer{Axes: -1}
	for k := range frames {
		im := &strip.Image{Rect: strip.Rect{X0: 400, Y0: 160, X1: 1680, Y1: 1440}, W: 80, H: 80, Pix: make([]uint8, 4*80*80), Max: 1}
		for i := range 80 * 80 {
			x, y := float64(i%80)-39.5, float64(i/80)-39.5
			if math.Hypot(x, y) > 39 {
				continue
			}
			a := math.Atan2(y, x) + float64(k)/4
			im.Pix[4*i] = uint8(128 + 127*math.Sin(a))
			im.Pix[4*i+1] = uint8(128 + 127*math.Sin(a+2))
			im.Pix[4*i+2] = uint8(3 * math.Hypot(x, y))
			im.Pix[4*i+3] = 255
		}
		disc.States = append(disc.States, strip.State{im})
		disc.Frame = append(disc.Frame, k)
	}
	f.Layers = []strip.Layer{disc}
	return f
}

// difference is the mean one of two pictures' channels, of 255.
func difference(t *testing.T, a, b image.Image) float64 {
	t.Helper()
	r := a.Bounds()
	if r != b.Bounds() {
		t.Fatalf("a picture has the size %v, want %v", r, b.Bounds())
	}
	sum := 0.0
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			p, q := color.NRGBAModel.Convert(a.At(x, y)).(color.NRGBA), color.NRGBAModel.Convert(b.At(x, y)).(color.NRGBA)
			for _, d := range []int{int(p.R) - int(q.R), int(p.G) - int(q.G), int(p.B) - int(q.B), int(p.A) - int(q.A)} {
				sum += math.Abs(float64(d))
			}
		}
	}
	return sum / float64(4*r.Dx()*r.Dy())
}

// A GIF has its frames even where the film has many more colours than it may.
func TestGIF(t *testing.T) {
	white := color.NRGBA{255, 255, 255, 255}
	film := hues(6, white)
	film.Repeat = strip.Reflect
	g, err := gif.DecodeAll(bytes.NewReader(save(t, show(t, film), "gif")))
	if err != nil {
		t.Fatal(err)
	}
	order := []int{0, 1, 2, 3, 4, 5, 4, 3, 2, 1}
	if len(g.Image) != len(order) {
		t.Fatalf("the GIF has %d frames, want %d", len(g.Image), len(order))
	}
	canvas := image.NewNRGBA(image.Rect(0, 0, film.Width, film.Height))
	for i, k := range order {
		draw.Draw(canvas, g.Image[i].Bounds(), g.Image[i], g.Image[i].Bounds().Min, draw.Over)
		want, err := raster.Still(film, k, 1)
		if err != nil {
			t.Fatal(err)
		}
		if d := difference(t, canvas, want); d > 3 {
			t.Errorf("frame %d differs from the raster by %.2f of 255", i, d)
		}
		if g.Delay[i] != 10 {
			t.Errorf("frame %d lasts %d/100 s, want 10", i, g.Delay[i])
		}
	}
}

// A see-through background is white in a GIF and stays in a PNG.
func TestSeeThrough(t *testing.T) {
	film := hues(3, color.NRGBA{})
	film.Repeat = strip.Once
	tab := show(t, film)
	g, err := gif.DecodeAll(bytes.NewReader(save(t, tab, "gif")))
	if err != nil {
		t.Fatal(err)
	}
	if r, _, _, a := g.Image[0].At(0, 0).RGBA(); r != 0xffff || a != 0xffff || g.LoopCount != -1 {
		t.Errorf("the corner has the red %x and the opacity %x, and the loop count is %d", r, a, g.LoopCount)
	}
	img, err := png.Decode(bytes.NewReader(save(t, tab, "apng")))
	if err != nil {
		t.Fatal(err)
	}
	want, err := raster.Still(film, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	if d := difference(t, img, want); d > 3 {
		t.Errorf("the animated PNG's first frame differs from the raster by %.2f of 255", d)
	}
}

// Policies of pages: one that may do what a notebook's may, and one that may have
// no workers.
const (
	anything  = "default-src * data: blob: 'unsafe-inline'"
	noWorkers = anything + "; worker-src 'none'"
)

// Workers and a page without them make the same file.
func TestWithoutWorkers(t *testing.T) {
	film := hues(20, color.NRGBA{255, 255, 255, 255})
	tab, without := show(t, film), showUnder(t, film, noWorkers)
	tab.Exec("zt.workers = 0; const W = Worker; Worker = function (url) { zt.workers++; return new W(url) }")
	for _, ending := range []string{"gif", "apng"} {
		if !bytes.Equal(save(t, tab, ending), save(t, without, ending)) {
			t.Errorf("the two make another %s", ending)
		}
	}
	if n := browsertest.Eval[int](tab, "zt.workers"); n < 2 {
		t.Errorf("%d workers for two files", n)
	}
}

// A file of few colours keeps them, and takes a byte for each.
func TestFewColors(t *testing.T) {
	film := hues(3, color.NRGBA{255, 255, 255, 255})
	for _, s := range film.Layers[0].States {
		pix := s[0].(*strip.Image).Pix
		for i := range pix {
			pix[i] &= 0xc0
		}
	}
	data := save(t, show(t, film), "apng")
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := img.(*image.Paletted); !ok {
		t.Errorf("the picture is a %T, want one with a palette", img)
	}
	want, err := raster.Still(film, 0, 1)
	if err != nil {
		t.Fatal(err)
	}
	if d := difference(t, img, want); d > 0.5 {
		t.Errorf("its first frame differs from the raster by %.2f of 255", d)
	}
}

// While a file is made the page goes on, and the reader can think better of it.
func TestProgress(t *testing.T) {
	for name, policy := range map[string]string{"workers": anything, "page": noWorkers} {
		t.Run(name, func(t *testing.T) {
			film := hues(6, color.NRGBA{255, 255, 255, 255})
			for disc := &film.Layers[0]; film.Frames < 5000; film.Frames++ {
				disc.Frame = append(disc.Frame, film.Frames%6)
			}
			tab := showUnder(t, film, policy)
			tab.Exec("zt.run('save-gif')")
			tab.Wait("document.querySelector('.zoetrope-progress progress')?.value > 0")
			tab.Wait("new Promise((r) => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))")
			if got := browsertest.Eval[string](tab, "document.querySelector('.zoetrope-progress').textContent"); !strings.HasPrefix(got, "Making Hues.gif") {
				t.Errorf("it says %q", got)
			}
			tab.Exec("document.querySelector('.zoetrope-progress button').click()")
			tab.Wait("!document.querySelector('.zoetrope-progress')")
			if n := browsertest.Eval[int](tab, "zt.files.length"); n > 0 {
				t.Errorf("there are %d files after all", n)
			}
			if e := tab.Errors(); len(e) > 0 && name == "workers" {
				t.Errorf("the page logged %q", e)
			}
		})
	}
}

// What cannot be made says so below the film.
func TestFailure(t *testing.T) {
	film := hues(2, color.NRGBA{255, 255, 255, 255})
	film.Width, film.Height = 5000, 5000
	tab := show(t, film)
	tab.Exec("zt.run('save-gif')")
	tab.Wait("document.querySelector('.zoetrope-progress')?.textContent == 'Hues.gif cannot be made: its pictures are too large'")
}
