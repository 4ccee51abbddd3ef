package labextension_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/zoetrope-go/zoetrope/anim/player/browsertest"
	"github.com/zoetrope-go/zoetrope/anim/player/labextension"
	"github.com/zoetrope-go/zoetrope/anim/strip"
	"github.com/zoetrope-go/zoetrope/anim/strip/striptest"
)

// A stranger is a strip of unknown intentions.
type stranger struct {
	Name   string `json:"name"`
	Poster string `json:"poster"` // base64
}

// carrier returns a small picture that carries a strip.
func carrier(t *testing.T, data []byte) string {
	t.Helper()
	var picture, out bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		t.Fatal(err)
	}
	if err := strip.EmbedPNG(&out, picture.Bytes(), data); err != nil {
		t.Fatal(err)
	}
	return base64.StdEncoding.EncodeToString(out.Bytes())
}

// corpus are the strips that anim/strip has been tried with.
func corpus(t *testing.T) (list []stranger) {
	t.Helper()
	for _, s := range striptest.Hostile(t, "../../strip/testdata/hostile.zip") {
		list = append(list, stranger{s.Name, carrier(t, s.Data)})
	}
	return list
}

// evil is a text that would like to be part of a page.
const evil = `</style></script>"'><img src=x onerror="hacked=1"><script>hacked=1</script>;position:fixed;inset:0;background:url(x)}*{display:none}${hacked=1}__proto__`

// monsters are films that keep to the format's rules and ask for far too much.
func monsters(t *testing.T) (list []stranger) {
	t.Helper()
	black := color.NRGBA{A: 255}
	base := func(layers ...strip.Layer) *strip.Film {
		f := &strip.Film{Width: 300, Height: 200, Frames: 20, FPS: 50, Background: color.NRGBA{255, 255, 255, 255}, Layers: layers}
		for i := range f.Layers {
			l := &f.Layers[i]
			l.Axes = -1
			for k := range f.Frames {
				l.Frame = append(l.Frame, k%len(l.States))
			}
		}
		return f
	}
	// moving has two states, so that each frame draws anew.
	moving := func(op func(k int32) strip.Op) strip.Layer {
		return strip.Layer{States: []strip.State{{op(0)}, {op(1)}}}
	}
	line := func(dash []int32, x, y []int32) *strip.Path {
		return &strip.Path{Stroke: black, Width: 64, Dash: dash, X: x, Y: y, Verbs: []strip.Verbs{{Kind: strip.MoveTo, N: 1}, {Kind: strip.LineTo, N: len(x) - 1}}}
	}
	zigzag := func(n int, k int32) (x, y []int32) {
		for i := range n {
			x, y = append(x, int32(i*7919%2400)), append(y, int32(i*104729%1600)+k)
		}
		return x, y
	}
	add := func(name string, f *strip.Film) {
		var b bytes.Buffer
		if err := strip.Encode(&b, f, nil); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		list = append(list, stranger{"monster/" + name, carrier(t, b.Bytes())})
	}

	f := base()
	f.Width, f.Height = strip.MaxSide, strip.MaxSide
	add("a picture of 16384 by 16384", f)
	f = base(moving(func(k int32) strip.Op {
		return line([]int32{1, 1}, []int32{math.MinInt32, math.MaxInt32}, []int32{0, 800 + k})
	}))
	add("dashes without end", f)
	f = base(moving(func(k int32) strip.Op { x, y := zigzag(50_000, k); return line([]int32{1, 1}, x, y) }))
	add("a long dashed line", f)
	f = base(moving(func(k int32) strip.Op { x, y := zigzag(700_000, k); return line(nil, x, y) }))
	add("a long line", f)
	f = base(moving(func(k int32) strip.Op {
		x, y := zigzag(700_000, k)
		return &strip.Marks{X: x, Y: y, Size: []int32{80}, Colors: []color.NRGBA{{255, 0, 0, 9}}}
	}))
	add("marks by the thousand", f)
	f = base(moving(func(k int32) strip.Op {
		x, y := zigzag(20_000, k)
		return &strip.Marks{X: x, Y: y, Size: []int32{1 << 20}, Colors: []color.NRGBA{{255, 0, 0, 9}}, Edge: black, EdgeWidth: 640}
	}))
	add("marks larger than the picture", f)
	f = base(moving(func(k int32) strip.Op {
		return &strip.Image{Rect: strip.Rect{X1: 2400, Y1: 1600}, W: 4200, H: 4200, Palette: []color.NRGBA{black, {A: 9}}, Pix: bytes.Repeat([]byte{uint8(k)}, 4200*4200), Max: 1}
	}))
	add("images of 4200 by 4200", f)
	long := strings.Repeat("ﷺ﷽W\u0301\u202e"+evil, 10_000)
	f = base(moving(func(k int32) strip.Op {
		return &strip.Text{String: long, X: 8, Y: 80 + k, Size: 1000, Width: 2400, Color: black}
	}))
	add("a long text", f)
	f = base(moving(func(k int32) strip.Op {
		return &strip.Text{String: evil, X: 8, Y: 80 + k, Size: math.MaxInt32, Width: math.MaxInt32, Angle: math.MaxInt32, Color: black, Font: 15}
	}))
	f.Title = evil
	add("a large text", f)
	f = base(func() strip.Layer {
		var l strip.Layer
		for k := range 2 {
			var s strip.State
			for i := range 100_000 {
				s = append(s, &strip.Text{String: "text", X: int32(i % 2400), Y: int32(k), Size: 1000, Width: 100, Color: black})
			}
			l.States = append(l.States, s)
		}
		return l
	}())
	add("texts by the thousand", f)
	var layers []strip.Layer
	for i := range 30_000 {
		i := int32(i)
		layers = append(layers, moving(func(k int32) strip.Op {
			x, y := i%173*13, i/173*9
			return line(nil, []int32{x, x + 2}, []int32{y, y + 1 + k})
		}))
	}
	add("layers by the thousand", base(layers...))
	f = base()
	f.Frames = 0
	for i := range 60_000 {
		f.Layers = append(f.Layers, strip.Layer{Axes: -1, States: []strip.State{{line(nil, []int32{int32(i), 9}, []int32{1, 2})}}, Frame: []int{0}})
		f.Controls = append(f.Controls, strip.Control{Layer: i, Label: evil, Size: math.MaxInt32, Rect: strip.Rect{X0: math.MinInt32, X1: math.MaxInt32, Y0: math.MinInt32, Y1: math.MaxInt32}, Min: 1e-300, Max: 1e300, Step: 1e-300})
	}
	f.Frames = 1
	add("controls by the thousand", f)
	f = base()
	f.Frames = 1 << 20
	values := make([]string, f.Frames)
	for i := range values {
		values[i] = evil[:i%20]
	}
	f.Params = []strip.Param{{Name: "__proto__", Menu: true, Values: values}}
	add("a menu of a million", f)
	f = base()
	f.Frames = strip.MaxEntries
	add("frames by the million", f)
	f = base(moving(func(k int32) strip.Op { return line(nil, []int32{0, 800}, []int32{0, 800 + k}) }))
	f.Sound = &strip.Sound{Type: `text/html"><script>hacked=1</script>`, Data: []byte("<script>hacked=1</script>")}
	f.FPS, f.Title = 1000, evil
	f.Controls = []strip.Control{{Kind: strip.PlayButton, Rect: strip.Rect{X0: math.MinInt32, X1: math.MaxInt32, Y0: math.MinInt32, Y1: math.MaxInt32}, Label: evil, Pause: evil, Size: math.MaxInt32, Face: black}}
	add("a sound that is a page", f)
	return list
}

// court tries strangers in one page, each in an output of its own: look at them
// in batches, in a realm where what hangs or gets out is seen.
const court = `
zt.beat = 0
;(() => {
  let last = performance.now()
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    const now = performance.now()
    zt.beat = Math.max(zt.beat, now - last)
    last = now
    setTimeout(() => port2.postMessage(0), 1)
  }
  port2.postMessage(0)
})()
zt.before = [Object.getOwnPropertyNames(Object.prototype).length, Object.getOwnPropertyNames(Array.prototype).length, Object.keys(window).length, document.styleSheets.length]
zt.ticks = (n) => new Promise((r) => { const f = () => n-- ? requestAnimationFrame(f) : r(); f() })
// try shows films and returns what has become of each.
zt.try = async (posters, patience) => {
  const outputs = posters.map((poster) => {
    const out = document.createElement('div')
    out.className = 'jp-OutputArea-child'
    out.style.cssText = 'width:300px;height:200px;overflow:hidden;float:left;position:relative;contain:strict'
    out.innerHTML = '<img src="data:image/png;base64,' + poster + '">'
    return out
  })
  zt.beat = 0
  zt.stage.replaceChildren(...outputs)
  const state = (out) => out.querySelector('[role=status]')?.textContent ?? (out.querySelector('img')?.parentNode.shadowRoot ? 'plays' : '')
  const end = performance.now() + patience
  while (!outputs.every(state) && performance.now() < end) await new Promise((r) => setTimeout(r, 5))
  await zt.ticks(3)
  await new Promise((r) => setTimeout(r, 5))
  const result = outputs.map((out) => {
    const extra = out.querySelectorAll('script, iframe, object, embed, link, style, [onerror]').length
    return state(out) + (extra ? ' !' + extra : '')
  })
  for (const out of outputs) out.querySelector('img')?.parentNode.zoetrope?.pause()
  zt.stage.replaceChildren()
  return { result, beat: zt.beat, heap: performance.memory.usedJSHeapSize }
}
zt.clean = () => [Object.getOwnPropertyNames(Object.prototype).length, Object.getOwnPropertyNames(Array.prototype).length, Object.keys(window).length, document.styleSheets.length].join() == zt.before.join() &&
  !('hacked' in window) && [...document.body.children].map((e) => e.localName).join() == 'script,script,div' && getComputedStyle(zt.stage).color == 'rgb(1, 2, 3)'
`

// A verdict is what has become of films: how long the page stood still, in ms,
// and what its scripts have in memory, in bytes.
type verdict struct {
	Result     []string
	Beat, Heap float64
}

// A page stands still for at most half a second where it has the processor for
// itself; where it has not, that is no fault.
const still = 8000

// Whatever a film is, it plays or is refused with a sentence in its place, the
// page goes on meanwhile, and nothing of the film gets out.
func TestHostileFilms(t *testing.T) {
	list := append(corpus(t), monsters(t)...)
	t.Run("workers", func(t *testing.T) { judge(t, anything, list) })
	t.Run("page", func(t *testing.T) {
		judge(t, noWorkers, slices.DeleteFunc(list, func(s stranger) bool { return !strings.HasPrefix(s.Name, "monster/a ") }))
	})
}

func judge(t *testing.T, policy string, list []stranger) {
	t.Helper()
	tab := browsertest.New(t, nil)
	tab.Load(fmt.Sprintf(`<!DOCTYPE html><meta charset=utf-8><meta http-equiv=Content-Security-Policy content="%s"><body><script>%s</script><script>%s</script><div style="color:rgb(1,2,3)"></div>`,
		policy, labextension.Files()["static/remoteEntry.js"], front))
	tab.Wait("Object.keys(zt.commands).length")
	tab.Exec("zt.stage = document.body.lastChild;" + court)
	beat, plays := 0.0, 0
	try := func(list []stranger) {
		var posters []string
		for _, s := range list {
			posters = append(posters, `"`+s.Poster+`"`)
		}
		v := browsertest.Eval[verdict](tab, "zt.try(["+strings.Join(posters, ",")+"], 25000)")
		for i, r := range v.Result {
			if r == "plays" {
				plays++
			} else if !strings.HasPrefix(r, "This animation cannot be played: ") {
				t.Errorf("%s: %q", list[i].Name, r)
			}
		}
		if beat = max(beat, v.Beat); v.Beat > still && policy == anything {
			t.Errorf("%s and what follows: the page stands still for %.0f ms", list[0].Name, v.Beat)
		}
		if v.Heap > 400e6 {
			t.Errorf("%s and what follows: the page has %.0f MB", list[0].Name, v.Heap/1e6)
		}
		if !browsertest.Eval[bool](tab, "zt.clean()") {
			t.Fatalf("%s and what follows: something has got out", list[0].Name)
		}
	}
	var small []stranger
	for _, s := range list {
		if strings.HasPrefix(s.Name, "bomb/") || strings.HasPrefix(s.Name, "monster/") {
			try([]stranger{s})
		} else {
			small = append(small, s)
		}
	}
	for batch := range slices.Chunk(small, 24) {
		try(batch)
	}
	t.Logf("%d of %d films play; the page stands still for at most %.0f ms", plays, len(list), beat)
	if plays < len(list)/20 {
		t.Errorf("only %d of %d films play: they test little", plays, len(list))
	}
	for _, e := range append(tab.Errors(), tab.Requests()...) {
		if policy == anything {
			t.Errorf("the page complains or asks: %s", e)
		}
	}
}
