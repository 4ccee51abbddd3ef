package complaint

import (
	"testing"

	"github.com/zoetrope-go/zoetrope/kernel/nbformat"
)

// page is what GoNB v0.11.4 shows for two errors of the compiler, shortened in
// its styles.
const page = `
<style>
.gonb-err-location { border-radius: 3px; }
</style>
<div class="jp-RenderedText" data-mime-type="application/vnd.jupyter.stderr" style="font-family: monospace;">

<div style="white-space: pre-wrap;"> # gonb_cec2cbf3</div>

<div style="white-space: pre-wrap;"><span class="gonb-err-hover-area"><span class="gonb-cell-line-info">Cell[1]: Line 4</span> <span class="gonb-err-location">./main.go:11:13: </span></span>undefined: undefinedThing<div class="gonb-err-context">
func main() {
<div class="gonb-err-line">fmt.Println(undefinedThing)
</div>var x int = &#34;a&#34;
</div></div>

<div style="white-space: pre-wrap;"><span class="gonb-err-hover-area"><span class="gonb-cell-line-info">Cell[1]: Line 5</span> <span class="gonb-err-location">./main.go:12:13: </span></span>cannot use &#34;a&#34; &lt;constant&gt;<div class="gonb-err-context">func main() {
<div class="gonb-err-line">var x int = &#34;a&#34;
</div>
}
</div></div>
<div style="white-space: pre-wrap;"> </div>
</div>
`

func TestOf(t *testing.T) {
	html := func(s string) *nbformat.Output {
		return &nbformat.Output{Type: nbformat.DisplayData, Data: nbformat.Object{"text/html": s}}
	}
	cases := []struct {
		name    string
		outputs []*nbformat.Output
		want    string
	}{
		{"nothing", nil, ""},
		{"the compiler", []*nbformat.Output{html(page)},
			"Cell[1]: Line 4: undefined: undefinedThing\nCell[1]: Line 5: cannot use \"a\" <constant>"},
		{"the program", []*nbformat.Output{
			{Type: nbformat.Stream, Name: "stdout", Text: "fine\n"},
			html("<b>fine</b>"),
			{Type: nbformat.Stream, Name: "stderr", Text: "panic: oh\n\n"},
			{Type: nbformat.Error, EName: "ERROR", EValue: "exit status 2"},
		}, "panic: oh"},
	}
	for _, c := range cases {
		if got := Of(&nbformat.Cell{Outputs: c.outputs}); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}
