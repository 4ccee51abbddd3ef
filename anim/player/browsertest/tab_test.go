package browsertest

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestMain(m *testing.M) { os.Exit(Main(m)) }

func TestTabKeepsWhatThePageDoes(t *testing.T) {
	tab := New(t, &Options{Width: 300, Height: 200, Scale: 2, Dark: true, ReducedMotion: true})
	tab.Load(`<body style="margin:0;background:#ff0000"><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
<script>
console.error("one", 2)
setTimeout(() => { throw new Error("three") })
new Image().src = "missing.png"
</script>`)
	if got := Eval[string](tab, `Promise.resolve([innerWidth, innerHeight, devicePixelRatio,
		matchMedia("(prefers-color-scheme: dark)").matches, matchMedia("(prefers-reduced-motion)").matches].join())`); got != "300,200,2,true,true" {
		t.Errorf("the page sees %s", got)
	}
	tab.Wait("document.readyState == 'complete'")
	img := tab.Screenshot()
	if b := img.Bounds(); b.Dx() != 600 || b.Dy() != 400 {
		t.Errorf("the screenshot has %v, want 600×400", b)
	}
	if got := rgba(img, 599, 399); got != [4]uint32{0xffff, 0, 0, 0xffff} {
		t.Errorf("the corner is %v, want red", got)
	}
	errors := strings.Join(tab.Errors(), "\n")
	for _, want := range []string{"one 2", "three"} {
		if !strings.Contains(errors, want) {
			t.Errorf("the errors lack %q:\n%s", want, errors)
		}
	}
	if r := tab.Requests(); len(r) != 1 || !strings.HasSuffix(r[0], "/missing.png") {
		t.Errorf("the requests are %q, want missing.png", r)
	}
	tab.Exec("document.body.style.background = 'blue'")
	if n := Differ(img, tab.Screenshot()); n < 200_000 {
		t.Errorf("%d pixels differ after the colour has changed", n)
	}
}

func TestTabsShareNothing(t *testing.T) {
	a, b := New(t, nil), New(t, nil)
	a.Load("<script>window.mine = 1</script>")
	b.Load("<input id=i autofocus>")
	b.Wait("document.activeElement == i")
	b.Press("xyz")
	if got := Eval[string](b, "i.value"); got != "xyz" {
		t.Errorf("typed %q, want xyz", got)
	}
	if Eval[bool](b, "'mine' in window") {
		t.Error("a name of one tab is in the other")
	}
	if e := slices.Concat(a.Errors(), b.Errors()); len(e) > 0 {
		t.Errorf("errors: %q", e)
	}
}
